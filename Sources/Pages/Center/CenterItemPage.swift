package import Vocabulary

/// One filed item: its record and history, and what a person may do with it now.
package struct CenterItemPage: Page {
    /// What the signed-in person may do with the item at the moment.
    package struct Permissions: Sendable {
        /// Whether a correction may be sent now.
        package var correct: Bool
        /// Whether a call of the resident may be noted now.
        package var call: Bool
        /// Whether it may be noted now that its section was told of a correction.
        package var tell: Bool
        /// Whether the item may be given up now.
        package var withdraw: Bool
        /// The check that this person can do now; nil where none waits.
        package var check: Check?
        /// Whether it may be sent back to the counter now.
        package var sendBack: Bool

        /// Takes every part as given.
        package init(
            correct: Bool = false,
            call: Bool = false,
            tell: Bool = false,
            withdraw: Bool = false,
            check: Check? = nil,
            sendBack: Bool = false
        ) {
            self.correct = correct
            self.call = call
            self.tell = tell
            self.withdraw = withdraw
            self.check = check
            self.sendBack = sendBack
        }
    }

    /// A check that waits.
    package enum Check: Sendable {
        case first
        /// The name of who checked first; another person must do this one.
        case second(firstBy: String, isAllowed: Bool)
    }

    /// The item with all that the center knows of it.
    package var item: CenterItem
    /// Whose item it is.
    package var itemSubject: Subject
    /// What the signed-in person may do now.
    package var permissions: Permissions
    /// What was typed as the reason.
    package var withdrawReason: String
    /// What was typed as the reason for sending it again as it is.
    package var correctReason = ""
    /// Whether it is noted with the correction that their whereabouts may not be told.
    package var asksForProtection = false
    /// What was chosen and typed for a send-back.
    package var sendBack: SendBackDraft
    /// What was typed about a call.
    package var call: CallDraft
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        item: CenterItem,
        subject: Subject,
        permissions: Permissions,
        withdrawReason: String = "",
        sendBack: SendBackDraft = SendBackDraft(),
        call: CallDraft = CallDraft(),
        problems: [Problem] = []
    ) {
        self.item = item
        itemSubject = subject
        self.permissions = permissions
        self.withdrawReason = withdrawReason
        self.sendBack = sendBack
        self.call = call
        self.problems = problems
    }

    package var title: Localized {
        Localized(ja: "手続 \(item.id)", en: "Item \(item.id)")
    }
    package var subject: Subject? { itemSubject }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: item.name),
            particulars,
            OutdatedNote.table(permissions.tell ? item.outdated : [], in: frame),
            permissions.tell ? differences : .nothing,
            duplicateSection(in: frame),
            ScanLine.table(item.scans),
            permissions.check.map { checkForm($0, in: frame) } ?? .nothing,
            callSection(in: frame),
            permissions.correct ? correctionForm(in: frame) : recordSummary,
            permissions.sendBack ? sendBackForm(in: frame) : .nothing,
            permissions.withdraw ? withdrawal(in: frame) : .nothing,
            HistoryEntry.table(item.history),
        ])
    }

    /// What its section has to be told.
    private var differences: Markup {
        guard !item.differences.isEmpty else { return .nothing }
        return HTML.div {
            HTML.h3 { Localized(ja: "担当課に伝える内容", en: "What to tell its section") }
            Parts.list(item.differences)
        }
    }

    private var particulars: Markup {
        HTML.dl(.id("item"), .class("summary-list")) {
            Parts.row(Localized(ja: "状態", en: "State")) {
                item.state.chip
                if let reason = item.reason { HTML.strong { reason } }
            }
            if let remark = item.remark {
                Parts.row(Localized(ja: "センターから", en: "From the center")) {
                    Markup.japanese(remark)
                }
            }
            Parts.row(.procedure) { Parts.procedure(item.name, code: item.code) }
            Parts.row(.persons) { Localized.people(item.people) }
            Parts.row(Localized(ja: "システム", en: "System")) { item.system }
            Parts.row(Localized(ja: "窓口", en: "Office")) { item.office }
            Parts.row(Localized(ja: "来庁", en: "Visit")) {
                HTML.a(.href(Paths.visit(itemSubject.visit))) {
                    Markup.text("\(itemSubject.visit)")
                }
            }
            if let lot = item.lot {
                Parts.row(Localized(ja: "ロット", en: "Lot")) {
                    HTML.a(.href(Paths.lot(lot))) { Markup.text("\(lot)") }
                }
            }
            Parts.row(Localized(ja: "回", en: "Attempt")) { Markup.text("\(item.attempt)") }
            Parts.row(.owner) { item.responsibility.owner }
            Parts.row(.nextStep) { item.responsibility.next }
            Parts.row(.due) { item.responsibility.due.markup }
            if !item.counterActs.isEmpty {
                Parts.row(Localized(ja: "窓口で先に済ませるもの", en: "Waits at the counter for")) {
                    item.counterActs.joined
                }
            }
            linked(Localized(ja: "先に済むもの", en: "Waits for"), item.after)
            linked(Localized(ja: "これを待つもの", en: "Waited for by"), item.dependants)
        }
    }

    private func linked(_ term: Localized, _ items: [LinkedItem]) -> Markup {
        guard !items.isEmpty else { return .nothing }
        return Parts.row(term) {
            HTML.ul(.class("plain-list")) {
                for other in items {
                    HTML.li {
                        HTML.a(.href(Paths.item(other.id))) {
                            Markup.text("\(other.id) ")
                            other.name
                        }
                        other.state.chip
                    }
                }
            }
        }
    }

    private var recordSummary: Markup {
        HTML.section(.labelledBy("record-title")) {
            HTML.h2(.id("record-title")) { Localized(ja: "記録", en: "Record") }
            HTML.div(.class("columns")) {
                for group in item.record { group.summary }
            }
        }
    }
}

// MARK: - Forms

extension CenterItemPage {
    private func correctionForm(in frame: Frame) -> Markup {
        HTML.section(.id("correct"), .labelledBy("correct-title")) {
            HTML.h2(.id("correct-title")) { Localized(ja: "補正", en: "Correct") }
            frame.form(
                to: Paths.correct(item.id),
                class: "form card",
                isGuarded: true,
                carrying: [HiddenValue(name: "seen", value: item.seen)]
            ) {
                for group in item.record { group.markup }
                if !itemSubject.isProtected {
                    Parts.checkbox(
                        "protection",
                        name: "protection",
                        value: "yes",
                        label: Localized(
                            ja: "住所を知られたくない相手がいる(支援措置。送ったときから有効)",
                            en: "Somebody may not learn where they live (protection from now on)"
                        ),
                        isOn: asksForProtection
                    )
                }
                Parts.textField(
                    TextField(
                        id: "reason",
                        name: "reason",
                        label: Localized(
                            ja: "変えずに送り直すときの理由",
                            en: "Reason, where it goes again as it is"
                        ),
                        value: correctReason,
                        problem: problems[at: "reason"],
                        isWide: true,
                        maximumLength: 200
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "補正して送り直す", en: "Correct and send again"),
                        key: "s"
                    )
                }
            }
        }
    }

    private func withdrawal(in frame: Frame) -> Markup {
        let field = "reason-\(item.id)"
        let problem = problems[at: field]
        return HTML.section(.labelledBy("withdraw-title")) {
            HTML.h2(.id("withdraw-title")) { Localized(ja: "取下げ", en: "Withdraw") }
            Withdrawal(item: item.id, reason: withdrawReason, problem: problem).form(in: frame)
        }
    }

    private func checkForm(_ check: Check, in frame: Frame) -> Markup {
        HTML.section(.class("card"), .labelledBy("check-title")) {
            switch check {
            case .first:
                HTML.h2(.id("check-title")) { Localized(ja: "審査", en: "Check") }
                checkButtons(in: frame)
            case .second(let firstBy, let isAllowed):
                HTML.h2(.id("check-title")) { Localized(ja: "二重審査", en: "Second check") }
                HTML.p {
                    Localized(ja: "最初の審査:", en: "First checked by: ")
                    Markup.japanese(firstBy)
                }
                if isAllowed {
                    checkButtons(in: frame)
                } else {
                    HTML.p(.class("error-text")) {
                        Localized(
                            ja: "最初に審査した人は二重審査ができません。別の人が行ってください。",
                            en: "Who checked first may not check again. Another person must do it."
                        )
                    }
                }
            }
        }
    }

    private func checkButtons(in frame: Frame) -> Markup {
        let hidden = [HiddenValue(name: "seen", value: item.seen)]
        return frame.form(to: Paths.check(item.id), class: "form", carrying: hidden) {
            HTML.div(.class("actions")) {
                Parts.button(
                    Localized(ja: "問題なし・進める", en: "In order: release"),
                    name: "verdict",
                    value: "release",
                    key: "y"
                )
            }
        }
    }
}
