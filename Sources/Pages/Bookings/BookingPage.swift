package import Vocabulary

/// One appointment: the code to write down, where and when, what can be done, what was done.
package struct BookingPage: Page {
    /// The appointment.
    package var booking: Booking
    /// The desk.
    package var desk: BookingDeskName
    /// The office, in words.
    package var office: Localized
    /// The slot.
    package var time: OfferedSlot
    /// What was done, oldest first.
    package var history: [HistoryEntry]
    /// Who looked at it, oldest first.
    package var readings: [HistoryEntry]

    /// Takes every part as given.
    package init(
        booking: Booking,
        desk: BookingDeskName,
        office: Localized,
        time: OfferedSlot,
        history: [HistoryEntry],
        readings: [HistoryEntry] = []
    ) {
        self.booking = booking
        self.desk = desk
        self.office = office
        self.time = time
        self.history = history
        self.readings = readings
    }

    package var title: Localized { Localized(ja: "予約", en: "Appointment") }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            HTML.div(.class("slip-number")) {
                HTML.p {
                    HTML.span(.class("slip-number__label")) { Localized.bookingCode }
                    HTML.strong(.class("slip-number__value")) { Markup.text(booking.writtenCode) }
                }
            },
            particulars,
            HTML.div(.class("actions")) {
                Parts.linkButton(
                    Localized(ja: "予約票を印刷", en: "Print the slip"),
                    .solid,
                    to: Paths.bookingSlip(booking.code),
                    key: "p"
                )
                booking.buttons(in: frame)
                Parts.linkButton(
                    Localized(ja: "予約簿で見る", en: "Show in the book"),
                    .text,
                    to: Paths.bookings(desk: desk.id, on: time.startsAt.dayInJapan),
                    key: "b"
                )
            },
            HistoryEntry.table(history),
            HistoryEntry.folded(readings),
        ])
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "日時", en: "Time")) {
                HTML.strong { time.time }
                HTML.span(.class("quiet")) { Localized.minutes(time.minutes) }
            }
            Parts.row(Localized(ja: "窓口", en: "Desk")) {
                desk.markup
                HTML.span(.class("quiet")) { office }
            }
            Parts.row(Localized(ja: "状態", en: "State")) { booking.state.chip }
            Parts.row(Localized(ja: "お名前", en: "Name")) { booking.person }
            Parts.row(Localized(ja: "電話番号", en: "Telephone")) {
                if let telephone = booking.telephone {
                    Markup.text(telephone)
                } else {
                    booking.isMasked ? Localized.withheld : Localized.none
                }
            }
            Parts.row(Localized(ja: "受け方", en: "Asked")) { booking.channel }
            if !booking.procedures.isEmpty {
                Parts.row(Localized(ja: "用件", en: "About")) { booking.procedures.joined }
            }
            if let note = booking.note {
                Parts.row(Localized(ja: "メモ", en: "Note")) { Markup.japanese(note) }
            }
            if let visit = booking.visit {
                Parts.row(Localized(ja: "来庁", en: "Visit")) { link(to: visit) }
            }
            if let visit = booking.bookedFor {
                Parts.row(Localized(ja: "もとの来庁", en: "Booked during")) { link(to: visit) }
            }
        }
    }

    private func link(to visit: VisitID) -> Markup {
        HTML.a(.href(Paths.visit(visit))) { Markup.text("\(visit)") }
    }
}

/// The slip that somebody takes home: code, when, where; never a name.
package struct BookingSlipPage: Page {
    /// Its code without a hyphen.
    package var code: String
    /// Its code as people write it down.
    package var writtenCode: String
    /// The desk.
    package var desk: BookingDeskName
    /// The office, in words.
    package var office: Localized
    /// The slot.
    package var time: OfferedSlot
    /// When it was made.
    package var madeAt: Instant

    /// Takes every part as given.
    package init(
        code: String,
        writtenCode: String,
        desk: BookingDeskName,
        office: Localized,
        time: OfferedSlot,
        madeAt: Instant
    ) {
        self.code = code
        self.writtenCode = writtenCode
        self.desk = desk
        self.office = office
        self.time = time
        self.madeAt = madeAt
    }

    package var title: Localized { Localized(ja: "予約票", en: "Your appointment") }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.booking(code)),
            HTML.div(.class("sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                HTML.div(.class("slip-number")) {
                    HTML.p {
                        HTML.span(.class("slip-number__label")) { Localized.bookingCode }
                        HTML.strong(.class("slip-number__value")) { Markup.text(writtenCode) }
                    }
                }
                HTML.dl(.class("summary-list")) {
                    Parts.row(Localized(ja: "日時", en: "Time")) {
                        HTML.strong { time.time }
                    }
                    Parts.row(Localized(ja: "窓口", en: "Desk")) { desk.markup }
                    Parts.row(Localized(ja: "場所", en: "Office")) { office }
                }
                HTML.p {
                    Localized(
                        ja: "当日は、総合案内でこの予約番号をお知らせください。ご都合が悪くなったときは、早めにご連絡ください。",
                        en:
                            "On the day, tell this code at the front door. If you cannot come, please let us know early."
                    )
                }
                HTML.p(.class("sheet__foot")) { madeAt.markup }
            },
        ])
    }
}
