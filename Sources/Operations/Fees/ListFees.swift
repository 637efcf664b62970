package import Catalog
import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// Shows the certificates and the fees of a visit.
package struct ListFees: Sendable {
    /// What a visit has of both.
    package struct Listed: Sendable {
        package let visit: VisitID
        package let office: MunicipalityCode
        /// What the catalog of the office has to offer.
        package let catalog: CounterFees
        package let certificates: [ListedCertificate]
        package let entries: [ListedEntry]
        /// What is not settled.
        package let due: [DueFee]
        /// How far it is shown who stands at the counter.
        package let identity: IdentityCheck.Verdict
        /// What those who did something are called.
        package let names: StaffNames
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
    }

    /// A certificate of a visit.
    package struct ListedCertificate: Sendable {
        package let certificate: StoredCertificate
        package let isSettled: Bool
    }

    /// An entry of the ledger with where it stands.
    package struct ListedEntry: Sendable {
        package let stored: StoredFeeEntry
        /// Where the charge stands; nil for an entry that takes one back.
        package let state: ChargeState?
        /// How often its receipt was printed.
        package let receipts: Int
        /// Whether it may be taken back today.
        package let mayBeVoided: Bool
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The certificates and fees of a visit as they stand.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listFees, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let money = try await VisitMoney.read(visit, context)
            let receipts = try await context.fees.receipts(of: visit.stored)
            let layer = visit.view(context).layer
            let actors =
                money.entries.map(\.by)
                + money.certificates.flatMap { [$0.requestedBy, $0.changedBy] }
            return Listed(
                visit: visit.stored.id,
                office: visit.stored.office,
                catalog: layer.fees,
                certificates: money.certificates.map {
                    ListedCertificate(certificate: $0, isSettled: money.isSettled($0))
                },
                entries: money.entries.map {
                    ListedEntry($0, money.ledger, receipts, today: context.now.dayInJapan)
                },
                due: money.due(context),
                identity: IdentityCheck(layer.identity, record: visit.record.json).verdict,
                names: try await context.staff.names(of: actors),
                clearance: try await OutputGate.clearance(for: visit.stored.id, context)
            )
        }
    }
}

extension ListFees.ListedEntry {
    fileprivate init(
        _ stored: StoredFeeEntry,
        _ ledger: FeeLedger,
        _ receipts: [FeeNumber: Int],
        today: CalendarDay
    ) {
        let number = stored.entry.number
        let state = ledger.state(of: number)
        self.init(
            stored: stored,
            state: state,
            receipts: receipts[number] ?? 0,
            mayBeVoided: number.day == today && (state?.next.contains(.voided) ?? false)
        )
    }
}
