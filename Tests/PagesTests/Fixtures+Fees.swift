import Pages
import Vocabulary

extension Fixtures {
    var fees: [Fixture] {
        [
            Fixture(name: "fees", page: feesPage, frame: feesFrame),
            Fixture(name: "fees-none", page: noFees, frame: feesFrame),
            Fixture(name: "fees-protected", page: protectedFees, frame: feesFrame),
            Fixture(name: "fees-problems", page: problemFees, frame: feesFrame),
            Fixture(name: "certificate-slip", page: certificateSlip, frame: feesFrame),
            Fixture(name: "fee-receipt", page: feeReceipt(isTicket: false), frame: feesFrame),
            Fixture(name: "fee-receipt-again", page: feeReceipt(isTicket: true), frame: feesFrame),
            Fixture(name: "fee-day", page: feeDay, frame: frame(Paths.feeDay, roles: [.clerk])),
            Fixture(name: "fee-day-empty", page: emptyFeeDay, frame: frame(Paths.feeDay)),
        ]
    }

    private var feesFrame: Frame { frame(Paths.fees(visit), roles: [.clerk]) }

    private func certificate(
        _ number: Int,
        _ standing: CertificateStanding,
        serial: String? = nil,
        isSettled: Bool = false
    ) -> FeesPage.Certificate {
        FeesPage.Certificate(
            number: number,
            name: said("住民票の写し", "Copy of the residence record"),
            whose: said("世帯主", "Householder"),
            person: number == 3 ? nil : name,
            standing: standing,
            serial: serial.map(text),
            yen: 300,
            isSettled: isSettled,
            party: said("本人", "The person"),
            changedAt: instant("09:12"),
            changedBy: text("中央 花子")
        )
    }

    private func charge(
        _ number: Int,
        _ kind: FeeKind,
        _ standing: ChargeStanding,
        receipts: Int = 0,
        mayBeVoided: Bool = false
    ) -> FeesPage.Charge {
        FeesPage.Charge(
            number: text("2026-04-06-\(number)"),
            kind: kind,
            standing: standing,
            yen: 1_300,
            ground: kind == .waived ? said("生活保護", "Public assistance") : nil,
            reason: standing == .takesBack ? text("金種の間違い") : nil,
            receipts: receipts,
            mayBeVoided: mayBeVoided,
            at: instant("09:15"),
            by: text("中央 花子")
        )
    }

    private var feesPage: FeesPage {
        FeesPage(
            subject: subject(),
            certificates: [
                certificate(1, .handedOver, serial: "7KQ4M-2XAB9", isSettled: true),
                certificate(2, .issued, serial: "3MMQ8-PLK42"), certificate(3, .requested),
                certificate(4, .cancelled),
            ],
            kinds: [choice("residence-copy", "住民票の写し 300円", "Residence copy ¥300")],
            people: [choice("p1", "世帯主", "Householder"), choice("p2", "子", "Child")],
            filers: [choice("self", "本人", "The person"), choice("agent", "代理人", "An agent")],
            due: [
                FeesPage.Due(
                    value: text("c.2=300"),
                    name: said("住民票の写し", "Residence copy"),
                    whose: [said("世帯主", "Householder")],
                    yen: 300,
                    isChosen: true
                ),
                FeesPage.Due(
                    value: text("p.dog="),
                    name: said("犬の登録", "Dog registration"),
                    whose: [],
                    yen: nil,
                    isChosen: false
                ),
            ],
            grounds: [choice("public-assistance", "生活保護（推計）", "Public assistance (estimate)")],
            charges: [
                charge(1, .cash, .voided), charge(2, .cash, .takesBack),
                charge(3, .card, .paid, receipts: 1, mayBeVoided: true),
                charge(4, .waived, .waived, mayBeVoided: true),
            ],
            identity: .shown
        )
    }

    private var noFees: FeesPage {
        FeesPage(
            subject: subject(),
            certificates: [],
            kinds: [],
            people: [],
            filers: [],
            due: [],
            grounds: [],
            charges: [],
            identity: .unseen
        )
    }

    private var protectedFees: FeesPage {
        var page = feesPage
        page.subjectOfVisit = subject(isProtected: true)
        for place in page.certificates.indices { page.certificates[place].person = nil }
        return page
    }

    private var problemFees: FeesPage {
        var page = feesPage
        page.typed.person = "p2"
        page.typed.recipient = "agent"
        page.typed.handMandate = true
        page.typed.method = .waived
        page.typed.endReason = text("紙詰まり")
        page.typed.receiptReason = text("紛失")
        page.typed.voidReason = text("金種の間違い")
        let message = said("確かめてください。", "Look at it.")
        page.problems = [
            "serial", "hand-mandate", "person", "recipient", "kind", "owner", "copies", "requester",
            "mandate", "issue", "end", "end-reason", "line", "yen-1", "ground", "receipt",
            "receipt-reason", "void", "void-reason",
        ].map { Problem(field: $0, message: message) }
        return page
    }

    private var certificateSlip: CertificateSlipPage {
        CertificateSlipPage(
            subject: Subject(visit: visit, ticket: nil, name: nil, isProtected: false),
            name: said("住民票の写し", "Copy of the residence record"),
            whose: name,
            // What the act drew, and nothing that anybody typed: the bar code is made of it.
            code: "7KQ4M2XAB9",
            writtenCode: text("7KQ4M-2XAB9"),
            number: 2,
            office: office,
            issuedAt: instant("09:12"),
            issuedBy: text("中央 花子")
        )
    }

    private func feeReceipt(isTicket: Bool) -> FeeReceiptPage {
        FeeReceiptPage(
            subject: subject(),
            number: text("121011-2026-04-06-3"),
            whose: isTicket ? [] : [name, name],
            lines: [
                FeeReceiptPage.Line(name: said("住民票の写し", "Residence copy"), yen: 300),
                FeeReceiptPage.Line(name: said("犬の登録", "Dog registration"), yen: 3_000),
            ],
            yen: 3_300,
            kind: .card,
            reprint: isTicket ? .init(number: 1, reason: text("紛失")) : nil,
            office: office,
            takenAt: instant("09:15"),
            takenBy: text("中央 花子"),
            printedAt: instant("09:16"),
            isTicket: isTicket
        )
    }

    private var feeDay: FeeDayPage {
        FeeDayPage(
            office: office,
            on: day("2026-04-06"),
            sums: FeeKind.allCases.map {
                FeeDayPage.Sum(kind: $0, count: 3, yen: 12_900, voidCount: 1, voidYen: 300)
            },
            cashToCount: 12_600,
            cashless: 37_800,
            rows: [
                row(1, .cash, .voided), row(2, .cash, .takesBack), row(3, .waived, .waived),
            ],
            lying: [
                FeeDayPage.Lying(
                    visit: visit,
                    name: said("住民票の写し", "Residence copy"),
                    serial: text("7KQ4M-2XAB9"),
                    issuedAt: instant("09:12")
                )
            ],
            madeAt: instant("17:10")
        )
    }

    private func row(_ number: Int, _ kind: FeeKind, _ standing: ChargeStanding) -> FeeDayPage.Row {
        FeeDayPage.Row(
            number: number,
            visit: visit,
            kind: kind,
            standing: standing,
            yen: 300,
            ground: kind == .waived ? said("生活保護", "Public assistance") : nil,
            reason: standing == .takesBack ? text("金種の間違い") : nil,
            at: instant("09:15"),
            by: text("中央 花子")
        )
    }

    private var emptyFeeDay: FeeDayPage {
        FeeDayPage(
            office: office,
            on: day("2026-04-06"),
            sums: [],
            cashToCount: 0,
            cashless: 0,
            rows: [],
            lying: [],
            madeAt: instant("17:10"),
            problems: [Problem(field: "on", message: said("日を確かめてください。", "Check the day."))]
        )
    }
}
