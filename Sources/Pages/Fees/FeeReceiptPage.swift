package import Vocabulary

/// The receipt (領収書) of a fee that was taken, on A4 or on 80 mm paper.
package struct FeeReceiptPage: Page {
    /// What was paid for.
    package struct Line: Sendable {
        package var name: Localized
        package var yen: Int

        /// Takes both as given.
        package init(name: Localized, yen: Int) {
            self.name = name
            self.yen = yen
        }
    }

    package var subjectOfVisit: Subject
    /// The office's code, day and number, as the ledger has it.
    package var number: String
    /// Whose it is; empty where no name may stand on paper.
    package var whose: [String]
    package var lines: [Line]
    package var yen: Int
    package var kind: FeeKind
    package var reprint: Reprint?
    package var office: Localized
    package var takenAt: Instant
    package var takenBy: String
    package var printedAt: Instant
    /// Whether it is for a printer with paper of 80 mm, instead of A4.
    package var isTicket: Bool

    /// Takes every part as given.
    package init(
        subject: Subject,
        number: String,
        whose: [String],
        lines: [Line],
        yen: Int,
        kind: FeeKind,
        reprint: Reprint?,
        office: Localized,
        takenAt: Instant,
        takenBy: String,
        printedAt: Instant,
        isTicket: Bool
    ) {
        subjectOfVisit = subject
        self.number = number
        self.whose = whose
        self.lines = lines
        self.yen = yen
        self.kind = kind
        self.reprint = reprint
        self.office = office
        self.takenAt = takenAt
        self.takenBy = takenBy
        self.printedAt = printedAt
        self.isTicket = isTicket
    }

    package var title: Localized { Localized(ja: "領収書", en: "Receipt") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.fees(subjectOfVisit.visit)),
            HTML.div(.class(isTicket ? "sheet sheet--ticket" : "sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                if frame.isSimulated {
                    HTML.p {
                        Localized(ja: "模擬(本番の領収書ではありません)", en: "Simulated, not a real receipt")
                    }
                }
                if let reprint { again(reprint) }
                particulars
                table
                foot
            },
        ])
    }

    private func again(_ reprint: Reprint) -> Markup {
        HTML.p {
            HTML.strong {
                Localized(
                    ja: "再発行 \(reprint.number)回目 \(printedAt.written.ja)",
                    en: "Reprint \(reprint.number), \(printedAt.written.en)"
                )
            }
            Markup.text(" ")
            Markup.japanese(reprint.reason)
        }
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "領収番号", en: "Receipt number")) { Markup.text(number) }
            Parts.row(Localized(ja: "来庁番号", en: "Visit")) {
                Markup.text("\(subjectOfVisit.visit)")
            }
            if !whose.isEmpty {
                Parts.row(Localized(ja: "お名前", en: "For")) {
                    Markup.japanese(whose.joined(separator: "、"))
                }
            }
            Parts.row(Localized(ja: "方法", en: "Paid by")) { kind.name }
        }
    }

    private var table: Markup {
        Parts.table(
            Localized(ja: "手数料", en: "Fees"),
            id: "lines",
            columns: [Localized(ja: "内容", en: "What for"), .amount],
            numbers: [1],
            hidesCaption: true
        ) {
            for line in lines {
                HTML.tr {
                    HTML.th(.scope("row")) { line.name }
                    Parts.moneyCell(line.yen)
                }
            }
            HTML.tr {
                HTML.th(.scope("row")) { Localized(ja: "合計", en: "Total") }
                HTML.td(.class("number")) { HTML.strong { Localized.money(yen) } }
            }
        }
    }

    private var foot: Markup {
        HTML.p(.class("sheet__foot")) {
            Localized(ja: "上記の手数料を領収しました。", en: "The fees above were received.")
            HTML.br()
            office
            Markup.text(" ")
            takenAt.markup
            Markup.text(" ")
            Markup.japanese(takenBy)
        }
    }
}
