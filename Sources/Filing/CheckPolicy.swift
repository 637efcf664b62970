package import Catalog
package import Eligibility
import Vocabulary

/// How many different persons must check an item before it leaves.
package struct CheckPolicy: Hashable, Sendable {
    /// Which items wait for a person.
    package enum Mode: Hashable, Sendable {
        /// Those that the catalog names.
        case catalog
        /// None but protected people's, for trials.
        case none
    }

    /// Which items wait for a person.
    package let mode: Mode

    /// A value of these parts.
    package init(_ mode: Mode) {
        self.mode = mode
    }

    /// The number of checks, 0 to 2, for an item of this record.
    ///
    /// Two for protected people, whatever the mode: nothing of theirs leaves unseen.
    package func checks(
        for procedure: Procedure,
        about people: [PersonID],
        mapped: FormMapping.Mapped,
        mapping: FormMapping,
        rules: [CheckRule],
        isProtected: Bool
    ) -> Int {
        if isProtected { return 2 }
        if mode == .none { return 0 }
        let classes = rules.filter { rule in
            rule.procedures?.contains(procedure.id) ?? true
                && rule.systems?.contains(procedure.system) ?? true
                && rule.protected != true
                && rule.fields?.contains(where: mapped.carries) ?? true
                && rule.condition.map { mapping.holds($0, about: people) } ?? true
        }.map(\.check)
        return switch max(procedure.check, classes.max() ?? .none) {
        case .none: 0
        case .first: 1
        case .second: 2
        }
    }
}

extension FormMapping.Mapped {
    /// Whether the record has a value of this field, for whomever.
    func carries(_ field: FieldID) -> Bool {
        let name = field.description
        if record["household"]?[name] != nil || record["visit"]?[name] != nil { return true }
        return record["people"]?.asObject?.members.contains { $0.value[name] != nil } ?? false
    }
}

extension Household {
    /// Whether the resident was asked for protection and does not know: somebody looks before anything leaves.
    package var isUnsureOfProtection: Bool {
        facts[.protectionRequested] == .uncertain
    }
}
