/// Where a parcel (送付) of paper originals between a counter and the center stands; the raw value stands in the table.
package enum ParcelState: String, CaseIterable, Hashable, Sendable {
    /// The counter lays papers in; goes to `sent`.
    case packing
    /// On its way to the center; goes to `received`, or to `differing` where not all of it arrived as listed.
    case sent
    /// Something is missing or too much, and somebody looks for it; goes to `received` once every difference was
    /// settled with a reason.
    case differing
    /// The center has it; goes to `returned`.
    case received
    /// The counter has its originals back; goes nowhere.
    case returned

    /// Whether papers are on their way, or looked for.
    package var isUnsettled: Bool { self == .sent || self == .differing }
}

/// What is done with a parcel.
package enum ParcelStep: String, CaseIterable, Hashable, Sendable {
    /// The counter lets it go.
    case send
    /// The center counted, and all of it is there.
    case receive
    /// The center counted, and it is not what the list says.
    case differ
    /// The last difference was settled.
    case settle
    /// The counter has the originals back.
    case takeBack = "take-back"
}

/// Decides what a step does to a parcel.
package enum ParcelStateMachine {
    /// The state after a step; nil where the step does not fit.
    package static func next(_ state: ParcelState, _ step: ParcelStep) -> ParcelState? {
        switch (state, step) {
        case (.packing, .send): .sent
        case (.sent, .receive): .received
        case (.sent, .differ): .differing
        case (.differing, .settle): .received
        case (.received, .takeBack): .returned
        default: nil
        }
    }
}

/// What became of one paper of a parcel.
package enum OriginalState: Hashable, Sendable {
    /// In the parcel, not counted yet.
    case listed
    /// As many sheets arrived as were listed.
    case arrived
    /// Others than listed arrived, none among them; somebody looks for them.
    case differing
    /// A difference that was settled.
    case settled

    /// What follows from what was listed, counted and settled.
    package init(sheets: Int, arrived: Int?, isSettled: Bool) {
        self =
            switch arrived {
            case nil: .listed
            case sheets: .arrived
            default: isSettled ? .settled : .differing
            }
    }
}
