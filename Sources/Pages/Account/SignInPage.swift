package import Vocabulary

/// Asks a member of the staff for name and password.
package struct SignInPage: Page {
    /// What was typed before; the password never comes back.
    package var userName: String
    /// What is wrong with it; nil where nothing is.
    package var problem: Localized?
    /// True until somebody signed in for the first time; tells where the first password stands.
    package var isFirstStart: Bool
    /// The page that was asked for, to go on there.
    package var destination: Path?

    /// Takes every part as given.
    package init(
        userName: String = "",
        problem: Localized? = nil,
        isFirstStart: Bool = false,
        destination: Path? = nil
    ) {
        self.userName = userName
        self.problem = problem
        self.isFirstStart = isFirstStart
        self.destination = destination
    }

    package var title: Localized { Localized(ja: "サインイン", en: "Sign in") }

    package var problems: [Problem] {
        problem.map { [Problem(field: "user", message: $0)] } ?? []
    }

    package func content(in frame: Frame) -> Markup {
        let hidden = destination.map { [HiddenValue(name: "to", value: $0.text)] } ?? []
        return HTML.div(.class("sign-in")) {
            Parts.heading(
                title,
                lead: Localized(ja: "職員用の画面です。", en: "For members of the staff.")
            )
            if isFirstStart { firstStartHint }
            frame.form(to: Paths.signIn, class: "form card", carrying: hidden) {
                Parts.textField(userField)
                Parts.textField(passwordField)
                HTML.div(.class("actions")) { Parts.button(title) }
            }
        }
    }

    private var userField: TextField {
        TextField(
            id: "user",
            name: "user",
            label: Localized(ja: "利用者名", en: "User name"),
            value: userName,
            problem: problem,
            isRequired: true,
            autocomplete: "username",
            maximumLength: 100
        )
    }

    private var passwordField: TextField {
        TextField(
            id: "password",
            name: "password",
            label: Localized(ja: "パスワード", en: "Password"),
            isRequired: true,
            isSecret: true,
            autocomplete: "current-password",
            maximumLength: 200
        )
    }

    private var firstStartHint: Markup {
        Parts.banner(
            Notice(
                .information,
                title: Localized(ja: "はじめてお使いになる方へ", en: "First time here?"),
                text: Localized(
                    ja: "最初の利用者名とパスワードは、起動した端末の画面に一度だけ表示されています。",
                    en: "The first user name and password were printed once, in the terminal "
                        + "where Hitomado was started."
                )
            )
        )
    }
}
