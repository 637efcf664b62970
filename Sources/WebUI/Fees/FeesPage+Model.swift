import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension FeesPage {
    init(_ listed: ListFees.Listed, of sheet: VisitSheet, site: Site) {
        let words = FeeWords(
            fees: listed.catalog,
            view: site.catalog.view(office: sheet.household.office, on: sheet.household.on),
            isProtected: listed.clearance.isMasked
        )
        let names = HouseholdNames(
            sheet.household,
            registry: site.catalog.facts,
            record: sheet.record,
            showsNames: !listed.clearance.isMasked
        )
        self.init(
            subject: sheet.subject,
            certificates: listed.certificates.map { Certificate($0, words, names, listed.names) },
            kinds: listed.catalog.certificates.map { Choice($0.id, FeeWords.priced($0)) },
            people: sheet.household.people.map { Choice($0.id.description, names.full($0.id)) },
            filers: Filer.allCases.map { Choice($0.rawValue, $0.name) },
            due: listed.due.map { due in
                Due(
                    value: FeeField(due.subject, yen: due.yen).text,
                    name: words.name(due.subject, among: listed.certificates.map(\.certificate)),
                    whose: names.labels(due.people),
                    yen: due.yen,
                    isChosen: due.isDone
                )
            },
            grounds: listed.catalog.waivers.map { Choice($0.id, FeeWords.marked($0)) },
            charges: listed.entries.map { Charge($0, words, listed.names) },
            identity: IdentityPage.Verdict(listed.identity)
        )
    }
}

extension FeesPage.Certificate {
    fileprivate init(
        _ listed: ListFees.ListedCertificate,
        _ words: FeeWords,
        _ names: HouseholdNames,
        _ staff: StaffNames
    ) {
        let certificate = listed.certificate
        self.init(
            number: certificate.number,
            name: words.kind(certificate.kind),
            whose: names[certificate.person],
            person: names.name(of: certificate.person),
            standing: CertificateStanding(certificate.state),
            serial: certificate.serial?.written,
            yen: certificate.feeYen,
            isSettled: listed.isSettled,
            party: (certificate.recipient ?? certificate.requester).name,
            changedAt: certificate.changedAt,
            changedBy: staff[certificate.changedBy]
        )
    }
}

extension FeesPage.Charge {
    fileprivate init(_ listed: ListFees.ListedEntry, _ words: FeeWords, _ staff: StaffNames) {
        let stored = listed.stored
        self.init(
            number: stored.entry.number.description,
            kind: FeeKind(stored.entry.method),
            standing: ChargeStanding(listed.state),
            yen: stored.entry.yen,
            ground: stored.ground.map(words.ground),
            reason: stored.reason,
            receipts: listed.receipts,
            mayBeVoided: listed.mayBeVoided,
            at: stored.at,
            by: staff[stored.by]
        )
    }
}

/// What certificates, procedures and grounds are called; what nobody checked is marked.
struct FeeWords {
    let fees: CounterFees
    let view: CatalogView
    let isProtected: Bool

    init(fees: CounterFees, view: CatalogView, isProtected: Bool) {
        self.fees = fees
        self.view = view
        self.isProtected = isProtected
    }

    func kind(_ id: String) -> Localized { fees.certificate(id)?.name ?? Localized(same: id) }

    func ground(_ id: String) -> Localized { fees.waiver(id)?.name ?? Localized(same: id) }

    func name(_ subject: FeeSubject, among certificates: [StoredCertificate]) -> Localized {
        switch subject {
        case .certificate(let number):
            certificates.first { $0.number == number }.map { kind($0.kind) }
                ?? Localized(same: "\(number)")
        case .procedure(let key):
            Discretion(isProtected: isProtected, view: view).name(key.procedure)
        }
    }

    static func priced(_ kind: CertificateKind) -> Localized {
        let yen = Localized(ja: "\(kind.feeYen)円", en: "¥\(kind.feeYen)")
        let name = Localized(
            ja: "\(kind.name.ja) \(yen.ja)",
            en: "\(kind.name.en) \(yen.en)"
        )
        let isEstimate = kind.feeSource.mark == .estimate || kind.mandateSource.mark == .estimate
        return isEstimate ? estimated(name) : name
    }

    static func marked(_ ground: WaiverGround) -> Localized {
        ground.source.mark == .estimate ? estimated(ground.name) : ground.name
    }

    private static func estimated(_ name: Localized) -> Localized {
        Localized(ja: "\(name.ja)（推計）", en: "\(name.en) (estimate)")
    }
}

extension FeeKind {
    init(_ method: FeeMethod) {
        self =
            switch method {
            case .cash: .cash
            case .card: .card
            case .eMoney: .eMoney
            case .code: .code
            case .waived: .waived
            }
    }

    var method: FeeMethod {
        switch self {
        case .cash: .cash
        case .card: .card
        case .eMoney: .eMoney
        case .code: .code
        case .waived: .waived
        }
    }
}

extension ChargeStanding {
    /// Where an entry stands; one without a state takes a charge back.
    init(_ state: ChargeState?) {
        self =
            switch state {
            case .paid: .paid
            case .waived: .waived
            case .voided: .voided
            case .due, nil: .takesBack
            }
    }
}

extension CertificateStanding {
    init(_ state: CertificateState) {
        self =
            switch state {
            case .requested: .requested
            case .issued: .issued
            case .handedOver: .handedOver
            case .cancelled: .cancelled
            }
    }
}

/// What a form sends of something that is charged: what it is, and what it cost when it was shown.
///
/// `c.3=300` for a certificate, `p.dog-registration.p1=` for a procedure whose fee the clerk types.
struct FeeField: Equatable {
    let subject: FeeSubject
    let yen: Int?

    init(_ subject: FeeSubject, yen: Int?) {
        self.subject = subject
        self.yen = yen
    }

    init?(_ text: String) {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        let parts = sides.first?.split(separator: ".").map(String.init) ?? []
        guard sides.count == 2, parts.count > 1 else { return nil }
        yen = Int(sides[1])
        if yen == nil, !sides[1].isEmpty { return nil }
        switch parts[0] {
        case "c":
            guard parts.count == 2, let number = Int(parts[1]) else { return nil }
            subject = .certificate(number)
        case "p":
            guard let procedure = ProcedureID(parts[1]) else { return nil }
            let people = parts.dropFirst(2).map { PersonID($0) }
            subject = .procedure(PlanKey(procedure: procedure, people: people))
        default: return nil
        }
    }

    var text: String {
        let name =
            switch subject {
            case .certificate(let number): "c.\(number)"
            case .procedure(let key):
                (["p", key.procedure.description] + key.people.map(\.description))
                    .joined(separator: ".")
            }
        return "\(name)=\(yen.map(String.init) ?? "")"
    }
}
