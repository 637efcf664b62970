package import Vocabulary

/// One lot with its control totals and its items.
package struct CenterLotPage: Page {
    /// One row of the lot; no personal data.
    package struct Item: Sendable {
        /// The item's identifier.
        package var item: ItemID
        /// How often it was sent, this time included; from 1.
        package var attempt: Int
        /// What people call it.
        package var name: Localized
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// The office, in words.
        package var office: Localized
        /// Where it stands.
        package var state: ItemState
        /// Why it stands where it stands; nil where that needs no reason.
        package var reason: Localized?

        /// Takes every part as given.
        package init(
            item: ItemID,
            attempt: Int,
            name: Localized,
            code: String,
            office: Localized,
            state: ItemState,
            reason: Localized?
        ) {
            self.item = item
            self.attempt = attempt
            self.name = name
            self.code = code
            self.office = office
            self.state = state
            self.reason = reason
        }
    }

    /// The lot in one line.
    package var summary: LotSummary
    /// The catalog's name for the layout of its file.
    package var layout: String
    /// The character encoding of its file.
    package var encoding: String
    /// Hex of the file's hash.
    package var sha256: String
    /// What it is made of, in order.
    package var items: [Item]

    /// Takes every part as given.
    package init(
        summary: LotSummary,
        layout: String,
        encoding: String,
        sha256: String,
        items: [Item]
    ) {
        self.summary = summary
        self.layout = layout
        self.encoding = encoding
        self.sha256 = sha256
        self.items = items
    }

    package var title: Localized {
        Localized(ja: "ロット \(summary.lot)", en: "Lot \(summary.lot)")
    }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: summary.system),
            summary.refused.map { why in
                Parts.banner(
                    Notice(
                        .failure,
                        title: Localized(
                            ja: "システムの回答を受け入れられません",
                            en: "The system's answer was refused"
                        ),
                        text: why
                    )
                )
            } ?? .nothing,
            particulars,
            table,
            HTML.div(.class("actions")) {
                Parts.linkButton(Localized(ja: "ロットの一覧", en: "All lots"), to: Paths.lots)
            },
        ])
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "状態", en: "State")) { summary.state.chip }
            Parts.row(Localized(ja: "速さ", en: "Lane")) { summary.lane.name }
            Parts.row(Localized(ja: "件数", en: "Rows")) {
                Markup.text(Localized.grouped(summary.rows))
            }
            Parts.row(Localized(ja: "作成", en: "Made")) { summary.madeAt.markup }
            Parts.row(Localized(ja: "回答", en: "Acknowledged")) {
                summary.acknowledgedAt?.markup ?? .localized(.never)
            }
            Parts.row(Localized(ja: "形式", en: "Layout")) {
                Markup.text("\(layout), \(encoding)")
            }
            Parts.row(Localized(same: "SHA-256")) {
                HTML.span(.class("code code--long")) { Markup.text(sha256) }
            }
        }
    }

    private var table: Markup {
        Parts.table(
            Localized(ja: "このロットの手続", en: "Items of this lot"),
            id: "items",
            columns: [
                .itemNumber, Localized(ja: "回", en: "Attempt"), .procedure,
                Localized(ja: "窓口", en: "Office"), Localized(ja: "状態", en: "State"),
                Localized(ja: "理由", en: "Reason"),
            ],
            numbers: [1]
        ) {
            for item in items {
                HTML.tr {
                    HTML.th(.scope("row")) {
                        HTML.a(.href(Paths.item(item.item))) { Markup.text("\(item.item)") }
                    }
                    Parts.numberCell(item.attempt)
                    HTML.td { Parts.procedure(item.name, code: item.code) }
                    HTML.td { item.office }
                    HTML.td { item.state.chip }
                    HTML.td { item.reason ?? Localized(same: "–") }
                }
            }
        }
    }
}
