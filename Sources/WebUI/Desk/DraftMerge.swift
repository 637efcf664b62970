import Eligibility
import Operations
import Pages
import Vocabulary

/// What somebody typed into the console and did not save, over the visit as it stands by now.
struct DraftMerge {
    private let merge: FormMerge
    private let present: [FormControl]

    /// `controls` are those of the console of the present visit.
    init(_ draft: VisitDraft, over present: VisitSheet, controls: [FormControl]) {
        let untouched = Set(draft.untouched)
        var fields = draft.shown.map { (name: ShownForm.field, value: $0) }
        for control in controls where untouched.contains(control.name) {
            fields += control.values.map { (name: control.name, value: $0) }
        }
        for field in draft.fields {
            fields += field.values.map { (name: field.name, value: $0) }
        }
        let own = DeskMerge.withoutKnown(FormFields(fields), present)
        merge = FormMerge(own, carriedBy: [], over: controls)
        self.present = controls
    }

    /// What lies over the saved fields, by the names of controls.
    private var typed: [String: [String]] {
        var typed: [String: [String]] = [:]
        for control in present {
            let values = merge.form.all(control.name)
            if values != control.values { typed[control.name] = values }
        }
        for field in merge.gone where field.name.hasPrefix(Self.row) {
            typed[field.name] = [field.value]
        }
        return typed
    }

    private static let row = "new."

    /// Rows for all people who were typed, and every field that somebody else saved otherwise.
    func draft(after other: DeskMerge.Other) -> DeskDraft {
        var draft = DeskDraft()
        let rows = typed.keys.filter { $0.hasPrefix(Self.row) }
            .compactMap { Int($0.split(separator: ".")[1]) }
        let count = min((rows.max() ?? -1) + 2, Household.peopleMaximum)
        draft.drafts = Array(repeating: PersonDraft(), count: count)
        draft.problems = merge.differing.map { $0.problem(savedBy: other) }
        return draft
    }

    /// What is told of it; without a time where nothing of it is left.
    func note(typedAt: Instant, after other: DeskMerge.Other, site: Site) -> DeskDraftNote {
        let (typed, gone) = (typed, DeskMerge.gone(merge, site))
        guard !typed.isEmpty || gone != nil else { return DeskDraftNote() }
        let differs = Localized(
            ja: "\(other.words.ja)が先に保存しました。食い違う欄に印を付けました。",
            en: "\(other.words.en) saved first; what differs is marked."
        )
        return DeskDraftNote(
            typed: typed,
            typedAt: typedAt,
            savedMeanwhile: merge.differing.isEmpty ? nil : differs,
            withoutField: gone
        )
    }
}

extension VisitDraft {
    /// What a console's form sends while it is typed into.
    init(_ form: FormFields) {
        let marks = form.all(ShownForm.field)
        let shown = ShownForm(carried: marks)
        var (fields, untouched): ([Field], [String]) = ([], [])
        var seen = DeskMerge.carried.union([ShownForm.field])
        for (name, _) in form.fields where seen.insert(name).inserted {
            let values = form.all(name)
            if shown.had(name, values) {
                untouched.append(name)
            } else {
                fields.append(Field(name: name, values: values))
            }
        }
        self.init(fields: fields, untouched: untouched, shown: marks)
    }
}
