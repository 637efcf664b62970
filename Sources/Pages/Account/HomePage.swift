package import Vocabulary

/// What waits for the person who signed in, as tiles; which ones there are depends on the roles.
package struct HomePage: Page {
    /// One kind of work that waits.
    package struct Tile: Sendable {
        package var title: Localized
        /// How much waits; nil where there is nothing to count.
        package var count: Int?
        /// More about it in one line.
        package var detail: Localized?
        /// Where it leads.
        package var path: Path
        /// Whether it cannot wait for the evening.
        package var isUrgent: Bool
        /// The access key, shown beside the link.
        package var key: Character?

        /// Takes every part as given.
        package init(
            title: Localized,
            count: Int? = nil,
            detail: Localized? = nil,
            path: Path,
            isUrgent: Bool = false,
            key: Character? = nil
        ) {
            self.title = title
            self.count = count
            self.detail = detail
            self.path = path
            self.isUrgent = isUrgent
            self.key = key
        }
    }

    /// The kinds of work, most pressing first.
    package var tiles: [Tile]

    /// Takes every part as given.
    package init(tiles: [Tile]) {
        self.tiles = tiles
    }

    package var title: Localized { Localized(ja: "ホーム", en: "Home") }

    package func content(in frame: Frame) -> Markup {
        HTML.div(.id("home"), .refreshes(seconds: 15)) {
            Parts.heading(
                title,
                lead: Localized(
                    ja: "あなたの対応を待っているものです。",
                    en: "What is waiting for you."
                )
            )
            if tiles.isEmpty {
                HTML.p {
                    Localized(ja: "待っているものはありません。", en: "Nothing is waiting.")
                }
            } else {
                HTML.ul(.class("tiles")) {
                    for tile in tiles { self.tile(tile) }
                }
            }
        }
    }

    private func tile(_ tile: Tile) -> Markup {
        HTML.li(.class("tile\(tile.isUrgent ? " tile--urgent" : "")")) {
            HTML.h2(.class("tile__title")) {
                HTML.a(.href(tile.path), .accessKey(tile.key)) { tile.title }
                if let key = tile.key { Parts.keyHint(key) }
            }
            if let count = tile.count {
                HTML.p(.class("tile__count")) {
                    HTML.strong { Markup.text(Localized.grouped(count)) }
                    Localized(ja: "件", en: count == 1 ? " item" : " items")
                    if tile.isUrgent {
                        Parts.chip(Localized(ja: "急ぎ", en: "Urgent"), .danger)
                    }
                }
            }
            if let detail = tile.detail { HTML.p(.class("tile__detail")) { detail } }
        }
    }
}
