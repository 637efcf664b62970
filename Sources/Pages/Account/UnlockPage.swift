package import Vocabulary

/// Asks for the password again after nobody used the screen for a while; shows nobody's data.
package struct UnlockPage: Page {
    package var problem: Localized?
    /// The page that was asked for, to go on there.
    package var destination: Path?

    package init(problem: Localized? = nil, destination: Path? = nil) {
        self.problem = problem
        self.destination = destination
    }

    package var title: Localized { Localized(ja: "画面のロック解除", en: "Unlock the screen") }

    package var problems: [Problem] {
        problem.map { [Problem(field: "password", message: $0)] } ?? []
    }

    package func content(in frame: Frame) -> Markup {
        let hidden = destination.map { [HiddenValue(name: "to", value: $0.text)] } ?? []
        return HTML.div(.class("sign-in")) {
            Parts.heading(
                title,
                lead: Localized(
                    ja: "しばらく操作がなかったため、画面をロックしました。",
                    en: "Nobody used this screen for a while, so it was locked."
                )
            )
            frame.form(to: Paths.unlock, class: "form card", carrying: hidden) {
                Parts.textField(
                    TextField(
                        id: "password",
                        name: "password",
                        label: Localized(ja: "パスワード", en: "Password"),
                        problem: problem,
                        isRequired: true,
                        isSecret: true,
                        autocomplete: "current-password",
                        maximumLength: 200
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "ロックを解除", en: "Unlock"))
                }
            }
        }
    }
}
