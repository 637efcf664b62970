package import Vocabulary

/// Finds an appointment by its code, or by a name with a day or a telephone number.
package struct FindBookingPage: Page {
    /// An appointment that was found.
    package struct Found: Sendable {
        /// The appointment.
        package var booking: Booking
        /// The desk.
        package var desk: BookingDeskName
        /// The slot.
        package var time: OfferedSlot

        /// Takes every part as given.
        package init(booking: Booking, desk: BookingDeskName, time: OfferedSlot) {
            self.booking = booking
            self.desk = desk
            self.time = time
        }
    }

    /// What was typed: a code, or the beginning of a name.
    package var query: String
    /// The day, where a name is looked for.
    package var on: String
    /// The telephone number, instead of a day.
    package var telephone: String
    /// What was found; nil before anything was looked for.
    package var found: [Found]?
    /// Said of an appointment that is another office's.
    package var elsewhere: Localized?
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        query: String = "",
        on: String = "",
        telephone: String = "",
        found: [Found]? = nil,
        elsewhere: Localized? = nil,
        problems: [Problem] = []
    ) {
        self.query = query
        self.on = on
        self.telephone = telephone
        self.found = found
        self.elsewhere = elsewhere
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "予約を探す", en: "Find an appointment") }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            form(in: frame),
            elsewhere.map { Parts.banner(Notice(.warning, title: $0)) } ?? .nothing,
            found.map { results($0, in: frame) } ?? .nothing,
        ])
    }

    // A name may not stand in an address, so this posts.
    private func form(in frame: Frame) -> Markup {
        frame.form(to: Paths.findBooking, class: "form card form--narrow") {
            Parts.textField(
                TextField(
                    id: "query",
                    name: "query",
                    label: Localized(
                        ja: "予約番号、またはお名前・フリガナの最初",
                        en: "Code, or the beginning of name or reading"
                    ),
                    value: query,
                    problem: problem(of: "query"),
                    isRequired: true,
                    maximumLength: 100,
                    key: "f",
                    takesFocus: true
                )
            )
            Parts.textField(
                TextField(
                    id: "on",
                    name: "on",
                    label: Localized(ja: "日(お名前で探すとき)", en: "Day, for a name"),
                    value: on,
                    problem: problem(of: "on"),
                    maximumLength: 20,
                    size: 12
                )
            )
            Parts.textField(
                TextField(
                    id: "telephone",
                    name: "telephone",
                    label: Localized(
                        ja: "電話番号(日がわからないとき)",
                        en: "Telephone, where the day is not known"
                    ),
                    value: telephone,
                    problem: problem(of: "telephone"),
                    inputMode: "tel",
                    maximumLength: 40
                )
            )
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "探す", en: "Find"), key: "s")
            }
        }
    }

    private func problem(of field: String) -> Localized? {
        problems[at: field]
    }

    @MarkupBuilder
    private func results(_ found: [Found], in frame: Frame) -> Markup {
        if found.isEmpty {
            HTML.p(.role("status")) {
                Localized(
                    ja: "予約は見つかりません。番号か日を確かめるか、予約なしで受け付けてください。",
                    en: "No appointment was found; check code or day, or go on without one."
                )
            }
        } else {
            Parts.table(
                Localized(ja: "見つかった予約 \(found.count)件", en: "Found: \(found.count)"),
                id: "found",
                columns: [
                    .bookingCode, Localized(ja: "日時", en: "Time"),
                    Localized(ja: "窓口", en: "Desk"), Localized(ja: "お名前", en: "Name"),
                    Localized(ja: "状態", en: "State"),
                ]
            ) {
                for entry in found { row(entry) }
            }
        }
    }

    private func row(_ entry: Found) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.a(.class("code"), .href(Paths.booking(entry.booking.code))) {
                    Markup.text(entry.booking.writtenCode)
                }
            }
            HTML.td { entry.time.time }
            HTML.td { entry.desk.markup }
            HTML.td { entry.booking.person }
            HTML.td { entry.booking.state.chip }
        }
    }
}
