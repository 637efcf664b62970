package import Vocabulary

/// Pairs of items that look like the same matter filed twice, the newest first; no names.
package struct CenterDuplicatesPage: Page {
    /// Two items that look alike.
    package struct Row: Sendable {
        /// What people call the procedure.
        package var name: Localized
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// How strongly the persons look alike.
        package var strength: DuplicateStrength
        /// The one that was filed later.
        package var item: FiledElsewhere
        /// The one that was there before.
        package var other: FiledElsewhere

        /// Takes every part as given.
        package init(
            name: Localized,
            code: String,
            strength: DuplicateStrength,
            item: FiledElsewhere,
            other: FiledElsewhere
        ) {
            self.name = name
            self.code = code
            self.strength = strength
            self.item = item
            self.other = other
        }
    }

    /// The lines of the list, in order.
    package var rows: [Row]
    /// Whether there are more than these.
    package var isCut: Bool

    /// Takes both as given.
    package init(rows: [Row], isCut: Bool = false) {
        self.rows = rows
        self.isCut = isCut
    }

    package var title: Localized { Localized(ja: "重複の確認", en: "Duplicates") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(
                title,
                lead: Localized(
                    ja: "同じ人の同じ手続が、別の受付や別の区でも出されています。番号を開いて見比べてください。",
                    en:
                        "The same procedure for the same person, filed twice or in two offices. "
                        + "Open a number to compare."
                )
            ),
            HTML.div(.id("duplicates-region"), .refreshes(seconds: 15)) {
                if rows.isEmpty {
                    HTML.p { Localized(ja: "重複は見つかっていません。", en: "No duplicates were found.") }
                } else {
                    table
                }
                if isCut {
                    HTML.p {
                        Localized(
                            ja: "ほかにもあります。新しいものから示しています。",
                            en: "There are more; these are the newest."
                        )
                    }
                }
            },
        ])
    }

    private var table: Markup {
        Parts.table(
            Localized(ja: "判断を待つもの", en: "Waiting for a decision"),
            id: "duplicates",
            columns: [
                .procedure, Localized(ja: "あとの受付", en: "Filed later"),
                Localized(ja: "先の受付", en: "Filed before"), Localized(ja: "確かさ", en: "How alike"),
            ]
        ) {
            for row in rows {
                HTML.tr {
                    HTML.th(.scope("row")) { Parts.procedure(row.name, code: row.code) }
                    HTML.td { row.item.markup(leadingTo: "duplicates") }
                    HTML.td { row.other.markup(leadingTo: nil) }
                    HTML.td { row.strength.chip }
                }
            }
        }
    }
}

extension FiledElsewhere {
    /// Number, office, time and state; the link may lead to a place of the item's page.
    fileprivate func markup(leadingTo place: String?) -> Markup {
        let path = place.map { Paths.item(item).at($0) } ?? Paths.item(item)
        return .group([
            HTML.a(.href(path)) { Markup.text("\(item)") },
            isProtected ? Parts.chip(.careful, .danger) : .nothing,
            HTML.span { office },
            HTML.span(.class("quiet")) { filedAt.markup },
            state.chip,
        ])
    }
}
