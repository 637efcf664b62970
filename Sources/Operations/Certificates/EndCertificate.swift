import Filing
import Stores
package import Vocabulary

/// Takes a sheet out of use, or gives a request up; both with a reason.
package struct EndCertificate: Sendable {
    /// What ends.
    package enum End: String, Sendable {
        /// The sheet may not be given out; the certificate is asked for as before, and gets another sheet.
        case spoil
        /// Nobody wants the certificate any more.
        case cancel
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Ends it, whatever has become of the visit.
    ///
    /// What was paid for is taken back before the certificate is given up.
    package func callAsFunction(
        _ end: End,
        _ number: Int,
        because reason: String,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        let act: ActName = end == .spoil ? .spoilCertificate : .cancelCertificate
        return try await premises.perform(act, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let written = try FreeText.checked(reason, at: "reason", atMost: Self.reasonMaximum)
            guard let written else { throw Refusal.endWithoutReason }
            let money = try await VisitMoney.read(visit, context)
            var certificate = try money.certificate(number)
            let before = certificate.state
            let step: CertificateStep = end == .spoil ? .spoil : .cancel
            guard let next = CertificateStateMachine.next(before, step) else {
                throw Refusal.certificateElsewhere
            }
            if end == .cancel {
                let subject = FeeSubject.certificate(number)
                let state = money.ledger.state(of: subject, of: visit.stored.id)
                guard state == .due else { throw Refusal.paidFor }
                certificate.cancelledBecause = written
            }
            if let serial = certificate.serial {
                _ = try await context.certificates.spoil(
                    serial,
                    because: written,
                    at: context.now,
                    by: context.acting.actor
                )
            }
            (certificate.state, certificate.serial) = (next, nil)
            (certificate.changedAt, certificate.changedBy) = (context.now, context.acting.actor)
            try await context.keep(certificate, from: before, of: visit.stored)
        }
    }
}

extension Refusal {
    fileprivate static let endWithoutReason = Refusal.invalid(
        "reason",
        ja: "理由を書いてください(例:紙詰まり、不要になった)。",
        en: "Write why, such as: paper jam, not wanted any more."
    )
    fileprivate static let paidFor = Refusal.conflict(
        ja: "手数料の収納か減免が残っています。先に手数料を取り消してください。",
        en: "Its fee was taken or waived; take that back first."
    )
}
