package import Vocabulary

/// An emergency pack (非常時セット) as one document to print on A4, for when power or network fails.
///
/// Stands alone, with its styles inside and the fonts of the system; it holds nobody's data.
package struct EmergencyDocument: Sendable {
    /// A question of a check list.
    package struct Question: Sendable {
        package let number: Int
        package let text: Localized
        package let choices: [Localized]
        package let isPersonal: Bool

        /// Takes every part as given.
        package init(number: Int, text: Localized, choices: [Localized], isPersonal: Bool) {
            self.number = number
            self.text = text
            self.choices = choices
            self.isPersonal = isPersonal
        }
    }

    /// A procedure of a check list.
    package struct Entry: Sendable {
        package let code: String
        package let name: Localized
        package let outcome: Localized
        package let questions: [Int]
        package let condition: String
        package let papers: [Localized]
        package let deadline: Localized
        package let fee: Localized
        package let desk: Localized
        package let isEstimate: Bool

        /// Takes every part as given.
        package init(
            code: String,
            name: Localized,
            outcome: Localized,
            questions: [Int],
            condition: String,
            papers: [Localized],
            deadline: Localized,
            fee: Localized,
            desk: Localized,
            isEstimate: Bool
        ) {
            self.code = code
            self.name = name
            self.outcome = outcome
            self.questions = questions
            self.condition = condition
            self.papers = papers
            self.deadline = deadline
            self.fee = fee
            self.desk = desk
            self.isEstimate = isEstimate
        }
    }

    /// The check list of a life event.
    package struct CheckList: Sendable {
        package let event: Localized
        package let questions: [Question]
        package let entries: [Entry]

        /// Takes every part as given.
        package init(event: Localized, questions: [Question], entries: [Entry]) {
            self.event = event
            self.questions = questions
            self.entries = entries
        }
    }

    /// A blank form, a drawing a sheet.
    package struct BlankForm: Sendable {
        package let name: Localized
        package let sheets: [[FormSheetPage.Mark]]

        /// Takes every part as given.
        package init(name: Localized, sheets: [[FormSheetPage.Mark]]) {
            self.name = name
            self.sheets = sheets
        }
    }

    private let office: Localized
    private let day: CalendarDay
    private let catalog: String
    private let madeAt: Instant
    private let isPractice: Bool
    private let numbers: [String]
    private let lists: [CheckList]
    private let forms: [BlankForm]

    /// The document of an office for a day; `catalog` is the hash that it was made from.
    ///
    /// Without `numbers` it has no list of them, as the lists of single life events.
    package init(
        office: Localized,
        day: CalendarDay,
        catalog: String,
        madeAt: Instant,
        isPractice: Bool = false,
        numbers: [String] = [],
        lists: [CheckList],
        forms: [BlankForm]
    ) {
        self.office = office
        self.day = day
        self.catalog = catalog
        self.madeAt = madeAt
        self.isPractice = isPractice
        self.numbers = numbers
        self.lists = lists
        self.forms = forms
    }

    /// The document as UTF-8; Japanese with English beside it.
    package func rendered() -> [UInt8] {
        Markup.group([
            .trusted(Trusted("<!DOCTYPE html>")),
            HTML.html(.lang(.ja)) {
                HTML.head {
                    HTML.meta(Attribute("charset", "utf-8"))
                    HTML.title { Markup.text("非常時セット Emergency pack \(office.ja) \(day)") }
                    HTML.style { Markup.trusted(Self.styles) }
                }
                HTML.body {
                    if isPractice { PracticeMark.drawn }
                    HTML.main {
                        cover
                        if !numbers.isEmpty { numberList }
                        lists.map(checkList)
                        forms.map(form)
                    }
                }
            },
        ]).rendered(in: .ja)
    }

    private static let styles = Trusted(
        """
        @page { size: A4 portrait; margin: 12mm }
        body { font-family: "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", sans-serif; font-size: 9.5pt; color: #1a1a1a; margin: 0 }
        section { break-before: page; margin-bottom: 12mm }
        section:first-of-type { break-before: auto }
        h1 { font-size: 17pt; margin: 0 0 3mm }
        h2 { font-size: 13pt; margin: 0 0 2mm }
        h3 { font-size: 11pt; margin: 5mm 0 2mm }
        ol li { margin-bottom: 1.5mm }
        table { border-collapse: collapse; width: 100% }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        th, td { border: 1px solid #626264; padding: 1.2mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
        th { background: #f1f1f4 }
        .en { display: block; font-size: 7.5pt; color: #414143 }
        .when { font-size: 7pt; font-family: monospace; white-space: pre-wrap }
        .write { min-width: 24mm; height: 8mm }
        .number { font-family: monospace; font-size: 12pt; white-space: nowrap }
        .edition { font-size: 7.5pt; color: #414143 }
        .sheet { break-before: page }
        .sheet svg { display: block; width: 186mm; height: auto }
        .form-sheet__frame { fill: none; stroke: #000000; stroke-width: 15 }
        .form-sheet__label { fill: #333333 }
        .form-sheet__title { font-weight: 700 }
        .practice-mark { position: fixed; inset: 0; width: 100%; height: 100%; fill: #b3261e; fill-opacity: 0.22; pointer-events: none }
        """
    )

    private func both(_ text: Localized) -> Markup {
        .group([
            .text(text.ja),
            utf8Equal(text.ja, text.en)
                ? .nothing : HTML.span(.class("en"), .lang(.en)) { Markup.text(text.en) },
        ])
    }

    // MARK: Cover

    private var cover: Markup {
        HTML.section {
            HTML.h1 { both(Localized(ja: "非常時セット", en: "Emergency pack")) }
            HTML.p {
                HTML.strong { office }
                Markup.text(" \(day.written.ja)")
            }
            HTML.p(.class("edition")) {
                Markup.text("作成 Made \(madeAt.written.ja) · 目録 Catalog \(catalog.prefix(26))")
            }
            HTML.ol {
                for step in Self.steps { HTML.li { both(step) } }
            }
        }
    }

    private static let steps = [
        Localized(
            ja: "停電や通信障害でひとまどが使えないときは、この用紙で受け付けます。お待ちの方に、紙で受け付け、復旧後に入力することを伝えます。",
            en:
                "When Hitomado cannot be used, receive people on these sheets, and tell them that it is entered afterwards."
        ),
        Localized(
            ja: "ひと組の来庁に、番号表の番号をひとつ使います。番号・日時・受け付けた職員の名前を、番号表と、お渡しする控えの両方に書きます。同じ番号を二度使わないでください。",
            en:
                "Give each visit one number of the list; write number, time and your name on the list and on the paper that the resident keeps. Never use a number twice."
        ),
        Localized(
            ja: "用件のチェック表で、質問の順に答えを書き、持ち物を確かめ、期限を伝えます。迷うものは「あとで確かめる」とし、受け取らずに帰さないでください。",
            en:
                "Ask the questions of the check list in order, look at the papers, and tell the deadlines. Leave what is doubtful for later; send nobody away."
        ),
        Localized(
            ja: "マイナンバー（個人番号）は、用紙に書きません。支援措置の申出は、番号表の「支援」に印をつけ、用紙をほかの人の目に触れないところに置きます。",
            en:
                "Never write a My Number on a sheet. Mark it where address protection is asked for, and keep that sheet out of sight."
        ),
        Localized(
            ja: "手数料は領収書の冊子を使い、収納は復旧した日に入力します。証明書は復旧後に交付します。",
            en:
                "Use the book of receipts for fees and enter them on the day of recovery. Certificates are issued after that."
        ),
        Localized(
            ja: "復旧したら「非常時の受付」から14日以内に入力します。期限は、紙で受け付けた日から数えます。書き損じた番号は書損、残りは未使用として記録します。",
            en:
                "After recovery enter them within 14 days under \u{201C}Emergency packs\u{201D}. Days count from the reception on paper. Account for spoilt and unused numbers."
        ),
    ]

    // MARK: Numbers

    private var numberList: Markup {
        HTML.section {
            HTML.h2 { both(Localized(ja: "番号表", en: "Numbers")) }
            HTML.table {
                HTML.thead {
                    HTML.tr {
                        for column in Self.numberColumns {
                            HTML.th(.scope("col")) { both(column) }
                        }
                    }
                }
                HTML.tbody {
                    for number in numbers {
                        HTML.tr {
                            HTML.th(.scope("row"), .class("number")) { Markup.text(number) }
                            for _ in Self.numberColumns.dropFirst() { HTML.td(.class("write")) }
                        }
                    }
                }
            }
        }
    }

    private static let numberColumns = [
        Localized(ja: "番号", en: "Number"), Localized(ja: "日時", en: "Day and time"),
        Localized(ja: "氏名", en: "Name"), Localized(ja: "用件", en: "Event"),
        Localized(ja: "支援", en: "Protected"), Localized(ja: "受け付けた職員", en: "Received by"),
        Localized(ja: "入力済", en: "Entered"),
    ]

    // MARK: Check lists

    private func checkList(_ list: CheckList) -> Markup {
        HTML.section {
            HTML.h2 { both(list.event) }
            HTML.p(.class("edition")) {
                Markup.text("\(office.ja) · \(day) · \(catalog.prefix(26)) · 番号 No. ＿＿＿＿＿＿＿＿＿＿")
            }
            if !list.questions.isEmpty {
                HTML.h3 { both(Localized(ja: "質問", en: "Questions")) }
                questionTable(list.questions)
            }
            HTML.h3 { both(Localized(ja: "手続", en: "Procedures")) }
            entryTable(list.entries)
        }
    }

    private func questionTable(_ questions: [Question]) -> Markup {
        HTML.table {
            head([
                Localized(ja: "問", en: "No."), Localized(ja: "聞くこと", en: "Question"),
                Localized(ja: "答え（人ごとの問は名前も）", en: "Answer (with the person's name)"),
            ])
            HTML.tbody {
                for question in questions {
                    HTML.tr {
                        HTML.th(.scope("row")) { Markup.text("問\(question.number)") }
                        HTML.td {
                            both(question.text)
                            if question.isPersonal {
                                both(Localized(ja: "【人ごと】", en: "Each person"))
                            }
                        }
                        HTML.td {
                            for choice in question.choices { both(choice.boxed) }
                            both(Localized(ja: "□ あとで確かめる", en: "□ To be found out"))
                        }
                    }
                }
            }
        }
    }

    private func entryTable(_ entries: [Entry]) -> Markup {
        HTML.table {
            head([
                Localized(ja: "□ 手続", en: "Procedure"),
                Localized(ja: "どんなとき", en: "When it applies"),
                Localized(ja: "□ 持ち物", en: "Papers"), Localized(ja: "期限", en: "Deadline"),
                Localized(ja: "手数料", en: "Fee"), Localized(ja: "窓口", en: "Desk"),
            ])
            HTML.tbody { entries.map(row) }
        }
    }

    private func row(_ entry: Entry) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                Markup.text("□ \(entry.code) ")
                both(entry.name)
                both(entry.outcome)
                if entry.isEstimate {
                    both(Localized(ja: "（推計を含む）", en: "(partly an estimate)"))
                }
            }
            HTML.td {
                Markup.text(entry.questions.map { "問\($0)" }.joined(separator: " "))
                HTML.div(.class("when")) { Markup.text(entry.condition) }
            }
            HTML.td { for paper in entry.papers { both(paper.boxed) } }
            HTML.td { both(entry.deadline) }
            HTML.td { both(entry.fee) }
            HTML.td { both(entry.desk) }
        }
    }

    private func head(_ columns: [Localized]) -> Markup {
        HTML.thead {
            HTML.tr {
                for column in columns { HTML.th(.scope("col")) { both(column) } }
            }
        }
    }

    // MARK: Forms

    private func form(_ form: BlankForm) -> Markup {
        .group(
            form.sheets.enumerated().map { place, marks in
                HTML.div(
                    .class("sheet"),
                    .role("group"),
                    .ariaLabel(
                        Localized(
                            ja: "\(form.name.ja) \(place + 1)枚目",
                            en: "\(form.name.en), sheet \(place + 1)"
                        )
                    )
                ) {
                    HTML.svg(Attribute("viewBox", "0 0 21000 29700")) {
                        marks.map(FormSheetPage.drawn)
                    }
                }
            }
        )
    }
}

extension Localized {
    /// With a box to tick before it.
    fileprivate var boxed: Localized { Localized(ja: "□ \(ja)　", en: "□ \(en) ") }
}
