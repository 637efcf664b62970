package import Vocabulary

/// That something was handed on to the reader, at the top of the list of visits.
package struct HandedOn: Sendable {
    package var from: String
    package var at: Instant
    package var count: Int

    /// Takes every part as given.
    package init(from: String, at: Instant, count: Int) {
        self.from = from
        self.at = at
        self.count = count
    }

    static func banner(_ changes: [HandedOn]) -> Markup {
        guard !changes.isEmpty else { return .nothing }
        return HTML.section(
            .class("banner banner--information"),
            .labelledBy("handed-on")
        ) {
            HTML.h2(.id("handed-on"), .class("banner__title")) {
                Localized(ja: "引き継がれたものがあります", en: "Something was handed on to you")
            }
            HTML.ul(.class("plain-list")) {
                for change in changes {
                    HTML.li {
                        change.at.markup
                        Markup.text(" ")
                        Markup.japanese(change.from)
                        Localized(ja: " \(change.count)件", en: ": \(change.count)")
                    }
                }
            }
            HTML.p { HTML.a(.href(Paths.shift)) { Localized.shift } }
        }
    }
}
