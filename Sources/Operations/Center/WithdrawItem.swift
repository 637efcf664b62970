import Casework
import Stores
package import Vocabulary

/// Ends an item before its system accepted it, together with everything that depends on it.
package struct WithdrawItem: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200

    /// Withdraws it; the items that ended, the named one among them.
    package func callAsFunction(
        _ item: ItemID,
        reason: String,
        by acting: Acting
    ) async throws -> Result<[ItemID], Refusal> {
        try await premises.perform(.withdrawItem, acting) { context in
            try Self.check(reason)
            let visit = try await context.checkItem(item)
            let ended = try await CenterStore.withdraw(
                municipality: acting.municipality.number,
                item: item,
                reason: reason,
                context.centerActing,
                in: context.access.transaction
            ).mapError { Refusal($0) }.get()
            try await context.audits.write(context.audit(visit: visit, items: ended))
            return ended
        }
    }

    private static func check(_ reason: String) throws(Refusal) {
        let written = try FreeText.checked(reason, at: "reason", atMost: reasonMaximum)
        guard written != nil else {
            throw Refusal.invalid(
                "reason",
                ja: "取下げの理由を書いてください。",
                en: "Write why it is withdrawn."
            )
        }
    }
}

extension ActContext {
    /// Refuses an item of an office that is not seen; the visit that it belongs to.
    @discardableResult
    func checkItem(_ item: ItemID) async throws -> VisitID {
        let family = try await CenterStore.lockFamily(
            municipality: acting.municipality.number,
            item: item,
            in: access.transaction
        )
        guard let own = family.first(where: { $0.locked.item == item }),
            let office = MunicipalityCode(number: Int(own.office)), acting.sees(office)
        else { throw Refusal(.unknown) }
        return own.locked.visit
    }
}
