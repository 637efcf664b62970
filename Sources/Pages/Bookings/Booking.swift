package import Vocabulary

/// Where an appointment stands, as the house says it.
package enum BookingState: String, CaseIterable, Sendable {
    case booked
    case arrived
    case noShow = "no-show"
    case cancelled

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .booked: Localized(ja: "予約中", en: "Booked")
        case .arrived: Localized(ja: "来庁済み", en: "Arrived")
        case .noShow: Localized(ja: "不来庁", en: "No-show")
        case .cancelled: Localized(ja: "取消し", en: "Cancelled")
        }
    }

    var chip: Markup {
        switch self {
        case .booked: Parts.chip(name, .information)
        case .arrived: Parts.chip(name, .success)
        case .noShow: Parts.chip(name, .warning)
        case .cancelled: Parts.chip(name)
        }
    }
}

/// What can be done to an appointment by one press.
package enum BookingAct: String, CaseIterable, Sendable {
    case arrive
    case missed
    case takeBack = "take-back"
    case cancel
    case restore

    var name: Localized {
        switch self {
        case .arrive: Localized(ja: "来庁", en: "Arrived")
        case .missed: Localized(ja: "不来庁", en: "No-show")
        case .takeBack: Localized(ja: "記録を取り消す", en: "Take back")
        case .cancel: Localized(ja: "予約を取り消す", en: "Cancel")
        case .restore: Localized(ja: "予約に戻す", en: "Restore")
        }
    }
}

/// A desk that takes appointments, in words.
package struct BookingDeskName: Sendable {
    /// Its name in the catalog, which links carry.
    package var id: String
    /// What people call it.
    package var name: Localized
    /// The number above it.
    package var window: String
    /// How to find it.
    package var directions: Localized?

    /// Takes every part as given.
    package init(id: String, name: Localized, window: String, directions: Localized?) {
        self.id = id
        self.name = name
        self.window = window
        self.directions = directions
    }

    var markup: Markup {
        HTML.span(.class("booking-line")) {
            HTML.strong(.class("counter-number")) { Markup.text(window) }
            HTML.span { name }
            if let directions { HTML.span(.class("quiet")) { directions } }
        }
    }

    /// Chooses one of the desks that take appointments.
    static func field(_ desks: [Choice], chosen: BookingDeskName?) -> Markup {
        Parts.selectField(
            "desk",
            name: "desk",
            label: Localized(ja: "窓口", en: "Desk"),
            options: desks,
            chosen: chosen?.id,
            key: "d"
        )
    }
}

/// A stretch of time with places, as a page offers it.
package struct OfferedSlot: Sendable {
    /// Its number.
    package var slot: SlotID
    /// When it begins.
    package var startsAt: Instant
    /// How long it takes.
    package var minutes: Int
    /// How many places are left.
    package var left: Int

    /// Takes every part as given.
    package init(slot: SlotID, startsAt: Instant, minutes: Int, left: Int) {
        self.slot = slot
        self.startsAt = startsAt
        self.minutes = minutes
        self.left = left
    }

    /// The day and the time: 令和8年4月8日(水) 10:00.
    var time: Localized {
        let day = startsAt.dayInJapan.written
        return Localized(
            ja: "\(day.ja) \(startsAt.clock)",
            en: "\(day.en), \(startsAt.clock)"
        )
    }

    /// The same with the places that are left.
    var label: Localized {
        Localized(
            ja: "\(time.ja)(\(minutes)分・空き\(left))",
            en: "\(time.en) (\(minutes) min, \(left) left)"
        )
    }
}

/// An appointment as a page shows it.
package struct Booking: Sendable {
    /// Its code without a hyphen.
    package var code: String
    /// Its code as people write it down.
    package var writtenCode: String
    /// Where it stands.
    package var state: BookingState
    /// For whom it is; nil where that is withheld.
    package var name: String?
    /// The reading of the name.
    package var reading: String?
    /// Where somebody can be called.
    package var telephone: String?
    /// How it was asked for.
    package var channel: Localized
    /// What it is about.
    package var procedures: [Localized]
    /// What the staff must know besides.
    package var note: String?
    /// The visit that was opened when somebody came.
    package var visit: VisitID?
    /// The visit whose plan asked for it.
    package var bookedFor: VisitID?
    /// Whether something is withheld.
    package var isMasked: Bool
    /// What can be done to it now.
    package var acts: [BookingAct]
    /// Whether it can go to another slot.
    package var isMovable: Bool
    /// The slot in which the page shows it; what is done over another is refused.
    package var slot: SlotID

    /// Takes every part as given.
    package init(
        code: String,
        writtenCode: String,
        state: BookingState,
        name: String?,
        reading: String?,
        telephone: String?,
        channel: Localized,
        procedures: [Localized],
        note: String?,
        visit: VisitID?,
        bookedFor: VisitID?,
        isMasked: Bool,
        acts: [BookingAct],
        isMovable: Bool,
        slot: SlotID
    ) {
        self.code = code
        self.writtenCode = writtenCode
        self.state = state
        self.name = name
        self.reading = reading
        self.telephone = telephone
        self.channel = channel
        self.procedures = procedures
        self.note = note
        self.visit = visit
        self.bookedFor = bookedFor
        self.isMasked = isMasked
        self.acts = acts
        self.isMovable = isMovable
        self.slot = slot
    }

    /// Where the page showed it, in the forms that change it.
    var seen: HiddenValue { HiddenValue(name: "was", value: slot.description) }

    /// The name with its reading, or the sign that it is withheld.
    var person: Markup {
        HTML.span(.class("booking-line")) {
            if let name {
                HTML.strong { Markup.japanese(name) }
                if let reading { HTML.span(.class("quiet")) { Markup.japanese(reading) } }
            } else {
                HTML.span(.class("quiet")) { Localized.withheld }
            }
        }
    }

    /// The buttons for what can be done now; each names the appointment to those who hear the page.
    @MarkupBuilder
    func buttons(in frame: Frame, carrying hidden: [HiddenValue] = []) -> Markup {
        for act in acts {
            frame.form(
                to: Paths.booking(code, act),
                class: "inline-form",
                carrying: hidden + [seen]
            ) {
                Parts.button(
                    act.name,
                    act == .arrive ? .outline : .text,
                    accessibleName: Localized(
                        ja: "\(act.name.ja):\(writtenCode)",
                        en: "\(act.name.en): \(writtenCode)"
                    )
                )
            }
        }
        if isMovable {
            HTML.a(
                .class("button button--text"),
                .href(Paths.bookingMove(code)),
                .ariaLabel(Localized(ja: "移す:\(writtenCode)", en: "Move: \(writtenCode)"))
            ) { Localized(ja: "移す", en: "Move") }
        }
    }
}

extension Localized {
    /// Why it is withheld would tell whoever reads along.
    package static let withheld = Localized(ja: "(表示しません)", en: "(not shown)")
    static let bookings = Localized(ja: "予約簿", en: "Booking book")
    static let bookingCode = Localized(ja: "予約番号", en: "Booking code")
}
