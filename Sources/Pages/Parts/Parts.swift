import Vocabulary

/// The pieces of the design system that pages are built from.
enum Parts {
    /// How loudly a button speaks.
    enum ButtonStyle: String {
        case solid
        case outline
        case text
        case danger
    }

    /// What a chip's colour says; its text says the same in words.
    enum Tone: String {
        case neutral
        case information
        case success
        case warning
        case danger
    }

    static func button(
        _ text: Localized,
        _ style: ButtonStyle = .solid,
        name: String? = nil,
        value: String? = nil,
        key: Character? = nil,
        to path: Path? = nil,
        accessibleName: Localized? = nil,
        describedBy: String? = nil,
        endsFlow: Bool = false,
        takesFocus: Bool = false
    ) -> Markup {
        HTML.button(
            .class("button button--\(style.rawValue)"),
            .type("submit"),
            .name(name),
            .value(value),
            .accessKey(key),
            .formAction(path),
            .ariaLabel(accessibleName),
            .describedBy(describedBy.map { [$0] } ?? []),
            .autofocus(takesFocus),
            .flowEnd(endsFlow)
        ) {
            text
            if let key { keyHint(key) }
        }
    }

    static func linkButton(
        _ text: Localized,
        _ style: ButtonStyle = .outline,
        to path: Path,
        key: Character? = nil
    ) -> Markup {
        HTML.a(
            .class("button button--\(style.rawValue)"),
            .href(path),
            .accessKey(key)
        ) {
            text
            if let key { keyHint(key) }
        }
    }

    /// From a page beside a visit's console back to that.
    static func backToConsole(of visit: VisitID) -> Markup {
        HTML.p {
            linkButton(
                Localized(ja: "受付画面へ戻る", en: "Back to the console"),
                .text,
                to: Paths.desk(visit),
                key: "b"
            )
        }
    }

    /// The access key beside what it triggers, so that nobody has to remember it.
    static func keyHint(_ key: Character) -> Markup {
        HTML.kbd(.class("key"), .decorative) { Markup.text(String(key).uppercased()) }
    }

    static func chip(_ text: Localized, _ tone: Tone = .neutral) -> Markup {
        HTML.span(.class("chip chip--\(tone.rawValue)")) { text }
    }

    static func banner(_ notice: Notice) -> Markup {
        let role = notice.kind == .failure || notice.kind == .warning ? "alert" : "status"
        return HTML.div(.class("banner banner--\(notice.kind.rawValue)"), .role(role)) {
            HTML.p(.class("banner__title")) { notice.title }
            if let text = notice.text { HTML.p { text } }
        }
    }

    /// Everything that is wrong with the form, at the top, each a link to its field.
    static func errorSummary(_ problems: [Problem]) -> Markup {
        guard !problems.isEmpty else { return .nothing }
        return HTML.div(
            .class("error-summary"),
            .role("alert"),
            .focusable,
            .id("error-summary"),
            .labelledBy("error-summary-title")
        ) {
            HTML.h2(.id("error-summary-title")) {
                Localized(ja: "入力を確認してください", en: "There is a problem")
            }
            HTML.ul {
                for problem in problems {
                    HTML.li {
                        HTML.a(.href(fragment: problem.field)) { problem.message }
                    }
                }
            }
        }
    }

    /// A term and what it is, one row of a summary list.
    static func row(_ term: Localized, @MarkupBuilder _ value: () -> Markup) -> Markup {
        HTML.div(.class("summary-list__row")) {
            HTML.dt { term }
            HTML.dd { value() }
        }
    }

    /// A list without numbers of texts.
    static func list(_ texts: [Localized], class name: String = "plain-list") -> Markup {
        HTML.ul(.class(name)) {
            for text in texts { HTML.li { text } }
        }
    }

    /// The one heading of first rank, with what the page is about beneath.
    static func heading(_ title: Localized, lead: Localized? = nil) -> Markup {
        .group([
            HTML.h1 { title },
            lead.map { lead in HTML.p(.class("lead")) { lead } } ?? .nothing,
        ])
    }
}

extension Localized {
    static let protected = Localized(ja: "支援措置あり", en: "Address protection")
    /// What stands for protection where others may read along.
    static let careful = Localized(ja: "要配慮", en: "Special care")
    static let none = Localized(ja: "なし", en: "None")
    static let everybody = Localized(ja: "世帯全体", en: "Whole household")

    /// A length of time, in hours from two hours on.
    static func minutes(_ count: Int) -> Localized {
        guard count >= 120 else { return Localized(ja: "\(count)分", en: "\(count) min") }
        let (hours, rest) = (grouped(count / 60), count % 60)
        return Localized(ja: "\(hours)時間\(rest)分", en: "\(hours) h \(rest) min")
    }

    static func yen(_ amount: Int) -> Localized {
        amount == 0
            ? Localized(ja: "無料", en: "Free")
            : Localized(ja: "\(grouped(amount))円", en: "¥\(grouped(amount))")
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }
}
