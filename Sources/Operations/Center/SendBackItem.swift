package import Casework
import Catalog
import Stores
package import Vocabulary

/// Sends an item back to the counter before it left for its system, with a reason and a due time.
package struct SendBackItem: Sendable {
    /// What was chosen and written, as the screen has it.
    package struct Request: Sendable {
        /// The code of the reason.
        package var reason: String
        /// More about it, in words.
        package var remark: String
        /// Who answers.
        package var owner: SendBackOwner
        /// By the end of which day; nil takes the usual time.
        package var until: CalendarDay?

        /// A request of these parts.
        package init(
            reason: String,
            remark: String = "",
            owner: SendBackOwner = .office,
            until: CalendarDay? = nil
        ) {
            self.reason = reason
            self.remark = remark
            self.owner = owner
            self.until = until
        }
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Sends it back from the check, or from anywhere else before a lot; what depends on it is blocked.
    package func callAsFunction(
        _ item: ItemID,
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<ItemStanding, Refusal> {
        try await premises.perform(.sendBackItem, acting, item: item) { context in
            let visit = try await context.checkItem(item)
            let sendBack = try Self.checked(request, context)
            try await context.audits.write(context.audit(visit: visit, items: [item]))
            return try await CenterStore.sendBack(
                municipality: acting.municipality.number,
                item: item,
                sendBack,
                context.centerActing,
                in: context.access.transaction
            ).mapError { Refusal($0) }.get()
        }
    }

    /// The day that a screen offers for the answer.
    package func usualDay(by acting: Acting) -> CalendarDay {
        let now = premises.clock.now()
        let view = premises.planning().catalog.view(
            office: acting.municipality,
            on: now.dayInJapan
        )
        return CenterRules(view).due.due(from: now).dayInJapan
    }

    private static func checked(_ request: Request, _ context: ActContext) throws -> SendBack {
        var refusals: [Refusal] = []
        func found<Value>(_ check: () throws -> Value) throws -> Value? {
            do {
                return try check()
            } catch let refusal as Refusal {
                refusals.append(refusal)
                return nil
            }
        }
        let code = try found { try Self.reason(request.reason) }
        let remark = try found {
            try FreeText.checked(request.remark, at: "remark", atMost: SendBack.remarkMaximum)
        }
        let answered = try found { try Self.due(request.until, context) }
        if let refusal = Refusal(refusals) { throw refusal }
        guard let code, let answered else { preconditionFailure("what is missing was refused") }
        return SendBack(
            reason: code,
            remark: remark ?? nil,
            owner: request.owner,
            due: answered
        )
    }

    private static func reason(_ word: String) throws -> SendBackReason.Code {
        if let reason = SendBackReason.Code(rawValue: word) { return reason }
        throw Refusal.invalid(
            "reason",
            ja: "差し戻す理由を選んでください。",
            en: "Choose the reason for sending it back."
        )
    }

    private static func due(_ day: CalendarDay?, _ context: ActContext) throws -> Instant {
        let policy = context.centerActing.policies.duePolicy(
            municipality: context.acting.municipality.number
        )
        guard let day else { return policy.due(from: context.now) }
        let due = Instant(dayInJapan: day, minuteOfDay: policy.closingMinute)
        let today = context.now.dayInJapan
        guard due > context.now, today.days(to: day) <= SendBack.daysMaximum else {
            throw Refusal.invalid(
                "until",
                ja: "期限は、これからの\(SendBack.daysMaximum)日以内の日にしてください(窓口は17時までです)。",
                en:
                    "Choose a day within the next \(SendBack.daysMaximum) days whose closing is ahead."
            )
        }
        return due
    }
}
