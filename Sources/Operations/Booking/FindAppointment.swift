package import CounterFlow
package import Stores
package import Vocabulary

/// Finds appointments by a code, or by a name with a day or a telephone number.
package struct FindAppointment: Sendable {
    /// What is known of the appointment.
    package enum Search: Sendable {
        /// What stands on the resident's paper.
        case code(BookingCode)
        /// The beginning of a name or reading, on one day.
        case name(String, on: CalendarDay)
        /// The beginning of a name or reading, with the telephone number that was given.
        case nameWithTelephone(String, String)
    }

    /// What was found.
    package enum Found: Sendable {
        /// Of this office; more than one where a name fits several, none where nothing does.
        case here([ShownAppointment])
        /// The code is good at another office; whose it is stays there.
        case elsewhere(office: MunicipalityCode, startsAt: Instant)
    }

    /// Most appointments that a search gives.
    package static let foundMaximum = 20
    /// How far around today a search with a telephone number looks.
    private static let telephoneDays = 180

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Looks; whoever looks has a purpose, and the look is noted before anything is read.
    package func callAsFunction(
        _ search: Search,
        by acting: Acting
    ) async throws -> Result<Found, Refusal> {
        try await premises.perform(.findAppointment, acting) { context in
            switch search {
            case .code(let code): return try await Self.byCode(code, context)
            case .name(let name, let day):
                let from = Instant(dayInJapan: day, minuteOfDay: 0)
                return try await Self.byName(name, from, 1, telephone: nil, context)
            case .nameWithTelephone(let name, let telephone):
                guard let key = Booker.key(ofTelephone: telephone) else { throw Refusal.tooLittle }
                let day = context.now.dayInJapan.adding(days: -Self.telephoneDays)
                let from = Instant(dayInJapan: day, minuteOfDay: 0)
                let days = 2 * Self.telephoneDays
                return try await Self.byName(name, from, days, telephone: key, context)
            }
        }
    }

    /// One appointment with its history; refused where it is of another office.
    package func show(
        _ code: BookingCode,
        by acting: Acting
    ) async throws -> Result<AppointmentWithHistory, Refusal> {
        try await premises.perform(.findAppointment, acting) { context in
            let note = context.audit(appointment: code)
            guard let found = try await context.bookings.find(code, audit: note),
                acting.sees(found.slot.office)
            else { throw Refusal.noSuchAppointment }
            let steps = try await context.bookings.steps(of: found)
            let looks = try await context.audits.history(of: code).filter {
                ActName(rawValue: $0.act)?.isReading ?? false
            }
            return AppointmentWithHistory(
                appointment: ShownAppointment(found, to: acting),
                steps: steps,
                looks: looks,
                names: try await context.staff.names(of: steps.map(\.actor) + looks.map(\.actor))
            )
        }
    }

    private static func byCode(_ code: BookingCode, _ context: ActContext) async throws -> Found {
        let note = context.audit(appointment: code)
        guard let found = try await context.bookings.find(code, audit: note) else {
            return .here([])
        }
        guard context.acting.sees(found.slot.office) else {
            return .elsewhere(office: found.slot.office, startsAt: found.slot.startsAt)
        }
        return .here([ShownAppointment(found, to: context.acting)])
    }

    private static func byName(
        _ name: String,
        _ from: Instant,
        _ days: Int,
        telephone: String?,
        _ context: ActContext
    ) async throws -> Found {
        let acting = context.acting
        let key = FoldedKey(name)
        guard let office = acting.office, !key.text.isEmpty else { throw Refusal.tooLittle }
        guard !MyNumberDetector.containsMyNumber(name) else { throw Refusal.numberInSearch }
        let found = try await context.bookings.search(
            key,
            telephone: telephone,
            office: office,
            from: from,
            until: from.adding(.seconds(days * 86_400)),
            atMost: foundMaximum,
            audit: context.audit()
        )
        // That there is an appointment at all would tell who asks for somebody protected.
        let shown = found.filter { !$0.isProtected || acting.roles.contains(.clerk) }
        // Whose was shown is noted too, by the codes.
        try await context.audits.write(
            shown.map { context.audit(visit: $0.visit ?? $0.bookedFor, appointment: $0.code) }
        )
        return .here(shown.map { ShownAppointment($0, to: acting) })
    }
}

/// An appointment with all that was done to it.
package struct AppointmentWithHistory: Sendable {
    /// The appointment as it may be shown.
    package let appointment: ShownAppointment
    /// Its steps, the oldest first.
    package let steps: [StoredStep]
    /// Who looked at it, the newest first.
    package let looks: [AuditedAct]
    /// What those who did them are called.
    package let names: StaffNames
}

extension Refusal {
    fileprivate static let tooLittle = Refusal.invalid(
        "query",
        ja: "予約番号か、お名前の最初の部分を入力してください。",
        en: "Enter the code, or the beginning of the name."
    )
    fileprivate static let numberInSearch = Refusal.invalid(
        "query",
        ja: "個人番号（マイナンバー）では探せません。予約番号かお名前を入力してください。",
        en: "A My Number finds nothing here; enter the code or the name."
    )
}
