import Catalog
import Eligibility
import Vocabulary

/// Of two procedures that exclude each other a person files one.
///
/// `exclusive_with` in a procedure's file names those that it gives way to; of two that name each
/// other the later in the catalog gives way. Which one gives way never hangs on the facts, so that
/// facts added later take nothing back.
struct Exclusion {
    private(set) var verdicts: [ProcedureVerdicts]
    /// By the procedure that stays, what a person could file in its place.
    private(set) var alternatives: [ProcedureID: [Applying]] = [:]
    private var isSettled: Set<Int> = []

    init(_ verdicts: [ProcedureVerdicts]) {
        self.verdicts = verdicts
        for place in verdicts.indices where !verdicts[place].procedure.exclusiveWith.isEmpty {
            settle(place)
        }
    }

    /// Those before which a procedure gives way are settled first; a circle ends where it began.
    private mutating func settle(_ place: Int) {
        guard isSettled.insert(place).inserted, !verdicts[place].isEmpty else { return }
        let procedure = verdicts[place].procedure
        for other in verdicts.indices
        where other != place && procedure.exclusiveWith.contains(verdicts[other].procedure.id) {
            let isMutual = verdicts[other].procedure.exclusiveWith.contains(procedure.id)
            guard !isMutual || other < place else { continue }
            settle(other)
            giveWay(place, to: verdicts[other])
        }
    }

    private mutating func giveWay(_ place: Int, to other: ProcedureVerdicts) {
        for stays in other.applying {
            let gone = verdicts[place].remove(sharing: stays.people)
            alternatives[other.procedure.id, default: []] += gone
        }
        for open in other.undecided { verdicts[place].wait(for: open) }
    }
}

extension ProcedureVerdicts {
    fileprivate var isEmpty: Bool { applying.isEmpty && undecided.isEmpty }
}

/// Whether two are about the same person, or one of them about the whole household.
func isShared(_ one: [PersonID], _ other: [PersonID]) -> Bool {
    one.isEmpty || other.isEmpty || one.contains(where: other.contains)
}
