extension Parts {
    /// A table with its caption, inside a region that scrolls sideways where the window is narrow.
    static func table(
        _ caption: Localized,
        id: String,
        columns: [Localized],
        hidesCaption: Bool = false,
        @MarkupBuilder rows: () -> Markup
    ) -> Markup {
        HTML.div(
            .class("table-scroll"), .role("region"), .labelledBy("\(id)-caption"), .scrollable
        ) {
            HTML.table(.class("table"), .id(id)) {
                HTML.caption(
                    .id("\(id)-caption"), .class(hidesCaption ? "visually-hidden" : "")
                ) { caption }
                HTML.thead {
                    HTML.tr {
                        for column in columns { HTML.th(.scope("col")) { column } }
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
