/// Where an item is dealt with.
package enum CounterKind: String, WordChoice, Hashable, Sendable {
    /// The counter that takes many procedures at once.
    case unified
    /// The counter of the section that owns the procedure.
    case individual
    /// A booth that connects to staff elsewhere.
    case remote
    /// The owning section, at an agreed time.
    case appointment
    case online
    case post
    /// Something that is ready is handed out.
    case pickUp = "pick-up"
    /// A body outside the municipality; guidance only.
    case outside
    /// Nothing has to be done anywhere.
    case none
}

/// Who works on an item.
package enum Handling: String, WordChoice, Hashable, Sendable {
    /// Done while the resident waits.
    case atCounter = "at-counter"
    /// Filed to the processing center.
    case center
    /// Handed to the section.
    case section
    case outside
    case none
}

/// What the filing legally consists of.
package enum Instrument: String, WordChoice, Hashable, Sendable {
    /// Data entered once.
    case data
    /// Printed from the record and signed.
    case signedPrint = "signed-print"
    /// A statutory paper that must be accepted as such.
    case paperOriginal = "paper-original"
}

/// What it means that a procedure applies.
package enum Outcome: String, WordChoice, Hashable, Sendable {
    case duty
    case right
    case recommended
    /// Nothing to file; the office acts by itself.
    case exOfficio = "ex-officio"
    /// Covered by another item of the same plan.
    case deemed
    /// Guidance to an outside body.
    case referral
}

/// Whose power the procedure belongs to.
package enum Authority: String, WordChoice, Hashable, Sendable {
    case municipality
    case prefecture
    case state
    case outside
}

/// For whom one item is filed.
package enum FilingUnit: String, WordChoice, Hashable, Sendable {
    /// One item for the household; the rule cannot speak of `person`.
    case household
    /// One item for each person who qualifies.
    case eachPerson = "each-person"
    /// One item with all who qualify.
    case together
}

/// Who may file.
package enum Filer: String, WordChoice, Hashable, Sendable {
    case oneself = "self"
    case sameHousehold = "same-household"
    case agent
    case legalRepresentative = "legal-representative"
}

/// Which check by a person an item waits for in the center.
package enum CheckClass: String, WordChoice, Hashable, Comparable, Sendable {
    /// Goes on without a person.
    case none
    /// One person looks at it.
    case first
    /// A second person looks at it too.
    case second

    package static func < (left: CheckClass, right: CheckClass) -> Bool {
        left.weight < right.weight
    }

    private var weight: Int {
        switch self {
        case .none: 0
        case .first: 1
        case .second: 2
        }
    }
}

/// How well a fact of the catalog is known.
package enum EvidenceMark: String, WordChoice, Hashable, Sendable {
    /// Seen in a source that is named.
    case seen = "S"
    /// Well known.
    case wellKnown = "L"
    /// An estimate; never sends anybody home or claims a duty by itself.
    case estimate = "E"
}

/// The unit in which a period is counted.
package enum PeriodUnit: String, WordChoice, Hashable, Sendable {
    case days
    case months
    case years
}
