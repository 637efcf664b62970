import Catalog
package import Filing
import Stores
package import Vocabulary

/// Enters into the ledger that fees of a visit were taken, or waived with a ground.
package struct TakeFee: Sendable {
    /// What is to be entered.
    package struct Request: Sendable {
        /// What it is for, with the amounts that were seen.
        package let lines: [FeeLine]
        package let method: FeeMethod
        /// The ground of what is waived, a word of the catalog.
        package let ground: String?

        /// A value of these parts.
        package init(lines: [FeeLine], method: FeeMethod, ground: String? = nil) {
            self.lines = lines
            self.method = method
            self.ground = ground
        }
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Enters a charge; its number, which stands on the receipt.
    ///
    /// Refused over what is not due any more, or costs something else by now: the second of two who press at
    /// once charges nobody twice.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<FeeNumber, Refusal> {
        // To waive is to decide, to take is not.
        let act = request.method == .waived ? ActName.waiveFee : .takeFee
        return try await premises.perform(act, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            try visit.mustBeAtDesk()
            let money = try await VisitMoney.read(visit, context)
            try Self.check(request, against: money.due(context))
            let ground = try Self.ground(request, visit, context)
            let total = request.lines.reduce(0) { $0 + $1.yen }
            guard total <= FeeEntry.yenMaximum else { throw Refusal.tooMuch }
            let office = visit.stored.office
            let number = try await context.feeNumber(of: office)
            try await context.fees.add(
                StoredFeeEntry(
                    entry: FeeEntry(
                        number: number,
                        visit: visit.stored.id,
                        method: request.method,
                        yen: total,
                        lines: request.lines
                    ),
                    office: office,
                    ground: ground,
                    reason: nil,
                    at: context.now,
                    by: context.acting.actor
                )
            )
            return number
        }
    }

    private static func check(_ request: Request, against due: [DueFee]) throws(Refusal) {
        guard !request.lines.isEmpty else { throw Refusal.nothingToCharge }
        let subjects = Set(request.lines.map(\.subject))
        guard request.lines.count <= FeeEntry.linesMaximum,
            subjects.count == request.lines.count
        else { throw Refusal.notDue }
        for line in request.lines {
            guard let known = due.first(where: { $0.subject == line.subject }),
                known.yen == nil || known.yen == line.yen
            else { throw Refusal.notDue }
            guard (1...FeeEntry.yenMaximum).contains(line.yen) else { throw Refusal.tooMuch }
        }
    }

    private static func ground(
        _ request: Request,
        _ visit: VisitCase,
        _ context: ActContext
    ) throws(Refusal) -> String? {
        guard request.method == .waived else { return nil }
        let fees = visit.view(context).layer.fees
        guard let ground = request.ground.flatMap({ fees.waiver($0) }) else {
            throw Refusal.invalid(
                "ground",
                ja: "減免の理由を選んでください。",
                en: "Choose the ground on which it is waived."
            )
        }
        return ground.id
    }
}

extension Refusal {
    fileprivate static let nothingToCharge = Refusal.invalid(
        "line",
        ja: "収納するものを選んでください。",
        en: "Choose what is charged."
    )
    fileprivate static let notDue = Refusal(
        .stale,
        path: "line",
        Localized(
            ja: "選んだものは、もう収納済みか、金額が変わっています。画面を開き直して確かめてください。",
            en:
                "Some of it is settled by now, or costs something else; open the page again and look."
        )
    )
    fileprivate static let tooMuch = Refusal.invalid(
        "line",
        ja: "金額は1円から1,000,000円までの整数で入力してください。",
        en: "An amount is a whole number of yen from 1 to 1,000,000."
    )
}
