package import Vocabulary

/// Where a parcel of originals stands, in words.
package enum ParcelStanding: String, CaseIterable, Hashable, Sendable {
    case packing
    case sent
    case differing
    case received
    case returned

    var chip: Markup {
        switch self {
        case .packing: Parts.chip(Localized(ja: "封入中", en: "Being packed"), .information)
        case .sent: Parts.chip(Localized(ja: "送付済み・未着", en: "On its way"), .information)
        case .differing: Parts.chip(Localized(ja: "過不足あり", en: "Differs"), .danger)
        case .received: Parts.chip(Localized(ja: "センターで受領", en: "At the center"), .success)
        case .returned: Parts.chip(Localized(ja: "窓口に返却済み", en: "Back at the counter"), .neutral)
        }
    }
}

/// A paper of a parcel, as pages show it.
package struct OriginalLine: Sendable {
    /// What became of it.
    package enum Standing: Hashable, Sendable {
        case listed
        case arrived
        case differing
        case settled
    }

    package var number: Int
    package var visit: VisitID
    package var item: ItemID?
    /// The kind of paper; nothing but a paper where somebody of the visit is protected.
    package var kind: Localized
    package var sheets: Int
    /// What the center counted.
    package var arrived: Int?
    package var standing: Standing
    /// How a difference was cleared up.
    package var settled: String?
    package var settledBy: String?

    /// Takes every part as given.
    package init(
        number: Int,
        visit: VisitID,
        item: ItemID?,
        kind: Localized,
        sheets: Int,
        arrived: Int? = nil,
        standing: Standing = .listed,
        settled: String? = nil,
        settledBy: String? = nil
    ) {
        self.number = number
        self.visit = visit
        self.item = item
        self.kind = kind
        self.sheets = sheets
        self.arrived = arrived
        self.standing = standing
        self.settled = settled
        self.settledBy = settledBy
    }

    /// What a list of choices calls it.
    var label: Localized {
        Localized(
            ja: "\(number) \(visit) \(kind.ja) \(sheets)枚",
            en: "\(number), \(visit), \(kind.en), \(sheets) sheets"
        )
    }
}

/// A parcel as lists show it.
package struct ParcelLine: Sendable {
    package var id: ParcelID
    package var office: Localized
    package var standing: ParcelStanding
    package var papers: Int
    package var sheets: Int
    /// Who lays papers in, sent it, or owns what differs.
    package var owner: String
    package var due: Due?
    /// What was done with it last; when it was begun where nothing was.
    package var at: Instant
    /// The papers that somebody looks for.
    package var differences: [OriginalLine]

    /// Takes every part as given.
    package init(
        id: ParcelID,
        office: Localized,
        standing: ParcelStanding,
        papers: Int,
        sheets: Int,
        owner: String,
        due: Due?,
        at: Instant,
        differences: [OriginalLine] = []
    ) {
        self.id = id
        self.office = office
        self.standing = standing
        self.papers = papers
        self.sheets = sheets
        self.owner = owner
        self.due = due
        self.at = at
        self.differences = differences
    }
}

extension Localized {
    static let parcels = Localized(ja: "原本の送付", en: "Parcels of originals")
    static let parcel = Localized(ja: "送付番号", en: "Parcel")
    static let sheets = Localized(ja: "枚数", en: "Sheets")
    static let arrivedSheets = Localized(ja: "届いた枚数", en: "Arrived")
    static let original = Localized(ja: "原本", en: "Original")
}
