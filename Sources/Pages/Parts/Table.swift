import Vocabulary

extension Parts {
    /// A table with its caption, inside a region that scrolls sideways where the window is narrow.
    ///
    /// `numbers` are the columns that hold numbers, from 0.
    static func table(
        _ caption: Localized,
        id: String,
        columns: [Localized],
        numbers: Set<Int> = [],
        hidesCaption: Bool = false,
        @MarkupBuilder rows: () -> Markup
    ) -> Markup {
        HTML.div(
            .class("table-scroll"),
            .role("region"),
            .labelledBy("\(id)-caption"),
            .scrollable
        ) {
            HTML.table(.class("table"), .id(id)) {
                HTML.caption(
                    .id("\(id)-caption"),
                    .class(hidesCaption ? "visually-hidden" : nil)
                ) { caption }
                HTML.thead {
                    HTML.tr {
                        for (index, column) in columns.enumerated() {
                            let style = numbers.contains(index) ? "number" : nil
                            HTML.th(.scope("col"), .class(style)) { column }
                        }
                    }
                }
                HTML.tbody { rows() }
            }
        }
    }

    /// A cell of a number, set to the right.
    static func numberCell(_ number: Int) -> Markup {
        HTML.td(.class("number")) { Markup.text(Localized.grouped(number)) }
    }
}

extension Localized {
    static let never = Localized(ja: "まだありません", en: "Never")
    static let open = Localized(ja: "開く", en: "Open")
}
