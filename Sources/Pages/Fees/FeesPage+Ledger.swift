import Vocabulary

// MARK: - Fees

extension FeesPage {
    @MarkupBuilder
    func dueForm(in frame: Frame) -> Markup {
        if due.isEmpty {
            HTML.p { Localized(ja: "収納する手数料はありません。", en: "No fee is due.") }
        } else {
            frame.form(to: Paths.takeFee(visit), class: "form card") {
                HTML.h2 { Localized(ja: "手数料の収納", en: "Take the fee") }
                dueLines
                methodButtons
                Parts.selectField(
                    "ground",
                    name: "ground",
                    label: Localized(ja: "減免の理由", en: "Ground of the waiver"),
                    options: Parts.choices(grounds),
                    chosen: typed.ground,
                    support: Localized(ja: "減免のときだけ選びます。", en: "Only where it is waived."),
                    problem: problem("ground")
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "収納を記録する", en: "Enter it"), key: "s")
                }
            }
        }
    }

    /// The sum of what is ticked when the page opens, which is what is usually taken.
    private var dueLines: Markup {
        HTML.fieldset(.class("field"), .id("line")) {
            HTML.legend { Localized(ja: "収納するもの", en: "What is charged") }
            Parts.support("line", nil, problem("line"))
            for (place, item) in due.enumerated() { dueLine(item, place) }
            HTML.p(.class("figures")) {
                Localized(
                    ja: "印の付いているものの合計 \(Localized.money(chosenSum).ja)",
                    en: "Ticked from the start: \(Localized.money(chosenSum).en)"
                )
            }
        }
    }

    private var chosenSum: Int { due.filter(\.isChosen).reduce(0) { $0 + ($1.yen ?? 0) } }

    private func dueLine(_ item: Due, _ place: Int) -> Markup {
        let whose = Localized.people(item.whose)
        let yen =
            item.yen.map { Localized.money($0) } ?? Localized(ja: "金額を入力", en: "type the amount")
        return .group([
            Parts.checkbox(
                "line-\(place)",
                name: "line",
                value: item.value,
                label: Localized(
                    ja: "\(item.name.ja) \(whose.ja) \(yen.ja)",
                    en: "\(item.name.en), \(whose.en), \(yen.en)"
                ),
                isOn: item.isChosen
            ),
            item.yen == nil
                ? Parts.textField(
                    TextField(
                        id: "yen-\(place)",
                        name: "yen.\(item.value)",
                        label: Localized(
                            ja: "\(item.name.ja)の金額(円)",
                            en: "Amount of \(item.name.en) in yen"
                        ),
                        value: item.typed,
                        problem: problem("yen-\(place)"),
                        inputMode: "numeric",
                        maximumLength: 12,
                        size: 8
                    )
                ) : .nothing,
        ])
    }

    private var methodButtons: Markup {
        HTML.fieldset(.class("field")) {
            HTML.legend { Localized(ja: "方法", en: "How") }
            for kind in FeeKind.allCases {
                Parts.radio(
                    "method-\(kind.rawValue)",
                    name: "method",
                    value: kind.rawValue,
                    label: kind.name,
                    isOn: typed.method == kind
                )
            }
        }
    }

    @MarkupBuilder
    var ledgerTable: Markup {
        if !charges.isEmpty {
            Parts.table(
                Localized(ja: "収納の記録", en: "Entries"),
                id: "charges",
                columns: [
                    .entryNumber, Localized(ja: "日時", en: "When"),
                    Localized(ja: "方法", en: "How"), .amount, .standing,
                    Localized(ja: "理由", en: "Why"), Localized(ja: "領収書", en: "Receipts"),
                    Localized(ja: "担当", en: "By"),
                ],
                numbers: [3, 6]
            ) {
                for charge in charges {
                    HTML.tr {
                        HTML.th(.scope("row")) { Markup.text(charge.number) }
                        HTML.td { charge.at.markup }
                        HTML.td { charge.kind.name }
                        Parts.moneyCell(charge.yen)
                        HTML.td { charge.standing.chip }
                        HTML.td { Parts.why(charge.ground, charge.reason) }
                        Parts.numberCell(charge.receipts)
                        HTML.td { Markup.japanese(charge.by) }
                    }
                }
            }
        }
    }

    private func choices(_ charges: [Charge]) -> [Choice] {
        charges.map { charge in
            let money = Localized.money(charge.yen)
            return Choice(
                "\(charge.number)/\(charge.receipts)",
                Localized(
                    ja: "\(charge.number) \(charge.kind.name.ja) \(money.ja)",
                    en: "\(charge.number), \(charge.kind.name.en), \(money.en)"
                )
            )
        }
    }

    @MarkupBuilder
    func receiptForm(in frame: Frame) -> Markup {
        let paid = charges.filter { $0.standing == .paid }
        if !paid.isEmpty {
            frame.form(to: Paths.feeReceipt(visit), class: "form card") {
                HTML.h2 { Localized(ja: "領収書", en: "Receipt") }
                Parts.selectField(
                    "receipt",
                    name: "charge",
                    label: .entryNumber,
                    options: choices(paid.reversed()),
                    chosen: typed.chosen,
                    problem: problem("receipt")
                )
                Parts.textField(
                    TextField(
                        id: "receipt-reason",
                        name: "reason",
                        label: Localized(ja: "再発行の理由", en: "Why it is printed again"),
                        value: typed.receiptReason,
                        support: Localized(ja: "2枚目から書きます。", en: "From the second print on."),
                        problem: problem("receipt-reason")
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "80mmの用紙に出す", en: "On 80 mm paper"),
                        .outline,
                        name: "paper",
                        value: "ticket",
                        key: "t"
                    )
                    Parts.button(
                        Localized(ja: "A4に出す", en: "On A4"),
                        .outline,
                        name: "paper",
                        value: "a4",
                        key: "a"
                    )
                }
            }
        }
    }

    @MarkupBuilder
    func voidForm(in frame: Frame) -> Markup {
        let open = charges.filter(\.mayBeVoided)
        if !open.isEmpty {
            frame.form(to: Paths.voidFee(visit), class: "form card") {
                HTML.h2 { Localized(ja: "収納の取消し", en: "Take a charge back") }
                Parts.selectField(
                    "void",
                    name: "charge",
                    label: .entryNumber,
                    options: choices(open.reversed()),
                    chosen: typed.chosen,
                    support: Localized(
                        ja: "その日のうちだけ取り消せます。記録は残り、取消しの行が加わります。",
                        en:
                            "On the same day only. The entry stays, and one that takes it back is added."
                    ),
                    problem: problem("void")
                )
                Parts.textField(
                    TextField(
                        id: "void-reason",
                        name: "reason",
                        label: Localized(ja: "取消しの理由", en: "Why it is taken back"),
                        value: typed.voidReason,
                        problem: problem("void-reason"),
                        isRequired: true
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "取り消す", en: "Take it back"), .danger, key: "v")
                }
            }
        }
    }
}
