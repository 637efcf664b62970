package import Catalog
package import Eligibility
import Filing
import Stores
package import Vocabulary

/// Hands a sheet to whoever stands at the counter, after its number was scanned from the sheet itself.
///
/// Whose it is is asked last: the visit is locked, and number, visit and person must belong together as they
/// did when the sheet was issued. Nothing of one person ever comes into the hands of another.
package struct HandOverCertificate: Sendable {
    /// What is to be handed over.
    package struct Request: Sendable {
        /// The number as it was scanned or typed from the sheet.
        package let serial: String
        /// Whose it is, as the clerk reads it on the sheet.
        package let person: PersonID
        /// Who takes it.
        package let recipient: Filer
        /// Whether the paper by which they stand for the person was seen.
        package let mandateSeen: Bool

        /// A value of these parts.
        package init(serial: String, person: PersonID, recipient: Filer, mandateSeen: Bool) {
            self.serial = serial
            self.person = person
            self.recipient = recipient
            self.mandateSeen = mandateSeen
        }
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the hand-over; the certificate's number in the visit.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Int, Refusal> {
        try await premises.perform(.handOverCertificate, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            try visit.mustBeAtDesk()
            guard let serial = CertificateSerial(request.serial) else { throw Refusal.noSerial }
            let money = try await VisitMoney.read(visit, context)
            let found = try await context.certificates.sheet(serial)
            let check = OwnerCheck(
                visit: visit.stored.id,
                person: request.person,
                owner: visit.keys.first { $0.person == request.person }
                    .flatMap { CertificateOwner($0, of: visit.stored.id) }
            )
            try Self.refuse(check.judge(found?.sheet))
            var certificate = try money.certificate(found?.number ?? 0)
            let before = certificate.state
            guard certificate.serial == serial,
                let next = CertificateStateMachine.next(before, .handOver)
            else { throw Refusal.certificateElsewhere }
            try await Self.checkRecipient(request, certificate, money, context)
            (certificate.state, certificate.recipient) = (next, request.recipient)
            (certificate.changedAt, certificate.changedBy) = (context.now, context.acting.actor)
            try await context.keep(certificate, from: before, of: visit.stored)
            return certificate.number
        }
    }

    private static func refuse(_ verdict: OwnerCheck.Verdict) throws(Refusal) {
        switch verdict {
        case .belongs: return
        // One sentence for all three: it says of nobody else's sheet that there is one.
        case .unknown, .anothers, .spoiled: throw Refusal.notTheirs
        case .ownerChanged: throw Refusal.ownerChanged
        }
    }

    private static func checkRecipient(
        _ request: Request,
        _ certificate: StoredCertificate,
        _ money: VisitMoney,
        _ context: ActContext
    ) async throws {
        try money.visit.mustHaveShownIdentity(context)
        guard money.isSettled(certificate) else { throw Refusal.feeIsDue }
        let kind = money.visit.view(context).layer.fees.certificate(certificate.kind)
        guard let kind else { throw Refusal.noSuchCertificate }
        try kind.checkMandate(of: request.recipient, isSeen: request.mandateSeen)
        let visit = money.visit.stored.id
        let clearance = try await OutputGate.clearance(for: visit, context)
        guard !clearance.isMasked else { throw Refusal.protectedCertificate }
    }
}

extension Refusal {
    fileprivate static let noSerial = Refusal.invalid(
        "serial",
        ja: "証明書の番号ではありません。交付票の番号を読み取るか、10文字を入力してください。",
        en: "This is no number of a certificate; scan it from the slip, or type its ten signs."
    )
    fileprivate static let notTheirs = Refusal(
        .notAllowed,
        path: "serial",
        Localized(
            ja: "この番号の証明書は、この来庁のこの方のものではありません。渡さないでください。来庁番号と氏名を交付票で確かめてください。",
            en:
                "The certificate of this number is not this person's of this visit. Do not hand it over; compare visit and name with the slip."
        )
    )
    fileprivate static let ownerChanged = Refusal(
        .notAllowed,
        path: "serial",
        Localized(
            ja: "発行したあとで氏名か生年月日が訂正されています。渡さないでください。この用紙を書損にして、発行し直してください。",
            en:
                "Name or birth were corrected after it was issued. Do not hand it over; mark the sheet as spoiled and issue it again."
        )
    )
    fileprivate static let feeIsDue = Refusal(
        .conflict,
        path: "serial",
        Localized(
            ja: "手数料がまだです。収納か減免を記録してから渡してください。",
            en: "The fee is still due; enter that it was taken or waived, then hand it over."
        )
    )
}
