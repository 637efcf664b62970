import Casework
import Eligibility
import Filing
package import Stores
package import Vocabulary

/// Looks for items that are the same person's same procedure: of one item, or all pairs for the center.
package struct FindDuplicates: Sendable {
    /// An item that looks like the one that is looked at.
    package struct Found: Sendable {
        /// What may be known of it.
        package let shown: ShownDuplicate
        /// How the persons were written, this item's and the other's; nil for who is not of the center.
        package let written: (own: WrittenPerson, other: WrittenPerson)?
        /// That the two are not the same, where somebody said so.
        package let decision: DuplicateDecision?
    }

    /// What was found about an item.
    package struct Result: Sendable {
        /// The newest ones first.
        package let found: [Found]
        /// Whether there are more than these.
        package let isCut: Bool
        /// What those who decided are called.
        package let names: StaffNames
    }

    /// The most pairs of a list.
    package static let listMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The items that look like this one, from committed rows at this moment.
    package func callAsFunction(
        _ item: ItemID,
        by acting: Acting
    ) async throws -> Swift.Result<Result, Refusal> {
        try await premises.perform(.readItem, acting) { context in
            let known = try await context.filings.record(
                of: item,
                audit: context.audit(items: [item])
            )
            guard let known, acting.sees(known.office) else { throw Refusal(.unknown) }
            let people = try await context.duplicates.people(of: [item])
            let maximum = DuplicateStore.shownMaximum
            let all = try await context.duplicates.find(
                people.map(\.person),
                bundle: people.first?.bundle,
                each: maximum + 1,
                altogether: maximum + 1,
                now: context.now
            )
            let isCenter = context.acting.roles.contains(.center)
            let duplicates = all.prefix(maximum).filter { $0.mayBeTold || isCenter }
            let decisions = try await context.duplicates.decisions(about: item)
            let decisionOf = Dictionary(decisions.map { ($0.other, $0) }) { first, _ in first }
            let shown = duplicates.map { ShownDuplicate($0, at: known.office, context) }
            let told = zip(duplicates, shown).filter { $0.1.other != nil }.map(\.0)
            try await context.audits.write(context.audit(readingOf: told))
            let written = try await Self.written(of: item, told, context)
            return Result(
                found: zip(duplicates, shown).map { found, shown in
                    Found(
                        shown: shown,
                        written: written[found.item],
                        decision: decisionOf[found.item]
                    )
                },
                isCut: all.count > maximum,
                names: try await context.staff.names(of: decisions.map(\.by))
            )
        }
    }

    /// Pairs that wait for a decision, or all, the newest first; nothing here says who anybody is.
    package func list(
        withDecided: Bool = false,
        atMost maximum: Int = listMaximum,
        by acting: Acting
    ) async throws -> Swift.Result<[DuplicatePair], Refusal> {
        try await premises.perform(.listDuplicates, acting) { context in
            try await context.duplicates.list(
                now: context.now,
                withDecided: withDecided,
                atMost: maximum
            )
        }
    }

    /// The names of both sides by the other item, for the center alone, which must compare them; the audit
    /// knows of each.
    private static func written(
        of item: ItemID,
        _ duplicates: [FoundDuplicate],
        _ context: ActContext
    ) async throws -> [ItemID: (own: WrittenPerson, other: WrittenPerson)] {
        guard context.acting.roles.contains(.center), !duplicates.isEmpty else { return [:] }
        let sides = duplicates.flatMap { [(item, $0.sought.key.person), ($0.item, $0.person)] }
        let names = try await context.duplicates.names(
            sides.map { (item: $0.0, person: $0.1) }
        )
        var pairs: [ItemID: (own: WrittenPerson, other: WrittenPerson)] = [:]
        for (place, found) in duplicates.enumerated() where names.count == sides.count {
            pairs[found.item] = (names[2 * place], names[2 * place + 1])
        }
        return pairs
    }
}
