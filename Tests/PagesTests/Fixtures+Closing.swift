import Pages
import Vocabulary

// MARK: - Closing

extension Fixtures {
    var closings: [Fixture] {
        [
            Fixture(name: "closing", page: closing, frame: frame(Paths.closing)),
            Fixture(
                name: "closing-problems",
                page: closingWithProblems,
                frame: frame(Paths.closing)
            ),
            Fixture(name: "closing-waiting", page: closingWaiting, frame: frame(Paths.closing)),
            Fixture(name: "closing-sealed", page: closingSealed, frame: frame(Paths.closing)),
        ]
    }

    private func line(
        _ key: String,
        _ what: Localized? = nil,
        who: String? = nil,
        path: Path? = Paths.desk,
        isOfVisit: Bool = true,
        mayWait: Bool = true
    ) -> ClosingPage.Line {
        ClosingPage.Line(
            key: text(key),
            visit: isOfVisit ? visit : nil,
            what: what,
            who: who,
            path: path,
            since: instant("15:10"),
            mayWait: mayWait
        )
    }

    private var matters: [ClosingPage.Matter] {
        [
            ClosingPage.Matter(
                id: "visit-waiting",
                name: said("呼び出していない来庁", "Visits that nobody called"),
                lines: [line("visit-waiting/V1024/", mayWait: false)]
            ),
            ClosingPage.Matter(
                id: "draft",
                name: said("保存していない下書き", "Drafts that were not saved"),
                lines: [line("draft/V1024/hanako", said("hanako", "hanako"), who: text("中央 花子"))]
            ),
            ClosingPage.Matter(
                id: "lot",
                name: said("回答のないロット", "Lots without an answer"),
                lines: [line("lot/-/L7", said("L7", "L7"), path: nil, isOfVisit: false)]
            ),
        ]
    }

    private var money: [ClosingPage.Money] {
        FeeKind.allCases.filter { $0 != .waived }.map {
            ClosingPage.Money(kind: $0, ledgerYen: $0 == .cash ? 12_600 : 0)
        }
    }

    private var counted: [ClosingPage.Money] {
        money.map { row in
            var row = row
            row.countedYen = row.kind == .cash ? 10_600 : 0
            return row
        }
    }

    private var closing: ClosingPage {
        ClosingPage(
            office: office,
            on: day("2026-04-06"),
            standing: .open,
            matters: matters,
            money: money,
            differenceOfOneYen: 1_000,
            seen: text("0f1e2d"),
            mayReopen: true,
            madeAt: instant("17:10")
        )
    }

    private var closingWithProblems: ClosingPage {
        var page = closing
        page.standing = .reopened
        page.seals = [seal(reopened: true)]
        page.matters[1].lines[0].isChosen = true
        page.matters[1].reason = text("明日続ける")
        page.money[0].typed = text("12,60")
        page.differenceReason = text("釣銭の誤り")
        page.problems = [
            "matter-visit-waiting", "reason-draft", "counted-cash", "difference", "sheet",
        ].map { Problem(field: $0, message: said("確かめてください。", "Look at this.")) }
        return page
    }

    private var closingWaiting: ClosingPage {
        var page = closing
        page.matters = []
        page.waiting = ClosingPage.Waiting(
            attempt: 1,
            by: text("中央 花子"),
            at: instant("17:05"),
            money: counted,
            reason: text("釣銭の誤り"),
            mayConfirm: true
        )
        return page
    }

    private var closingSealed: ClosingPage {
        var page = closing
        page.standing = .sealed
        page.seals = [seal(reopened: false)]
        page.problems = [
            Problem(field: "reopen-reason", message: said("理由を書いてください。", "Write why."))
        ]
        return page
    }

    private func seal(reopened: Bool) -> ClosingPage.Seal {
        ClosingPage.Seal(
            number: 12,
            part: 1,
            at: instant("17:06"),
            by: text("中央 花子"),
            confirmedBy: text("中央 五郎"),
            digest: text("0123456789abcdef0123"),
            money: counted,
            differenceReason: text("釣銭の誤り"),
            carried: carriedOver,
            reopening: reopened ? (text("来庁者"), instant("17:08"), text("中央 花子")) : nil
        )
    }

    var carriedOver: [ClosingPage.Carried] {
        [
            ClosingPage.Carried(
                name: said("保存していない下書き", "Drafts that were not saved"),
                visit: visit,
                what: said("hanako", "hanako"),
                who: text("中央 花子"),
                path: Paths.desk(visit),
                reason: text("書類を待つ")
            ),
            ClosingPage.Carried(
                name: said("回答のないロット", "Lots without an answer"),
                visit: nil,
                what: said("L7", "L7"),
                path: nil,
                reason: text("明朝の回答待ち")
            ),
        ]
    }
}
