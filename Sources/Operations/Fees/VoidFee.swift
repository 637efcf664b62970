package import Filing
import Stores
package import Vocabulary

/// Takes a charge back by an entry of its own, on the day of the charge.
package struct VoidFee: Sendable {
    /// Longest reason in characters.
    package static let reasonMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Takes it back; the number of the entry that does.
    ///
    /// What it was for is due again. It may be done whatever has become of the visit: a slip is often seen
    /// when the drawer is counted.
    package func callAsFunction(
        _ charge: FeeNumber,
        because reason: String,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<FeeNumber, Refusal> {
        try await premises.perform(.voidFee, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let written = try FreeText.checked(reason, at: "reason", atMost: Self.reasonMaximum)
            guard let written else { throw Refusal.voidWithoutReason }
            let money = try await VisitMoney.read(visit, context)
            let office = visit.stored.office
            let number = try await context.feeNumber(of: office)
            switch money.ledger.voiding(charge, as: number) {
            case .failure(let refusal): throw Refusal(refusal)
            case .success(let entry):
                try await context.fees.add(
                    StoredFeeEntry(
                        entry: entry,
                        office: office,
                        ground: nil,
                        reason: written,
                        at: context.now,
                        by: context.acting.actor
                    )
                )
            }
            return number
        }
    }
}

extension Refusal {
    fileprivate static let voidWithoutReason = Refusal.invalid(
        "reason",
        ja: "取り消す理由を書いてください(例:金種の間違い)。",
        en: "Write why it is taken back, such as: entered as cash, was a card."
    )

    fileprivate init(_ refusal: FeeLedger.VoidRefusal) {
        switch refusal {
        case .noCharge:
            self.init(
                .notFound,
                path: "charge",
                Localized(
                    ja: "この来庁に、その番号の収納はありません。",
                    en: "No charge of this visit has that number."
                )
            )
        case .alreadyVoided:
            self.init(
                .stale,
                path: "charge",
                Localized(
                    ja: "この収納は、もう取り消されています。画面を開き直して確かめてください。",
                    en: "This charge was taken back before; open the page again and look."
                )
            )
        case .anotherDay:
            self = .conflict(
                ja: "締めた日の収納は取り消せません。会計の還付の手続きで返してください。",
                en: "The day of this charge is closed; money goes back by a refund of the accounts."
            )
        }
    }
}
