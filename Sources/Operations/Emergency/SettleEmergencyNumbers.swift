import Filing
import Stores
package import Vocabulary

/// Accounts for numbers of an emergency pack under which no visit is entered.
package struct SettleEmergencyNumbers: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes that the sheet of a number was thrown away.
    package func spoil(
        _ number: String,
        because reason: String,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.settleEmergencyNumber, acting) { context in
            guard let office = acting.office else { throw Refusal.notAllowed }
            let number = try EmergencyNumber.typed(number, of: office)
            let reason = try FreeText.checked(reason, at: "reason", atMost: 200)
            guard let reason else { throw Refusal.noReason }
            try await context.take(number, to: .spoilt)
            try await context.emergency.set(
                number,
                .spoilt(because: reason),
                at: context.now,
                by: acting.actor
            )
            try await context.audits.write(context.audit())
        }
    }

    /// Notes that the rest of a print was not given out; how many numbers.
    package func setRestUnused(
        on day: CalendarDay,
        from first: Int,
        by acting: Acting
    ) async throws -> Result<Int, Refusal> {
        try await premises.perform(.settleEmergencyNumber, acting) { context in
            guard let office = acting.office else { throw Refusal.notAllowed }
            try await context.audits.write(context.audit())
            let count = try await context.emergency.setRestUnused(
                of: office,
                on: day,
                from: first,
                at: context.now,
                by: acting.actor
            )
            guard count > 0 else { throw Refusal.nothingLeft }
            return count
        }
    }
}

extension Refusal {
    fileprivate static let noReason = Refusal.invalid(
        "reason",
        ja: "書損の理由を書いてください。",
        en: "Write why the sheet was thrown away."
    )
    fileprivate static let nothingLeft = Refusal.conflict(
        ja: "残っている番号はありません。一覧を開き直してください。",
        en: "No number is left; open the list again."
    )
}
