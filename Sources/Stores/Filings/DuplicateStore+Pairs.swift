package import Filing
package import Postgres
package import Vocabulary

/// Two items that were found to look alike, in either order.
package struct KeptPair: Hashable, Sendable {
    /// The one that is filed or corrected.
    package let item: ItemID
    /// The one that was found.
    package let other: ItemID
    /// How strongly a person of one looks like a person of the other.
    package let likeness: Likeness

    /// Every two items once, as alike as the most alike of their persons.
    package static func all(_ found: [KeptPair]) -> [KeptPair] {
        var strongest: [Set<ItemID>: KeptPair] = [:]
        for pair in found where strongest[[pair.item, pair.other]]?.likeness != .same {
            strongest[[pair.item, pair.other]] = pair
        }
        return strongest.values.sorted { ($0.item, $0.other) < ($1.item, $1.other) }
    }

    /// A pair of these parts.
    package init(item: ItemID, other: ItemID, likeness: Likeness) {
        self.item = item
        self.other = other
        self.likeness = likeness
    }
}

extension DuplicateStore {
    /// Writes anew by what the persons of a locked item are recognised, and with whom it looks alike.
    ///
    /// Where somebody of it is another than before, what was decided about it is taken back in the name of
    /// `actor`. Nothing is written where nothing changed.
    package func replace(
        _ people: [PersonKey],
        of item: ItemID,
        procedure: String,
        at now: Instant,
        by actor: String
    ) async throws {
        let before = try await self.people(of: [item]).map(\.person.key)
        if Set(before) == Set(people) { return }
        let bundle = try await access.transaction.first(ItemBundle(town: town, item: item))
        guard let bundle else { return }
        let sought = people.map { SoughtPerson(procedure: procedure, key: $0) }
        // Who files about the old keys meanwhile would keep a pair with what is no more.
        var statements: [any PostgresStatement] = [
            DuplicateLock(town: town, locks: PersonLock.all(of: before + people)),
            FiledPersonDrop(town: town, item: item),
            DuplicatePairDrop(town: town, item: item),
        ]
        if !sought.isEmpty {
            statements.append(
                FiledPersonPut(town: town, bundle: bundle, people: sought.map { (item, $0) })
            )
        }
        if Self.isAnother(people, than: before) {
            statements.append(DuplicateUndoAll(town: town, item: item, at: now, actor: actor))
        }
        try await access.transaction.pipeline(statements)
        let found = try await findEach(sought, bundle: bundle, now: now)
        let pairs = found.map { KeptPair(item: item, other: $0.item, likeness: $0.likeness) }
        if pairs.isEmpty { return }
        try await access.transaction.execute(
            DuplicatePairPut(town: town, pairs: KeptPair.all(pairs))
        )
    }

    /// Holds persons, and those by whom items are known now, as a filing does, until the transaction ends.
    package func hold(_ people: [PersonKey], andOf items: [ItemID]) async throws {
        let known = try await self.people(of: items).map(\.person.key)
        try await access.transaction.execute(
            DuplicateLock(town: town, locks: PersonLock.all(of: known + people))
        )
    }

    /// Whether a name, a birth or a known reading changed; a reading that came to be known tells nobody
    /// apart.
    private static func isAnother(_ people: [PersonKey], than before: [PersonKey]) -> Bool {
        people.count != before.count
            || !people.allSatisfy { key in
                before.contains { old in
                    old.person == key.person && old.name == key.name && old.born == key.born
                        && (old.reading == nil || old.reading == key.reading)
                }
            }
    }

    /// Takes out the pairs that are no open matter any more; how many.
    ///
    /// For the worker. It reads all pairs, whose number follows what is open and not what was ever filed.
    @discardableResult
    package static func clearPairs(
        now: Instant,
        _ access: some PostgresQuerying
    ) async throws -> Int {
        try await access.execute(DuplicatePairClear(doneSince: now.adding(.zero - memory)))
    }
}
