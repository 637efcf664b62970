package import Vocabulary

/// Asks for the password again after nobody used the screen for a while; shows nobody's data.
package struct UnlockPage: Page {
    package var problem: Localized?
    /// The page that was asked for, to go on there.
    package var destination: Path?
    /// A form that was sent to the locked screen, to go on with afterwards.
    package var kept: KeptForm?

    /// Takes every part as given.
    package init(
        problem: Localized? = nil,
        destination: Path? = nil,
        kept: KeptForm? = nil
    ) {
        self.problem = problem
        self.destination = destination
        self.kept = kept
    }

    package var title: Localized { Localized(ja: "画面のロック解除", en: "Unlock the screen") }

    package var problems: [Problem] {
        problem.map { [Problem(field: "password", message: $0)] } ?? []
    }

    package func content(in frame: Frame) -> Markup {
        let target = destination.map { [HiddenValue(name: "to", value: $0.text)] } ?? []
        let hidden = target + (kept?.hidden ?? [])
        return HTML.div(.class("sign-in")) {
            Parts.heading(
                title,
                lead: Localized(
                    ja: "しばらく操作がなかったため、画面をロックしました。",
                    en: "Nobody used this screen for a while, so it was locked."
                )
            )
            if kept != nil {
                HTML.p {
                    Localized(
                        ja: "送信した入力は失われていません。解除すると、続けて送信できます。",
                        en: "What you sent is not lost: once unlocked, you can send it on."
                    )
                }
            }
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
