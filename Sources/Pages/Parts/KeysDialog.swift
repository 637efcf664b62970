package import Vocabulary

/// The list of a page's keys, under `?`.
///
/// Its link leads to a page of its own where no script runs.
enum KeysDialog {
    /// Opens the list of the page on which it stands.
    static var link: Markup {
        HTML.a(.class("button button--text"), .id("keys-open"), .href(Paths.keys)) {
            Localized(ja: "キー操作", en: "Keys")
            Parts.keyHint("?")
        }
    }

    /// The keys that a part of the page has, and what other keys do in it.
    static func markup(of part: Markup, also others: [Localized]) -> Markup {
        HTML.dialog(.class("keys"), .id("keys"), .labelledBy("keys-title")) {
            HTML.h2(.id("keys-title")) { Localized(ja: "この画面のキー", en: "Keys of this page") }
            table(AccessKey.all(in: part) + [.help])
            Parts.list(others)
            HTML.button(
                [.type("button"), .class("button button--outline")]
                    + Attribute.command("close", for: "keys")
            ) {
                Localized(ja: "閉じる", en: "Close")
                HTML.kbd(.class("key"), .decorative) { Markup.text("Esc") }
            }
        }
    }

    private static func table(_ keys: [AccessKey]) -> Markup {
        HTML.dl(.class("summary-list summary-list--dense")) {
            for key in keys {
                HTML.div(.class("summary-list__row")) {
                    HTML.dt { HTML.kbd(.class("key")) { Markup.text("Alt+\(key.key)") } }
                    HTML.dd { key.label }
                }
            }
        }
    }
}

/// What the keys of the consoles do, for whoever has no script.
package struct KeysPage: Page {
    package init() {}

    package var title: Localized { Localized(ja: "キー操作", en: "Keys") }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(
                title,
                lead: Localized(
                    ja: "ボタンや欄の横の文字は、Alt と一緒に押すキーです。",
                    en: "The letter beside a button or a field is its key, pressed with Alt."
                )
            ),
            Parts.list(DeskVisitPage.keys),
        ])
    }
}
