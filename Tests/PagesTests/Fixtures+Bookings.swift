import Pages
import Vocabulary

extension Fixtures {
    private var desk: BookingDeskName {
        BookingDeskName(
            id: "children",
            name: said("こども家庭課", "Child and family section"),
            window: text("11"),
            directions: said("2階", "Floor 2")
        )
    }

    private func slot(_ number: Int64, _ clock: String) -> OfferedSlot {
        OfferedSlot(
            slot: SlotID(number: number),
            startsAt: instant(clock),
            minutes: 30,
            left: 1
        )
    }

    private func booking(
        _ code: String,
        _ state: BookingState,
        acts: [BookingAct],
        isMasked: Bool = false
    ) -> Booking {
        Booking(
            code: code,
            writtenCode: "\(code.prefix(4))-\(code.suffix(4))",
            state: state,
            name: isMasked ? nil : name,
            reading: isMasked ? nil : text("カツラギ タロウ"),
            telephone: isMasked ? nil : text("043-245-5111"),
            channel: said("電話", "By telephone"),
            procedures: isMasked ? [] : [said("保育所の利用申込", "Nursery place")],
            note: isMasked ? nil : text("上の子と一緒に"),
            visit: state == .arrived ? visit : nil,
            bookedFor: state == .booked ? visit : nil,
            isMasked: isMasked,
            acts: acts,
            isMovable: state == .booked,
            slot: SlotID(number: 3)
        )
    }

    private var slots: [BookingsPage.Slot] {
        func slot(
            _ number: Int64,
            _ from: String,
            _ until: String,
            isClosed: Bool = false,
            _ bookings: [Booking]
        ) -> BookingsPage.Slot {
            BookingsPage.Slot(
                slot: SlotID(number: number),
                startsAt: instant(from),
                endsAt: instant(until),
                capacity: 2,
                taken: bookings.count,
                isClosed: isClosed,
                isFree: bookings.count < 2 && !isClosed,
                bookings: bookings
            )
        }
        return [
            slot(1, "09:00", "09:30", [booking("ABCD2345", .arrived, acts: [.takeBack])]),
            slot(
                2,
                "09:30",
                "10:00",
                [
                    booking("EFGH2345", .noShow, acts: [.arrive, .takeBack]),
                    booking("JKMN2345", .booked, acts: [.arrive, .cancel], isMasked: true),
                ]
            ),
            slot(3, "10:00", "10:30", []), slot(4, "10:30", "11:00", isClosed: true, []),
        ]
    }

    private var opening: SlotOpening {
        SlotOpening(
            weekdays: [1, 3],
            first: text("2026-04-06"),
            last: text("2026-04-17"),
            from: text("09:00"),
            until: text("17:00"),
            minutes: text("30"),
            capacity: text("1"),
            isOpen: true
        )
    }

    private var bookPage: BookingsPage {
        BookingsPage(
            office: office,
            desks: [choice("children", "こども家庭課", "Child and family section")],
            desk: desk,
            on: day("2026-04-06"),
            slots: slots,
            alarm: said("最初の空きが 7 日先です", "The first place is 7 office days away"),
            opening: opening,
            problems: [
                Problem(
                    field: "slot-T2",
                    message: said("予約が1件あります。", "One is booked in this slot.")
                ),
                Problem(field: "weekdays", message: said("曜日を選んでください。", "Choose a weekday.")),
            ]
        )
    }

    private var newBooking: NewBookingPage {
        NewBookingPage(
            desks: [choice("children", "こども家庭課", "Child and family section")],
            desk: desk,
            slots: [slot(3, "10:00"), slot(5, "11:00")],
            visit: visit,
            procedures: [choice("nursery", "保育所の利用申込", "Nursery place")],
            draft: NewBookingPage.Draft(
                slot: SlotID(number: 3),
                name: name,
                reading: text("カツラギ"),
                telephone: text("043"),
                channel: "telephone",
                procedures: ["nursery"],
                note: text("上の子と一緒に")
            ),
            key: text("0123"),
            problems: [
                Problem(
                    field: "telephone",
                    message: said("電話番号を書いてください。", "Write a telephone number.")
                )
            ]
        )
    }

    var bookings: [Fixture] {
        let known = booking("EFGH2345", .booked, acts: [.arrive, .cancel])
        let at = frame(Paths.bookings, roles: [.clerk])
        let time = slot(3, "10:00")
        return [
            Fixture(name: "bookings", page: bookPage, frame: at),
            Fixture(name: "booking-new", page: newBooking, frame: at),
            Fixture(
                name: "booking",
                page: BookingPage(
                    booking: known,
                    desk: desk,
                    office: office,
                    time: time,
                    history: [
                        HistoryEntry(
                            at: instant("08:31"),
                            what: said("予約", "Booked"),
                            by: text("中央 花子")
                        )
                    ],
                    readings: [
                        HistoryEntry(
                            at: instant("08:40"),
                            what: said("予約を見た", "Appointment read"),
                            by: text("中央 花子")
                        )
                    ]
                ),
                frame: at
            ),
            Fixture(
                name: "booking-slip",
                page: BookingSlipPage(
                    code: "EFGH2345",
                    writtenCode: "EFGH-2345",
                    desk: desk,
                    office: office,
                    time: time,
                    madeAt: instant("08:31")
                ),
                frame: at
            ),
            Fixture(
                name: "booking-move",
                page: BookingMovePage(
                    booking: known,
                    time: time,
                    desks: [choice("children", "こども家庭課", "Child and family section")],
                    desk: desk,
                    from: day("2026-04-06"),
                    slots: [slot(5, "11:00")]
                ),
                frame: at
            ),
            Fixture(
                name: "bookings-print",
                page: BookingsPrintPage(
                    desk: desk,
                    office: office,
                    on: day("2026-04-06"),
                    slots: slots,
                    madeAt: instant("08:31")
                ),
                frame: at
            ),
        ] + searches
    }

    private var searches: [Fixture] {
        let at = frame(Paths.findBooking, roles: [.concierge])
        let found = booking("JKMN2345", .booked, acts: [], isMasked: true)
        return [
            Fixture(
                name: "booking-find",
                page: FindBookingPage(
                    query: text("カツラギ"),
                    on: text("2026-04-06"),
                    telephone: text("043"),
                    found: [
                        FindBookingPage.Found(booking: found, desk: desk, time: slot(3, "10:00"))
                    ],
                    elsewhere: said("緑区役所の予約です。", "It is at Midori.")
                ),
                frame: at
            ),
            Fixture(
                name: "door-appointment",
                page: DoorPage(
                    step: .appointment(
                        DoorAppointment(
                            query: text("カツラギ"),
                            matches: [
                                DoorAppointment.Match(
                                    code: "EFGH2345",
                                    writtenCode: "EFGH-2345",
                                    name: name,
                                    desk: desk,
                                    time: slot(3, "10:00"),
                                    advice: said("まだ40分あります。", "There are 40 minutes left."),
                                    isUsable: true
                                )
                            ],
                            problem: said("入力してください。", "Write something.")
                        )
                    )
                ),
                frame: frame(Paths.door, roles: [.concierge])
            ),
        ]
    }
}
