package import Vocabulary

/// How prepared the offices are for a failure, and what became of the numbers that were printed.
package struct EmergencyPage: Page {
    /// An office's newest pack.
    package struct Office: Sendable {
        package var name: Localized
        /// When it was printed; nil where it never was.
        package var printedAt: Instant?
        package var isStale: Bool

        /// Takes every part as given.
        package init(name: Localized, printedAt: Instant?, isStale: Bool) {
            self.name = name
            self.printedAt = printedAt
            self.isStale = isStale
        }
    }

    /// A print with what became of its numbers.
    package struct Pack: Sendable {
        package var office: Localized
        package var day: CalendarDay
        /// The first place of its numbers in the day's list.
        package var first: Int
        /// The first and the last number, as they are printed.
        package var numbers: String
        package var used: Int
        package var spoilt: Int
        package var unused: Int
        package var open: Int
        package var printedAt: Instant
        package var printedBy: String
        /// Whether the reader accounts for it, and something is left to account for.
        package var isToSettle: Bool

        /// Takes every part as given.
        package init(
            office: Localized,
            day: CalendarDay,
            first: Int,
            numbers: String,
            used: Int,
            spoilt: Int,
            unused: Int,
            open: Int,
            printedAt: Instant,
            printedBy: String,
            isToSettle: Bool
        ) {
            self.office = office
            self.day = day
            self.first = first
            self.numbers = numbers
            self.used = used
            self.spoilt = spoilt
            self.unused = unused
            self.open = open
            self.printedAt = printedAt
            self.printedBy = printedBy
            self.isToSettle = isToSettle
        }
    }

    /// What is being typed about a sheet that was thrown away.
    package struct Spoiling: Sendable {
        package var number: String
        package var reason: String

        /// Takes both as given.
        package init(number: String = "", reason: String = "") {
            self.number = number
            self.reason = reason
        }
    }

    package var offices: [Office]
    package var packs: [Pack]
    /// Whether the reader enters and accounts for what is on paper.
    package var mayEnter: Bool
    package var spoiling: Spoiling
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        offices: [Office],
        packs: [Pack],
        mayEnter: Bool,
        spoiling: Spoiling = Spoiling(),
        problems: [Problem] = []
    ) {
        self.offices = offices
        self.packs = packs
        self.mayEnter = mayEnter
        self.spoiling = spoiling
        self.problems = problems
    }

    package var title: Localized { .emergency }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            mayEnter
                ? HTML.p {
                    Parts.linkButton(.enterAfterwards, .solid, to: Paths.enterAfterwards, key: "e")
                } : .nothing,
            alert,
            officeTable,
            packTable(in: frame),
            mayEnter ? spoilForm(in: frame) : .nothing,
        ])
    }

    private static let lead = Localized(
        ja: "停電や通信障害のときは、印刷してある非常時セットの用紙で受け付け、復旧したら後入力します。",
        en:
            "When power or network fails, receive people on the sheets of the pack, and enter them afterwards."
    )

    @MarkupBuilder private var alert: Markup {
        let stale = offices.filter(\.isStale)
        if !stale.isEmpty {
            Parts.banner(
                Notice(
                    .warning,
                    title: Localized(
                        ja: "非常時セットが1日以上作られていない窓口:\(stale.map(\.name.ja).joined(separator: "、"))",
                        en:
                            "No pack was made for more than a day: \(stale.map(\.name.en).joined(separator: ", "))"
                    ),
                    text: Localized(
                        ja: "夜間の作成を確かめ、hitomado emergency print で作って印刷してください。",
                        en:
                            "See that the nightly run works, and make one with hitomado emergency print."
                    )
                )
            )
        }
    }

    private var officeTable: Markup {
        Parts.table(
            Localized(ja: "最後に作った非常時セット", en: "Newest packs"),
            id: "offices",
            columns: [
                Localized(ja: "窓口", en: "Office"), Localized(ja: "作成", en: "Made"),
                Localized(ja: "状態", en: "State"),
            ]
        ) {
            for office in offices {
                HTML.tr {
                    HTML.th(.scope("row")) { office.name }
                    HTML.td { office.printedAt?.markup ?? Markup.localized(.never) }
                    HTML.td {
                        office.isStale
                            ? Parts.chip(Localized(ja: "古い", en: "Old"), .warning)
                            : Parts.chip(Localized(ja: "最新", en: "Up to date"), .success)
                    }
                }
            }
        }
    }

    @MarkupBuilder
    private func packTable(in frame: Frame) -> Markup {
        if !packs.isEmpty {
            Parts.table(
                Localized(ja: "番号の使われ方", en: "What became of the numbers"),
                id: "packs",
                columns: [
                    Localized(ja: "番号", en: "Numbers"), Localized(ja: "窓口", en: "Office"),
                    Localized(ja: "作成", en: "Made"), Localized(ja: "入力済み", en: "Entered"),
                    Localized(ja: "書損", en: "Spoilt"), Localized(ja: "未使用", en: "Unused"),
                    Localized(ja: "残り", en: "Left"), Localized(ja: "操作", en: "Actions"),
                ],
                numbers: [3, 4, 5, 6]
            ) {
                for pack in packs { row(pack, in: frame) }
            }
        }
    }

    private func row(_ pack: Pack, in frame: Frame) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { HTML.span(.class("code")) { Markup.text(pack.numbers) } }
            HTML.td { pack.office }
            HTML.td {
                pack.printedAt.markup
                Markup.text(" ")
                Markup.japanese(pack.printedBy)
            }
            Parts.numberCell(pack.used)
            Parts.numberCell(pack.spoilt)
            Parts.numberCell(pack.unused)
            Parts.numberCell(pack.open)
            HTML.td(.class("row-actions")) {
                if pack.isToSettle {
                    frame.form(
                        to: Paths.unusedNumbers,
                        class: "inline-form",
                        carrying: [
                            HiddenValue(name: "day", value: pack.day.description),
                            HiddenValue(name: "first", value: String(pack.first)),
                        ]
                    ) {
                        Parts.button(
                            Localized(ja: "残りは未使用", en: "The rest is unused"),
                            .outline,
                            accessibleName: Localized(
                                ja: "残りは未使用:\(pack.numbers)",
                                en: "The rest is unused: \(pack.numbers)"
                            )
                        )
                    }
                }
            }
        }
    }

    private func spoilForm(in frame: Frame) -> Markup {
        HTML.section(.labelledBy("spoil-title")) {
            HTML.h2(.id("spoil-title")) { Localized(ja: "書損の記録", en: "A sheet was thrown away") }
            frame.form(to: Paths.spoilNumber, class: "form card form--narrow") {
                Parts.textField(
                    TextField(
                        id: "number",
                        name: "number",
                        label: .paperNumber,
                        value: spoiling.number,
                        problem: problem("number"),
                        isRequired: true,
                        maximumLength: 30,
                        size: 16
                    )
                )
                Parts.textField(
                    TextField(
                        id: "reason",
                        name: "reason",
                        label: Localized(ja: "理由", en: "Why"),
                        value: spoiling.reason,
                        problem: problem("reason"),
                        isRequired: true
                    )
                )
                Parts.button(Localized(ja: "書損として記録", en: "Note as spoilt"), .outline)
            }
        }
    }

    private func problem(_ field: String) -> Localized? {
        problems[at: field]
    }
}

extension Localized {
    static let emergency = Localized(ja: "非常時の受付", en: "Emergency packs")
    static let enterAfterwards = Localized(ja: "紙の受付を入力する", en: "Enter from paper")
    static let paperNumber = Localized(ja: "緊急受付番号", en: "Number on the sheet")
}
