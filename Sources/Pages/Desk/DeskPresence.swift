package import Vocabulary

/// Who has a visit open besides the reader: a region of the console, and a page of its own for the script.
package struct DeskPresence: Page {
    /// The visit.
    package var visit: VisitID
    /// What they are called; empty where nobody has.
    package var others: [String]

    /// Takes every part as given.
    package init(visit: VisitID, others: [String] = []) {
        self.visit = visit
        self.others = others
    }

    package var title: Localized { Localized(ja: "開いている人", en: "Who has it open") }

    package func content(in frame: Frame) -> Markup {
        .group([Parts.heading(title), region])
    }

    /// Keeps its room when nobody is there, so that nothing moves.
    var region: Markup {
        HTML.p(
            .class("presence"),
            .id("presence"),
            .refreshes(seconds: 20),
            .refreshed(from: Paths.presence(visit))
        ) {
            if !others.isEmpty {
                HTML.span(.announced) {
                    Localized(ja: "ほかに開いている人:", en: "Also open at: ")
                    Markup.japanese(others.joined(separator: "、"))
                }
            }
        }
    }
}
