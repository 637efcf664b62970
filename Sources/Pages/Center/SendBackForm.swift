import Vocabulary

/// What was chosen and typed for sending an item back.
package struct SendBackDraft: Sendable {
    /// The code of the reason; empty until one is chosen.
    package var reason: String
    /// More about it.
    package var remark: String
    /// Who answers: `office` or `center`.
    package var owner: String
    /// Until when, as typed.
    package var until: String

    /// Takes every part as given.
    package init(
        reason: String = "",
        remark: String = "",
        owner: String = "office",
        until: String = ""
    ) {
        self.reason = reason
        self.remark = remark
        self.owner = owner
        self.until = until
    }
}

extension CenterItemPage {
    /// Sending the item back to the counter, with what stops behind it.
    func sendBackForm(in frame: Frame) -> Markup {
        HTML.section(.id("send-back"), .class("card"), .labelledBy("send-back-title")) {
            HTML.h2(.id("send-back-title")) { Localized(ja: "差し戻す", en: "Send back") }
            if !item.dependants.isEmpty {
                HTML.p {
                    Localized(ja: "これを待つ手続も止まります:", en: "What waits for it stops too: ")
                    item.dependants.map(\.name).joined
                }
            }
            frame.form(
                to: Paths.sendBack(item.id),
                class: "form",
                isGuarded: true,
                carrying: [HiddenValue(name: "attempt", value: String(item.attempt))]
            ) {
                reasonField
                Parts.textField(remarkField)
                ownerField
                Parts.textField(untilField)
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "差し戻す", en: "Send back"), .danger)
                }
            }
        }
    }

    private func problem(at field: String) -> Localized? {
        problems[at: field]
    }

    private var reasonField: Markup {
        Parts.selectField(
            "send-back-reason",
            name: "reason",
            label: Localized(ja: "差し戻す理由", en: "Reason for sending it back"),
            options: [Choice("", Localized(ja: "(選んでください)", en: "(choose)"))]
                + item.sendBackReasons,
            chosen: sendBack.reason,
            problem: problem(at: "send-back-reason")
        )
    }

    private var remarkField: TextField {
        TextField(
            id: "send-back-remark",
            name: "remark",
            label: Localized(ja: "窓口への伝言", en: "Message to the counter"),
            value: sendBack.remark,
            support: Localized(
                ja: "何を、どう直せばよいか。300文字まで。個人番号は書けません。",
                en: "What to put right, and how: up to 300 characters, never a My Number."
            ),
            problem: problem(at: "send-back-remark"),
            isWide: true,
            maximumLength: 300
        )
    }

    private var ownerField: Markup {
        HTML.fieldset(.class("field")) {
            HTML.legend { Localized(ja: "対応する人", en: "Who answers it") }
            Parts.radio(
                "send-back-office",
                name: "owner",
                value: "office",
                label: Localized(
                    ja: "提出した窓口:\(item.office.ja)",
                    en: "The counter that filed it: \(item.office.en)"
                ),
                isOn: sendBack.owner != "center"
            )
            Parts.radio(
                "send-back-center",
                name: "owner",
                value: "center",
                label: Localized(ja: "集中事務センター", en: "The processing center"),
                isOn: sendBack.owner == "center"
            )
        }
    }

    private var untilField: TextField {
        TextField(
            id: "send-back-until",
            name: "until",
            label: Localized(ja: "いつまで", en: "Until when"),
            value: sendBack.until,
            support: Localized(ja: "例:R8.4.20、20260420", en: "For example 2026-04-20"),
            problem: problem(at: "send-back-until"),
            maximumLength: 20,
            size: 12
        )
    }
}
