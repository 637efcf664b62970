package import Eligibility
import Vocabulary

/// How the nightly extract of the residence record (住民基本台帳) is laid out: a CSV, one row a resident.
package struct RegisterLayout: Hashable, Sendable {
    /// What a column tells of a resident.
    package enum Target: Hashable, Sendable {
        /// The number under which the municipality keeps the resident (宛名番号); never a My Number.
        case resident
        /// The number of the household.
        case household
        /// Whether the whereabouts may not be disclosed (支援措置).
        case isProtected
        /// A fact about the person.
        case fact(FactID)
        /// A field of the household record, of the person or the household.
        case record(FieldID)
    }

    /// One column.
    package struct Column: Hashable, Sendable {
        /// What stands in the header.
        package let name: String
        package let target: Target
        /// What the codes of the column mean; empty where the values stand as they are.
        package let words: [String: String]
    }

    /// What of a resident holds when the visit is about leaving the registered address.
    package struct Leaving: Hashable, Sendable {
        package let events: Set<LifeEventID>
        /// Fields of the household under which the registered ones go then; others are dropped.
        package let fields: [FieldID: FieldID]
        /// What about the person is dropped.
        package let drops: Set<Target>

        /// A value of these parts.
        package init(
            events: Set<LifeEventID>,
            fields: [FieldID: FieldID],
            drops: Set<Target>
        ) {
            self.events = events
            self.fields = fields
            self.drops = drops
        }
    }

    /// The columns that are read, in the order of the catalog; others of the file are passed over.
    package let columns: [Column]
    package let leaving: Leaving

    /// A layout of these parts.
    package init(columns: [Column], leaving: Leaving) {
        self.columns = columns
        self.leaving = leaving
    }

    /// The column of a target.
    package func column(_ target: Target) -> Column? { columns.first { $0.target == target } }
}

// MARK: - Reading

extension ReadingContext {
    func registerLayout(_ map: MapReader) -> RegisterLayout? {
        let columns = map.requiredList("columns") { node in
            node.map("column", log) { registerColumn($0) }
        }
        let leaving = map.requiredMap("leaving") { registerLeaving($0) }
        let layout = RegisterLayout(
            columns: columns,
            leaving: leaving ?? .init(events: [], fields: [:], drops: [])
        )
        reportMissing(in: layout, map)
        return layout
    }

    private func registerLeaving(_ map: MapReader) -> RegisterLayout.Leaving {
        let events = map.requiredList("events") { lifeEvent($0) }
        let drops = map.requiredList("drops") { registerTarget($0) }
        let fields = map.requiredMap("fields") { fields -> [FieldID: FieldID] in
            fields.keys.reduce(into: [:]) { renamed, name in
                let from = FieldID(name)
                let to = fields.node(name).flatMap { reference($0, "field", in: known.fields) }
                if let from, let to, known.fields.contains(from) {
                    renamed[from] = to
                } else if to != nil {
                    log.error(fields.place(name), "there is no field `\(name)`")
                }
            }
        }
        return .init(events: Set(events), fields: fields ?? [:], drops: Set(drops))
    }

    /// Without these nobody can be found, told apart or protected.
    private func reportMissing(in layout: RegisterLayout, _ map: MapReader) {
        let needed: [(RegisterLayout.Target, String)] = [
            (.resident, "resident"), (.household, "household"), (.isProtected, "protected"),
            (.record("family_name"), "record.family_name"),
            (.fact(.born), "fact.born"),
        ]
        for (target, name) in needed where layout.column(target) == nil {
            log.error(map.place("columns"), "no column goes to `\(name)`; every extract has one")
        }
        var names: Set<String> = []
        var targets: Set<RegisterLayout.Target> = []
        for column in layout.columns {
            if !names.insert(column.name).inserted || !targets.insert(column.target).inserted {
                log.error(
                    map.place("columns"),
                    "the column `\(column.name)` or what it goes to is given twice"
                )
            }
        }
    }

    private func registerColumn(_ map: MapReader) -> RegisterLayout.Column? {
        let name = map.text("name")
        let target = map.required("to").flatMap { registerTarget($0) }
        let words = map.map("words") { words in
            words.keys.reduce(into: [String: String]()) { $0[$1] = words.text($1) }
        }
        guard let target else { return nil }
        if let known = registerWords(target) {
            for word in Set((words ?? [:]).values).sorted() where !known.contains(word) {
                let hint = Suggestion.sentence(for: word, among: known)
                log.error(map.place("words"), "`\(word)` is no value of it\(hint)")
            }
        }
        return RegisterLayout.Column(name: name, target: target, words: words ?? [:])
    }

    private func registerTarget(_ node: YAMLNode) -> RegisterLayout.Target? {
        let text = node.text ?? ""
        switch text {
        case "resident": return .resident
        case "household": return .household
        case "protected": return .isProtected
        default: break
        }
        if text.hasPrefix("record."), let field = FieldID(String(text.dropFirst(7))),
            let scope = fields[field]?.scope, scope != .visit
        {
            return .record(field)
        }
        if text.hasPrefix("fact."), let fact = FactID(String(text.dropFirst(5))),
            registry[fact]?.scope == .person
        {
            return .fact(fact)
        }
        let words =
            ["resident", "household", "protected"]
            + fields.values.filter { $0.scope != .visit }.map { "record.\($0.id)" }
            + registry.ordered.filter { $0.scope == .person }.map { "fact.\($0.id)" }
        let hint = Suggestion.sentence(for: text, among: words.sorted())
        log.error(node.position, "a column cannot go to `\(text)`\(hint)")
        return nil
    }

    /// The words that a target takes; nil where any value may stand.
    private func registerWords(_ target: RegisterLayout.Target) -> [String]? {
        switch target {
        case .isProtected: ["true", "false"]
        case .fact(let fact):
            switch registry[fact]?.type {
            case .choice(let words)?, .choices(let words)?: words
            case .bool?: ["true", "false"]
            default: nil
            }
        case .record(let field):
            if case .choice(let words)? = fields[field]?.type { words } else { nil }
        case .resident, .household: nil
        }
    }
}
