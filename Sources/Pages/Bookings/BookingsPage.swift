package import Vocabulary

/// A day of a desk's booking book: slots with their places, and who is booked in them.
package struct BookingsPage: Page {
    /// A slot of the day.
    package struct Slot: Sendable {
        /// Its number.
        package var slot: SlotID
        /// When it begins.
        package var startsAt: Instant
        /// When it ends.
        package var endsAt: Instant
        /// How many are received in it.
        package var capacity: Int
        /// How many places are taken.
        package var taken: Int
        /// Whether nobody may be booked into it any more.
        package var isClosed: Bool
        /// Whether somebody can be booked into it now.
        package var isFree: Bool
        /// Who is booked in it, or was.
        package var bookings: [Booking]

        /// Takes every part as given.
        package init(
            slot: SlotID,
            startsAt: Instant,
            endsAt: Instant,
            capacity: Int,
            taken: Int,
            isClosed: Bool,
            isFree: Bool,
            bookings: [Booking]
        ) {
            self.slot = slot
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.capacity = capacity
            self.taken = taken
            self.isClosed = isClosed
            self.isFree = isFree
            self.bookings = bookings
        }
    }

    /// The office, in words.
    package var office: Localized
    /// The desks on offer.
    package var desks: [Choice]
    /// The desk whose book is shown; nil where the office has none that takes appointments.
    package var desk: BookingDeskName?
    /// The day that is shown.
    package var on: CalendarDay
    /// The slots of the day, in order.
    package var slots: [Slot]
    /// How far away the first place is, where somebody must act.
    package var alarm: Localized?
    /// How slots are opened; nil for those who open none.
    package var opening: SlotOpening?
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        office: Localized,
        desks: [Choice],
        desk: BookingDeskName?,
        on: CalendarDay,
        slots: [Slot],
        alarm: Localized?,
        opening: SlotOpening?,
        problems: [Problem] = []
    ) {
        self.office = office
        self.desks = desks
        self.desk = desk
        self.on = on
        self.slots = slots
        self.alarm = alarm
        self.opening = opening
        self.problems = problems
    }

    package var title: Localized { .bookings }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            alarm.map { Parts.banner(Notice(.warning, title: $0)) } ?? .nothing,
            picker,
            desk.map { day(of: $0, in: frame) } ?? noDesk,
        ])
    }

    private var noDesk: Markup {
        HTML.p {
            Localized(
                ja: "この区役所に、予約を受ける窓口はありません。",
                en: "No desk of this office takes appointments."
            )
        }
    }

    // Desk and day are no personal data, so they may stand in the address.
    private var picker: Markup {
        HTML.form(
            .class("search"),
            .method("get"),
            .action(Paths.bookings),
            .role("search")
        ) {
            BookingDeskName.field(desks, chosen: desk)
            Parts.textField(
                TextField(
                    id: "on",
                    name: "on",
                    label: Localized(ja: "日", en: "Day"),
                    value: on.description,
                    maximumLength: 20,
                    size: 12
                )
            )
            Parts.button(Localized(ja: "表示", en: "Show"), .outline)
        }
    }

    @MarkupBuilder
    private func day(of desk: BookingDeskName, in frame: Frame) -> Markup {
        HTML.p(.class("stops__desk")) { desk.markup }
        links(desk)
        if slots.isEmpty {
            HTML.p { Localized(ja: "この日の枠はありません。", en: "No slots on this day.") }
        } else {
            table(desk, in: frame)
        }
        if let opening { opening.markup(of: desk, problems, in: frame) }
    }

    private func links(_ desk: BookingDeskName) -> Markup {
        HTML.div(.class("actions")) {
            Parts.linkButton(
                Localized(ja: "前の日", en: "Day before"),
                .text,
                to: Paths.bookings(desk: desk.id, on: on.adding(days: -1))
            )
            Parts.linkButton(
                Localized(ja: "次の日", en: "Next day"),
                .text,
                to: Paths.bookings(desk: desk.id, on: on.adding(days: 1))
            )
            Parts.linkButton(
                Localized(ja: "予約を取る", en: "Book"),
                .solid,
                to: Paths.newBooking(desk: desk.id, slot: nil, visit: nil),
                key: "n"
            )
            Parts.linkButton(
                Localized(ja: "予約を探す", en: "Find an appointment"),
                to: Paths.findBooking,
                key: "f"
            )
            Parts.linkButton(
                Localized(ja: "一覧を印刷", en: "Print the day"),
                to: Paths.bookingsPrint(desk: desk.id, on: on),
                key: "p"
            )
        }
    }

    private func table(_ desk: BookingDeskName, in frame: Frame) -> Markup {
        let places = slots.reduce(0) { $0 + ($1.isClosed ? $1.taken : $1.capacity) }
        let taken = slots.reduce(0) { $0 + $1.taken }
        let day = on.written
        return Parts.table(
            Localized(
                ja: "\(day.ja) 予約 \(taken)/\(places)",
                en: "\(day.en): \(taken) of \(places) places taken"
            ),
            id: "slots",
            columns: [
                Localized(ja: "時刻", en: "Time"), Localized(ja: "予約/定員", en: "Taken/places"),
                Localized(ja: "予約", en: "Appointments"), Localized(ja: "枠", en: "Slot"),
            ],
            numbers: [1]
        ) {
            for slot in slots { row(slot, desk, in: frame) }
        }
    }

    private func row(_ slot: Slot, _ desk: BookingDeskName, in frame: Frame) -> Markup {
        let back = [
            HiddenValue(name: "desk", value: desk.id),
            HiddenValue(name: "on", value: on.description),
        ]
        return HTML.tr(.id("slot-\(slot.slot)")) {
            HTML.th(.scope("row")) { Markup.text("\(slot.startsAt.clock)–\(slot.endsAt.clock)") }
            HTML.td(.class("number")) { Markup.text("\(slot.taken)/\(slot.capacity)") }
            HTML.td {
                for booking in slot.bookings { entry(booking, back, in: frame) }
                if let problem = problems.first(where: { $0.field == "slot-\(slot.slot)" }) {
                    HTML.p(.class("error-text")) { problem.message }
                }
            }
            HTML.td(.class("row-actions")) { slotActions(slot, desk, back, in: frame) }
        }
    }

    private func entry(_ booking: Booking, _ back: [HiddenValue], in frame: Frame) -> Markup {
        HTML.div(.class("booking")) {
            HTML.p(.class("booking-line")) {
                booking.state.chip
                booking.person
                if let telephone = booking.telephone {
                    HTML.span { Markup.text(telephone) }
                }
                HTML.a(.class("code"), .href(Paths.booking(booking.code))) {
                    Markup.text(booking.writtenCode)
                }
                if let visit = booking.visit {
                    HTML.a(.href(Paths.visit(visit))) { Markup.text("\(visit)") }
                }
            }
            if !booking.procedures.isEmpty {
                HTML.p(.class("quiet")) { booking.procedures.joined }
            }
            HTML.div(.class("row-actions")) { booking.buttons(in: frame, carrying: back) }
        }
    }

    @MarkupBuilder
    private func slotActions(
        _ slot: Slot,
        _ desk: BookingDeskName,
        _ back: [HiddenValue],
        in frame: Frame
    ) -> Markup {
        let time = slot.startsAt.clock
        if slot.isFree {
            HTML.a(
                .class("button button--outline"),
                .href(Paths.newBooking(desk: desk.id, slot: slot.slot, visit: nil)),
                .ariaLabel(Localized(ja: "予約を取る:\(time)", en: "Book: \(time)"))
            ) { Localized(ja: "予約を取る", en: "Book") }
        }
        if slot.isClosed { Parts.chip(Localized(ja: "閉", en: "Closed"), .warning) }
        if opening != nil {
            frame.form(
                to: slot.isClosed ? Paths.reopenSlot(slot.slot) : Paths.closeSlot(slot.slot),
                class: "inline-form",
                carrying: back
            ) {
                slot.isClosed
                    ? Parts.button(
                        Localized(ja: "開き直す", en: "Open again"),
                        .text,
                        accessibleName: Localized(
                            ja: "開き直す:\(time)",
                            en: "Open again: \(time)"
                        )
                    )
                    : Parts.button(
                        Localized(ja: "閉じる", en: "Close"),
                        .text,
                        accessibleName: Localized(ja: "枠を閉じる:\(time)", en: "Close: \(time)")
                    )
            }
        }
    }
}
