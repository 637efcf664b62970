import Catalog
import Eligibility
import Vocabulary

/// Decides the counter of an item and explains it.
struct CounterChooser {
    let view: CatalogView
    let frame: HouseholdFrame
    let language: Language

    func counter(for procedure: Procedure, outcome: Outcome, people: [PersonID]) -> CounterDecision
    {
        let (kind, reason) = view.counter(for: procedure, outcome: outcome)
        let desk = view.desk(for: procedure, kind: kind)
        var because = [sentence(reason, kind)]
        if let desk, view.openingHours(of: desk).isEmpty {
            because.append(Phrase.closedDay[language])
        }
        because += channels(of: procedure, people: people)
        return CounterDecision(
            kind: kind,
            deskID: desk?.id,
            window: desk?.window,
            desk: kind == .none ? nil : desk?.name[language] ?? place(procedure, outcome),
            because: because
        )
    }

    /// The section, or of what a section here would take otherwise: that another body does it.
    private func place(_ procedure: Procedure, _ outcome: Outcome) -> String {
        let isElsewhere = outcome == .referral && procedure.handling != .outside
        return isElsewhere
            ? Phrase.elsewhere(procedure.desk, language) : procedure.desk[language]
    }

    /// Other ways that serve this case for certain.
    private func channels(of procedure: Procedure, people: [PersonID]) -> [String] {
        procedure.channels.compactMap { channel in
            guard let via = channel.via else { return nil }
            let isFit = channel.when.map { serves($0, people) } ?? true
            return isFit ? Phrase.otherChannel(via, language) : nil
        }
    }

    /// Whether a channel serves everybody whom the item is about.
    private func serves(_ when: Condition, _ people: [PersonID]) -> Bool {
        guard when.usesPerson else { return frame.verdict(when) == .holds }
        return !people.isEmpty && people.allSatisfy { frame.verdict(when, person: $0) == .holds }
    }

    private func sentence(_ reason: CounterPolicy.Reason, _ kind: CounterKind) -> String {
        switch (reason, language) {
        case (.fixed, .ja): "この手続きの窓口として定められています"
        case (.fixed, .en): "Set for this procedure"
        case (.outcome, .ja), (.handling, .ja):
            kind == .none ? "窓口での手続きは要りません" : "市役所以外で行う手続きです"
        case (.outcome, .en), (.handling, .en):
            kind == .none
                ? "Nothing has to be done at a counter" : "Done by a body outside the municipality"
        case (.unifiedSection(let section), .ja): "専門の相談が要らず、\(section)で受け付けられるため"
        case (.unifiedSection(let section), .en):
            "Needs no specialist and is taken at the unified counter (\(section))"
        case (.specialist, .ja): "担当課の専門職員による確認が要るため"
        case (.specialist, .en): "A specialist of the section has to see it"
        case (.otherSection, .ja): "担当課で受け付けるため"
        case (.otherSection, .en): "Taken by the section that owns it"
        }
    }
}
