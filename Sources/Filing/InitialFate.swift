import Catalog
package import Vocabulary

/// The fate of every entry of a plan of which nobody has said anything else.
///
/// | entry | before filing | when the bundle is filed | owner | next step | due |
/// |---|---|---|---|---|---|
/// | undecided | undecided | undecided | the office's unified counter | find-out | 14 days |
/// | handling center | open | filed | the center, by the item's state | by the state | by the item |
/// | handling at-counter | open | sent, arrived at its desk | that desk | do-at-counter | today |
/// | handling section | open | sent | the section's desk | receive | deadline, at most 14 days |
/// | handling outside, or a referral | open | sent | the office's unified counter | guide | today |
/// | handling none, or ex officio | not-needed | not-needed | – | – | – |
///
/// | handling center, but what comes first is not filed | open | as ``waiting(_:for:)`` says | as that | settle-first | as that |
///
/// *Today* is 17:00 of the first open day, *14 days* 17:00 of the first open day after them.
package struct InitialFate: Sendable {
    /// Days within which somebody else must have moved.
    package static let followUpDays = 14

    /// The desk that owns what belongs to nobody else.
    package static let unifiedCounter = Localized(ja: "総合窓口", en: "Unified counter")

    private let calendar: MunicipalCalendar
    private let now: Instant

    /// The fates of a moment, due by the calendar of the office.
    package init(calendar: MunicipalCalendar, now: Instant) {
        self.calendar = calendar
        self.now = now
    }

    /// The fate before filing: what the desk sees.
    package func beforeFiling(_ entry: PlannedProcedure) -> FateAssignment {
        if entry.outcome == nil { return undecided }
        if entry.needsNothing { return FateAssignment(finished: .notNeeded) }
        return FateAssignment(
            .open,
            owner: Self.unifiedCounter.ja,
            nextStep: .choose,
            dueAt: endOfToday
        )
    }

    /// The fate when the bundle is filed: what the receipt says.
    package func atFiling(_ entry: PlannedProcedure) -> FateAssignment {
        if entry.outcome == nil { return undecided }
        if entry.goesToCenter { return FateAssignment(finished: .filed) }
        if entry.needsNothing { return FateAssignment(finished: .notNeeded) }
        if entry.outcome == .referral || entry.handling == .outside {
            return FateAssignment(
                .sent,
                owner: Self.unifiedCounter.ja,
                nextStep: .guide,
                dueAt: endOfToday,
                desk: entry.desk.ja
            )
        }
        if entry.handling == .atCounter {
            return sent(to: entry.desk.ja, .doAtCounter, dueAt: endOfToday, arrivedAt: now)
        }
        return sent(to: entry.desk.ja, .receive, dueAt: latest(deadline: entry.deadline))
    }

    /// A fate chosen at a desk or in a submission.
    ///
    /// What the choice leaves open is taken from the plan: the desk of a procedure that is sent, the legal
    /// deadline of one that waits for a paper. Refused where the plan knows neither.
    package func chosen(
        _ request: FateRequest,
        for entry: PlannedProcedure
    ) throws(FilingRefusal) -> FateAssignment {
        if request.fate == .paperMissing, request.until == nil, entry.deadline == nil {
            throw FilingRefusal(
                "fates.\(entry.procedure).until",
                ja: "いつまで書類を待つかを書いてください。この手続には法定の期限がありません。",
                en: "Write until when the paper is awaited; the law sets no deadline here."
            )
        }
        if request.fate == .sent, request.desk == nil, entry.desk.ja.isEmpty {
            throw FilingRefusal(
                "fates.\(entry.procedure).desk",
                ja: "どの窓口へ送るかを書いてください。",
                en: "Write to which desk it is sent."
            )
        }
        return assigned(request, entry)
    }

    private func assigned(_ request: FateRequest, _ entry: PlannedProcedure) -> FateAssignment {
        let until = request.until.map { endOfWork(onOrAfter: $0) }
        switch request.fate {
        case .filed, .declined, .notNeeded: return FateAssignment(finished: request.fate)
        case .doneAtCounter: return FateAssignment(finished: .doneAtCounter, doneAt: now)
        case .open: return beforeFiling(entry)
        case .paperMissing:
            return FateAssignment(
                .paperMissing,
                owner: request.owner ?? Self.unifiedCounter.ja,
                nextStep: .bringPaper,
                dueAt: until ?? latest(deadline: entry.deadline)
            )
        case .undecided:
            var fate = undecided
            fate.owner = request.owner ?? fate.owner
            fate.dueAt = until ?? fate.dueAt
            return fate
        case .sent:
            var fate = sent(
                to: request.desk ?? entry.desk.ja,
                request.arrived ? .finish : .receive,
                dueAt: until ?? latest(deadline: entry.deadline),
                arrivedAt: request.arrived ? now : nil
            )
            if request.done { fate.doneAt = now }
            return fate
        }
    }

    /// The fate of an item that is not filed because what comes first is not.
    ///
    /// Waits for papers, where those are all that is missing, as long as for the papers; is undecided
    /// otherwise. Never declined: who declines one thing has not said so of another, and a duty stays one.
    package func waiting(
        _ entry: PlannedProcedure,
        for obstacles: [PrerequisiteRule.Obstacle]
    ) -> FateAssignment {
        let waitsForPapers = obstacles.allSatisfy { $0.fate?.fate == .paperMissing }
        var fate = FateAssignment(
            waitsForPapers ? .paperMissing : .undecided,
            owner: obstacles.lazy.compactMap(\.followUp?.owner).first ?? Self.unifiedCounter.ja,
            nextStep: .settleFirst,
            dueAt: obstacles.compactMap(\.followUp?.dueAt).max() ?? latest(deadline: entry.deadline)
        )
        fate.waitsFor = obstacles.procedures
        return fate
    }

    private var undecided: FateAssignment {
        FateAssignment(
            .undecided,
            owner: Self.unifiedCounter.ja,
            nextStep: .findOut,
            dueAt: latest(deadline: nil)
        )
    }

    private func sent(
        to desk: String,
        _ step: NextStep,
        dueAt: Instant,
        arrivedAt: Instant? = nil
    ) -> FateAssignment {
        FateAssignment(
            .sent,
            owner: desk,
            nextStep: step,
            dueAt: dueAt,
            desk: desk,
            arrivedAt: arrivedAt
        )
    }

    var endOfToday: Instant {
        let today = now.dayInJapan
        let end = endOfWork(onOrAfter: today)
        return end > now ? end : endOfWork(onOrAfter: today.adding(days: 1))
    }

    /// The legal deadline where it is nearer than the follow-up and not past.
    func latest(deadline: CalendarDay?) -> Instant {
        let usual = endOfWork(onOrAfter: now.dayInJapan.adding(days: Self.followUpDays))
        guard let deadline, deadline > now.dayInJapan else { return usual }
        return min(usual, endOfWork(onOrAfter: deadline))
    }

    func endOfWork(onOrAfter day: CalendarDay) -> Instant {
        Instant(dayInJapan: calendar.openDay(onOrAfter: day) ?? day, minuteOfDay: 17 * 60)
    }
}

extension PlannedProcedure {
    /// Whether the office acts by itself or nothing is to be done anywhere.
    fileprivate var needsNothing: Bool { outcome == .exOfficio || handling == .none }
}

extension PrerequisiteRule.Obstacle {
    /// Its fate, where somebody follows it up who will know when it goes on.
    fileprivate var followUp: FateAssignment? {
        fate?.fate == .paperMissing || fate?.fate == .undecided ? fate : nil
    }

    /// Whether somebody follows up what it waits for, by a day that the item keeps too.
    package var isFollowedUp: Bool { followUp != nil }
}
