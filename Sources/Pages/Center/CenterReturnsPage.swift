package import Vocabulary

/// What was sent back and waits for a correction or a withdrawal, most pressing first.
package struct CenterReturnsPage: Page {
    /// One item that was sent back.
    package struct Row: Sendable {
        /// The item's identifier.
        package var item: ItemID
        /// How often it was sent, this time included; from 1.
        package var attempt: Int
        /// The visit's number.
        package var visit: VisitID
        /// What people call it.
        package var name: Localized
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// Why it came back.
        package var reason: Localized
        /// What the person of the center wrote besides.
        package var remark: String?
        /// The office, in words.
        package var office: Localized
        /// Who calls the resident or corrects it.
        package var owner: Localized
        /// When it must be answered; nil where nothing presses.
        package var due: Due?
        /// How many items wait for this one.
        package var dependants: Int
        /// The number to call; nil where none is known, or it is withheld.
        package var telephone: String?
        /// The last call; nil before the first.
        package var lastCall: Localized?
        /// Whether address protection is asked for or in force.
        package var isProtected: Bool

        /// Takes every part as given.
        package init(
            item: ItemID,
            attempt: Int,
            visit: VisitID,
            name: Localized,
            code: String,
            people: [Localized],
            reason: Localized,
            remark: String? = nil,
            office: Localized,
            owner: Localized,
            due: Due?,
            dependants: Int,
            telephone: String? = nil,
            lastCall: Localized? = nil,
            isProtected: Bool
        ) {
            self.item = item
            self.attempt = attempt
            self.visit = visit
            self.name = name
            self.code = code
            self.people = people
            self.reason = reason
            self.remark = remark
            self.office = office
            self.owner = owner
            self.due = due
            self.dependants = dependants
            self.telephone = telephone
            self.lastCall = lastCall
            self.isProtected = isProtected
        }
    }

    /// The lines of the list, in order.
    package var rows: [Row]
    /// Whether there are more than these.
    package var isCut: Bool

    /// Takes both as given.
    package init(rows: [Row], isCut: Bool = false) {
        self.rows = rows
        self.isCut = isCut
    }

    package var title: Localized { Localized(ja: "差戻し", en: "Send-backs") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            // Not anew by itself: it has the residents' numbers, and each look is noted about each of them.
            HTML.p {
                HTML.a(.class("button button--outline"), .href(Paths.returns)) {
                    Localized(ja: "最新の一覧にする", en: "Show it as it is now")
                }
            },
            HTML.div(.id("returns-region")) {
                if rows.isEmpty {
                    HTML.p { Localized(ja: "差戻しはありません。", en: "Nothing was sent back.") }
                } else {
                    table(in: frame)
                }
                if isCut {
                    HTML.p {
                        Localized(
                            ja: "ほかにもあります。急ぐものから示しています。",
                            en: "There are more; these are the most urgent."
                        )
                    }
                }
            },
        ])
    }

    private func table(in frame: Frame) -> Markup {
        Parts.table(
            Localized(ja: "対応を待つ差戻し", en: "Send-backs that wait"),
            id: "returns",
            columns: [
                .itemNumber, .procedure, .persons, Localized(ja: "理由", en: "Reason"),
                Localized(ja: "窓口", en: "Office"), .owner, .due,
                Localized(ja: "連絡", en: "Calls"), Localized(ja: "待つ手続", en: "Dependants"),
                Localized(ja: "操作", en: "Actions"),
            ],
            numbers: [8]
        ) {
            for row in rows { self.row(row, in: frame) }
        }
    }

    private func row(_ row: Row, in frame: Frame) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.a(.href(Paths.item(row.item))) { Markup.text("\(row.item)") }
                HTML.span(.class("quiet")) { Markup.text("\(row.visit)") }
            }
            HTML.td {
                Parts.procedure(row.name, code: row.code)
                if row.isProtected { Parts.chip(.careful, .danger) }
            }
            HTML.td { Localized.people(row.people) }
            HTML.td {
                row.reason
                if let remark = row.remark { HTML.p { Markup.japanese(remark) } }
                HTML.span(.class("quiet")) {
                    Localized(ja: "\(row.attempt)回目", en: "attempt \(row.attempt)")
                }
            }
            HTML.td { row.office }
            HTML.td { row.owner }
            HTML.td { row.due.markup }
            HTML.td { calls(row, in: frame) }
            Parts.numberCell(row.dependants)
            HTML.td(.class("row-actions")) {
                HTML.a(
                    .class("button button--outline"),
                    .href(Paths.item(row.item).at("correct")),
                    .ariaLabel(Localized(ja: "補正する:\(row.item)", en: "Correct: \(row.item)"))
                ) { Localized(ja: "補正する", en: "Correct") }
                withdrawal(of: row.item, in: frame)
            }
        }
    }

    @MarkupBuilder private func calls(_ row: Row, in frame: Frame) -> Markup {
        if row.isProtected {
            HTML.p { Self.withheld }
        } else {
            HTML.p {
                Localized(ja: "電話 ", en: "Telephone ")
                if let telephone = row.telephone {
                    HTML.strong { Markup.text(telephone) }
                } else {
                    Localized(ja: "記録にありません", en: "none on record")
                }
            }
        }
        if let last = row.lastCall { HTML.p(.class("quiet")) { last } }
        HTML.details(.class("withdraw")) {
            HTML.summary {
                Localized(ja: "連絡を記録", en: "Note a call")
                HTML.span(.class("visually-hidden")) { Markup.text(" \(row.item)") }
            }
            CallForm(item: row.item, attempt: row.attempt, draft: CallDraft(), problems: [])
                .form(in: frame)
        }
    }

    private static let withheld = Localized(
        ja: "電話番号は表示しません(要配慮)。手続を開いて、対応を確かめてください。",
        en: "The number is not shown (special care); open the item first."
    )

    private func withdrawal(of item: ItemID, in frame: Frame) -> Markup {
        HTML.details(.class("withdraw")) {
            HTML.summary {
                Localized(ja: "取り下げる", en: "Withdraw")
                HTML.span(.class("visually-hidden")) { Markup.text(" \(item)") }
            }
            Withdrawal(item: item, reason: "", problem: nil).form(in: frame)
        }
    }
}

/// Giving an item up, with a reason.
struct Withdrawal {
    let item: ItemID
    let reason: String
    let problem: Localized?

    func form(in frame: Frame) -> Markup {
        frame.form(to: Paths.withdraw(item), class: "form") {
            Parts.textField(
                TextField(
                    id: "reason-\(item)",
                    name: "reason",
                    label: Localized(ja: "取り下げる理由", en: "Reason for withdrawing"),
                    value: reason,
                    support: Localized(
                        ja: "この手続を待つ手続も終わります。",
                        en: "Items that wait for this one end too."
                    ),
                    problem: problem,
                    isRequired: true
                )
            )
            Parts.button(
                Localized(ja: "取り下げる", en: "Withdraw"),
                .danger,
                accessibleName: Localized(ja: "取り下げる:\(item)", en: "Withdraw: \(item)")
            )
        }
    }
}
