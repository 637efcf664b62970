package import Vocabulary

/// Where a lot stands between the center and a back-office system.
package enum LotState: String, CaseIterable, Sendable {
    /// Its items are fixed, its file is not written yet; goes on to exported.
    case made
    /// Lies in the drop folder; goes on to acknowledged or refused.
    case exported
    /// The system's answer was read and matched; ends here.
    case acknowledged
    /// The system's answer did not match and was refused whole; goes on when the answer changes.
    case refused

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .made: Localized(ja: "作成済み", en: "Made")
        case .exported: Localized(ja: "回答待ち", en: "Awaiting answer")
        case .acknowledged: Localized(ja: "回答済み", en: "Acknowledged")
        case .refused: Localized(ja: "回答を拒否", en: "Answer refused")
        }
    }

    var chip: Markup {
        switch self {
        case .made: Parts.chip(name)
        case .exported: Parts.chip(name, .information)
        case .acknowledged: Parts.chip(name, .success)
        case .refused: Parts.chip(name, .danger)
        }
    }
}

/// A lot in one line.
package struct LotSummary: Sendable {
    /// The lot's identifier.
    package var lot: LotID
    /// The back-office system, in words.
    package var system: Localized
    /// How soon the center must answer.
    package var lane: Lane
    /// How many rows its file has.
    package var rows: Int
    /// Where it stands.
    package var state: LotState
    /// When it was made.
    package var madeAt: Instant
    /// When the system's answer was taken; nil while it is awaited.
    package var acknowledgedAt: Instant?
    /// Why the system's answer was refused.
    package var refused: Localized?

    /// Takes every part as given.
    package init(
        lot: LotID,
        system: Localized,
        lane: Lane,
        rows: Int,
        state: LotState,
        madeAt: Instant,
        acknowledgedAt: Instant?,
        refused: Localized?
    ) {
        self.lot = lot
        self.system = system
        self.lane = lane
        self.rows = rows
        self.state = state
        self.madeAt = madeAt
        self.acknowledgedAt = acknowledgedAt
        self.refused = refused
    }
}

/// The newest lots, all systems.
package struct CenterLotsPage: Page {
    /// The lots, newest first.
    package var lots: [LotSummary]
    /// The next page of older lots; nil at the end.
    package var older: LotID?

    /// Takes every part as given.
    package init(lots: [LotSummary], older: LotID? = nil) {
        self.lots = lots
        self.older = older
    }

    package var title: Localized { Localized(ja: "ロット", en: "Lots") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            HTML.div(.id("lots-region"), .refreshes(seconds: 5)) { table },
            older.map { older in
                Parts.linkButton(
                    Localized(ja: "もっと古いロット", en: "Older lots"),
                    to: Paths.lots.with("before", "\(older)")
                )
            } ?? .nothing,
        ])
    }

    private var table: Markup {
        guard !lots.isEmpty else {
            return HTML.p { Localized(ja: "ロットはまだありません。", en: "No lots yet.") }
        }
        return Parts.table(
            Localized(ja: "新しい順のロット", en: "Lots, newest first"),
            id: "lots",
            columns: [
                Localized(ja: "ロット", en: "Lot"), Localized(ja: "システム", en: "System"),
                Localized(ja: "速さ", en: "Lane"), Localized(ja: "件数", en: "Rows"),
                Localized(ja: "状態", en: "State"), Localized(ja: "作成", en: "Made"),
                Localized(ja: "回答", en: "Acknowledged"),
            ],
            numbers: [3]
        ) {
            for lot in lots { row(lot) }
        }
    }

    private func row(_ lot: LotSummary) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.a(.href(Paths.lot(lot.lot))) { Markup.text("\(lot.lot)") }
            }
            HTML.td { lot.system }
            HTML.td { lot.lane.name }
            Parts.numberCell(lot.rows)
            HTML.td {
                lot.state.chip
                if let refused = lot.refused { HTML.span(.class("quiet")) { refused } }
            }
            HTML.td { lot.madeAt.markup }
            HTML.td { lot.acknowledgedAt?.markup ?? .localized(Localized(same: "–")) }
        }
    }
}
