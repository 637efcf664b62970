package import Vocabulary

/// One procedure of the plan as the clerk sees it.
package struct PlanItem: Sendable {
    /// What the procedure means to the resident.
    package enum Outcome: String, Sendable {
        case duty
        case right
        case recommended
        case exOfficio = "ex-officio"
        case deemed
        case referral
        case undecided

        /// What people call it, on pages and prints.
        package var name: Localized {
            switch self {
            case .duty: Localized(ja: "届出義務", en: "Duty")
            case .right: Localized(ja: "申請できる", en: "Right")
            case .recommended: Localized(ja: "おすすめ", en: "Recommended")
            case .exOfficio: Localized(ja: "職権(手続不要)", en: "Ex officio")
            case .deemed: Localized(ja: "みなし(届出不要)", en: "Deemed filed")
            case .referral: Localized(ja: "外部の案内", en: "Referral")
            case .undecided: Localized(ja: "未確定", en: "Undecided")
            }
        }
    }

    /// Unique in the plan; names the form fields of the item.
    package var key: String
    /// The code in the register of procedures, `JK01`.
    package var code: String
    /// What people call it.
    package var name: Localized
    /// How the persons are called on this page; empty for the whole household.
    package var people: [Localized]
    /// What it means to the resident.
    package var outcome: Outcome
    /// Where it is done, in words.
    package var counter: Localized
    /// Why it applies, one sentence a reason.
    package var because: [Localized]
    /// What else the law asks, for the clerk to look at.
    package var deskExamines: [Localized]
    /// Law and article, in Japanese.
    package var legalBasis: String
    /// The last day for it; nil where the law sets none.
    package var deadline: CalendarDay?
    /// Whether the deadline presses or has passed.
    package var isDeadlineNear: Bool
    /// The papers that it needs.
    package var documents: [Localized]
    /// What must be done first.
    package var after: [Localized]
    /// What is not filed or done yet, so that this cannot be filed.
    package var waitsFor: [Localized]
    /// Whether an earlier filing of the visit has it.
    package var isFiled: Bool
    /// The fee in yen; 0 is free.
    package var feeYen: Int
    /// What was decided for it.
    package var fate: FateChoice
    /// The desks of the office; values are their names in addresses.
    package var desks: [Choice]

    /// Takes every part as given.
    package init(
        key: String,
        code: String,
        name: Localized,
        people: [Localized] = [],
        outcome: Outcome,
        counter: Localized,
        because: [Localized],
        deskExamines: [Localized] = [],
        legalBasis: String,
        deadline: CalendarDay? = nil,
        isDeadlineNear: Bool = false,
        documents: [Localized] = [],
        after: [Localized] = [],
        waitsFor: [Localized] = [],
        isFiled: Bool = false,
        feeYen: Int = 0,
        fate: FateChoice,
        desks: [Choice] = []
    ) {
        self.key = key
        self.code = code
        self.name = name
        self.people = people
        self.outcome = outcome
        self.counter = counter
        self.because = because
        self.deskExamines = deskExamines
        self.legalBasis = legalBasis
        self.deadline = deadline
        self.isDeadlineNear = isDeadlineNear
        self.documents = documents
        self.after = after
        self.waitsFor = waitsFor
        self.isFiled = isFiled
        self.feeYen = feeYen
        self.fate = fate
        self.desks = desks
    }
}

extension PlanItem {
    /// Whether it stands still until another procedure of the plan is settled.
    var waits: Bool {
        guard !waitsFor.isEmpty, let chosen = fate.fate else { return false }
        return switch chosen {
        case .filed, .paperMissing, .undecided: true
        case .doneAtCounter, .declined, .sent, .notNeeded: false
        }
    }

    /// Whether what is not known yet decides about it.
    var isUndecided: Bool { fate.fate == .undecided && !waits }

    /// Whether the next filing takes it to the center.
    var goes: Bool { fate.fate == .filed && !isFiled && !waits }
}

// MARK: - Markup

extension PlanItem {
    /// The item with its fate control; fields `fate.KEY`, `until.KEY`, `owner.KEY` or `desk.KEY`.
    var markup: Markup {
        HTML.li(.class("plan-item\(fate.problem == nil ? "" : " field--wrong")")) {
            HTML.div(.class("plan-item__head")) {
                HTML.h4(.class("plan-item__name")) {
                    name
                    HTML.span(.class("plan-item__code")) { Markup.text(code) }
                }
                fateControl
            }
            facts
            HTML.details(.class("why"), .open(fate.problem != nil)) {
                HTML.summary {
                    fate.needsOwner
                        ? Localized(ja: "根拠・担当・期限", en: "Basis, owner, until when")
                        : Localized(ja: "なぜ必要か・根拠", en: "Why, and on what basis")
                    HTML.span(.class("visually-hidden")) {
                        Localized(ja: ":\(name.ja)", en: ": \(name.en)")
                    }
                }
                if fate.needsOwner { ownerFields }
                reasons
            }
        }
    }

    private var fateControl: Markup {
        let id = "fate.\(key)"
        let open = Localized(ja: "(選んでください)", en: "(choose)")
        let options = [Choice("", open)] + Fate.allCases.map { Choice($0.rawValue, word(for: $0)) }
        return Parts.selectField(
            id,
            name: id,
            label: Localized(ja: "扱い:\(name.ja)", en: "Fate: \(name.en)"),
            options: options,
            chosen: fate.fate?.rawValue ?? "",
            problem: fate.problem
        )
    }

    /// What the control calls a fate: one that only follows from what comes first, by that.
    private func word(for choice: Fate) -> Localized {
        waits && choice == fate.fate && choice != .filed ? Fate.waitingName : choice.name
    }

    private var facts: Markup {
        HTML.p(.class("plan-item__facts")) {
            Parts.chip(outcome.name, outcome == .duty ? .information : .neutral)
            HTML.span { people.isEmpty ? Localized.everybody : people.joined }
            HTML.span { counter }
            if let deadline {
                HTML.span(.class(isDeadlineNear ? "deadline deadline--near" : "deadline")) {
                    Localized(
                        ja: "期限 \(deadline.written.ja)",
                        en: "Due \(deadline.written.en)"
                    )
                }
            }
            if feeYen > 0 { HTML.span { Localized.yen(feeYen) } }
            if !waitsFor.isEmpty { HTML.span(.class("deadline deadline--near")) { waiting } }
            if fate.isUsual {
                HTML.span(.class("usual")) {
                    Localized(ja: "通常の扱い(変更できます)", en: "The usual fate; may be changed")
                }
            }
        }
    }

    /// Why it is not filed with the others.
    private var waiting: Localized {
        Localized(
            ja: "先に\(waitsFor.map { "「\($0.ja)」" }.joined())が必要なため、まだ提出されません",
            en: "Not filed yet; needs first: \(waitsFor.map(\.en).joined(separator: ", "))"
        )
    }

    private var ownerFields: Markup {
        HTML.div(.class("owner-fields")) {
            if fate.fate == .sent {
                deskField
            } else {
                Parts.textField(
                    TextField(
                        id: "owner.\(key)",
                        name: "owner.\(key)",
                        label: Localized(ja: "担当", en: "Who follows up"),
                        value: fate.owner
                    )
                )
            }
            Parts.textField(
                TextField(
                    id: "until.\(key)",
                    name: "until.\(key)",
                    label: Localized(ja: "いつまで", en: "Until when"),
                    value: fate.until,
                    maximumLength: 20,
                    size: 12
                )
            )
        }
    }

    /// The desk to which it is sent; what is none of the office, such as the police, stays as it is.
    private var deskField: Markup {
        let planned = Localized(ja: "(一覧のとおり)", en: "(as the plan says)")
        var options = [Choice("", planned)] + desks
        if !options.contains(where: { $0.value.utf8.elementsEqual(fate.owner.utf8) }) {
            options.append(Choice(fate.owner, Localized(same: fate.owner)))
        }
        return Parts.selectField(
            "desk.\(key)",
            name: "desk.\(key)",
            label: Localized(ja: "どの窓口へ", en: "To which desk"),
            options: options,
            chosen: fate.owner
        )
    }

    private var reasons: Markup {
        HTML.dl(.class("summary-list summary-list--dense")) {
            Parts.row(Localized(ja: "理由", en: "Because")) { Parts.list(because) }
            if !deskExamines.isEmpty {
                Parts.row(Localized(ja: "窓口で確認", en: "The desk examines")) {
                    Parts.list(deskExamines)
                }
            }
            if !documents.isEmpty {
                Parts.row(Localized(ja: "書類", en: "Papers")) { documents.joined }
            }
            if !after.isEmpty {
                Parts.row(Localized(ja: "先に行うもの", en: "After")) { after.joined }
            }
            Parts.row(Localized(ja: "根拠", en: "Legal basis")) { Markup.japanese(legalBasis) }
            Parts.row(Localized(ja: "手数料", en: "Fee")) { Localized.yen(feeYen) }
        }
    }
}
