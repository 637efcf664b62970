import Catalog
package import Eligibility
import Filing
import Stores
package import Vocabulary

/// Enters a visit that was received on paper while power or network had failed (後入力).
///
/// The plan, its deadlines and the law are those of the day of reception; what is taken or handed over now
/// stands under the day of entry.
package struct EnterAfterwards: Sendable {
    /// What the sheet says.
    package struct Request: Sendable {
        /// The number on the sheet, as it was typed.
        package let number: String
        /// The day on which the paper was handed in.
        package let day: CalendarDay
        /// The time of that day.
        package let minuteOfDay: Int
        /// Who received it, as the sheet says.
        package let receivedBy: String
        /// What the visit is about.
        package let events: [LifeEventID]
        /// Whether protection was asked for.
        package let asksForProtection: Bool

        /// A value of these parts.
        package init(
            number: String,
            day: CalendarDay,
            minuteOfDay: Int,
            receivedBy: String,
            events: [LifeEventID],
            asksForProtection: Bool = false
        ) {
            self.number = number
            self.day = day
            self.minuteOfDay = minuteOfDay
            self.receivedBy = receivedBy
            self.events = events
            self.asksForProtection = asksForProtection
        }
    }

    /// Most characters of the name of who received it.
    package static let nameMaximum = 40

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Opens the visit at the desk of whoever enters it; the number is used by that.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<VisitID, Refusal> {
        try await premises.perform(.enterAfterwards, acting) { context in
            guard let office = acting.office else { throw Refusal.notAllowed }
            let name = try FreeText.checked(
                request.receivedBy,
                at: "received_by",
                atMost: Self.nameMaximum
            )
            guard let name else { throw Refusal.nobodyReceived }
            let events = request.events.filter { context.catalog.lifeEvent($0) != nil }
            guard !events.isEmpty else { throw Refusal.noEvent }
            let number = try EmergencyNumber.typed(request.number, of: office)
            let reception = try request.reception(under: number, now: context.now)
            try await context.take(number, to: .used)
            var household = Household(
                event: events,
                office: office,
                on: reception.at.dayInJapan,
                peopleComplete: false
            )
            let isProtected =
                request.asksForProtection || events.contains(LifeEventID("protection"))
            if isProtected { household.askForProtection() }
            let visit = try await Self.open(household, reception, context)
            try await context.emergency.set(
                number,
                .used(visit, receivedBy: name),
                at: context.now,
                by: acting.actor
            )
            if isProtected { try await context.protection.set(visit, people: [], by: acting.actor) }
            return visit
        }
    }

    private static func open(
        _ household: Household,
        _ reception: PaperReception,
        _ context: ActContext
    ) async throws -> VisitID {
        let plan = context.planning.plan(for: household, language: .ja)
        let initial = InitialFate(
            view: context.catalog.view(office: household.office, on: household.on),
            now: context.now,
            received: reception.at
        )
        let visit = StoredVisit(
            id: try await context.visits.nextNumber(),
            office: household.office,
            stage: .atDesk,
            household: household.json(),
            catalogHash: context.catalog.hash,
            plan: plan.json.compact(sortedKeys: false),
            openedAt: reception.at,
            openedBy: context.acting.actor,
            calledAt: context.now,
            clerk: context.acting.actor,
            enteredAt: context.now
        )
        try await context.visits.keep(context.catalog)
        try await context.audits.write(context.audit(visit: visit.id))
        try await context.visits.open(
            visit,
            items: VisitCase.entries(plan.entries, initial, context),
            people: PersonKey.all(household, HouseholdRecord())
        )
        return visit.id
    }
}

extension EnterAfterwards.Request {
    fileprivate func reception(
        under number: EmergencyNumber,
        now: Instant
    ) throws(Refusal) -> PaperReception {
        do {
            return try PaperReception(
                on: day,
                minuteOfDay: minuteOfDay,
                number: number,
                now: now
            )
        } catch {
            throw Refusal(error, of: number)
        }
    }
}

extension EmergencyNumber {
    /// The number that was typed; refused where it is none of the office.
    static func typed(
        _ text: String,
        of office: MunicipalityCode
    ) throws(Refusal) -> EmergencyNumber {
        if let number = EmergencyNumber(text, of: office) { return number }
        throw .invalid(
            "number",
            ja: "この受付番号は読み取れないか、この窓口のものではありません。用紙の番号を、最後の文字まで確かめてください。",
            en: "This is no number of this office; look at the sheet, the last sign included."
        )
    }
}

extension ActContext {
    /// Holds a number that goes on to another state; refused where it cannot.
    func take(_ number: EmergencyNumber, to state: EmergencyNumberState) async throws {
        guard let found = try await emergency.lock(number) else { throw Refusal.neverPrinted }
        guard !found.state.next.contains(state) else { return }
        throw found.visit.map { Refusal.usedNumber($0) } ?? Refusal.spoiltNumber
    }
}

extension Refusal {
    fileprivate init(_ refused: PaperReception.Refused, of number: EmergencyNumber) {
        switch refused {
        case .inTheFuture:
            self = .invalid(
                "time",
                ja: "受け付けた日時が未来です。用紙の日時を確かめてください。",
                en: "This time has not come yet; look at the sheet."
            )
        case .tooLongAgo:
            self = .invalid(
                "day",
                ja: "後入力ができるのは、受け付けた日から14日以内です。センターに相談してください。",
                en: "What was received more than 14 days ago is not entered here; ask the center."
            )
        case .beforeItsPack:
            self = .invalid(
                "day",
                ja: "この番号の用紙は\(number.packDay)のものです。受け付けた日を確かめてください。",
                en:
                    "The sheet of this number is of \(number.packDay); look at the day of reception."
            )
        }
    }

    fileprivate static let nobodyReceived = Refusal.invalid(
        "received_by",
        ja: "用紙にある、受け付けた職員の名前を書いてください。",
        en: "Write who received the paper, as the sheet says."
    )
    fileprivate static let noEvent = Refusal.invalid(
        "event",
        ja: "用件を選んでください。",
        en: "Choose what the visit is about."
    )
    fileprivate static let neverPrinted = Refusal.invalid(
        "number",
        ja: "この番号は印刷されていません。用紙を確かめてください。",
        en: "This number was never printed; look at the sheet."
    )
    fileprivate static let spoiltNumber = Refusal(
        .conflict,
        path: "number",
        Localized(
            ja: "この番号は書損として記録されています。用紙を確かめてください。",
            en: "This number was noted as spoilt; look at the sheet."
        )
    )
    fileprivate static func usedNumber(_ visit: VisitID) -> Refusal {
        Refusal(
            .conflict,
            path: "number",
            Localized(
                ja: "この番号は\(visit)として入力済みです。",
                en: "This number was entered already, as \(visit)."
            )
        )
    }
}
