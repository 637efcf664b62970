package import Vocabulary

/// The certificates that a visit asks for and the fees that are taken: asked for, issued, handed over, settled.
package struct FeesPage: Page {
    /// A certificate that was asked for.
    package struct Certificate: Sendable {
        package var number: Int
        package var name: Localized
        /// How the person stands in the household.
        package var whose: Localized
        /// The name as typed; nil where it is not, or may not be shown.
        package var person: String?
        package var standing: CertificateStanding
        /// As people write it; nil while there is no sheet.
        package var serial: String?
        package var yen: Int
        package var isSettled: Bool
        /// Who asked for it, or whom it was handed to.
        package var party: Localized
        package var changedAt: Instant
        package var changedBy: String

        /// Takes every part as given.
        package init(
            number: Int,
            name: Localized,
            whose: Localized,
            person: String?,
            standing: CertificateStanding,
            serial: String?,
            yen: Int,
            isSettled: Bool,
            party: Localized,
            changedAt: Instant,
            changedBy: String
        ) {
            self.number = number
            self.name = name
            self.whose = whose
            self.person = person
            self.standing = standing
            self.serial = serial
            self.yen = yen
            self.isSettled = isSettled
            self.party = party
            self.changedAt = changedAt
            self.changedBy = changedBy
        }
    }

    /// Something for which a fee is due.
    package struct Due: Sendable {
        /// What the form sends of it.
        package var value: String
        package var name: Localized
        package var whose: [Localized]
        /// Nil where the clerk says how much.
        package var yen: Int?
        package var isChosen: Bool
        /// What was typed as the amount.
        package var typed: String

        /// Takes every part as given.
        package init(
            value: String,
            name: Localized,
            whose: [Localized],
            yen: Int?,
            isChosen: Bool,
            typed: String = ""
        ) {
            self.value = value
            self.name = name
            self.whose = whose
            self.yen = yen
            self.isChosen = isChosen
            self.typed = typed
        }
    }

    /// An entry of the ledger.
    package struct Charge: Sendable {
        package var number: String
        package var kind: FeeKind
        package var standing: ChargeStanding
        package var yen: Int
        /// The ground of what was waived.
        package var ground: Localized?
        /// Why it took a charge back.
        package var reason: String?
        package var receipts: Int
        package var mayBeVoided: Bool
        package var at: Instant
        package var by: String

        /// Takes every part as given.
        package init(
            number: String,
            kind: FeeKind,
            standing: ChargeStanding,
            yen: Int,
            ground: Localized?,
            reason: String?,
            receipts: Int,
            mayBeVoided: Bool,
            at: Instant,
            by: String
        ) {
            self.number = number
            self.kind = kind
            self.standing = standing
            self.yen = yen
            self.ground = ground
            self.reason = reason
            self.receipts = receipts
            self.mayBeVoided = mayBeVoided
            self.at = at
            self.by = by
        }
    }

    /// What was typed where something must be put right first.
    package struct Typed: Sendable {
        package var kind = ""
        package var owner = ""
        package var copies = "1"
        package var requester = ""
        package var requestMandate = false
        package var person = ""
        package var recipient = ""
        package var handMandate = false
        package var method = FeeKind.cash
        package var ground = ""
        /// The certificate or charge of the form with the reason.
        package var chosen = ""
        package var endReason = ""
        package var receiptReason = ""
        package var voidReason = ""

        /// Nothing typed yet.
        package init() {}
    }

    package var subjectOfVisit: Subject
    package var certificates: [Certificate]
    /// The kinds that can be asked for, with their fees.
    package var kinds: [Choice]
    /// The people of the household.
    package var people: [Choice]
    /// Who may ask and receive.
    package var filers: [Choice]
    package var due: [Due]
    package var grounds: [Choice]
    package var charges: [Charge]
    package var identity: IdentityPage.Verdict
    package var typed: Typed
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        subject: Subject,
        certificates: [Certificate],
        kinds: [Choice],
        people: [Choice],
        filers: [Choice],
        due: [Due],
        grounds: [Choice],
        charges: [Charge],
        identity: IdentityPage.Verdict,
        typed: Typed = Typed(),
        problems: [Problem] = []
    ) {
        subjectOfVisit = subject
        self.certificates = certificates
        self.kinds = kinds
        self.people = people
        self.filers = filers
        self.due = due
        self.grounds = grounds
        self.charges = charges
        self.identity = identity
        self.typed = typed
        self.problems = problems
    }

    package var title: Localized { .fees }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    var visit: VisitID { subjectOfVisit.visit }

    func problem(_ field: String) -> Localized? {
        problems[at: field]
    }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            subjectOfVisit.isProtected ? Parts.banner(Self.protected) : .nothing,
            ways,
            certificateTable,
            subjectOfVisit.isProtected ? .nothing : issueForm(in: frame),
            subjectOfVisit.isProtected ? .nothing : handOverForm(in: frame),
            requestForm(in: frame),
            endForm(in: frame),
            dueForm(in: frame),
            ledgerTable,
            receiptForm(in: frame),
            voidForm(in: frame),
            Parts.backToConsole(of: visit),
        ])
    }

    private var ways: Markup {
        HTML.p {
            Parts.chip(identity.notice.title, identity == .shown ? .success : .warning)
            Parts.linkButton(
                Localized(ja: "本人確認", en: "Identity"),
                .text,
                to: Paths.identity(visit),
                key: "i"
            )
            Parts.linkButton(.feesOfDay, .text, to: Paths.feeDay, key: "d")
        }
    }

    private static let lead = Localized(
        ja: "証明書の中身は基幹システムが作ります。ここには、申請・番号・交付と、手数料だけを記録します。",
        en:
            "The back office makes the certificate itself. Kept here are the request, the serial, the hand-over and the fee."
    )
    private static let protected = Notice(
        .warning,
        title: Localized(
            ja: "支援措置のため、証明書を窓口で交付できません",
            en: "No certificate is handed out: address protection"
        ),
        text: Localized(ja: "責任者に引き継いでください。", en: "Hand over to the person in charge.")
    )
}
