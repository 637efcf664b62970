package import Vocabulary

/// Something that a member of the staff has in hand and may give on at the end of a shift.
package struct ShiftThing: Hashable, Sendable {
    /// What it is; the raw value stands in the table.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A visit that the member called, with its send-backs and the calls about them.
        case visit
        /// What the member typed into a visit and did not save.
        case draft
    }

    package let kind: Kind
    package let visit: VisitID

    /// A value of these parts.
    package init(_ kind: Kind, of visit: VisitID) {
        self.kind = kind
        self.visit = visit
    }

    /// Reads `draft/V12`; nil for anything else.
    package init?(key: String) {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = Kind(rawValue: parts[0]),
            let visit = VisitID(parts[1])
        else { return nil }
        self.init(kind, of: visit)
    }

    /// The thing as forms name it: `draft/V12`.
    package var key: String { "\(kind.rawValue)/\(visit)" }
}

/// What of the chosen things goes to a receiver, and what stays with whoever has it.
package struct ShiftChange: Hashable, Sendable {
    /// To whom.
    package enum Receiver: Hashable, Sendable {
        /// A colleague of the same office.
        case colleague
        /// The office: whoever takes it up.
        case office
    }

    /// Why something stays.
    package enum Stay: Hashable, Sendable {
        /// It is not in hand any more: somebody else has it, or it ended.
        case gone
        /// A draft of somebody who is protected: what it holds was shown to its writer alone.
        case protected
        /// The receiver has a draft of their own there.
        case occupied
        /// An office types nothing; a draft goes to a person.
        case needsPerson
    }

    /// Something that stays, and why.
    package struct Staying: Hashable, Sendable {
        package let thing: ShiftThing
        package let why: Stay
    }

    /// What goes, in the order in which it was chosen.
    package let going: [ShiftThing]
    package let staying: [Staying]

    /// Judges what was chosen.
    ///
    /// - Parameters:
    ///   - chosen: what somebody ticked.
    ///   - receiver: to whom it is to go.
    ///   - inHand: what the giver has, each with whether its visit is protected.
    ///   - occupied: the visits in which the receiver has a draft.
    package init(
        _ chosen: [ShiftThing],
        to receiver: Receiver,
        inHand: [ShiftThing: Bool],
        occupied: Set<VisitID>
    ) {
        var going: [ShiftThing] = []
        var staying: [Staying] = []
        for thing in chosen where !going.contains(thing) {
            let why: Stay? =
                switch (inHand[thing], thing.kind) {
                case (nil, _): .gone
                case (_, .visit): nil
                case (true?, .draft): .protected
                case (_, .draft) where receiver == .office: .needsPerson
                case (_, .draft): occupied.contains(thing.visit) ? .occupied : nil
                }
            if let why {
                staying.append(Staying(thing: thing, why: why))
            } else {
                going.append(thing)
            }
        }
        self.going = going
        self.staying = staying
    }
}
