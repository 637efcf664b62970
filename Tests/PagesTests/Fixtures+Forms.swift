import Pages
import Vocabulary

extension Fixtures {
    var forms: [Fixture] {
        [
            Fixture(name: "forms", page: formsPage(), frame: formsFrame),
            Fixture(name: "forms-none", page: formsPage(count: 0), frame: formsFrame),
            Fixture(
                name: "forms-protected",
                page: formsPage(isProtected: true),
                frame: formsFrame
            ),
            Fixture(name: "identity", page: identity(.unseen), frame: identityFrame),
            Fixture(name: "identity-one-more", page: identity(.oneMore), frame: identityFrame),
            Fixture(name: "identity-shown", page: identity(.shown), frame: identityFrame),
            Fixture(name: "form-sheet", page: sheet(again: false), frame: formsFrame),
            Fixture(name: "form-sheet-again", page: sheet(again: true), frame: formsFrame),
        ]
    }

    private var formsFrame: Frame { frame(Paths.forms(visit), roles: [.clerk]) }

    private var identityFrame: Frame { frame(Paths.identity(visit), roles: [.clerk]) }

    private func identity(_ verdict: IdentityPage.Verdict) -> IdentityPage {
        IdentityPage(
            subject: subject(),
            version: 3,
            withPhoto: [
                .init(
                    id: "licence",
                    name: said("運転免許証", "Driving licence"),
                    isSeen: verdict == .shown,
                    isEstimate: false
                )
            ],
            others: [
                .init(
                    id: "pension",
                    name: said("年金手帳", "Pension book"),
                    isSeen: verdict == .oneMore,
                    isEstimate: true
                )
            ],
            verdict: verdict,
            filer: verdict == .unseen ? nil : said("代理人が手続きをする", "an agent files")
        )
    }

    private func formsPage(count: Int = 2, isProtected: Bool = false) -> FormsPage {
        let first = FormsPage.Form(
            layout: "residence-change",
            title: said("住民異動届", "Notification of change of residence"),
            people: ["p1", "p2"],
            whose: [said("世帯主", "Householder"), said("子", "Child")],
            procedures: [said("転入届", "Move-in notification")],
            signing: said("署名", "Signature"),
            sheets: 1,
            emptyCount: 0,
            movedCount: 0,
            isPreprinted: false,
            prints: [],
            hasChanged: false
        )
        var again = first
        again.isPreprinted = true
        (again.emptyCount, again.movedCount, again.hasChanged) = (3, 1, true)
        again.prints = [
            FormsPage.Print(number: 1, at: instant("09:12"), by: text("中央 花子"), reason: nil),
            FormsPage.Print(
                number: 2,
                at: instant("09:15"),
                by: text("中央 花子"),
                reason: text("書き損じ")
            ),
        ]
        again.reason = text("紙詰まり")
        return FormsPage(
            subject: subject(isProtected: isProtected),
            version: 4,
            forms: Array([first, again].prefix(count)),
            identity: count == 2 ? .oneMore : .shown,
            problems: count == 2 && !isProtected
                ? [Problem(field: "reason-1", message: said("理由を書いてください。", "Write why."))] : []
        )
    }

    private func sheet(again: Bool) -> FormSheetPage {
        let marks: [FormSheetPage.Mark] = [
            .frame(x: 1000, y: 3000, width: 9000, height: 1400),
            .text(
                lines: [text("氏名")],
                x: 1080,
                y: 3040,
                size: 250,
                isCentered: false,
                role: .label
            ),
            .text(
                lines: [name, text("一葉")],
                x: 1080,
                y: 3330,
                size: 420,
                isCentered: false,
                role: .value
            ),
            .text(lines: [text("1")], x: 5000, y: 5000, size: 420, isCentered: true, role: .value),
        ]
        return FormSheetPage(
            subject: subject(),
            name: said("住民異動届", "Notification of change of residence"),
            sheets: again ? [marks, marks] : [marks],
            whose: [name, name, name, name],
            number: again ? 2 : 1,
            reprint: again ? .init(number: 1, reason: text("書き損じ")) : nil,
            office: office,
            printedAt: instant("09:15"),
            printedBy: text("中央 花子")
        )
    }
}
