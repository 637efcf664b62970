import Vocabulary

// MARK: - Forms, which are not printed

extension ClosingPage {
    func sealForms(in frame: Frame) -> Markup {
        .group([waitingSection(in: frame), sealForm(in: frame)])
    }

    private var carrying: [HiddenValue] {
        [
            HiddenValue(name: "on", value: on.description),
            HiddenValue(name: "seen", value: seen),
        ]
    }

    private func sealForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.sealDay, class: "form card not-printed", carrying: carrying) {
            HTML.h2 { Localized(ja: "締める", en: "Seal the day") }
            Parts.support("sheet", nil, problem("sheet"))
            for matter in matters { fields(of: matter) }
            moneyFields
            HTML.div(.class("actions"), .id("sheet")) {
                Parts.button(Localized(ja: "この内容で締める", en: "Seal it so"), key: "s")
            }
        }
    }

    private func fields(of matter: Matter) -> Markup {
        HTML.fieldset(.class("field"), .id("matter-\(matter.id)")) {
            HTML.legend { matter.name }
            Parts.support("matter-\(matter.id)", nil, problem("matter-\(matter.id)"))
            for (place, line) in matter.lines.enumerated() {
                if line.mayWait {
                    Parts.checkbox(
                        "carry-\(matter.id)-\(place)",
                        name: "carry",
                        value: line.key,
                        label: line.question,
                        isOn: line.isChosen
                    )
                } else {
                    HTML.p {
                        Self.link(line.path, line.visit, line.what)
                        Markup.text(" ")
                        Localized(ja: "先に済ませてください。", en: "must be settled first.")
                    }
                }
            }
            if matter.lines.contains(where: \.mayWait) {
                Parts.textField(
                    TextField(
                        id: "reason-\(matter.id)",
                        name: "reason.\(matter.id)",
                        label: Localized(
                            ja: "\(matter.name.ja):翌日に回す理由",
                            en: "\(matter.name.en): why it may wait"
                        ),
                        value: matter.reason,
                        support: Localized(
                            ja: "氏名や住所は書かないでください。",
                            en: "Write no names and no addresses."
                        ),
                        problem: problem("reason-\(matter.id)"),
                        isWide: true
                    )
                )
            }
        }
    }

    private var moneyFields: Markup {
        HTML.fieldset(.class("field"), .id("money")) {
            HTML.legend { Localized(ja: "数えた金額(その日の合計)", en: "Counted, of the whole day") }
            for row in money {
                let ledger = Localized.money(row.ledgerYen)
                Parts.textField(
                    TextField(
                        id: "counted-\(row.kind.rawValue)",
                        name: "counted.\(row.kind.rawValue)",
                        label: Localized(
                            ja: "\(row.kind.name.ja)(円)",
                            en: "\(row.kind.name.en), in yen"
                        ),
                        value: row.typed,
                        support: Localized(
                            ja: "記録は\(ledger.ja)です。",
                            en: "The ledger has \(ledger.en)."
                        ),
                        problem: problem("counted-\(row.kind.rawValue)"),
                        inputMode: "numeric",
                        maximumLength: 20,
                        size: 10
                    )
                )
            }
            let limit = Localized.money(differenceOfOneYen)
            Parts.textField(
                TextField(
                    id: "difference",
                    name: "difference",
                    label: Localized(ja: "記録と合わない理由", en: "Why it is not what the ledger says"),
                    value: differenceReason,
                    support: Localized(
                        ja: "合わないときに書きます。差が\(limit.ja)を超えるときは、別の職員の確認が要ります。",
                        en:
                            "Where it is not. Over \(limit.en), somebody else confirms it."
                    ),
                    problem: problem("difference"),
                    isWide: true
                )
            )
        }
    }

    @MarkupBuilder
    private func waitingSection(in frame: Frame) -> Markup {
        if let waiting {
            HTML.section(.class("card not-printed"), .labelledBy("waiting")) {
                HTML.h2(.id("waiting")) {
                    Localized(ja: "別の職員の確認を待っています", en: "Waits for a second person")
                }
                HTML.p {
                    Localized(ja: "数えた人:", en: "Counted by ")
                    Markup.japanese(waiting.by)
                    Markup.text(" ")
                    waiting.at.markup
                }
                Self.moneyTable(
                    waiting.money,
                    id: "waiting-money",
                    Localized(ja: "確認する金額", en: "What is to be confirmed")
                )
                HTML.p {
                    Localized(ja: "差の理由:", en: "Why they differ: ")
                    Markup.japanese(waiting.reason)
                }
                if waiting.mayConfirm {
                    frame.form(
                        to: Paths.confirmClosing,
                        class: "inline-form",
                        carrying: carrying + [
                            HiddenValue(name: "attempt", value: String(waiting.attempt))
                        ]
                    ) {
                        Parts.button(
                            Localized(ja: "確認して締める", en: "Confirm and seal"),
                            key: "c"
                        )
                    }
                }
            }
        }
    }

    @MarkupBuilder
    func reopenForm(in frame: Frame) -> Markup {
        if mayReopen {
            frame.form(to: Paths.reopenDay, class: "form card not-printed") {
                HTML.h2 { Localized(ja: "締めを開き直す", en: "Open the day again") }
                HTML.p {
                    Localized(
                        ja: "締めたあとは、収納も取消しもできません。必要なときは開き直して、終わったら追加で締めます。前の締めは残ります。",
                        en:
                            "Once sealed, no money is taken or given back. Open the day again where that is needed, then seal a supplement; the seal stays."
                    )
                }
                Parts.textField(
                    TextField(
                        id: "reopen-reason",
                        name: "reason",
                        label: Localized(ja: "開き直す理由", en: "Why it is opened again"),
                        value: reopenReason,
                        problem: problem("reopen-reason"),
                        isRequired: true,
                        isWide: true
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "開き直す", en: "Open it again"), .danger, key: "o")
                }
            }
        }
    }
}

extension ClosingPage.Line {
    /// The label of the box that leaves it to the next day.
    fileprivate var question: Localized {
        let name = [visit.map { Localized(same: $0.description) }, what].compactMap { $0 }
        let (ja, en) = (
            name.map(\.ja).joined(separator: " "), name.map(\.en).joined(separator: " ")
        )
        return Localized(ja: "\(ja)を翌日に回す", en: "Leave \(en) to the next day")
    }
}
