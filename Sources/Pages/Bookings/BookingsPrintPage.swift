package import Vocabulary

/// The day's list of a desk on paper, for its staff only.
package struct BookingsPrintPage: Page {
    /// The desk.
    package var desk: BookingDeskName
    /// The office, in words.
    package var office: Localized
    /// The day.
    package var on: CalendarDay
    /// The slots of the day, in order.
    package var slots: [BookingsPage.Slot]
    /// When it was made.
    package var madeAt: Instant

    /// Takes every part as given.
    package init(
        desk: BookingDeskName,
        office: Localized,
        on: CalendarDay,
        slots: [BookingsPage.Slot],
        madeAt: Instant
    ) {
        self.desk = desk
        self.office = office
        self.on = on
        self.slots = slots
        self.madeAt = madeAt
    }

    package var title: Localized { Localized(ja: "予約一覧", en: "Appointments of the day") }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.bookings(desk: desk.id, on: on)),
            HTML.div(.class("sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                HTML.p(.class("stops__desk")) { desk.markup }
                table
                HTML.p(.class("sheet__foot")) {
                    office
                    Markup.text(" ")
                    madeAt.markup
                }
            },
        ])
    }

    private var table: Markup {
        Parts.table(
            on.written,
            id: "list",
            columns: [
                Localized(ja: "時刻", en: "Time"), Localized(ja: "お名前", en: "Name"),
                Localized(ja: "電話番号", en: "Telephone"), Localized(ja: "用件", en: "About"),
                .bookingCode, Localized(ja: "状態", en: "State"),
            ]
        ) {
            for slot in slots {
                for booking in slot.bookings where booking.state != .cancelled {
                    row(booking, at: slot.startsAt)
                }
            }
        }
    }

    private func row(_ booking: Booking, at time: Instant) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text(time.clock) }
            HTML.td { booking.person }
            HTML.td { Markup.text(booking.telephone ?? "–") }
            HTML.td {
                booking.procedures.joined
                if let note = booking.note { HTML.span(.class("quiet")) { Markup.japanese(note) } }
            }
            HTML.td { Markup.text(booking.writtenCode) }
            HTML.td { booking.state.name }
        }
    }
}
