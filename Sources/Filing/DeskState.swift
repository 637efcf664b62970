package import Vocabulary

/// Where an entry stands at the desk to which it was sent.
///
/// | state | arrived | done | lacking | sent on | did not come |
/// |---|---|---|---|---|---|
/// | expected | arrived | | | expected there | absent |
/// | arrived | | done | lacking | expected there | |
/// | lacking | arrived | | | expected there | absent |
/// | absent | arrived | done, but never as accepted | | expected there | |
/// | done | | | | | |
///
/// Every step but the one to another desk can be taken back while nothing followed from it.
package enum DeskState: String, CaseIterable, Hashable, Sendable {
    /// The desk waits for the resident.
    case expected
    /// The resident is there; the desk finishes it.
    case arrived
    /// The resident came without what is needed, and comes again until a day.
    case lacking
    /// The desk ended it, with a result.
    case done
    /// The resident did not come; the desk calls, and a person ends it if they cannot be reached.
    case absent

    /// The steps that may be taken from here.
    package var steps: [DeskStep] { DeskStep.allCases.filter { next($0) != nil } }

    /// The state after a step; nil where that step makes no sense.
    package func next(_ step: DeskStep) -> DeskState? {
        switch (self, step) {
        case (.expected, .arrived), (.lacking, .arrived), (.absent, .arrived): .arrived
        case (.arrived, .done), (.absent, .done): .done
        case (.arrived, .lacking): .lacking
        case (.expected, .sentOn), (.arrived, .sentOn), (.lacking, .sentOn), (.absent, .sentOn):
            .expected
        case (.expected, .didNotCome), (.lacking, .didNotCome): .absent
        default: nil
        }
    }

    /// Whether the desk still has something to do.
    package var isOpen: Bool { self != .done }
}

/// What a desk notes about an entry; the raw value stands in the table.
package enum DeskStep: String, CaseIterable, Hashable, Sendable {
    /// The resident is there.
    case arrived
    /// It was ended, with a result.
    case done
    /// Something that is needed is missing; the resident comes again.
    case lacking
    /// It belongs to another desk.
    case sentOn = "sent-on"
    /// Nobody came.
    case didNotCome = "did-not-come"

    /// Whether it can be taken back; what another desk has is that desk's.
    package var isUndoable: Bool { self != .sentOn }
}

/// How a desk ended an entry; the raw value stands in the table and in JSON.
package enum DeskResult: String, CaseIterable, Hashable, Sendable {
    /// It was done as the resident wanted it; what waits for it goes on.
    case accepted
    /// The resident does not qualify.
    case notEligible = "not-eligible"
    /// The resident was told of a body outside the house.
    case referred
    /// The resident does not want it any more.
    case withdrawn
    /// Nobody came, and the resident could not be reached.
    case unreached

    /// Those with which an entry can end whose resident is there.
    package static let withResident = allCases.filter { $0 != .unreached }
    /// Those with which it can end though nobody came.
    package static let withoutResident = allCases.filter { $0 != .accepted }

    /// What becomes of the entry: only what was done lets others go on.
    package var fate: ItemFate { self == .accepted ? .doneAtCounter : .declined }
}

extension FateAssignment {
    /// Whether an individual counter has it in front of it with its resident.
    package var isAtOtherDesk: Bool { deskState == .arrived && nextStep != .doAtCounter }

    /// Where the entry stands at its desk; nil where no desk of the house has or had it.
    package var deskState: DeskState? {
        guard desk != nil else { return nil }
        switch fate {
        case .sent where doneAt != nil: return .done
        case .sent:
            switch nextStep {
            case .guide: return nil
            case .bringPaper: return .lacking
            case .call: return .absent
            default: return arrivedAt == nil ? .expected : .arrived
            }
        case .doneAtCounter, .declined: return .done
        case .open, .filed, .paperMissing, .undecided, .notNeeded: return nil
        }
    }

    /// The same entry at its desk after the resident came.
    package func arrived(at now: Instant) -> FateAssignment {
        var fate = self
        (fate.nextStep, fate.arrivedAt) = (.finish, now)
        return fate
    }

    /// The same entry ended by its desk.
    package func ended(_ result: DeskResult, at now: Instant) -> FateAssignment {
        var ended = FateAssignment(finished: result.fate, doneAt: now)
        (ended.desk, ended.arrivedAt) = (desk, arrivedAt)
        return ended
    }

    /// Whether it was done, so that what needs it can go on; an end without success is none.
    var isDone: Bool { fate == .doneAtCounter || (doneAt != nil && fate != .declined) }
}

extension InitialFate {
    /// The fate of an entry that another desk takes over.
    package func sentOn(to desk: String, deadline: CalendarDay?) -> FateAssignment {
        FateAssignment(
            .sent,
            owner: desk,
            nextStep: .receive,
            dueAt: latest(deadline: deadline),
            desk: desk
        )
    }

    /// The fate of an entry whose resident the door sends straight to a desk: expected there today.
    package func straight(to desk: String) -> FateAssignment {
        FateAssignment(.sent, owner: desk, nextStep: .receive, dueAt: endOfToday, desk: desk)
    }

    /// The fate of an entry of which nobody came: its desk calls until the legal deadline, or the usual while.
    package func missed(_ fate: FateAssignment, deadline: CalendarDay?) -> FateAssignment {
        var fate = fate
        (fate.nextStep, fate.dueAt) = (.call, latest(deadline: deadline))
        return fate
    }

    /// The fate of an entry at its desk while something is missing, until a day or the usual while.
    package func lacking(
        _ fate: FateAssignment,
        until day: CalendarDay?,
        deadline: CalendarDay?
    ) -> FateAssignment {
        var fate = fate
        fate.nextStep = .bringPaper
        fate.dueAt = day.map { endOfWork(onOrAfter: $0) } ?? latest(deadline: deadline)
        return fate
    }
}
