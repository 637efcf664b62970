package import Vocabulary

/// The next free slots for something that is done by appointment.
package struct AppointmentOffer: Sendable {
    /// What it is for.
    package var procedures: [Localized]
    /// The desk; nil where the office names none, so that somebody has to ask.
    package var desk: BookingDeskName?
    /// Its next slots with a place, at most three.
    package var slots: [OfferedSlot]
    /// Said where the first place is too far away.
    package var alarm: Localized?

    /// Takes every part as given.
    package init(
        procedures: [Localized],
        desk: BookingDeskName?,
        slots: [OfferedSlot],
        alarm: Localized?
    ) {
        self.procedures = procedures
        self.desk = desk
        self.slots = slots
        self.alarm = alarm
    }

    /// The offers of a visit; on paper the times alone, on a screen each leads to its booking.
    static func section(
        _ offers: [AppointmentOffer],
        for visit: VisitID,
        isPaper: Bool = false,
        level: Int = 2
    ) -> Markup {
        guard !offers.isEmpty else { return .nothing }
        let title = Localized(ja: "予約できる日時", en: "By appointment: next free times")
        return HTML.section(.labelledBy("appointments")) {
            level == 3
                ? HTML.h3(.id("appointments")) { title } : HTML.h2(.id("appointments")) { title }
            for offer in offers { offer.markup(for: visit, isPaper: isPaper) }
        }
    }

    @MarkupBuilder
    private func markup(for visit: VisitID, isPaper: Bool) -> Markup {
        HTML.p(.class("stops__desk")) {
            if let desk { desk.markup }
            HTML.span(.class("quiet")) { procedures.joined }
        }
        if let alarm, !isPaper { HTML.p { Parts.chip(alarm, .warning) } }
        if slots.isEmpty {
            HTML.p {
                Localized(
                    ja: "空いている枠がありません。担当の窓口に直接確かめてください。",
                    en: "There is no free slot; ask the desk itself."
                )
            }
        } else {
            HTML.ul(.class("plain-list")) {
                for slot in slots { HTML.li { item(slot, for: visit, isPaper: isPaper) } }
            }
        }
    }

    private func item(_ slot: OfferedSlot, for visit: VisitID, isPaper: Bool) -> Markup {
        guard let desk, !isPaper else { return .localized(slot.time) }
        return HTML.a(.href(Paths.newBooking(desk: desk.id, slot: slot.slot, visit: visit))) {
            slot.label
        }
    }
}

/// An appointment of a visit: the one by which somebody came, or one that was booked during it.
package struct VisitAppointment: Sendable {
    /// Its code without a hyphen.
    package var code: String
    /// Its code as people write it down.
    package var writtenCode: String
    /// Where it stands.
    package var state: BookingState
    /// The desk.
    package var desk: BookingDeskName
    /// The slot.
    package var time: OfferedSlot
    /// Whether somebody came to this visit by it.
    package var broughtHere: Bool

    /// Takes every part as given.
    package init(
        code: String,
        writtenCode: String,
        state: BookingState,
        desk: BookingDeskName,
        time: OfferedSlot,
        broughtHere: Bool
    ) {
        self.code = code
        self.writtenCode = writtenCode
        self.state = state
        self.desk = desk
        self.time = time
        self.broughtHere = broughtHere
    }

    /// The appointments of a visit as a list.
    static func list(_ appointments: [VisitAppointment]) -> Markup {
        HTML.ul(.class("plain-list")) {
            for appointment in appointments {
                HTML.li(.class("booking-line")) { appointment.markup }
            }
        }
    }

    @MarkupBuilder private var markup: Markup {
        HTML.a(.class("code"), .href(Paths.booking(code))) { Markup.text(writtenCode) }
        HTML.strong { time.time }
        desk.markup
        state.chip
        if broughtHere {
            Parts.chip(Localized(ja: "この予約で来庁", en: "Came by this"), .success)
        }
    }
}
