package import Vocabulary

/// Asks for a new password; nobody gets past it with one that somebody else made.
package struct ChangePasswordPage: Page {
    package var problems: [Problem]
    /// True where the present password was made for the person.
    package var isFirst: Bool

    package init(problems: [Problem] = [], isFirst: Bool = false) {
        self.problems = problems
        self.isFirst = isFirst
    }

    package var title: Localized { Localized(ja: "パスワードの変更", en: "Change the password") }

    package func content(in frame: Frame) -> Markup {
        HTML.div(.class("sign-in")) {
            Parts.heading(title, lead: isFirst ? Self.firstLead : nil)
            frame.form(to: Paths.password, class: "form card") {
                Parts.textField(field("current", Self.currentLabel, "current-password"))
                Parts.textField(field("new", Self.newLabel, "new-password", Self.rule))
                Parts.textField(field("again", Self.againLabel, "new-password"))
                HTML.div(.class("actions")) { Parts.button(title) }
            }
        }
    }

    private func field(
        _ name: String,
        _ label: Localized,
        _ purpose: String,
        _ support: Localized? = nil
    ) -> TextField {
        TextField(
            id: name,
            name: name,
            label: label,
            support: support,
            problem: problems[at: name],
            isRequired: true,
            isSecret: true,
            autocomplete: purpose,
            maximumLength: 200
        )
    }

    private static let firstLead = Localized(
        ja: "最初のパスワードは一度だけ使えます。あなただけが知るものに変えてください。",
        en: "The first password works once. Change it to one that only you know."
    )
    private static let currentLabel = Localized(ja: "今のパスワード", en: "Present password")
    private static let newLabel = Localized(ja: "新しいパスワード", en: "New password")
    private static let againLabel = Localized(
        ja: "新しいパスワード(もう一度)",
        en: "New password, once more"
    )
    private static let rule = Localized(
        ja: "12文字以上。長い言葉の組み合わせがおすすめです。",
        en: "12 characters or more; several long words are best."
    )
}
