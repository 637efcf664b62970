package import Catalog
package import CounterFlow
package import Stores
package import Vocabulary

/// A desk that receives by appointment, at an office of the acting municipality.
package struct BookingDesk: Hashable, Sendable {
    /// The office.
    package let office: MunicipalityCode
    /// The desk.
    package let desk: ServiceDesk
    /// The closed days that count there.
    package let calendar: MunicipalCalendar

    /// How far away the first place of its book is, by what the tables say of it.
    package func firstFree(among fronts: [BookFront], now: Instant) -> FirstFree {
        let front = fronts.first { $0.office == office && $0.desk == desk.id }
        return FirstFree(
            first: front?.first,
            hasBook: front != nil,
            now: now,
            calendar: calendar
        )
    }

    /// The desks of an office that receive by appointment, in the order of the catalog.
    package static func all(
        at office: MunicipalityCode,
        on day: CalendarDay,
        in catalog: Catalog
    ) -> [BookingDesk] {
        let view = catalog.view(office: office, on: day)
        let desks = view.serviceOffice?.desks.filter { $0.kinds.contains(.appointment) } ?? []
        return desks.map { BookingDesk(office: office, desk: $0, calendar: view.calendar) }
    }
}

extension ActContext {
    /// A desk of an office by its name; refused where it takes no appointments or is none of the actor's.
    func bookingDesk(_ id: DeskID, at office: MunicipalityCode) throws(Refusal) -> BookingDesk {
        try checkOffice(office)
        let desks = BookingDesk.all(at: office, on: now.dayInJapan, in: catalog)
        guard let desk = desks.first(where: { $0.desk.id == id }) else {
            throw Refusal.noSuchBook
        }
        return desk
    }

    /// A slot that is held, of an office that the actor sees.
    func lockSlot(_ id: SlotID) async throws -> StoredSlot {
        guard let slot = try await bookings.lock([id]).first, acting.sees(slot.office) else {
            throw Refusal.noSuchSlot
        }
        return slot
    }

    /// An appointment that is held, of an office that the actor sees; refused where it is not in the slot in
    /// which a page had shown it.
    func lockAppointment(
        _ code: BookingCode,
        seenIn slot: SlotID? = nil
    ) async throws -> StoredAppointment {
        guard let found = try await bookings.lock(code, audit: audit(appointment: code)),
            acting.sees(found.slot.office)
        else { throw Refusal.noSuchAppointment }
        if let slot, slot != found.slot.id { throw Refusal.movedMeanwhile }
        return found
    }

    /// Refuses a slot in which there is no place at this moment; the slot is held.
    func checkPlace(in slot: StoredSlot) throws(Refusal) {
        guard now < slot.startsAt else { throw Refusal.slotBegan }
        guard !slot.standing.isClosed else { throw Refusal.slotClosed }
        guard slot.standing.left > 0 else { throw Refusal.slotFull }
    }
}

extension Refusal {
    static let noSuchBook = Refusal(
        .notFound,
        Localized(
            ja: "この区役所に、予約を受ける窓口としてその名前はありません。窓口を選び直してください。",
            en: "No desk of this office takes appointments under that name; choose another."
        )
    )
    static let noSuchSlot = Refusal(
        .notFound,
        Localized(
            ja: "その予約枠はありません。一覧を開き直してください。",
            en: "There is no such slot; open the list again."
        )
    )
    static let noSuchAppointment = Refusal(
        .notFound,
        Localized(
            ja: "その予約はありません。予約番号を確かめてください。",
            en: "There is no such appointment; check its code."
        )
    )
    static let slotBegan = Refusal(
        .conflict,
        path: "slot",
        Localized(
            ja: "この枠はもう始まっています。ほかの枠を選んでください。",
            en: "This slot has begun already; choose another."
        )
    )
    static let slotClosed = Refusal(
        .conflict,
        path: "slot",
        Localized(
            ja: "この枠は閉じられています。ほかの枠を選んでください。",
            en: "This slot is closed; choose another."
        )
    )
    static let movedMeanwhile = Refusal(
        .stale,
        path: "slot",
        Localized(
            ja: "この予約は先にほかの日時へ移されました。予約を開き直し、今の日時を確かめてからやり直してください。",
            en:
                "This appointment was moved meanwhile; open it again, look at its time now, and then repeat."
        )
    )
    static let slotFull = Refusal(
        .conflict,
        path: "slot",
        Localized(
            ja: "この枠は満員になりました。ほかの枠を選んでください。",
            en: "The last place of this slot is taken; choose another."
        )
    )
}
