package import Catalog
package import Vocabulary

/// The fate of every entry of a plan of which nobody has said anything else.
///
/// | entry | before filing | when the bundle is filed | owner | next step | due |
/// |---|---|---|---|---|---|
/// | undecided | undecided | undecided | the office's unified counter | find-out | 14 days |
/// | handling center | open | filed | the center, by the item's state | by the state | by the item |
/// | handling at-counter, unified | open | sent, arrived at its desk | that desk | do-at-counter | today |
/// | handling at-counter, elsewhere | open | sent | that desk | receive | deadline, at most 14 days |
/// | handling section | open | sent | the section's desk | receive | deadline, at most 14 days |
/// | handling outside, or a referral | open | sent | the office's unified counter | guide | today |
/// | handling none, or ex officio | not-needed | not-needed | – | – | – |
///
/// | handling center, but what comes first is not filed | open | as ``waiting(_:for:)`` says | as that | settle-first | as that |
///
/// *Today* is 17:00 of the first open day, *14 days* 17:00 of the first open day after them. What was received on
/// paper and entered later counts the 14 days from the reception, while they are not over.
package struct InitialFate: Sendable {
    /// Days within which somebody else must have moved.
    package static let followUpDays = 14

    /// The desk that owns what belongs to nobody else.
    package static let unifiedCounter = Localized(ja: "総合窓口", en: "Unified counter")

    private let view: CatalogView
    private let now: Instant
    private let received: Instant

    private var calendar: MunicipalCalendar { view.calendar }

    /// The fates of a moment, due by the calendar of the office and at its desks.
    ///
    /// `received` is when the paper was handed in that is entered now.
    package init(view: CatalogView, now: Instant, received: Instant? = nil) {
        self.view = view
        self.now = now
        self.received = received ?? now
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
        if entry.isDoneOutside {
            return guided(entry)
        }
        // At any other counter nobody stands yet.
        if entry.handling == .atCounter, entry.counter == .unified {
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
        return try assigned(request, entry)
    }

    private func assigned(
        _ request: FateRequest,
        _ entry: PlannedProcedure
    ) throws(FilingRefusal) -> FateAssignment {
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
            var fate = try sent(request, entry, until: until)
            if request.done { fate.doneAt = now }
            return fate
        }
    }

    /// Sent to the desk that was named, or else to that of the plan.
    ///
    /// A desk goes by its Japanese name, so that its list finds it. Nobody at this office waits for what
    /// another body does: somebody only shows the resident the way.
    private func sent(
        _ request: FateRequest,
        _ entry: PlannedProcedure,
        until: Instant?
    ) throws(FilingRefusal) -> FateAssignment {
        let path = "fates.\(entry.procedure).desk"
        let asked = request.desk ?? ""
        let isPlanned = asked.isEmpty || entry.desk.says(asked)
        let text = isPlanned ? entry.desk.ja : asked
        if isPlanned, entry.isDoneOutside {
            var fate = guided(entry)
            if let until { fate.dueAt = until }
            return fate
        }
        guard !text.isEmpty else {
            throw FilingRefusal(
                path,
                ja: "「どの窓口へ」で、送る先の窓口を選んでください。",
                en: "Choose under \u{201C}To which desk\u{201D} where it is sent."
            )
        }
        let known = view.serviceOffice?.desks ?? []
        let desk = view.desk(called: text, for: entry.procedure)
        guard desk != nil || isPlanned || known.isEmpty else {
            throw FilingRefusal(
                path,
                ja:
                    "「どの窓口へ」に書かれた窓口はこの庁舎にありません。次から選んでください:\(known.map(\.name.ja).joined(separator: "、"))",
                en:
                    "This office has no desk as written under \u{201C}To which desk\u{201D}; choose one of: \(known.map(\.name.en).joined(separator: ", "))."
            )
        }
        return sent(
            to: desk?.name.ja ?? text,
            request.arrived ? .finish : .receive,
            dueAt: until ?? latest(deadline: entry.deadline),
            arrivedAt: request.arrived ? now : nil
        )
    }

    /// The unified counter tells the resident where another body does it.
    private func guided(_ entry: PlannedProcedure) -> FateAssignment {
        FateAssignment(
            .sent,
            owner: Self.unifiedCounter.ja,
            nextStep: .guide,
            dueAt: endOfToday,
            desk: entry.desk.ja
        )
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

    /// An entry that is not filed; an act at the counter is due when what it waits for is followed up.
    func other(
        _ entry: PlannedProcedure,
        _ fate: FateAssignment,
        awaiting obstacles: [PrerequisiteRule.Obstacle]
    ) -> BundleDraft.Other {
        guard fate.fate.isUnfinished, fate.doneAt == nil, !obstacles.isEmpty else {
            return BundleDraft.Other(entry: entry, fate: fate)
        }
        var fate = fate
        if fate.nextStep == .doAtCounter, let due = fate.dueAt {
            fate.dueAt = max(due, obstacles.compactMap(\.followUp?.dueAt).max() ?? due)
        }
        return BundleDraft.Other(entry: entry, fate: fate, awaited: obstacles.procedures)
    }

    /// What was filed and is withdrawn: the desk decides whether it is filed anew.
    package func withdrawn(deadline: CalendarDay?) -> FateAssignment {
        FateAssignment(
            .undecided,
            owner: Self.unifiedCounter.ja,
            nextStep: .choose,
            dueAt: latest(deadline: deadline)
        )
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
        let counted = endOfWork(onOrAfter: received.dayInJapan.adding(days: Self.followUpDays))
        let usual =
            counted > now
            ? counted : endOfWork(onOrAfter: now.dayInJapan.adding(days: Self.followUpDays))
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

    /// Whether another body than the municipality does it.
    fileprivate var isDoneOutside: Bool { outcome == .referral || handling == .outside }
}

extension PrerequisiteRule.Obstacle {
    /// Its fate, where somebody follows it up who will know when it goes on.
    fileprivate var followUp: FateAssignment? {
        fate?.fate == .paperMissing || fate?.fate == .undecided ? fate : nil
    }

    /// Whether somebody follows up what it waits for, by a day that the item keeps too.
    package var isFollowedUp: Bool { followUp != nil }
}
