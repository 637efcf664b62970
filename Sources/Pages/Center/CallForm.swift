import Vocabulary

/// What was typed about a call of the resident.
package struct CallDraft: Sendable {
    /// When the resident comes, as typed.
    package var comesOn: String
    /// More about it.
    package var note: String

    /// Takes both as given.
    package init(comesOn: String = "", note: String = "") {
        self.comesOn = comesOn
        self.note = note
    }
}

/// Noting what came of a call: one press, with a note or a day where there is one.
struct CallForm {
    let item: ItemID
    /// The attempt that was sent back, as the reader sees it.
    let attempt: Int
    let draft: CallDraft
    let problems: [Problem]

    func form(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.callAbout(item),
            class: "form",
            carrying: [HiddenValue(name: "attempt", value: String(attempt))]
        ) {
            Parts.textField(note)
            HTML.div(.class("actions")) {
                button("reached", Localized(ja: "つながった", en: "Reached"), .solid)
                button("no-answer", Localized(ja: "出なかった", en: "No answer"), .outline)
            }
            Parts.textField(day)
            HTML.div(.class("actions")) {
                button("will-come", Localized(ja: "この日に来庁", en: "Will come that day"), .outline)
            }
        }
    }

    private func button(_ result: String, _ text: Localized, _ style: Parts.ButtonStyle) -> Markup {
        Parts.button(
            text,
            style,
            name: "result",
            value: result,
            accessibleName: Localized(ja: "\(text.ja):\(item)", en: "\(text.en): \(item)")
        )
    }

    private func problem(at field: String) -> Localized? {
        problems[at: field]
    }

    private var note: TextField {
        TextField(
            id: "call-note-\(item)",
            name: "note",
            label: Localized(ja: "連絡の覚え", en: "Note on the call"),
            value: draft.note,
            support: Localized(
                ja: "200文字まで。個人番号は書けません。",
                en: "Up to 200 characters, never a My Number."
            ),
            problem: problem(at: "call-note-\(item)"),
            maximumLength: 200
        )
    }

    private var day: TextField {
        TextField(
            id: "call-day-\(item)",
            name: "comes_on",
            label: Localized(ja: "来庁の日", en: "Day of the visit"),
            value: draft.comesOn,
            support: Localized(ja: "例:R8.4.20、20260420", en: "For example 2026-04-20"),
            problem: problem(at: "call-day-\(item)"),
            maximumLength: 20,
            size: 12
        )
    }
}

extension CenterItemPage {
    /// The calls so far and, while the send-back waits, the form for the next one.
    func callSection(in frame: Frame) -> Markup {
        guard permissions.call || !item.calls.isEmpty else { return .nothing }
        return HTML.section(.id("calls"), .labelledBy("calls-title")) {
            HTML.h2(.id("calls-title")) { Localized(ja: "住民への連絡", en: "Calls of the resident") }
            if item.calls.isEmpty {
                HTML.p { Localized(ja: "まだ連絡していません。", en: "Nobody has called yet.") }
            } else {
                HistoryEntry.table(
                    item.calls,
                    Localized(ja: "連絡の記録", en: "Calls so far"),
                    id: "call-table"
                )
            }
            if permissions.call {
                HTML.div(.class("card")) {
                    CallForm(
                        item: item.id,
                        attempt: item.attempt,
                        draft: call,
                        problems: problems
                    ).form(in: frame)
                }
            }
        }
    }
}
