import Casework
import Operations
import Pages
import Stores
import Vocabulary

/// How parcels of originals are told on pages.
struct ParcelWords {
    let site: Site

    func line(_ parcel: StoredParcel, _ listed: ListParcels.Listed) -> ParcelLine {
        ParcelLine(
            id: parcel.id,
            office: site.officeName(parcel.office),
            standing: ParcelStanding(parcel.state),
            papers: parcel.contents.count,
            sheets: parcel.contents.reduce(0) { $0 + $1.sheets },
            owner: listed.names[parcel.owner],
            due: parcel.dueAt.map { Due($0, now: site.time.now()) },
            at: parcel.steps.last?.at ?? parcel.begunAt,
            differences: parcel.differences.map { line($0, listed) }
        )
    }

    func line(_ paper: StoredOriginal, _ listed: ListParcels.Listed) -> OriginalLine {
        OriginalLine(
            number: paper.number,
            visit: paper.visit,
            item: paper.item,
            kind: listed.withheld.contains(paper.visit)
                ? Self.paper : site.catalog.paperName(paper.kind),
            sheets: paper.sheets,
            arrived: paper.arrived,
            standing: OriginalLine.Standing(paper.state),
            settled: paper.settledBecause,
            settledBy: paper.settledBy.map { listed.names[$0] }
        )
    }

    func history(_ parcel: StoredParcel, _ names: StaffNames) -> [HistoryEntry] {
        parcel.steps.map { HistoryEntry(at: $0.at, what: $0.step.words, by: names[$0.by]) }
    }

    /// What a paper is called that would tell of a protection.
    private static let paper = Localized(ja: "書類", en: "A paper")
}

extension ParcelStep {
    /// What was done, as a history tells it.
    fileprivate var words: Localized {
        switch self {
        case .send: Localized(ja: "窓口が送付", en: "Sent by the counter")
        case .receive: Localized(ja: "センターが受領", en: "Received by the center")
        case .differ: Localized(ja: "センターが受領(過不足あり)", en: "Received by the center; it differs")
        case .settle: Localized(ja: "過不足が決着", en: "Differences cleared up")
        case .takeBack: Localized(ja: "窓口に返却", en: "Back at the counter")
        }
    }
}

extension ParcelStanding {
    init(_ state: ParcelState) {
        self =
            switch state {
            case .packing: .packing
            case .sent: .sent
            case .differing: .differing
            case .received: .received
            case .returned: .returned
            }
    }
}

extension OriginalLine.Standing {
    init(_ state: OriginalState) {
        self =
            switch state {
            case .listed: .listed
            case .arrived: .arrived
            case .differing: .differing
            case .settled: .settled
            }
    }
}
