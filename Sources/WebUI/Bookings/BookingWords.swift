import Catalog
import CounterFlow
import Eligibility
import Operations
import Pages
import Stores
import Vocabulary

/// The booking book's things in words for people, with the names that the catalog has.
struct BookingWords {
    let site: Site
    let office: MunicipalityCode

    private var view: CatalogView { site.catalog.view(office: office, on: site.today) }

    /// The desks that take appointments.
    var desks: [BookingDesk] {
        BookingDesk.all(at: office, on: site.today, in: site.catalog)
    }

    var deskChoices: [Choice] { desks.map { Choice($0.desk.id.description, $0.desk.name) } }

    /// A desk that keeps a book, though the catalog has it no more or lets it take no appointments.
    func stray(_ id: DeskID) -> Choice {
        let name = desk(id).name
        return Choice(
            id.description,
            Localized(
                ja: "\(name.ja)(今は予約を受けない窓口)",
                en: "\(name.en) (takes no appointments any more)"
            )
        )
    }

    /// What a desk is called; its bare name where the catalog has it no more.
    func desk(_ id: DeskID) -> BookingDeskName {
        guard let desk = view.serviceOffice?.desks.first(where: { $0.id == id }) else {
            let name = Localized(same: id.description)
            return BookingDeskName(id: id.description, name: name, window: "–", directions: nil)
        }
        return BookingDeskName(
            id: id.description,
            name: desk.name,
            window: desk.window,
            directions: desk.floor.map { Localized(ja: "\($0)階", en: "Floor \($0)") }
        )
    }

    /// The desk by the number of its window alone, where whoever reads along may not know what is done there.
    func discreet(_ id: DeskID) -> BookingDeskName {
        var desk = desk(id)
        desk.name = Localized(ja: "窓口", en: "Window")
        return desk
    }

    /// What can be asked for at a desk: what its section deals with by appointment.
    func procedures(at desk: ServiceDesk) -> [Choice] {
        view.procedures.filter { procedure in
            procedure.isByAppointment(view)
                && view.desk(for: procedure, kind: .appointment)?.id == desk.id
        }.map { Choice($0.id.description, $0.name) }
    }

    func procedure(_ id: ProcedureID) -> Localized {
        view.procedure(id)?.name ?? Localized(same: id.description)
    }

    /// How far away the first place is, where somebody must act.
    func alarm(_ first: FirstFree, of desk: ServiceDesk) -> Localized? {
        guard first.isAlarm(moreThan: desk.alarmDays) else { return nil }
        return Self.words(first)
    }

    static func words(_ first: FirstFree) -> Localized? {
        switch first {
        case .noBook: nil
        case .full:
            Localized(
                ja: "この先に空きがありません。枠を開いてください",
                en: "No place is free ahead; slots have to be opened"
            )
        case .at(let instant, let days):
            Localized(
                ja: "最初の空きが \(days) 日先です(開庁日で数えて、\(instant.dayInJapan.written.ja))",
                en:
                    "The first place is \(days) office days away (\(instant.dayInJapan.written.en))"
            )
        }
    }

    /// How coming now fits an appointment's time, and what to do; nil where it fits.
    func advice(
        _ timing: ArrivalTiming,
        at desk: BookingDeskName,
        _ startsAt: Instant
    ) -> Localized? {
        switch timing {
        case .onTime: nil
        case .early(let minutes):
            Localized(
                ja: "予約の時刻まで、まだ\(minutes)分あります。\(startsAt.clock)に\(desk.window)番の窓口へ行くようご案内ください。",
                en:
                    "There are \(minutes) minutes left; ask them to be at window \(desk.window) at \(startsAt.clock)."
            )
        case .late(let minutes):
            Localized(
                ja: "予約の時刻を\(minutes)分過ぎています。\(desk.window)番の窓口に、まだ受けられるか確かめてください。",
                en:
                    "They are \(minutes) minutes late; ask window \(desk.window) whether it still takes them."
            )
        case .otherDay(let day):
            Localized(
                ja: "この予約は\(day.written.ja)のものです。今日の空きに移すか、予約なしで進んでください。",
                en:
                    "This appointment is for \(day.written.en); move it to today, or go on without one."
            )
        }
    }

    /// Said of an appointment that is another office's.
    func elsewhere(_ office: MunicipalityCode, _ startsAt: Instant) -> Localized {
        let (name, day) = (site.officeName(office), startsAt.dayInJapan.written)
        return Localized(
            ja: "この予約は\(name.ja)の\(day.ja) \(startsAt.clock)のものです。\(name.ja)へご案内するか、予約なしで進んでください。",
            en:
                "This appointment is at \(name.en), \(day.en), \(startsAt.clock); send them there, or go on without one."
        )
    }
}

extension Procedure {
    /// Whether it is done by appointment, or can be.
    func isByAppointment(_ view: CatalogView) -> Bool {
        view.counter(for: self, outcome: rule.outcome).kind == .appointment
            || channels.contains { $0.kind == .appointment }
    }
}

extension OfferedSlot {
    init(_ slot: StoredSlot) {
        self.init(
            slot: slot.id,
            startsAt: slot.startsAt,
            minutes: slot.standing.span.minutes,
            left: slot.standing.left
        )
    }
}

extension BookingChannel {
    var words: Localized {
        switch self {
        case .counter: BookingChannelName.counter
        case .telephone: BookingChannelName.telephone
        }
    }
}

extension Booking {
    /// An appointment as it may be shown, with what can be done to it at this moment.
    init(_ shown: ShownAppointment, _ words: BookingWords, now: Instant) {
        let startsAt = shown.slot.startsAt
        let acts: [BookingAct] =
            switch shown.state {
            case .booked:
                (now.dayInJapan == startsAt.dayInJapan ? [.arrive] : [])
                    + (now < startsAt ? [] : [.missed]) + [.cancel]
            case .arrived: [.takeBack]
            case .noShow: (now.dayInJapan == startsAt.dayInJapan ? [.arrive] : []) + [.takeBack]
            case .cancelled: now < startsAt ? [.restore] : []
            }
        self.init(
            code: shown.code.description,
            writtenCode: shown.code.written,
            state: BookingState(rawValue: shown.state.rawValue) ?? .booked,
            name: shown.name,
            reading: shown.reading,
            telephone: shown.telephone,
            channel: shown.channel.words,
            procedures: shown.procedures.map(words.procedure),
            note: shown.note,
            visit: shown.visit,
            bookedFor: shown.bookedFor,
            isMasked: shown.isMasked,
            acts: acts,
            isMovable: shown.state == .booked,
            slot: shown.slot.id
        )
    }
}

extension BookingsPage.Slot {
    init(
        _ slot: StoredSlot,
        _ appointments: [ShownAppointment],
        _ words: BookingWords,
        now: Instant
    ) {
        self.init(
            slot: slot.id,
            startsAt: slot.startsAt,
            endsAt: slot.standing.span.endsAt,
            capacity: slot.standing.capacity,
            taken: slot.standing.taken,
            isClosed: slot.standing.isClosed,
            isFree: slot.standing.isFree(at: now),
            bookings: appointments.map { Booking($0, words, now: now) }
        )
    }
}

extension AppointmentStep {
    var words: Localized {
        switch self {
        case .booked: Localized(ja: "予約", en: "Booked")
        case .moved: Localized(ja: "移動", en: "Moved")
        case .arrived: Localized(ja: "来庁", en: "Arrived")
        case .noShow: Localized(ja: "不来庁", en: "No-show")
        case .takenBack: Localized(ja: "記録の取消し", en: "Taken back")
        case .cancelled: Localized(ja: "予約の取消し", en: "Cancelled")
        case .restored: Localized(ja: "予約に戻した", en: "Restored")
        }
    }
}
