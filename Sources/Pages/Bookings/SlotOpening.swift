import Vocabulary

/// The form by which a desk's slots are opened, as it was filled in.
package struct SlotOpening: Sendable {
    /// Days of the week that are ticked; 0 is Sunday.
    package var weekdays: Set<Int>
    /// The first day.
    package var first: String
    /// The last day.
    package var last: String
    /// The beginning of the first slot, as a clock time.
    package var from: String
    /// The end of the last slot.
    package var until: String
    /// How long a slot takes.
    package var minutes: String
    /// How many are received in a slot.
    package var capacity: String
    /// Whether the form stands open.
    package var isOpen: Bool

    /// Takes every part as given.
    package init(
        weekdays: Set<Int>,
        first: String,
        last: String,
        from: String,
        until: String,
        minutes: String,
        capacity: String,
        isOpen: Bool
    ) {
        self.weekdays = weekdays
        self.first = first
        self.last = last
        self.from = from
        self.until = until
        self.minutes = minutes
        self.capacity = capacity
        self.isOpen = isOpen
    }

    private static let days = [
        Localized(ja: "日", en: "Sun"), Localized(ja: "月", en: "Mon"),
        Localized(ja: "火", en: "Tue"), Localized(ja: "水", en: "Wed"),
        Localized(ja: "木", en: "Thu"), Localized(ja: "金", en: "Fri"),
        Localized(ja: "土", en: "Sat"),
    ]

    func markup(of desk: BookingDeskName, _ problems: [Problem], in frame: Frame) -> Markup {
        HTML.details(.class("folded"), .open(isOpen)) {
            HTML.summary { Localized(ja: "枠を開く", en: "Open slots") }
            frame.form(
                to: Paths.openSlots,
                class: "form card form--narrow",
                carrying: [HiddenValue(name: "desk", value: desk.id)]
            ) {
                field(
                    "first",
                    Localized(ja: "始まりの日", en: "First day"),
                    first,
                    problems,
                    support: Localized(
                        ja: "2026-04-06 や R8.4.6 のように。閉庁日には枠を作りません。",
                        en: "As 2026-04-06; closed days get no slots."
                    )
                )
                field("through", Localized(ja: "終わりの日", en: "Last day"), last, problems)
                weekdayBoxes(problems)
                field("from", Localized(ja: "開始の時刻", en: "From"), from, problems)
                field("until", Localized(ja: "終了の時刻", en: "Until"), until, problems)
                field("minutes", Localized(ja: "1枠の分数", en: "Minutes"), minutes, problems)
                field("capacity", Localized(ja: "1枠の定員", en: "Places"), capacity, problems)
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "枠を開く", en: "Open the slots"))
                }
            }
        }
    }

    private func field(
        _ name: String,
        _ label: Localized,
        _ value: String,
        _ problems: [Problem],
        support: Localized? = nil
    ) -> Markup {
        Parts.textField(
            TextField(
                id: name,
                name: name,
                label: label,
                value: value,
                support: support,
                problem: problems[at: name],
                isRequired: true,
                maximumLength: 20,
                size: 12
            )
        )
    }

    private func weekdayBoxes(_ problems: [Problem]) -> Markup {
        let problem = problems[at: "weekdays"]
        return HTML.fieldset(.class("field"), .id("weekdays")) {
            HTML.legend { Localized(ja: "曜日", en: "Weekdays") }
            Parts.support("weekdays", nil, problem)
            HTML.div(.class("check-grid")) {
                for day in [1, 2, 3, 4, 5, 6, 0] {
                    Parts.checkbox(
                        "weekday-\(day)",
                        name: "weekday",
                        value: String(day),
                        label: Self.days[day],
                        isOn: weekdays.contains(day)
                    )
                }
            }
        }
    }
}
