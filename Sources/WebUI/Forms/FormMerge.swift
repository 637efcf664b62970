import Pages

/// A form that was typed over an older state, brought together with the present one field by field.
///
/// A field that only one of the two changed takes that change. A field that both changed keeps what was
/// typed, and is named in ``differing``.
struct FormMerge {
    /// Every field, to be read over the present state.
    private(set) var form = FormFields()
    /// Controls that both changed, as they stand at present.
    private(set) var differing: [FormControl] = []
    /// Controls that only the other changed, as they stand at present.
    private(set) var taken: [FormControl] = []
    /// Names of controls that the page had not, or that the present one has no more.
    private(set) var comeOrGone: Set<String> = []
    /// Fields with something typed that the present page no longer has.
    private(set) var gone: [(name: String, value: String)] = []

    init(_ typed: FormFields, carriedBy carried: Set<String>, over present: [FormControl]) {
        let shown = ShownForm(carried: typed.all(ShownForm.field))
        var fields = typed.fields.filter { carried.contains($0.name) }
        for control in present {
            let values = choose(typed.all(control.name), shown, control)
            fields += values.map { (control.name, $0) }
        }
        let known = carried.union(present.map(\.name)).union([ShownForm.field])
        for field in typed.fields where !known.contains(field.name) {
            if shown.had(field.name) { comeOrGone.insert(field.name) }
            if shown.had(field.name, typed.all(field.name)) || field.value.isEmpty { continue }
            gone.append(field)
            fields.append(field)
        }
        form = FormFields(fields)
    }

    private mutating func choose(
        _ own: [String],
        _ shown: ShownForm,
        _ present: FormControl
    ) -> [String] {
        let other = present.values
        // Without word of what was shown, everything that differs may have been typed.
        let wasThere = shown.isEmpty ? !own.isEmpty : shown.had(present.name)
        if !wasThere, !shown.isEmpty { comeOrGone.insert(present.name) }
        if !wasThere || own == other { return other }
        if shown.had(present.name, own) {
            taken.append(present)
            return other
        }
        if !shown.had(present.name, other) { differing.append(present) }
        return own
    }
}
