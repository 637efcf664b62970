package import Catalog
package import Eligibility
import Filing
import Stores
package import Vocabulary

/// Notes that somebody asked for certificates of one person.
package struct RequestCertificates: Sendable {
    /// What was asked for.
    package struct Request: Sendable {
        /// The kind, a word of the catalog.
        package let kind: String
        /// Whose it is.
        package let person: PersonID
        package let copies: Int
        /// Who asks.
        package let requester: Filer
        /// Whether the paper by which they stand for the person was seen.
        package let mandateSeen: Bool
        /// How many certificates of the visit were seen.
        package let seen: Int

        /// A value of these parts.
        package init(
            kind: String,
            person: PersonID,
            copies: Int,
            requester: Filer,
            mandateSeen: Bool,
            seen: Int
        ) {
            self.kind = kind
            self.person = person
            self.copies = copies
            self.requester = requester
            self.mandateSeen = mandateSeen
            self.seen = seen
        }
    }

    /// Most copies of one request.
    package static let copiesMaximum = 10
    /// Most certificates of one visit.
    package static let certificatesMaximum = 100

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the request; the numbers of the certificates in the visit.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<[Int], Refusal> {
        try await premises.perform(.requestCertificates, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            try visit.mustBeAtDesk()
            let before = try await context.certificates.certificates(of: visit.stored)
            // A form that is sent twice asks once.
            guard before.count == request.seen else { throw Refusal.stale }
            let kind = try Self.kind(request, visit, context)
            let numbers = before.count + 1...before.count + request.copies
            guard numbers.upperBound <= Self.certificatesMaximum else { throw Refusal.tooMany }
            try await context.certificates.add(
                numbers.map { number in
                    StoredCertificate(
                        number: number,
                        kind: kind.id,
                        person: request.person,
                        feeYen: kind.feeYen,
                        requester: request.requester,
                        mandateSeen: request.mandateSeen,
                        at: context.now,
                        by: context.acting.actor
                    )
                },
                of: visit.stored
            )
            return Array(numbers)
        }
    }

    private static func kind(
        _ request: Request,
        _ visit: VisitCase,
        _ context: ActContext
    ) throws(Refusal) -> CertificateKind {
        guard let kind = visit.view(context).layer.fees.certificate(request.kind) else {
            throw Refusal.invalid(
                "kind",
                ja: "証明書の種類を選んでください。",
                en: "Choose the kind of certificate."
            )
        }
        guard visit.household.people.contains(where: { $0.id == request.person }) else {
            throw Refusal.invalid(
                "person",
                ja: "だれの証明書か選んでください。",
                en: "Choose whose certificate it is."
            )
        }
        guard (1...copiesMaximum).contains(request.copies) else {
            throw Refusal.invalid(
                "copies",
                ja: "通数は1から\(copiesMaximum)までです。",
                en: "Ask for 1 to \(copiesMaximum) copies."
            )
        }
        try kind.checkMandate(of: request.requester, isSeen: request.mandateSeen)
        return kind
    }
}

extension CertificateKind {
    /// Refuses whoever stands for somebody else without the paper that says so.
    func checkMandate(of filer: Filer, isSeen: Bool) throws(Refusal) {
        guard mandateFor.contains(filer), !isSeen else { return }
        throw Refusal.invalid(
            "mandate",
            ja: "委任状など、本人に代わることを示す書類を確かめてから、印を付けてください。",
            en:
                "See the letter of authorization, or the proof of representation, and tick that you did."
        )
    }
}

extension Refusal {
    fileprivate static let tooMany = Refusal.conflict(
        ja: "ひとつの来庁で申請できる証明書は\(RequestCertificates.certificatesMaximum)通までです。",
        en: "A visit asks for at most \(RequestCertificates.certificatesMaximum) certificates."
    )
}
