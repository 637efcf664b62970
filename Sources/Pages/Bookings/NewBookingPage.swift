package import Vocabulary

/// Books somebody in: the next free slots of a desk, then who it is.
package struct NewBookingPage: Page {
    /// What was typed, or is known from the visit.
    package struct Draft: Sendable {
        /// The slot that is ticked.
        package var slot: SlotID?
        package var name: String
        package var reading: String
        package var telephone: String
        /// Empty, `counter` or `telephone`.
        package var channel: String
        package var procedures: Set<String>
        package var note: String

        /// Takes every part as given.
        package init(
            slot: SlotID? = nil,
            name: String = "",
            reading: String = "",
            telephone: String = "",
            channel: String = "",
            procedures: Set<String> = [],
            note: String = ""
        ) {
            self.slot = slot
            self.name = name
            self.reading = reading
            self.telephone = telephone
            self.channel = channel
            self.procedures = procedures
            self.note = note
        }
    }

    /// The desks on offer.
    package var desks: [Choice]
    /// The desk that was chosen; nil until then.
    package var desk: BookingDeskName?
    /// The next slots with a place.
    package var slots: [OfferedSlot]
    /// The visit it is booked for.
    package var visit: VisitID?
    /// What it can be about.
    package var procedures: [Choice]
    /// What was typed so far.
    package var draft: Draft
    /// The form's own key: sending it again books nothing more.
    package var key: String
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        desks: [Choice],
        desk: BookingDeskName?,
        slots: [OfferedSlot],
        visit: VisitID?,
        procedures: [Choice],
        draft: Draft,
        key: String,
        problems: [Problem] = []
    ) {
        self.desks = desks
        self.desk = desk
        self.slots = slots
        self.visit = visit
        self.procedures = procedures
        self.draft = draft
        self.key = key
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "予約を取る", en: "Book an appointment") }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            picker,
            desk.map { form(of: $0, in: frame) } ?? .nothing,
        ])
    }

    private var picker: Markup {
        HTML.form(
            .class("search"),
            .method("get"),
            .action(Paths.newBooking),
            .role("search")
        ) {
            BookingDeskName.field(desks, chosen: desk)
            if let visit {
                Parts.hidden(HiddenValue(name: "visit", value: "\(visit)"))
            }
            Parts.button(Localized(ja: "この窓口の空きを見る", en: "Show free slots"), .outline)
        }
    }

    @MarkupBuilder
    private func form(of desk: BookingDeskName, in frame: Frame) -> Markup {
        HTML.p(.class("stops__desk")) { desk.markup }
        if slots.isEmpty {
            Parts.banner(
                Notice(
                    .warning,
                    title: Localized(
                        ja: "空いている枠がありません。窓口に直接確かめてください。",
                        en: "There is no free slot; ask the desk itself."
                    )
                )
            )
        } else {
            frame.form(
                to: Paths.newBooking,
                class: "form card form--narrow",
                isGuarded: true,
                carrying: hidden(desk)
            ) {
                OfferedSlot.choice(
                    slots,
                    chosen: draft.slot,
                    problem: problem(of: "slot")
                )
                personFields
                procedureBoxes
                noteField
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "予約する", en: "Book"), key: "s")
                    Parts.linkButton(
                        Localized(ja: "予約簿に戻る", en: "Back to the book"),
                        .text,
                        to: Paths.bookings(desk: desk.id, on: nil),
                        key: "b"
                    )
                }
            }
        }
    }

    private func hidden(_ desk: BookingDeskName) -> [HiddenValue] {
        [HiddenValue(name: "desk", value: desk.id), HiddenValue(name: "key", value: key)]
            + (visit.map { [HiddenValue(name: "visit", value: "\($0)")] } ?? [])
    }

    private func problem(of field: String) -> Localized? {
        problems[at: field]
    }

    @MarkupBuilder private var personFields: Markup {
        Parts.textField(
            text("name", Localized(ja: "お名前", en: "Name"), draft.name, isRequired: true)
        )
        Parts.textField(
            text("reading", Localized(ja: "フリガナ", en: "Reading in kana"), draft.reading)
        )
        HTML.fieldset(.class("field"), .id("channel")) {
            HTML.legend { Localized(ja: "受け方", en: "Asked") }
            Parts.support("channel", nil, problem(of: "channel"))
            HTML.div(.class("segments")) {
                Parts.radio(
                    "channel-counter",
                    name: "channel",
                    value: "counter",
                    label: BookingChannelName.counter,
                    isOn: draft.channel != "telephone"
                )
                Parts.radio(
                    "channel-telephone",
                    name: "channel",
                    value: "telephone",
                    label: BookingChannelName.telephone,
                    isOn: draft.channel == "telephone"
                )
            }
        }
        Parts.textField(
            text(
                "telephone",
                Localized(ja: "電話番号", en: "Telephone"),
                draft.telephone,
                support: Localized(
                    ja: "日時が変わるときに連絡します。",
                    en: "For when the time has to change."
                )
            )
        )
    }

    private func text(
        _ name: String,
        _ label: Localized,
        _ value: String,
        support: Localized? = nil,
        isRequired: Bool = false
    ) -> TextField {
        TextField(
            id: name,
            name: name,
            label: label,
            value: value,
            support: support,
            problem: problem(of: name),
            isRequired: isRequired,
            inputMode: name == "telephone" ? "tel" : nil
        )
    }

    private var procedureBoxes: Markup {
        guard !procedures.isEmpty else { return .nothing }
        return HTML.fieldset(.class("field"), .id("procedures")) {
            HTML.legend { Localized(ja: "用件(いくつでも)", en: "About, one or more") }
            for procedure in procedures {
                Parts.checkbox(
                    "procedure-\(procedure.value)",
                    name: "procedure",
                    value: procedure.value,
                    label: procedure.label,
                    isOn: draft.procedures.contains(procedure.value)
                )
            }
        }
    }

    private var noteField: Markup {
        Parts.textField(
            text(
                "note",
                Localized(ja: "メモ", en: "Note"),
                draft.note,
                support: Localized(
                    ja: "200文字まで。個人番号は書けません。",
                    en: "At most 200 characters; no My Number."
                )
            )
        )
    }
}

/// What the ways of asking for an appointment are called.
package enum BookingChannelName {
    package static let counter = Localized(ja: "窓口", en: "At the counter")
    package static let telephone = Localized(ja: "電話", en: "By telephone")
}

extension OfferedSlot {
    /// One of these to tick; digits choose.
    static func choice(_ slots: [OfferedSlot], chosen: SlotID?, problem: Localized?) -> Markup {
        HTML.fieldset(.class("field\(problem == nil ? "" : " field--wrong")"), .id("slot")) {
            HTML.legend {
                Localized(ja: "日時(近い順)", en: "Time, the nearest first")
                Parts.requirement
            }
            Parts.support("slot", nil, problem)
            for slot in slots {
                Parts.radio(
                    "slot-\(slot.slot)",
                    name: "slot",
                    value: "\(slot.slot)",
                    label: slot.label,
                    isOn: slot.slot == chosen
                )
            }
        }
    }
}
