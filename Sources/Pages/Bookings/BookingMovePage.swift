package import Vocabulary

/// Moves an appointment: the next slots with a place, of its own desk or of another.
package struct BookingMovePage: Page {
    /// The appointment.
    package var booking: Booking
    /// The time where it stands now.
    package var time: OfferedSlot
    /// The desks on offer.
    package var desks: [Choice]
    /// The desk whose slots are shown.
    package var desk: BookingDeskName
    /// The first day of those that are shown.
    package var from: CalendarDay
    /// The next slots with a place.
    package var slots: [OfferedSlot]
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        booking: Booking,
        time: OfferedSlot,
        desks: [Choice],
        desk: BookingDeskName,
        from: CalendarDay,
        slots: [OfferedSlot],
        problems: [Problem] = []
    ) {
        self.booking = booking
        self.time = time
        self.desks = desks
        self.desk = desk
        self.from = from
        self.slots = slots
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "予約を移す", en: "Move an appointment") }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            HTML.dl(.class("summary-list")) {
                Parts.row(.bookingCode) { Markup.text(booking.writtenCode) }
                Parts.row(Localized(ja: "お名前", en: "Name")) { booking.person }
                Parts.row(Localized(ja: "今の日時", en: "Time now")) { time.time }
            },
            picker,
            HTML.p(.class("stops__desk")) { desk.markup },
            form(in: frame),
        ])
    }

    private var picker: Markup {
        HTML.form(
            .class("search"),
            .method("get"),
            .action(Paths.bookingMove(booking.code)),
            .role("search")
        ) {
            BookingDeskName.field(desks, chosen: desk)
            Parts.textField(
                TextField(
                    id: "from",
                    name: "from",
                    label: Localized(ja: "この日から", en: "From this day"),
                    value: from.description,
                    maximumLength: 20,
                    size: 12
                )
            )
            Parts.button(Localized(ja: "表示", en: "Show"), .outline)
        }
    }

    private func form(in frame: Frame) -> Markup {
        guard !slots.isEmpty else {
            return HTML.p {
                Localized(
                    ja: "空いている枠がありません。別の日か窓口を選んでください。",
                    en: "There is no free slot; choose another day or desk."
                )
            }
        }
        return frame.form(
            to: Paths.bookingMove(booking.code),
            class: "form card form--narrow",
            carrying: [
                HiddenValue(name: "desk", value: desk.id),
                HiddenValue(name: "from", value: from.description),
                booking.seen,
            ]
        ) {
            OfferedSlot.choice(
                slots,
                chosen: nil,
                problem: problems[at: "slot"]
            )
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "移す", en: "Move"), key: "s")
                Parts.linkButton(
                    Localized(ja: "移さずに戻る", en: "Back without moving"),
                    .text,
                    to: Paths.booking(booking.code),
                    key: "b"
                )
            }
        }
    }
}
