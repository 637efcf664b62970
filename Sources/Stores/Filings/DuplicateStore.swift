package import Casework
package import Eligibility
package import Filing
package import Postgres
package import Vocabulary

/// A person whose other filings of one procedure are sought.
package struct SoughtPerson: Hashable, Sendable {
    /// Our name of the procedure.
    package let procedure: String
    /// By what the person is recognised.
    package let key: PersonKey

    /// A person and a procedure.
    package init(procedure: String, key: PersonKey) {
        self.procedure = procedure
        self.key = key
    }
}

/// An item that looks like the same matter as one that is filed or about to be.
package struct FoundDuplicate: Hashable, Sendable {
    /// The place among the sought persons of the one that this one looks like.
    package let place: Int
    /// The item that was found.
    package let item: ItemID
    /// The person it is about, by its own visit's id.
    package let person: PersonID
    /// The person that this one looks like.
    package let sought: SoughtPerson
    /// How strongly.
    package let likeness: Likeness
    /// The procedure's code.
    package let code: String
    /// The number of the office that filed it.
    package let office: Int32
    /// When it was filed.
    package let filedAt: Instant
    /// How it stands.
    package let state: ItemState
    /// Its visit.
    package let visit: VisitID
    /// Whether that visit, or a person of it, is protected at this moment.
    package let isProtected: Bool
}

/// A decision that two items are not the same matter.
package struct DuplicateDecision: Hashable, Sendable {
    /// The other item.
    package let other: ItemID
    /// When.
    package let at: Instant
    /// Who.
    package let by: String
}

/// Two items that look like the same matter, the later one first.
package struct DuplicatePair: Hashable, Sendable {
    /// One of the two.
    package struct Side: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// The number of the office that filed it.
        package let office: Int32
        /// When it was filed.
        package let filedAt: Instant
        /// How it stands.
        package let state: ItemState
        /// Whether its visit, or a person of it, is protected at this moment.
        package let isProtected: Bool
    }

    /// The municipality's number.
    package let municipality: Int32
    /// Our name of the procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The item that was filed later.
    package let item: Side
    /// The one that was there before.
    package let other: Side
    /// How strongly a person of one looks like a person of the other.
    package let likeness: Likeness
    /// That they are not the same, where somebody said so.
    package let decision: DuplicateDecision?
}

/// How a person was written when an item was filed.
package struct WrittenPerson: Hashable, Sendable {
    /// The item.
    package let item: ItemID
    /// Family and given name as given.
    package let name: String
    /// Their readings as given.
    package let reading: String
}

/// What is filed twice: found by the persons' keys when it is filed, and kept as pairs for the center.
package struct DuplicateStore: Sendable {
    /// How long an item that is done still counts.
    package static let memory = Duration.seconds(60 * 86_400)
    /// The most that is shown of one item or filing.
    package static let shownMaximum = 20
    /// The most pairs that are kept of a person's procedure, for each way in which persons are alike.
    package static let keptMaximum = 5

    let access: ActingTransaction
    var town: Int32 { access.town }

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Other items about the same persons' same procedures, the newest first; one statement, and one more
    /// where a birth is not wholly known.
    ///
    /// `each` limits what is read for one person and procedure. Items of `visit` and of `bundle` are left
    /// out. By index: the cost does not grow with what is filed.
    package func find(
        _ sought: [SoughtPerson],
        outside visit: VisitID? = nil,
        bundle: BundleID? = nil,
        each: Int = 1,
        altogether: Int = shownMaximum,
        now: Instant
    ) async throws -> [FoundDuplicate] {
        var foundOf: [ItemID: FoundDuplicate] = [:]
        let all = try await findEach(
            sought,
            outside: visit,
            bundle: bundle,
            each: each,
            altogether: altogether,
            now: now
        )
        for found in all where foundOf[found.item]?.likeness != .same {
            foundOf[found.item] = found
        }
        return Array(foundOf.values.sorted { $0.item > $1.item }.prefix(altogether))
    }

    /// The same, but each item once for each of the sought persons; by default what pairs are kept of.
    package func findEach(
        _ sought: [SoughtPerson],
        outside visit: VisitID? = nil,
        bundle: BundleID? = nil,
        each: Int = keptMaximum,
        altogether: Int = 4 * keptMaximum,
        now: Instant
    ) async throws -> [FoundDuplicate] {
        if sought.isEmpty { return [] }
        let search = DuplicateSearch(
            town: town,
            sought: sought,
            visit: visit,
            bundle: bundle,
            doneSince: now.adding(.zero - Self.memory),
            each: each,
            altogether: altogether
        )
        var candidates = try await access.transaction.run(DuplicateFind(search: search))
        if sought.contains(where: { !$0.key.isBirthWhole }) {
            candidates += try await access.transaction.run(DuplicateFindDated(search: search))
        }
        return candidates.compactMap { candidate in
            guard sought.indices.contains(candidate.place) else { return nil }
            return candidate.found(for: sought[candidate.place])
        }
    }

    /// By what the persons of items are recognised, and the items' bundles.
    package func people(
        of items: [ItemID]
    ) async throws -> [(item: ItemID, bundle: BundleID, person: SoughtPerson)] {
        try await access.transaction.run(FiledPersonList(town: town, items: items))
    }

    /// What was decided about an item and others.
    package func decisions(about item: ItemID) async throws -> [DuplicateDecision] {
        try await access.transaction.run(DuplicateDecisions(town: town, item: item))
    }

    /// Notes that two items are not the same; false where that was noted before.
    package func decide(
        _ pair: (later: ItemID, earlier: ItemID),
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            DuplicateDecide(town: town, pair: pair, at: now, actor: actor)
        ) > 0
    }

    /// Takes that back; false where nothing was in force.
    package func undo(
        _ pair: (later: ItemID, earlier: ItemID),
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            DuplicateUndo(town: town, pair: pair, at: now, actor: actor)
        ) > 0
    }

    /// How persons of items were written last; the caller has noted whose data are read.
    package func names(
        _ people: [(item: ItemID, person: PersonID)]
    ) async throws -> [WrittenPerson] {
        try await access.transaction.run(DuplicateNames(town: town, people: people))
    }

    /// Pairs that wait for a decision, or all, the newest first.
    package func list(
        now: Instant,
        withDecided: Bool = false,
        atMost maximum: Int
    ) async throws -> [DuplicatePair] {
        try await Self.list(
            municipality: town,
            now: now,
            withDecided: withDecided,
            atMost: maximum,
            access.transaction
        )
    }

    /// The same of all municipalities that the role may see.
    package static func list(
        municipality: Int32? = nil,
        now: Instant,
        withDecided: Bool = false,
        atMost maximum: Int = 10_000,
        _ access: some PostgresQuerying
    ) async throws -> [DuplicatePair] {
        try await access.run(
            DuplicateList(
                municipality: municipality,
                doneSince: now.adding(.zero - memory),
                withDecided: withDecided,
                maximum: maximum
            )
        )
    }
}
