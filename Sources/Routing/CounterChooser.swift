import Catalog
import Eligibility
import Vocabulary

/// Decides the counter of an item and explains it.
struct CounterChooser {
    let view: CatalogView
    let frame: HouseholdFrame
    let language: Language

    func counter(for procedure: Procedure, outcome: Outcome, person: PersonID?) -> CounterDecision {
        let (kind, reason) = view.counter(for: procedure, outcome: outcome)
        let desk = view.desk(for: procedure, kind: kind)
        var because = [sentence(reason, kind)[language]]
        if let desk, view.openingHours(of: desk).isEmpty {
            because.append(Phrase.closedDay[language])
        }
        because += channels(of: procedure, person: person)
        return CounterDecision(
            kind: kind,
            deskID: desk?.id,
            window: desk?.window,
            desk: kind == .none ? nil : desk?.name[language] ?? procedure.desk[language],
            because: because
        )
    }

    /// Other ways that serve this case for certain.
    private func channels(of procedure: Procedure, person: PersonID?) -> [String] {
        procedure.channels.compactMap { channel in
            guard let via = channel.via else { return nil }
            let serves = channel.when.map { frame.verdict($0, person: person) == .holds } ?? true
            return serves ? Phrase.otherChannel(via)[language] : nil
        }
    }

    private func sentence(_ reason: CounterPolicy.Reason, _ kind: CounterKind) -> Localized {
        switch reason {
        case .fixed:
            Localized(ja: "この手続きの窓口として定められています", en: "Set for this procedure")
        case .outcome, .handling:
            kind == .none
                ? Localized(ja: "窓口での手続きは要りません", en: "Nothing has to be done at a counter")
                : Localized(ja: "市役所以外で行う手続きです", en: "Done by a body outside the municipality")
        case .unifiedSection(let section):
            Localized(
                ja: "専門の相談が要らず、\(section)で受け付けられるため",
                en: "Needs no specialist and is taken at the unified counter (\(section))"
            )
        case .specialist:
            Localized(
                ja: "担当課の専門職員による確認が要るため",
                en: "A specialist of the section has to see it"
            )
        case .otherSection:
            Localized(ja: "担当課で受け付けるため", en: "Taken by the section that owns it")
        }
    }
}
