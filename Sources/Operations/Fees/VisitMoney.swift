import Catalog
package import Eligibility
package import Filing
import Stores
import Vocabulary

/// Something of a visit for which a fee is due.
package struct DueFee: Hashable, Sendable {
    package let subject: FeeSubject
    /// Whom it is about; empty for the whole household.
    package let people: [PersonID]
    /// Whole yen; nil where the clerk says how much.
    package let yen: Int?
    /// Whether it is done, so that it is to be settled now.
    package let isDone: Bool
}

/// What was asked for, charged and is due in a visit that was read for an act.
struct VisitMoney {
    let visit: VisitCase
    var certificates: [StoredCertificate]
    let entries: [StoredFeeEntry]
    let ledger: FeeLedger

    /// Reads what belongs to a visit that was read or locked in this transaction.
    static func read(_ visit: VisitCase, _ context: ActContext) async throws -> VisitMoney {
        let entries = try await context.fees.entries(of: visit.stored)
        return VisitMoney(
            visit: visit,
            certificates: try await context.certificates.certificates(of: visit.stored),
            entries: entries,
            ledger: FeeLedger(entries.map(\.entry))
        )
    }

    /// What is not settled, certificates first.
    func due(_ context: ActContext) -> [DueFee] {
        let settled = ledger.settled(of: visit.stored.id)
        let view = visit.view(context)
        return (certificates.compactMap(Self.due) + visit.items.compactMap { Self.due($0, view) })
            .filter { !settled.contains($0.subject) }
    }

    private static func due(_ certificate: StoredCertificate) -> DueFee? {
        guard certificate.feeYen > 0, certificate.state != .cancelled else { return nil }
        return DueFee(
            subject: .certificate(certificate.number),
            people: [certificate.person],
            yen: certificate.feeYen,
            isDone: true
        )
    }

    private static func due(_ item: StoredVisitItem, _ view: CatalogView) -> DueFee? {
        let fate = item.fate.fate
        let isDone = fate == .filed || fate == .doneAtCounter
        guard isDone || fate == .open || item.fate.nextStep == .doAtCounter,
            let procedure = view.procedure(item.key.procedure),
            // The certificate in which it ends is charged instead.
            !view.layer.fees.certificates.contains(where: {
                $0.procedures.contains(procedure.id)
            })
        else { return nil }
        let counter = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
        let yen = procedure.fee.yen(at: counter)
        guard yen != 0 else { return nil }
        return DueFee(
            subject: .procedure(item.key),
            people: item.key.people,
            yen: yen,
            isDone: isDone && yen != nil
        )
    }

    /// A certificate of the visit by its number.
    func certificate(_ number: Int) throws(Refusal) -> StoredCertificate {
        guard let certificate = certificates.first(where: { $0.number == number }) else {
            throw Refusal.noSuchCertificate
        }
        return certificate
    }

    /// Whether nothing is due for a certificate.
    func isSettled(_ certificate: StoredCertificate) -> Bool {
        certificate.feeYen == 0
            || ledger.state(of: .certificate(certificate.number), of: visit.stored.id) != .due
    }

    /// Whose a certificate is as things stand now; nil where the person left or has no name yet.
    func owner(of certificate: StoredCertificate) -> CertificateOwner? {
        visit.keys.first { $0.person == certificate.person }
            .flatMap { CertificateOwner($0, of: visit.stored.id) }
    }
}

extension ActContext {
    var fees: FeeStore { FeeStore(access) }
    var certificates: CertificateStore { CertificateStore(access) }
}

extension VisitCase {
    /// Refuses what is only done while somebody is at the desk.
    func mustBeAtDesk() throws(Refusal) {
        guard stored.stage == .atDesk || stored.stage == .filed else { throw Refusal.notAtCounter }
    }

    /// The name of somebody as it was typed; nil where a part of it is missing.
    func typedName(of person: PersonID) -> String? {
        let fields = record[person]
        guard let family = fields["family_name"]?.asString,
            let given = fields["given_name"]?.asString
        else { return nil }
        return "\(family) \(given)"
    }

    /// Refuses what nobody gets before they showed who they are.
    func mustHaveShownIdentity(_ context: ActContext) throws(Refusal) {
        let kinds = view(context).layer.identity
        guard IdentityCheck(kinds, record: record.json).verdict == .shown else {
            throw Refusal.identityUnseen
        }
    }
}

extension Refusal {
    static let noSuchCertificate = Refusal(
        .notFound,
        path: "certificate",
        Localized(
            ja: "この来庁に、その証明書の申請はありません。画面を開き直してください。",
            en: "No such certificate was asked for in this visit; open the page again."
        )
    )
    static let certificateElsewhere = Refusal(
        .stale,
        path: "certificate",
        Localized(
            ja: "この証明書は、ほかの画面で先に処理されています。画面を開き直して確かめてください。",
            en: "This certificate was dealt with meanwhile; open the page again and look."
        )
    )
    fileprivate static let notAtCounter = Refusal.conflict(
        ja: "窓口で受付中の来庁だけで行えます。来庁者を呼び出すか、来庁を再開してください。",
        en: "This is done while a visit is at the desk; call the visitor, or reopen the visit."
    )
    fileprivate static let identityUnseen = Refusal.conflict(
        ja: "本人確認がまだです。見た書類を「本人確認」で記録してから、もう一度操作してください。",
        en: "Identity is not shown yet; note the documents under Identity, then repeat this."
    )
}
