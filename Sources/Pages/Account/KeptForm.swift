package import Vocabulary

/// A form that met a locked screen or an ended visit: it travels on unseen, and is sent on afterwards.
///
/// Holds no secrets: neither passwords nor the token of the session, which the pages add anew.
package struct KeptForm: Sendable {
    /// Where it was sent.
    package var path: Path
    /// What was typed and what the page carried.
    package var fields: [HiddenValue]

    /// Takes both as given.
    package init(path: Path, fields: [HiddenValue]) {
        self.path = path
        self.fields = fields
    }

    /// The hidden field that names the path.
    package static let pathField = "kept-path"
    /// What the names of its fields begin with on the way.
    package static let prefix = "kept."

    var hidden: [HiddenValue] {
        [HiddenValue(name: Self.pathField, value: path.text)]
            + fields.map { HiddenValue(name: Self.prefix + $0.name, value: $0.value) }
    }
}

/// Sends on what met a locked screen or an ended visit, at a press of whoever opened it again.
package struct ResumePage: Page {
    /// What stood in the way of the form.
    package enum Obstacle: Sendable {
        case locked
        case reopening
    }

    /// What waits to be sent.
    package var kept: KeptForm
    /// What stood in its way.
    package var obstacle: Obstacle

    /// Takes both as given.
    package init(kept: KeptForm, after obstacle: Obstacle = .locked) {
        self.kept = kept
        self.obstacle = obstacle
    }

    package var title: Localized {
        switch obstacle {
        case .locked: Localized(ja: "ロックを解除しました", en: "Unlocked")
        case .reopening: Localized(ja: "来庁を再開しました", en: "The visit was reopened")
        }
    }

    private var lead: Localized {
        switch obstacle {
        case .locked:
            Localized(
                ja: "ロックの前に送信した入力が残っています。まだ保存されていません。",
                en: "What you sent before the lock is still here. It is not saved yet."
            )
        case .reopening:
            Localized(
                ja: "終了したあとに送信した入力が残っています。まだ保存されていません。",
                en: "What you sent after the end is still here. It is not saved yet."
            )
        }
    }

    package func content(in frame: Frame) -> Markup {
        HTML.div(.class("sign-in")) {
            Parts.heading(
                title,
                lead: lead
            )
            frame.form(to: kept.path, class: "form card", carrying: kept.fields) {
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "入力を送信して続ける", en: "Send it and go on"))
                    Parts.linkButton(
                        Localized(ja: "送信せずホームへ", en: "Discard it, to the home page"),
                        .text,
                        to: Paths.home
                    )
                }
            }
        }
    }
}
