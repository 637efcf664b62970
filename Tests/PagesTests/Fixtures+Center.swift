import Pages
import Vocabulary

extension Fixtures {
    var center: [Fixture] {
        [
            Fixture(name: "center-overview", page: overview, frame: frame(Paths.center)),
            Fixture(
                name: "center-lots",
                page: CenterLotsPage(
                    lots: LotState.allCases.enumerated().map { lot(31 + Int64($0), $1) },
                    older: LotID(number: 30)
                ),
                frame: frame(Paths.lots, roles: [.center])
            ),
            Fixture(
                name: "center-lot",
                page: lotPage,
                frame: frame(Paths.lot(LotID(number: 34)), roles: [.center])
            ),
            Fixture(name: "center-held", page: held, frame: frame(Paths.held)),
            Fixture(name: "center-returns", page: returns, frame: frame(Paths.returns)),
            Fixture(
                name: "center-duplicates",
                page: CenterDuplicatesPage(
                    rows: DuplicateStrength.allCases.map { strength in
                        CenterDuplicatesPage.Row(
                            name: said("転入届", "Move-in notification"),
                            code: "JK01",
                            strength: strength,
                            item: filedElsewhere(9004, .ready),
                            other: filedElsewhere(9001, .exported)
                        )
                    },
                    isCut: true
                ),
                frame: frame(Paths.duplicates, roles: [.center])
            ),
            Fixture(
                name: "center-duplicates-none",
                page: CenterDuplicatesPage(rows: []),
                frame: frame(Paths.duplicates, roles: [.center])
            ),
            Fixture(
                name: "center-item-returned",
                page: CenterItemPage(
                    item: item(.sentBack),
                    subject: subject(),
                    permissions: CenterItemPage.Permissions(
                        correct: true,
                        call: true,
                        tell: true,
                        withdraw: true
                    ),
                    problems: [
                        Problem(
                            field: "call-note-I9001",
                            message: said("番号を消してください。", "Take the number out.")
                        ),
                        Problem(
                            field: "reason-I9001",
                            message: said("理由を入力してください。", "Enter a reason.")
                        ),
                    ]
                ),
                frame: frame(Paths.item(ItemID(number: 9001)), roles: [.center])
            ),
        ] + checks
    }

    private func filedElsewhere(
        _ number: Int64,
        _ state: ItemState,
        isProtected: Bool = false
    ) -> FiledElsewhere {
        FiledElsewhere(
            item: ItemID(number: number),
            office: said("花見川区", "Hanamigawa"),
            filedAt: instant("09:12"),
            state: state,
            isOpenable: true,
            isProtected: isProtected
        )
    }

    /// One to decide on, one that is decided, one of somebody protected, one that only the center may know.
    private var duplicates: ItemDuplicates {
        let own = ItemDuplicates.Written(name: text("髙橋 太郎"), reading: text("タカハシ タロウ"))
        let other = ItemDuplicates.Written(name: text("高橋 太郎"), reading: text("タカハシ タロウ"))
        return ItemDuplicates(
            rows: [
                .init(
                    strength: .same,
                    found: filedElsewhere(9004, .ready),
                    written: (own, other)
                ),
                .init(
                    strength: .possible,
                    found: filedElsewhere(8001, .done),
                    written: (own, own),
                    decided: (text("中央 花子"), instant("09:30"))
                ),
                .init(strength: .same, found: filedElsewhere(7001, .ready, isProtected: true)),
                .init(strength: .same, found: nil),
            ],
            isCut: true,
            mayDecide: true,
            until: "2026-04-07"
        )
    }

    private var checks: [Fixture] {
        [
            ("center-item-check", CenterItemPage.Check.first),
            ("center-item-second", .second(firstBy: text("若葉 次郎"), isAllowed: true)),
            ("center-item-barred", .second(firstBy: text("中央 花子"), isAllowed: false)),
        ].map { name, check in
            Fixture(
                name: name,
                page: CenterItemPage(
                    item: item(name == "center-item-check" ? .heldForCheck : .heldForSecondCheck),
                    subject: subject(isProtected: true),
                    permissions: CenterItemPage.Permissions(
                        check: check,
                        sendBack: name == "center-item-check"
                    )
                ),
                frame: frame(Paths.item(ItemID(number: 9001)), roles: [.center])
            )
        }
    }

    private func line(_ ja: String, _ en: String, _ scale: Int) -> CenterOverviewPage.Line {
        var counts: [ItemState: Int] = [:]
        for (index, state) in ItemState.allCases.enumerated() { counts[state] = index * scale }
        return CenterOverviewPage.Line(
            name: said(ja, en),
            counts: counts,
            oldestMinutes: scale == 0 ? nil : 3 * scale,
            due: scale,
            overdue: scale / 4
        )
    }

    private var overview: CenterOverviewPage {
        CenterOverviewPage(
            readAt: instant("10:05"),
            total: line("全体", "All", 431),
            systems: [line("住民記録", "Residence register", 12), line("国保", "Insurance", 0)],
            lanes: [line("お待ちの間", "Waiting", 1), line("夜間", "Overnight", 430)],
            offices: [line("中央区", "Chuo", 5), line("花見川区", "Hanamigawa", 7)],
            lotsWaiting: 3,
            lotsRefused: 1,
            alarms: [
                CenterOverviewPage.Alarm(
                    text: said("ロット L34 の回答の件数が合いません", "The answer to lot L34 does not match"),
                    path: Paths.lot(LotID(number: 34)),
                    isSevere: true
                ),
                CenterOverviewPage.Alarm(
                    text: said("まもなく期限の差戻しが2件", "Two send-backs are due soon"),
                    path: Paths.returns,
                    isSevere: false
                ),
            ]
        )
    }

    private func lot(_ number: Int64, _ state: LotState) -> LotSummary {
        LotSummary(
            lot: LotID(number: number),
            system: said("住民記録", "Residence register"),
            lane: .waiting,
            rows: 12_500,
            state: state,
            madeAt: instant("09:42"),
            acknowledgedAt: state == .acknowledged ? instant("09:43") : nil,
            refused: state == .refused ? said("件数が合いません(12/13)", "Rows differ (12, not 13)") : nil
        )
    }

    private var lotPage: CenterLotPage {
        CenterLotPage(
            summary: lot(34, .refused),
            layout: text("general"),
            encoding: text("UTF-8"),
            sha256: String(repeating: "0123456789abcdef", count: 4),
            items: ItemState.allCases.enumerated().map { index, state in
                CenterLotPage.Item(
                    item: ItemID(number: Int64(9001 + index)),
                    attempt: 1 + index % 2,
                    name: said("転入届", "Move-in notification"),
                    code: "JK01",
                    office: said("中央区", "Chuo"),
                    state: state,
                    reason: state == .sentBack ? said("氏名の不一致", "Name mismatch") : nil
                )
            }
        )
    }

    private var held: CenterHeldPage {
        let waits: [CenterHeldPage.Wait] = [
            .firstCheck, .secondCheck(isOwn: false), .secondCheck(isOwn: true),
            .counter(said("暗証番号の入力", "Entering the PIN")),
        ]
        return CenterHeldPage(
            rows: waits.enumerated().map { index, wait in
                CenterHeldPage.Row(
                    item: ItemID(number: Int64(9101 + index)),
                    visit: visit,
                    name: said("児童手当の認定請求", "Child allowance: claim"),
                    code: "CH01",
                    office: said("中央区", "Chuo"),
                    system: said("児童手当", "Child allowance"),
                    wait: wait,
                    due: Due(at: instant("17:00"), pressure: index == 0 ? .near : .calm)
                )
            },
            isCut: true,
            readAt: instant("10:00")
        )
    }

    private var returns: CenterReturnsPage {
        CenterReturnsPage(
            rows: [Due.Pressure.overdue, .near, .calm].enumerated().map { index, pressure in
                CenterReturnsPage.Row(
                    item: ItemID(number: Int64(9001 + index)),
                    attempt: 1 + index,
                    visit: visit,
                    name: said("児童手当の認定請求", "Child allowance: claim"),
                    code: "CH01",
                    people: [said("本人", "Householder")],
                    reason: said("書類不足:口座の写し", "Missing paper: copy of the bank book"),
                    remark: index == 0 ? text("口座の写しの2枚目が要ります") : nil,
                    office: said("中央区", "Chuo"),
                    owner: said("中央 花子", "Hanako"),
                    due: Due(at: instant("1\(index):00"), pressure: pressure),
                    dependants: index,
                    telephone: index == 1 ? text("043-245-5111") : nil,
                    lastCall: index == 1 ? said("1回目 出なかった", "No. 1: no answer") : nil,
                    isProtected: index == 0
                )
            },
            outdated: [outdated]
        )
    }

    private var outdated: OutdatedNote {
        OutdatedNote(
            item: ItemID(number: 9001),
            name: said("国民健康保険の加入", "Insurance"),
            code: "NH01",
            corrected: ItemID(number: 9005),
            attempt: 2,
            visit: visit,
            system: said("国民健康保険", "Insurance"),
            state: .done,
            owner: said("中央区", "Chuo"),
            due: Due(at: instant("17:00"), pressure: .near)
        )
    }

    private func item(_ state: ItemState) -> CenterItem {
        CenterItem(
            id: ItemID(number: 9001),
            code: "JK01",
            name: said("転入届", "Move-in notification"),
            people: [said("本人", "Householder"), said("子", "Child")],
            system: said("住民記録", "Residence register"),
            office: said("中央区", "Chuo"),
            state: state,
            reason: said("氏名が台帳と違う", "The name differs from the register"),
            attempt: 2,
            seen: "2.a1b2",
            lot: LotID(number: 34),
            responsibility: responsibility,
            after: [],
            dependants: [
                LinkedItem(
                    id: ItemID(number: 9002),
                    name: said("国民健康保険の加入", "Insurance"),
                    state: .blocked
                )
            ],
            duplicates: state == .heldForCheck ? duplicates : ItemDuplicates(),
            outdated: state == .sentBack ? [outdated] : [],
            record: Array(record.prefix(2)),
            sendBackReasons: [choice("mismatch", "台帳との不一致", "Mismatch with the register")],
            calls: state == .sentBack ? Array(history.prefix(1)) : [],
            history: history
        )
    }
}
