package import Vocabulary

/// One parcel of originals: its list, its steps, and what the reader may do with it now.
package struct ParcelPage: Page {
    /// What the signed-in person may do now.
    package struct Permissions: Sendable {
        /// Take papers out, and send it.
        package var pack: Bool
        /// Count what arrived.
        package var receive: Bool
        /// Settle differences.
        package var settle: Bool
        /// Note that the originals are back.
        package var takeBack: Bool

        /// Takes every part as given.
        package init(
            pack: Bool = false,
            receive: Bool = false,
            settle: Bool = false,
            takeBack: Bool = false
        ) {
            self.pack = pack
            self.receive = receive
            self.settle = settle
            self.takeBack = takeBack
        }
    }

    /// What was typed where something must be put right first.
    package struct Typed: Sendable {
        /// What was typed as arrived, by the number of the paper.
        package var counts: [Int: String] = [:]
        package var paper = ""
        package var reason = ""

        /// Nothing typed yet.
        package init() {}
    }

    package var parcel: ParcelLine
    package var papers: [OriginalLine]
    /// What was done with it: when, in words, by whom.
    package var steps: [HistoryEntry]
    package var permissions: Permissions
    package var typed: Typed
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        parcel: ParcelLine,
        papers: [OriginalLine],
        steps: [HistoryEntry],
        permissions: Permissions,
        typed: Typed = Typed(),
        problems: [Problem] = []
    ) {
        self.parcel = parcel
        self.papers = papers
        self.steps = steps
        self.permissions = permissions
        self.typed = typed
        self.problems = problems
    }

    package var title: Localized {
        Localized(ja: "原本の送付 \(parcel.id)", en: "Parcel of originals \(parcel.id)")
    }
    package var width: PageWidth { .console }

    private func problem(_ field: String) -> Localized? {
        problems[at: field]
    }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: parcel.office),
            HTML.p {
                parcel.standing.chip
                if parcel.standing == .differing {
                    Markup.text(" ")
                    Localized(ja: "担当 ", en: "Owner ")
                    Markup.japanese(parcel.owner)
                    if let due = parcel.due { due.markup }
                }
                Parts.linkButton(
                    Localized(ja: "送付票を印刷", en: "Print the list"),
                    .text,
                    to: Paths.parcelSheet(parcel.id),
                    key: "p"
                )
            },
            table,
            permissions.pack ? sendForm(in: frame) : .nothing,
            permissions.pack ? takeOutForm(in: frame) : .nothing,
            permissions.receive ? receiveForm(in: frame) : .nothing,
            permissions.settle ? settleForm(in: frame) : .nothing,
            permissions.takeBack ? takeBackForm(in: frame) : .nothing,
            HistoryEntry.table(steps),
            HTML.p { Parts.linkButton(.parcels, .text, to: Paths.parcels, key: "b") },
        ])
    }

    @MarkupBuilder private var table: Markup {
        if papers.isEmpty {
            HTML.p { Localized(ja: "原本は入っていません。", en: "Nothing is in it.") }
        } else {
            Parts.table(
                Localized(ja: "入っている原本", en: "Originals in it"),
                id: "papers",
                columns: [
                    Localized(ja: "番号", en: "No."), Localized(ja: "来庁番号", en: "Visit"),
                    Localized(ja: "手続番号", en: "Item"), .original, .sheets, .arrivedSheets,
                    .standing,
                ],
                numbers: [4, 5]
            ) {
                for paper in papers { row(paper) }
            }
        }
    }

    private func row(_ paper: OriginalLine) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text("\(paper.number)") }
            HTML.td { Markup.text("\(paper.visit)") }
            HTML.td { Markup.text(paper.item.map { "\($0)" } ?? "–") }
            HTML.td { paper.kind }
            Parts.numberCell(paper.sheets)
            HTML.td(.class("number")) { Markup.text(paper.arrived.map { "\($0)" } ?? "–") }
            HTML.td { standing(paper) }
        }
    }

    @MarkupBuilder
    private func standing(_ paper: OriginalLine) -> Markup {
        switch paper.standing {
        case .listed: Markup.text("–")
        case .arrived: Parts.chip(Localized(ja: "届いた", en: "Arrived"), .success)
        case .differing: Parts.chip(Localized(ja: "過不足", en: "Differs"), .danger)
        case .settled:
            Parts.chip(Localized(ja: "決着", en: "Cleared up"), .neutral)
            Markup.text(" ")
            Markup.japanese(
                [paper.settled, paper.settledBy].compactMap { $0 }.joined(separator: " ")
            )
        }
    }
}

// MARK: - Forms

extension ParcelPage {
    private func sendForm(in frame: Frame) -> Markup {
        let seen = HiddenValue(name: "papers", value: "\(papers.count)")
        return frame.form(to: Paths.sendParcel(parcel.id), class: "form card", carrying: [seen]) {
            HTML.h2 { Localized(ja: "センターへ送る", en: "Send it to the center") }
            HTML.p {
                Localized(
                    ja: "送付票を印刷して同封してください。届かなかったものは、送った人が担当します。",
                    en:
                        "Print the list and put it in. Whoever sends it looks for what does not arrive."
                )
            }
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "送った", en: "It was sent"), key: "s")
            }
        }
    }

    @MarkupBuilder
    private func takeOutForm(in frame: Frame) -> Markup {
        if !papers.isEmpty {
            frame.form(to: Paths.takeOutOriginal(parcel.id), class: "form card") {
                HTML.h2 { Localized(ja: "原本を取り出す", en: "Take a paper out") }
                Parts.selectField(
                    "out",
                    name: "paper",
                    label: .original,
                    options: papers.map { Choice("\($0.number)", $0.label) },
                    chosen: typed.paper
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "取り出す", en: "Take it out"), .outline, key: "o")
                }
            }
        }
    }

    private func receiveForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.receiveParcel(parcel.id), class: "form card") {
            HTML.h2 { Localized(ja: "届いた原本を数える", en: "Count what arrived") }
            HTML.p {
                Localized(
                    ja: "すべて届いた原本に印を付けます。枚数が違うときは届いた枚数を書きます。どちらもなければ、届かなかったものとして窓口に知らせます。",
                    en:
                        "Tick what arrived in full; where the number differs, write how many sheets did. With neither, the counter is told that it is missing."
                )
            }
            for paper in papers { counting(paper) }
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "受領を記録する", en: "Note what arrived"), key: "s")
            }
        }
    }

    private func counting(_ paper: OriginalLine) -> Markup {
        let field = "count-\(paper.number)"
        return HTML.fieldset(.class("field")) {
            HTML.legend { paper.label }
            Parts.checkbox(
                "whole-\(paper.number)",
                name: "whole",
                value: "\(paper.number)",
                label: Localized(
                    ja: "\(paper.number)番は\(paper.sheets)枚すべて届いた",
                    en: "All \(paper.sheets) sheets of no. \(paper.number) arrived"
                ),
                isOn: false
            )
            Parts.textField(
                TextField(
                    id: field,
                    name: field,
                    label: Localized(
                        ja: "\(paper.number)番の届いた枚数(違うとき)",
                        en: "Sheets of no. \(paper.number) that arrived, where that differs"
                    ),
                    value: typed.counts[paper.number] ?? "",
                    problem: problem(field),
                    inputMode: "numeric",
                    maximumLength: 5,
                    size: 5
                )
            )
        }
    }

    private func settleForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.settleParcel(parcel.id), class: "form card") {
            HTML.h2 { Localized(ja: "過不足を決着させる", en: "Clear a difference up") }
            Parts.selectField(
                "paper",
                name: "paper",
                label: .original,
                options: papers.filter { $0.standing == .differing }
                    .map { Choice("\($0.number)", $0.label) },
                chosen: typed.paper
            )
            Parts.textField(
                TextField(
                    id: "reason",
                    name: "reason",
                    label: Localized(ja: "どう決着したか", en: "How it was cleared up"),
                    value: typed.reason,
                    problem: problem("reason"),
                    isRequired: true,
                    isWide: true
                )
            )
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "決着を記録する", en: "Note it"), key: "s")
            }
        }
    }

    private func takeBackForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.takeBackParcel(parcel.id), class: "form card") {
            HTML.h2 { Localized(ja: "原本の返却", en: "Originals back") }
            HTML.div(.class("actions")) {
                Parts.button(
                    Localized(ja: "窓口に戻ったことを記録する", en: "Note that the counter has them back"),
                    .outline,
                    key: "s"
                )
            }
        }
    }
}
