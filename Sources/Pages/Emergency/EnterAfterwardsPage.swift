package import Vocabulary

/// The form by which a reception on paper is entered; the console of the visit follows.
package struct EnterAfterwardsPage: Page {
    /// What was typed so far.
    package struct Draft: Sendable {
        package var number: String
        package var day: String
        package var time: String
        package var receivedBy: String
        package var events: [String]
        package var asksForProtection: Bool

        /// Takes every part as given.
        package init(
            number: String = "",
            day: String = "",
            time: String = "",
            receivedBy: String = "",
            events: [String] = [],
            asksForProtection: Bool = false
        ) {
            self.number = number
            self.day = day
            self.time = time
            self.receivedBy = receivedBy
            self.events = events
            self.asksForProtection = asksForProtection
        }
    }

    /// What a visit can be about.
    package var events: [Choice]
    package var draft: Draft
    package var problems: [Problem]

    /// Takes every part as given.
    package init(events: [Choice], draft: Draft = Draft(), problems: [Problem] = []) {
        self.events = events
        self.draft = draft
        self.problems = problems
    }

    package var title: Localized { .enterAfterwards }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            frame.form(to: Paths.enterAfterwards, class: "form card", isGuarded: true) {
                numberField
                dayField
                timeField
                receiverField
                eventBoxes
                Parts.checkbox(
                    "protection",
                    name: "protection",
                    value: "yes",
                    label: Localized(
                        ja: "支援措置の申出があった",
                        en: "Address protection was asked for"
                    ),
                    isOn: draft.asksForProtection
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "入力を始める", en: "Begin to enter"), key: "s")
                    Parts.linkButton(
                        Localized(ja: "非常時の受付に戻る", en: "Back to emergency packs"),
                        .text,
                        to: Paths.emergency,
                        key: "b"
                    )
                }
            },
        ])
    }

    private static let lead = Localized(
        ja: "期限と、どの日の法令によるかは、紙で受け付けた日で決まります。手数料は入力した日の収納になります。",
        en:
            "Deadlines and the law are those of the day of reception; fees are entered under today."
    )

    private var numberField: Markup {
        Parts.textField(
            TextField(
                id: "number",
                name: "number",
                label: .paperNumber,
                value: draft.number,
                support: Localized(
                    ja: "番号表にあります。例 260406-017-K",
                    en: "In the list of numbers, such as 260406-017-K"
                ),
                problem: problem("number"),
                isRequired: true,
                maximumLength: 30,
                size: 16,
                takesFocus: true
            )
        )
    }

    private var dayField: Markup {
        Parts.textField(
            TextField(
                id: "day",
                name: "day",
                label: Localized(ja: "紙で受け付けた日", en: "Day of reception"),
                value: draft.day,
                support: Localized(
                    ja: "14日前まで。例 R8.4.6、2026-04-06",
                    en: "Up to 14 days back, such as 2026-04-06"
                ),
                problem: problem("day"),
                isRequired: true,
                maximumLength: 20,
                size: 14
            )
        )
    }

    private var timeField: Markup {
        Parts.textField(
            TextField(
                id: "time",
                name: "time",
                label: Localized(ja: "受け付けた時刻", en: "Time of reception"),
                value: draft.time,
                support: Localized(ja: "例 14:05、1405", en: "Such as 14:05"),
                problem: problem("time"),
                isRequired: true,
                inputMode: "numeric",
                maximumLength: 5,
                size: 6
            )
        )
    }

    private var receiverField: Markup {
        Parts.textField(
            TextField(
                id: "received_by",
                name: "received_by",
                label: Localized(ja: "受け付けた職員", en: "Who received it"),
                value: draft.receivedBy,
                problem: problem("received_by"),
                isRequired: true,
                maximumLength: 40,
                size: 20
            )
        )
    }

    private var eventBoxes: Markup {
        HTML.fieldset(.class("field"), .id("event")) {
            HTML.legend { Localized(ja: "用件", en: "What it is about") }
            Parts.support("event", nil, problem("event"))
            HTML.div(.class("choice-tiles choice-tiles--small")) {
                for event in events {
                    Parts.checkbox(
                        "event-\(event.value)",
                        name: "event",
                        value: event.value,
                        label: event.label,
                        isOn: draft.events.contains(event.value),
                        class: "choice-tile"
                    )
                }
            }
        }
    }

    private func problem(_ field: String) -> Localized? {
        problems[at: field]
    }
}
