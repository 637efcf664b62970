package import Filing
import Postgres
import Schema
package import Vocabulary

/// A print of an office's emergency pack, with what became of its numbers.
package struct EmergencyPack: Hashable, Sendable {
    package let office: MunicipalityCode
    package let day: CalendarDay
    /// The places of its numbers in the day's list.
    package let places: ClosedRange<Int>
    /// Hash of the catalog that it was printed from.
    package let catalog: String
    package let madeAt: Instant
    package let madeBy: String
    package var used = 0
    package var spoilt = 0
    package var unused = 0

    /// How many numbers nobody has said anything of.
    package var open: Int { places.count - used - spoilt - unused }

    /// Whether it was used, and what became of some of its numbers is not known.
    package var isToSettle: Bool { used + spoilt > 0 && open > 0 }

    /// The numbers in their order.
    package var numbers: [EmergencyNumber] {
        places.compactMap { EmergencyNumber(office: office, packDay: day, place: $0) }
    }

    /// A print of which nothing is known yet.
    package init(
        office: MunicipalityCode,
        day: CalendarDay,
        places: ClosedRange<Int>,
        catalog: String,
        madeAt: Instant,
        madeBy: String
    ) {
        self.office = office
        self.day = day
        self.places = places
        self.catalog = catalog
        self.madeAt = madeAt
        self.madeBy = madeBy
    }
}

/// What became of a number.
package enum EmergencyOutcome: Hashable, Sendable {
    case used(VisitID, receivedBy: String)
    case spoilt(because: String)

    package var state: EmergencyNumberState {
        switch self {
        case .used: .used
        case .spoilt: .spoilt
        }
    }
}

/// Emergency packs of one municipality and their numbers; none of it says who anybody is.
package struct EmergencyStore: Sendable {
    /// Most packs of a list.
    package static let listMaximum = 200

    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The last place that was given out of an office's day; holds that day until the commit.
    package func lastPlace(of office: MunicipalityCode, on day: CalendarDay) async throws -> Int {
        try await access.transaction.execute(
            EmergencyPackLock(town: access.town, office: office, day: day)
        )
        let last = try await access.transaction.first(
            EmergencyPackLast(town: access.town, office: office, day: day)
        )
        return try required(last)
    }

    /// Notes a print with its numbers, behind the last place that was asked for in this transaction.
    package func add(_ pack: EmergencyPack) async throws {
        try await access.transaction.execute(EmergencyPackAdd(town: access.town, pack: pack))
    }

    /// The prints since a day of an office, or of all (nil), the newest first.
    package func packs(
        of office: MunicipalityCode?,
        since day: CalendarDay
    ) async throws -> [EmergencyPack] {
        try await access.transaction.run(
            EmergencyPackList(
                town: access.town,
                office: office,
                since: day,
                maximum: Self.listMaximum
            )
        )
    }

    /// When the pack of each office was printed last.
    package func latest() async throws -> [MunicipalityCode: Instant] {
        let rows = try await access.transaction.run(EmergencyPackLatest(town: access.town))
        return Dictionary(rows.map { ($0.office, $0.at) }) { first, _ in first }
    }

    /// Where a number stands, held against other changes; nil where it was never printed.
    package func lock(
        _ number: EmergencyNumber
    ) async throws -> (state: EmergencyNumberState, visit: VisitID?)? {
        try await access.transaction.first(EmergencyNumberLock(town: access.town, number: number))
    }

    /// Writes what became of a number that is locked in this transaction.
    package func set(
        _ number: EmergencyNumber,
        _ outcome: EmergencyOutcome,
        at now: Instant,
        by actor: String
    ) async throws {
        try await access.transaction.execute(
            EmergencyNumberSet(
                town: access.town,
                number: number,
                outcome: outcome,
                at: now,
                actor: actor
            )
        )
    }

    /// Notes that the rest of a pack's numbers was not given out; how many.
    package func setRestUnused(
        of office: MunicipalityCode,
        on day: CalendarDay,
        from first: Int,
        at now: Instant,
        by actor: String
    ) async throws -> Int {
        try await access.transaction.execute(
            EmergencyNumberRest(
                town: access.town,
                office: office,
                day: day,
                first: first,
                at: now,
                actor: actor
            )
        )
    }

    /// How a visit that was read in this transaction came in on paper; nil where it did not.
    package func onPaper(_ visit: StoredVisit) async throws -> ReceivedOnPaper? {
        guard let enteredAt = visit.enteredAt else { return nil }
        let found = try await access.transaction.first(
            EmergencyNumberOfVisits(town: access.town, visits: [visit.id])
        )
        return ReceivedOnPaper(
            enteredAt: enteredAt,
            number: found?.number,
            receivedBy: found?.receivedBy
        )
    }
}
