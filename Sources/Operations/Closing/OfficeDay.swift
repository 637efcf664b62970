import Catalog
package import Filing
package import Stores
package import Vocabulary

/// A business day of an office as its closing sees it.
package struct OfficeDay: Sendable {
    package let sheet: ClosingSheet
    package let state: DayState
    /// The seals of the day in their order.
    package let seals: [StoredSeal]
    /// What was counted and waits for a second person; nil where nothing waits, or it fits no more.
    package let waiting: WaitingCount?
    /// How much of a difference one person may seal, in yen.
    package let differenceOfOneYen: Int
    /// What those who did something are called.
    package let names: StaffNames

    /// A count that waits for a second person.
    package struct WaitingCount: Sendable {
        package let stored: StoredCount
        package let count: ClosingCount
    }
}

/// Shows what stands open in an office at the end of a day, and how the day was closed.
package struct WatchClosing: Sendable {
    /// What was found about the seals of an office.
    package struct Verified: Sendable {
        /// How many there are.
        package let count: Int
        /// What is wrong with them; empty where all are as they were made.
        package let faults: [ClosingSeal.Fault]
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The day of an office as it stands now.
    ///
    /// Refused for a day that is still to come. What is open is told as of now, also for a day that is past:
    /// what was settled since is no matter of its closing any more.
    package func callAsFunction(
        _ office: MunicipalityCode,
        on day: CalendarDay,
        by acting: Acting
    ) async throws -> Result<OfficeDay, Refusal> {
        try await premises.perform(.watchClosing, acting) { context in
            let day = try await context.officeDay(office, day)
            let names = try await context.staff.names(of: day.actors)
            return day.officeDay(names)
        }
    }

    /// What is wrong with the seals of an office; empty where all are as they were made.
    package func verify(
        _ office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<Verified, Refusal> {
        try await premises.perform(.watchClosing, acting) { context in
            try context.checkOffice(office)
            try await context.audits.write(context.audit())
            let chain = try await context.closings.chain(of: office)
            return Verified(count: chain.count, faults: ClosingSeal.faults(in: chain))
        }
    }
}

/// A day as it was read for an act.
struct ReadDay {
    let sheet: ClosingSheet
    let seals: [StoredSeal]
    let stored: StoredCount?
    let differenceOfOneYen: Int

    var state: DayState { DayState(seals) }

    /// What waits for a second person, as far as it answers this very sheet.
    var waiting: OfficeDay.WaitingCount? {
        let since = seals.last.map { $0.reopening?.at ?? $0.at }
        guard state != .sealed, let stored, since.map({ $0 < stored.at }) ?? true,
            utf8Equal(stored.seen, sheet.digest),
            let json = try? JSONParser.parse(stored.answer, limits: .init(bytes: 1 << 20)),
            let answer = ClosingAnswer(json: json)
        else { return nil }
        return OfficeDay.WaitingCount(stored: stored, count: ClosingCount(sheet, answer))
    }

    fileprivate var actors: [String] {
        seals.flatMap { [$0.by, $0.confirmedBy, $0.reopening?.by].compactMap { $0 } }
            + sheet.lines(of: .draft).map(\.subject) + (stored.map { [$0.by] } ?? [])
    }

    fileprivate func officeDay(_ names: StaffNames) -> OfficeDay {
        OfficeDay(
            sheet: sheet,
            state: state,
            seals: seals,
            waiting: waiting,
            differenceOfOneYen: differenceOfOneYen,
            names: names
        )
    }
}

extension DayState {
    fileprivate init(_ seals: [StoredSeal]) {
        self.init(seals: seals.count, isReopened: seals.last?.reopening != nil)
    }
}

extension ActContext {
    var closings: ClosingStore { ClosingStore(access) }

    /// A minute of the morning by which those who close come back to what waits; counters open before it.
    private static let morningMinute = 10 * 60

    /// A day as it stands; its audit row is written first.
    func officeDay(_ office: MunicipalityCode, _ day: CalendarDay) async throws -> ReadDay {
        try checkOffice(office)
        let today = now.dayInJapan
        guard day <= today else { throw Refusal.dayToCome }
        let view = catalog.view(office: office, on: day)
        let span =
            Instant(
                dayInJapan: day,
                minuteOfDay: 0
            )..<Instant(dayInJapan: day.adding(days: 1), minuteOfDay: 0)
        let entries = try await fees.entries(of: office, on: day, audit: audit())
        let lines = try await closings.lines(of: office, during: span)
        let papers = try await closings.papers(of: office, during: span)
        let trail = PaperTrail(papers.entries, papers.sheets, during: span, view: view)
        guard lines.count + trail.lines.count <= ClosingStore.linesMaximum else {
            throw Refusal.tooManyLines
        }
        let next = today.adding(days: 1)
        return ReadDay(
            sheet: ClosingSheet(
                office: office,
                day: day,
                lines: lines + trail.lines,
                entries: entries.map(\.entry),
                morning: Instant(
                    dayInJapan: view.calendar.openDay(onOrAfter: next) ?? next,
                    minuteOfDay: Self.morningMinute
                )
            ),
            seals: try await closings.seals(of: office, on: day),
            stored: try await closings.count(of: office, on: day),
            differenceOfOneYen: view.layer.fees.differenceOfOneYen
        )
    }

    /// A day that is held against other seals and against money until the commit.
    func lockedDay(_ office: MunicipalityCode, _ day: CalendarDay) async throws -> ReadDay {
        try await closings.lock(office)
        // The number is not used: it holds the ledger.
        _ = try await fees.nextNumber(of: office, on: day)
        return try await officeDay(office, day)
    }

    /// The number of the next entry of today's ledger, which is held; refused once the day is sealed.
    func feeNumber(of office: MunicipalityCode) async throws -> FeeNumber {
        let today = now.dayInJapan
        let number = try await fees.nextNumber(of: office, on: today)
        let seals = try await closings.seals(of: office, on: today)
        guard DayState(seals).takesEntries else { throw Refusal.daySealed }
        return number
    }
}

extension Refusal {
    fileprivate static let dayToCome = Refusal.invalid(
        "on",
        ja: "これからの日は締められません。今日までの日を入力してください。",
        en: "This day is still to come; enter today or a day before."
    )
    fileprivate static let tooManyLines = Refusal.conflict(
        ja: "残っているものが\(ClosingStore.linesMaximum)件を超えています。先に整理してください。",
        en: "More than \(ClosingStore.linesMaximum) things are open; settle some of them first."
    )
    fileprivate static let daySealed = Refusal.conflict(
        ja: "本日の窓口は締めました。収納や取消しをするには、「窓口の締め」で理由を書いて、締めを開き直してください。",
        en:
            "This day of the office is sealed. To take money or give it back, open the day again in its closing, with a reason."
    )
}
