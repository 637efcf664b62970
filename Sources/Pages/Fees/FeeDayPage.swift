package import Vocabulary

/// The fee ledger of an office's day with its sums by kind, for the closing and for paper.
package struct FeeDayPage: Page {
    /// What entries of one kind come to.
    package struct Sum: Sendable {
        package var kind: FeeKind
        package var count: Int
        package var yen: Int
        package var voidCount: Int
        package var voidYen: Int

        /// Takes every part as given.
        package init(kind: FeeKind, count: Int, yen: Int, voidCount: Int, voidYen: Int) {
            self.kind = kind
            self.count = count
            self.yen = yen
            self.voidCount = voidCount
            self.voidYen = voidYen
        }
    }

    /// An entry of the ledger.
    package struct Row: Sendable {
        package var number: Int
        package var visit: VisitID
        package var kind: FeeKind
        package var standing: ChargeStanding
        package var yen: Int
        /// The ground of what was waived.
        package var ground: Localized?
        /// Why it took a charge back.
        package var reason: String?
        package var at: Instant
        package var by: String

        /// Takes every part as given.
        package init(
            number: Int,
            visit: VisitID,
            kind: FeeKind,
            standing: ChargeStanding,
            yen: Int,
            ground: Localized?,
            reason: String?,
            at: Instant,
            by: String
        ) {
            self.number = number
            self.visit = visit
            self.kind = kind
            self.standing = standing
            self.yen = yen
            self.ground = ground
            self.reason = reason
            self.at = at
            self.by = by
        }
    }

    /// A sheet that lies at the counter.
    package struct Lying: Sendable {
        package var visit: VisitID
        package var name: Localized
        package var serial: String
        package var issuedAt: Instant

        /// Takes every part as given.
        package init(visit: VisitID, name: Localized, serial: String, issuedAt: Instant) {
            self.visit = visit
            self.name = name
            self.serial = serial
            self.issuedAt = issuedAt
        }
    }

    package var office: Localized
    package var on: CalendarDay
    package var sums: [Sum]
    package var cashToCount: Int
    package var cashless: Int
    package var rows: [Row]
    package var lying: [Lying]
    package var madeAt: Instant
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        office: Localized,
        on: CalendarDay,
        sums: [Sum],
        cashToCount: Int,
        cashless: Int,
        rows: [Row],
        lying: [Lying],
        madeAt: Instant,
        problems: [Problem] = []
    ) {
        self.office = office
        self.on = on
        self.sums = sums
        self.cashToCount = cashToCount
        self.cashless = cashless
        self.rows = rows
        self.lying = lying
        self.madeAt = madeAt
        self.problems = problems
    }

    package var title: Localized { .feesOfDay }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.desk),
            Parts.dayPicker(
                on,
                at: Paths.feeDay,
                problem: problems[at: "on"]
            ),
            Parts.daySheet(title, of: office, on: on, madeAt: madeAt) {
                figures
                sumTable
                rowTable
                lyingTable
            },
        ])
    }

    private var figures: Markup {
        HTML.p(.class("figures")) {
            let (cash, cashless) = (Localized.money(cashToCount), Localized.money(cashless))
            Localized(
                ja: "数える現金 \(cash.ja)・キャッシュレス \(cashless.ja)",
                en: "Cash to count \(cash.en), cashless \(cashless.en)"
            )
        }
    }

    private var sumTable: Markup {
        Parts.table(
            Localized(ja: "方法ごとの合計", en: "Sums by kind"),
            id: "sums",
            columns: [
                Localized(ja: "方法", en: "How"), Localized(ja: "件数", en: "Charges"), .amount,
                Localized(ja: "取消し件数", en: "Taken back"),
                Localized(ja: "取消し金額", en: "Amount taken back"),
                Localized(ja: "差引", en: "Left"),
            ],
            numbers: [1, 2, 3, 4, 5]
        ) {
            for sum in sums {
                HTML.tr {
                    HTML.th(.scope("row")) { sum.kind.name }
                    Parts.numberCell(sum.count)
                    Parts.moneyCell(sum.yen)
                    Parts.numberCell(sum.voidCount)
                    Parts.moneyCell(sum.voidYen)
                    Parts.moneyCell(sum.yen - sum.voidYen)
                }
            }
        }
    }

    @MarkupBuilder
    private var rowTable: Markup {
        if rows.isEmpty {
            HTML.p { Localized(ja: "この日の収納はありません。", en: "Nothing was entered on this day.") }
        } else {
            Parts.table(
                Localized(ja: "収納の記録", en: "Entries"),
                id: "entries",
                columns: [
                    .itemNumber, Localized(ja: "時刻", en: "Time"),
                    Localized(ja: "来庁番号", en: "Visit"), Localized(ja: "方法", en: "How"), .amount,
                    .standing, Localized(ja: "理由", en: "Why"), Localized(ja: "担当", en: "By"),
                ],
                numbers: [4]
            ) {
                for row in rows { self.row(row) }
            }
        }
    }

    private func row(_ row: Row) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text("\(row.number)") }
            HTML.td { Markup.text(row.at.clock) }
            HTML.td {
                HTML.a(.href(Paths.fees(row.visit))) { Markup.text("\(row.visit)") }
            }
            HTML.td { row.kind.name }
            Parts.moneyCell(row.yen)
            HTML.td { row.standing.chip }
            HTML.td { Parts.why(row.ground, row.reason) }
            HTML.td { Markup.japanese(row.by) }
        }
    }

    @MarkupBuilder
    private var lyingTable: Markup {
        if !lying.isEmpty {
            Parts.table(
                Localized(ja: "窓口に残っている証明書", en: "Certificates that lie at the counter"),
                id: "lying",
                columns: [
                    .serial, Localized(ja: "来庁番号", en: "Visit"),
                    Localized(ja: "種類", en: "Kind"), Localized(ja: "発行", en: "Issued"),
                ]
            ) {
                for sheet in lying {
                    HTML.tr {
                        HTML.th(.scope("row")) {
                            HTML.span(.class("code")) { Markup.text(sheet.serial) }
                        }
                        HTML.td {
                            HTML.a(.href(Paths.fees(sheet.visit))) { Markup.text("\(sheet.visit)") }
                        }
                        HTML.td { sheet.name }
                        HTML.td { sheet.issuedAt.markup }
                    }
                }
            }
        }
    }
}
