import Catalog
import Eligibility
import Operations
import Pages
import Stores
import Vocabulary

extension DeskListPage {
    init(
        _ visits: [ListedVisit],
        calls: [OfficialCallLine],
        carried: CarriedOver?,
        handedOn: [HandedOn],
        office: Localized,
        catalog: Catalog,
        now: Instant
    ) {
        self.init(
            office: office,
            rows: visits.map { visit in
                Row(
                    visit: visit.id,
                    ticket: nil,
                    events: visit.events.map {
                        Discretion.name(of: LifeEventID($0), in: catalog)
                    },
                    state: VisitState(visit),
                    waitingMinutes: visit.minutes(until: now),
                    peopleCount: visit.peopleCount,
                    flags: visit.flags,
                    openedBy: visit.clerk
                )
            },
            calls: calls,
            carried: carried,
            handedOn: handedOn,
            readAt: now
        )
    }
}

extension VisitState {
    /// Where a visit of a list stands, for the counter.
    init(_ visit: ListedVisit) {
        let isAnswered = visit.openItems == 0 && visit.doneItems > 0
        let isUnfiled = visit.openItems == 0 && visit.doneItems == 0
        self.init(visit.stage, isAnswered: isAnswered, isUnfiled: isUnfiled)
        if visit.isAtAnotherDesk { self = .elsewhere }
    }

    /// Where it stands.
    ///
    /// - Parameters:
    ///   - stage: where the house has it.
    ///   - isAnswered: every item that was filed has ended, and one of them was accepted.
    ///   - isUnfiled: the center has nothing of it: all waits, or all was withdrawn.
    init(_ stage: VisitStage, isAnswered: Bool, isUnfiled: Bool) {
        self =
            switch stage {
            case .waiting: .waiting
            case .atDesk: .serving
            case .filed: isAnswered ? .ready : isUnfiled ? .unfiled : .filed
            case .closed, .abandoned: .finished
            }
    }
}

extension ListedVisit {
    fileprivate func minutes(until now: Instant) -> Int {
        let since = stage == .waiting ? openedAt : calledAt ?? openedAt
        return max(0, Int(since.duration(to: now).components.seconds / 60))
    }

    var flags: [VisitFlag] {
        var flags = Needs(circumstances).flags
        if let bookedAt { flags.insert(.booked(bookedAt.clock), at: 0) }
        if isProtected { flags.insert(.protected, at: 0) }
        if returnedItems > 0 { flags.append(.returned) }
        if let enteredAt { flags.append(.onPaper(openedAt, entered: enteredAt)) }
        return flags
    }
}
