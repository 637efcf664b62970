package import Filing
import Postgres
package import Vocabulary

/// A seal of a day, as its table has it.
package struct StoredSeal: Sendable {
    /// Counts the seals of the office.
    package let number: Int
    /// 1 for the seal of the day, more for supplements.
    package let part: Int
    /// The canonical text, and its digest in hexadecimal.
    package let content: String
    package let digest: String
    /// By how much the count differs from the ledger.
    package let differenceYen: Int
    package let at: Instant
    package let by: String
    package let confirmedBy: String?
    /// Why the day was opened again after it; nil while the seal holds.
    package let reopening: Reopening?

    /// That a sealed day was opened again.
    package struct Reopening: Sendable {
        package let reason: String
        package let at: Instant
        package let by: String
    }
}

/// What was counted and waits for a second person.
package struct StoredCount: Sendable {
    /// Counts the tries of the day.
    package let attempt: Int
    /// The digest of the sheet that was seen, in hexadecimal.
    package let seen: String
    /// What was said to it, as JSON.
    package let answer: String
    package let at: Instant
    package let by: String

    /// A value of these parts.
    package init(attempt: Int, seen: String, answer: String, at: Instant, by: String) {
        self.attempt = attempt
        self.seen = seen
        self.answer = answer
        self.at = at
        self.by = by
    }
}

/// What a closed day left to those after it.
package struct StoredCarry: Sendable {
    package let day: CalendarDay
    package let by: String
    package let matter: ClosingMatter
    package let visit: VisitID?
    package let subject: String
    package let reason: String
}

/// The closings of offices' days, which are only ever added to; an audit row is the caller's to write first.
package struct ClosingStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The most lines of one sheet; an office with more is not closed but lost.
    package static let linesMaximum = 2_000

    /// Holds the seals of an office against others until the commit.
    package func lock(_ office: MunicipalityCode) async throws {
        try await access.transaction.execute(ClosingLock(town: access.town, office: office))
    }

    /// What is open at the end of a day, but for signed sheets; one more than the most where there are more.
    package func lines(
        of office: MunicipalityCode,
        during day: Range<Instant>
    ) async throws -> [ClosingLine] {
        try await access.transaction.run(
            ClosingLines(
                town: access.town,
                office: office,
                day: day,
                maximum: Self.linesMaximum + 1
            )
        )
    }

    /// The entries of the visits that a day filed or printed something of, and all their printed sheets.
    package func papers(
        of office: MunicipalityCode,
        during day: Range<Instant>
    ) async throws -> (entries: [PaperTrail.Entry], sheets: [PaperTrail.Sheet]) {
        let entries = try await access.transaction.run(
            ClosingEntries(town: access.town, office: office, day: day)
        )
        let visits = Set(entries.map(\.visit)).sorted()
        if visits.isEmpty { return (entries, []) }
        let sheets = try await access.transaction.run(
            ClosingPrints(town: access.town, visits: visits)
        )
        return (entries, sheets)
    }

    /// The seals of a day in their order.
    package func seals(
        of office: MunicipalityCode,
        on day: CalendarDay
    ) async throws -> [StoredSeal] {
        try await access.transaction.run(
            ClosingSealsOfDay(town: access.town, office: office, day: day)
        )
    }

    /// The number and the digest of an office's last seal; nil before its first.
    package func last(
        of office: MunicipalityCode
    ) async throws -> (number: Int, digest: String)? {
        try await access.transaction.first(ClosingSealLast(town: access.town, office: office))
    }

    /// All seals of an office in the order of their numbers, for looking at their chain.
    package func chain(
        of office: MunicipalityCode
    ) async throws -> [(number: Int, text: String, digest: String)] {
        try await access.transaction.run(ClosingSealList(town: access.town, office: office))
    }

    /// Adds a seal whose number was read under the lock in this transaction.
    package func add(
        _ seal: ClosingSeal,
        _ stamp: ClosingSeal.Stamp,
        of count: ClosingCount,
        differenceOfOneYen limit: Int
    ) async throws {
        try await access.transaction.execute(
            ClosingSealAdd(
                town: access.town,
                seal: seal,
                stamp: stamp,
                count: count,
                limit: limit
            )
        )
        try await access.transaction.pipeline(
            count.carried.enumerated().map { place, carried in
                ClosingCarryAdd(
                    town: access.town,
                    office: count.sheet.office,
                    number: stamp.number,
                    place: place + 1,
                    carried: carried
                )
            }
        )
    }

    /// What the last closed day left over, as far as it has not ended since.
    package func carried(
        in office: MunicipalityCode,
        before day: CalendarDay
    ) async throws -> [StoredCarry] {
        try await access.transaction.run(
            ClosingCarried(
                town: access.town,
                office: office,
                before: day,
                maximum: Self.linesMaximum
            )
        )
    }

    /// What was counted last on a day; nil where nobody waits for a second person yet.
    package func count(
        of office: MunicipalityCode,
        on day: CalendarDay
    ) async throws -> StoredCount? {
        try await access.transaction.first(
            ClosingCountLast(town: access.town, office: office, day: day)
        )
    }

    /// Keeps a count for a second person.
    package func add(
        _ count: StoredCount,
        of office: MunicipalityCode,
        on day: CalendarDay
    ) async throws {
        try await access.transaction.execute(
            ClosingCountAdd(town: access.town, office: office, day: day, count: count)
        )
    }

    /// Notes that a day was opened again after its last seal.
    package func reopen(
        _ part: Int,
        of office: MunicipalityCode,
        on day: CalendarDay,
        because reason: String,
        at now: Instant,
        by actor: String
    ) async throws {
        try await access.transaction.execute(
            ClosingReopen(
                town: access.town,
                office: office,
                day: day,
                part: part,
                reason: reason,
                at: now,
                actor: actor
            )
        )
    }
}
