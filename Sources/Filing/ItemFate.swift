package import Catalog
package import Vocabulary

/// What becomes of one procedure of a visit's plan; the raw value stands in the table and in JSON.
package enum ItemFate: String, CaseIterable, Hashable, Sendable {
    /// Nobody has said yet, the desk owns it; becomes any other, and is never on a receipt.
    case open
    /// Filed to the center, which owns it from then on; stays so.
    case filed
    /// Done while the resident waited; ends here.
    case doneAtCounter = "done-at-counter"
    /// Not done in this visit, by wish or because it was left; ends here, or is taken up again as `open`.
    case declined
    /// Waits for a paper until a day; becomes filed, done or declined.
    case paperMissing = "paper-missing"
    /// Sent to another desk, which owns it; arrives there, and is done there.
    case sent
    /// Facts are missing, somebody finds out until a day; becomes any other.
    case undecided
    /// Nothing has to be done; ends here.
    case notNeeded = "not-needed"

    /// The fates that a submission or a receipt may name.
    package static let contractual = allCases.filter { $0 != .open }

    /// Whether somebody must still do something, unless a mark says that it was done.
    package var isUnfinished: Bool {
        switch self {
        case .open, .paperMissing, .sent, .undecided: true
        case .filed, .doneAtCounter, .declined, .notNeeded: false
        }
    }
}

/// What has to be done next about a procedure that was not filed; the raw value is a stable code.
package enum NextStep: String, CaseIterable, Hashable, Sendable {
    /// The desk chooses what becomes of it.
    case choose
    /// Somebody asks for what is missing, and plans again.
    case findOut = "find-out"
    /// The desk does it while the resident waits.
    case doAtCounter = "do-at-counter"
    /// The desk it was sent to takes it in and says so.
    case receive
    /// The desk that has it finishes it and says so.
    case finish
    /// The resident brings the paper.
    case bringPaper = "bring-paper"
    /// The desk to which nobody came calls the resident.
    case call
    /// The desk tells the resident where outside the house to go.
    case guide
    /// What comes first is filed or done; this follows it.
    case settleFirst = "settle-first"

    /// The step in words.
    package var name: Localized {
        switch self {
        case .choose: Localized(ja: "扱いを決める", en: "Decide what becomes of it")
        case .findOut: Localized(ja: "不足している事実を確認する", en: "Find out what is missing")
        case .doAtCounter: Localized(ja: "窓口で手続きする", en: "Do it at the counter")
        case .receive: Localized(ja: "送付先の窓口で受け付ける", en: "Take it in at the desk")
        case .finish: Localized(ja: "窓口で完了させる", en: "Finish it at the desk")
        case .bringPaper: Localized(ja: "書類をお持ちいただく", en: "The resident brings the paper")
        case .call: Localized(ja: "来なかった本人に連絡する", en: "Call the resident, who did not come")
        case .guide: Localized(ja: "外部の窓口を案内する", en: "Tell the resident where to go")
        case .settleFirst: Localized(ja: "先に必要な手続を済ませる", en: "Settle what comes first")
        }
    }
}

/// A fate with all that it needs to be owned.
package struct FateAssignment: Hashable, Sendable {
    /// What became of it.
    package var fate: ItemFate
    /// Who must do the next step; nil once nothing is to be done.
    package var owner: String?
    /// What that one does next.
    package var nextStep: NextStep?
    /// By when the next step must be done.
    package var dueAt: Instant?
    /// Where it was sent.
    package var desk: String?
    /// When it arrived there.
    package var arrivedAt: Instant?
    /// When it was done.
    package var doneAt: Instant?
    /// The procedures for which it waits and with which it is filed; a person chose no such fate.
    package var waitsFor: [ProcedureID] = []

    /// A fate that ends the procedure, or hands it to the center.
    package init(finished fate: ItemFate, doneAt: Instant? = nil) {
        precondition(!fate.isUnfinished, "an unfinished fate has an owner")
        self.fate = fate
        self.doneAt = doneAt
    }

    /// A fate in which somebody must still do something.
    package init(
        _ fate: ItemFate,
        owner: String,
        nextStep: NextStep,
        dueAt: Instant,
        desk: String? = nil,
        arrivedAt: Instant? = nil
    ) {
        self.fate = fate
        self.owner = owner
        self.nextStep = nextStep
        self.dueAt = dueAt
        self.desk = desk
        self.arrivedAt = arrivedAt
    }

    /// The fate that a receipt names: what is still open at filing is sent to the desk that has it.
    package var onReceipt: ItemFate { fate == .open ? .sent : fate }
}
