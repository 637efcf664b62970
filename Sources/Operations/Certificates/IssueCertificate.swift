package import Filing
package import Stores
package import Vocabulary

/// Gives a certificate's sheet its serial, with whose it is, and notes that it lies at the counter.
///
/// Its content comes from the back office: what is printed here is the slip that goes with the sheet.
package struct IssueCertificate: Sendable {
    /// A slip that was given out.
    package struct Issued: Sendable {
        package let visit: VisitID
        package let office: MunicipalityCode
        package let certificate: StoredCertificate
        package let serial: CertificateSerial
        /// The name of whose it is.
        package let whose: String
        /// What whoever issued it is called.
        package let names: StaffNames
        /// Leave to put it out; nothing is withheld.
        package let clearance: Clearance
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Issues a certificate of a visit by its number.
    package func callAsFunction(
        _ number: Int,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Issued, Refusal> {
        try await premises.perform(.issueCertificate, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            try visit.mustBeAtDesk()
            try visit.mustHaveShownIdentity(context)
            let money = try await VisitMoney.read(visit, context)
            var certificate = try money.certificate(number)
            let before = certificate.state
            guard let next = CertificateStateMachine.next(before, .issue) else {
                throw Refusal.certificateElsewhere
            }
            guard let owner = money.owner(of: certificate),
                let whose = visit.typedName(of: certificate.person)
            else { throw Refusal.noName }
            let clearance = try await OutputGate.clearance(for: visit.stored.id, context)
            // Hard stop, as for forms: what may show an address is not printed where it may lie about.
            guard !clearance.isMasked else { throw Refusal.protectedCertificate }
            let serial = CertificateSerial(drawnFrom: context.premises.chance)
            (certificate.state, certificate.serial) = (next, serial)
            (certificate.changedAt, certificate.changedBy) = (context.now, context.acting.actor)
            try await context.certificates.addSheet(
                serial,
                of: certificate,
                owner: owner,
                in: visit.stored
            )
            try await context.keep(certificate, from: before, of: visit.stored)
            return Issued(
                visit: visit.stored.id,
                office: visit.stored.office,
                certificate: certificate,
                serial: serial,
                whose: whose,
                names: try await context.staff.names(of: [context.acting.actor]),
                clearance: clearance
            )
        }
    }
}

extension ActContext {
    /// Writes a certificate after a step; refused where it stands elsewhere by now.
    func keep(
        _ certificate: StoredCertificate,
        from before: CertificateState,
        of visit: StoredVisit
    ) async throws {
        let isKept = try await certificates.change(certificate, from: before, of: visit)
        guard isKept else { throw Refusal.certificateElsewhere }
    }
}

extension Refusal {
    fileprivate static let noName = Refusal.conflict(
        ja: "だれの証明書か分かりません。受付画面で氏名を入力してから、もう一度操作してください。",
        en: "It is not known whose it is: type the person's name on the console, then repeat this."
    )
    static let protectedCertificate = Refusal(
        .notAllowed,
        path: "certificate",
        Localized(
            ja: "支援措置の対象です。証明書は窓口で交付せず、責任者に引き継いでください。",
            en:
                "Somebody is under address protection; hand the certificate to the person in charge, not out."
        )
    )
}
