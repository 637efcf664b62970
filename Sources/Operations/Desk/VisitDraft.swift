import Vocabulary

/// What somebody typed into a page of a visit and has not saved: fields by their names in its form.
///
/// It may hold what no visit may, such as half a date. A My Number is never in it, nor what protection
/// withholds at the moment when it is kept or read.
package struct VisitDraft: Hashable, Sendable {
    /// A control of the form with what a browser would send of it.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let values: [String]

        /// A value of these parts.
        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// The fields that say something else than the page did.
    package private(set) var fields: [Field]
    /// The names of those that were left as they were.
    package private(set) var untouched: [String]
    /// Marks of what the page showed, which tell nobody's data.
    package let shown: [String]

    /// A value of these parts.
    package init(fields: [Field], untouched: [String], shown: [String]) {
        self.fields = fields
        self.untouched = untouched
        self.shown = shown
    }

    /// Takes out what may not be kept or shown; the field stands as if nobody had typed there.
    ///
    /// `isMasked` is true where the visit is protected.
    func allowed(isMasked: Bool) -> VisitDraft {
        var allowed = self
        allowed.fields = fields.filter { field in
            let isWithheld = isMasked && Clearance.withholds(field: field.name)
            return !isWithheld && !field.values.contains(where: MyNumberDetector.containsMyNumber)
        }
        let kept = Set(allowed.fields.map(\.name))
        allowed.untouched += fields.map(\.name).filter { !kept.contains($0) }
        return allowed
    }
}

extension Clearance {
    /// Whether a control of a form holds what protection withholds, such as `record.household.address`, or
    /// `anew.record.household.address` where it is put in the place of what is withheld.
    fileprivate static func withholds(field name: String) -> Bool {
        let parts = name.split(separator: ".").map(String.init)
        guard let field = parts.last, parts.contains("record") else { return false }
        return withheldFields.contains(field)
    }
}

// MARK: - JSON

extension VisitDraft {
    var json: JSONValue {
        var object = JSONObject()
        object["fields"] = .array(
            fields.map { .array(([$0.name] + $0.values).map { .string($0) }) }
        )
        object["untouched"] = .array(untouched.map { .string($0) })
        object["shown"] = .array(shown.map { .string($0) })
        return .object(object)
    }

    /// Nil for what ``json`` never wrote.
    init?(json: JSONValue) {
        guard let fields = json["fields"]?.asArray, let untouched = json["untouched"]?.asArray,
            let shown = json["shown"]?.asArray
        else { return nil }
        self.init(
            fields: fields.compactMap { field in
                let texts = (field.asArray ?? []).compactMap(\.asString)
                return texts.first.map { Field(name: $0, values: Array(texts.dropFirst())) }
            },
            untouched: untouched.compactMap(\.asString),
            shown: shown.compactMap(\.asString)
        )
    }
}
