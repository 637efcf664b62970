package import Vocabulary

/// Somebody of a contractor waits for an official, as the lists of an office tell it.
package struct OfficialCallLine: Sendable {
    /// The call's number, as in its address.
    package var id: Int64
    /// What is to be decided.
    package var what: Localized
    /// Who waits.
    package var who: String
    /// Since when.
    package var since: Instant
    /// Where it can be decided; nil where it is about no one thing.
    package var path: Path?
    /// Whether whoever reads it is an official.
    package var canAnswer: Bool

    /// Takes every part as given.
    package init(
        id: Int64,
        what: Localized,
        who: String,
        since: Instant,
        path: Path?,
        canAnswer: Bool
    ) {
        self.id = id
        self.what = what
        self.who = who
        self.since = since
        self.path = path
        self.canAnswer = canAnswer
    }
}

extension OfficialCallLine {
    /// All calls as one alert; nothing where there is none.
    static func alert(_ lines: [OfficialCallLine], back: Path, in frame: Frame) -> Markup {
        guard !lines.isEmpty else { return .nothing }
        return HTML.section(
            .class("banner banner--warning"),
            .labelledBy("official-calls"),
            .role("alert")
        ) {
            HTML.h2(.id("official-calls"), .class("banner__title")) {
                Localized(ja: "職員の判断を待っています", en: "An official is waited for")
            }
            HTML.ul(.class("plain-list")) {
                for line in lines { HTML.li { line.item(back: back, in: frame) } }
            }
        }
    }

    @MarkupBuilder
    private func item(back: Path, in frame: Frame) -> Markup {
        Markup.text("\(since.clock) ")
        Markup.japanese(who)
        Localized(ja: "「\(what.ja)」", en: ": \(what.en) ")
        if let path { HTML.a(.href(path)) { Localized.open } }
        if canAnswer {
            frame.form(
                to: Paths.officialCall(id),
                class: "inline-form",
                carrying: [HiddenValue(name: "back", value: "\(back)")]
            ) {
                Parts.button(
                    Localized(ja: "対応した", en: "Answered"),
                    .outline,
                    accessibleName: Localized(
                        ja: "対応した:\(who)「\(what.ja)」",
                        en: "Answered: \(what.en)"
                    )
                )
            }
        }
    }
}
