import Catalog
import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// Gives out the receipt (領収書) of a charge, and notes that it did.
///
/// Only of money that was taken and not given back; a further print says why there is another.
package struct PrintFeeReceipt: Sendable {
    /// What is to be printed.
    package struct Request: Sendable {
        package let number: FeeNumber
        /// How many prints of it were seen.
        package let copies: Int
        /// Why it is printed again.
        package let reason: String

        /// A value of these parts.
        package init(number: FeeNumber, copies: Int, reason: String) {
            self.number = number
            self.copies = copies
            self.reason = reason
        }
    }

    /// A receipt that was given out.
    package struct Printed: Sendable {
        package let visit: VisitID
        package let office: MunicipalityCode
        package let charge: StoredFeeEntry
        package let certificates: [StoredCertificate]
        /// The names of those whom the lines are about; empty where nothing may tell who they are.
        package let whose: [String]
        /// The row that was noted.
        package let print: StoredFeeReceipt
        /// What whoever took the money and whoever printed is called.
        package let names: StaffNames
        /// Leave to put it out; where something is withheld, no name stands on it.
        package let clearance: Clearance
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200
    /// Most prints of one receipt.
    package static let copiesMaximum = 100

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The receipt of a charge of a visit.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Printed, Refusal> {
        try await premises.perform(.printFeeReceipt, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let money = try await VisitMoney.read(visit, context)
            guard let charge = money.entries.first(where: { $0.entry.number == request.number }),
                money.ledger.state(of: request.number) == .paid
            else { throw Refusal.noReceipt }
            let print = try await Self.note(request, charge, visit.stored, context)
            let people = charge.entry.lines.flatMap { money.people(of: $0.subject) }
            let clearance = try await OutputGate.clearance(for: visit.stored.id, context)
            return Printed(
                visit: visit.stored.id,
                office: visit.stored.office,
                charge: charge,
                certificates: money.certificates,
                whose: clearance.isMasked ? [] : visit.names(of: people),
                print: print,
                names: try await context.staff.names(of: [charge.by, print.by]),
                clearance: clearance
            )
        }
    }

    private static func note(
        _ request: Request,
        _ charge: StoredFeeEntry,
        _ visit: StoredVisit,
        _ context: ActContext
    ) async throws -> StoredFeeReceipt {
        let copies = try await context.fees.receipts(of: visit)[request.number] ?? 0
        // A page that is loaded again asks for what it has got already.
        guard copies == request.copies else { throw Refusal.printedMeanwhile }
        guard copies < copiesMaximum else { throw Refusal.tooManyCopies }
        let reason = try FreeText.checked(request.reason, at: "reason", atMost: reasonMaximum)
        if copies > 0, reason == nil { throw Refusal.receiptWithoutReason }
        let print = StoredFeeReceipt(
            number: request.number,
            copy: copies + 1,
            reason: copies > 0 ? reason : nil,
            at: context.now,
            by: context.acting.actor
        )
        try await context.fees.add(print, of: charge.office)
        return print
    }
}

extension VisitMoney {
    fileprivate func people(of subject: FeeSubject) -> [PersonID] {
        switch subject {
        case .certificate(let number):
            certificates.filter { $0.number == number }.map(\.person)
        case .procedure(let key): key.people
        }
    }
}

extension VisitCase {
    /// The names of people in the order of the household, each once.
    fileprivate func names(of people: [PersonID]) -> [String] {
        household.people.map(\.id).filter { people.contains($0) }.compactMap { typedName(of: $0) }
    }
}

extension Refusal {
    fileprivate static let noReceipt = Refusal(
        .conflict,
        path: "charge",
        Localized(
            ja: "領収書を出せる収納ではありません(減免、取消し済み、またはこの来庁のものではありません)。",
            en: "There is no receipt for it: it was waived, taken back, or is not this visit's."
        )
    )
    fileprivate static let printedMeanwhile = Refusal(
        .stale,
        path: "charge",
        Localized(
            ja: "この領収書は、そのあとで印刷されています。再発行するときは、一覧で理由を書いてください。",
            en: "This receipt has been printed since; to print it again, write why in the list."
        )
    )
    fileprivate static let receiptWithoutReason = Refusal.invalid(
        "reason",
        ja: "領収書を再発行する理由を書いてください(例:紛失)。",
        en: "Write why the receipt is printed again, such as: lost."
    )
    fileprivate static let tooManyCopies = Refusal.conflict(
        ja: "この領収書は、これ以上印刷できません。",
        en: "This receipt may not be printed any more."
    )
}
