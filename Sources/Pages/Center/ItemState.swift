package import Vocabulary

/// Where a filed item stands in the processing center.
package enum ItemState: String, CaseIterable, Sendable {
    /// Came in; goes on to held or ready.
    case accepted
    /// Waits for a person's check; goes on to checked, or is sent back.
    case heldForCheck = "held-for-check"
    /// Was checked once and waits for a second person; goes on to ready, or is sent back.
    case heldForSecondCheck = "held-for-second-check"
    /// Waits for the next lot, or for its prerequisites; goes on to in-lot or blocked.
    case ready
    /// Belongs to a lot that is not written yet; goes on to exported.
    case inLot = "in-lot"
    /// The back-office system has it; goes on to done or sent back.
    case exported
    /// The back-office system accepted it; ends here.
    case done
    /// Waits for a correction; goes on to ready or withdrawn.
    case sentBack = "sent-back"
    /// A prerequisite was refused; goes on when that is corrected.
    case blocked
    /// Was given up with a reason; ends here.
    case withdrawn

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .accepted: Localized(ja: "受付", en: "Accepted")
        case .heldForCheck: Localized(ja: "審査待ち", en: "Held for check")
        case .heldForSecondCheck: Localized(ja: "二重審査待ち", en: "Held for second check")
        case .ready: Localized(ja: "送付待ち", en: "Ready")
        case .inLot: Localized(ja: "ロット作成", en: "In lot")
        case .exported: Localized(ja: "送付済み", en: "Exported")
        case .done: Localized(ja: "完了", en: "Done")
        case .sentBack: Localized(ja: "差戻し", en: "Sent back")
        case .blocked: Localized(ja: "前の手続待ち", en: "Blocked")
        case .withdrawn: Localized(ja: "取下げ", en: "Withdrawn")
        }
    }

    var chip: Markup {
        switch self {
        case .done: Parts.chip(name, .success)
        case .sentBack, .blocked: Parts.chip(name, .danger)
        case .heldForCheck, .heldForSecondCheck: Parts.chip(name, .warning)
        case .accepted, .ready, .inLot, .exported: Parts.chip(name, .information)
        case .withdrawn: Parts.chip(name)
        }
    }
}

/// Who owns something, what comes next, and by when.
package struct Responsibility: Sendable {
    /// Who must act.
    package var owner: Localized
    /// What comes next, in words.
    package var next: Localized
    /// By when; nil for what has ended.
    package var due: Due?

    /// Takes every part as given.
    package init(owner: Localized, next: Localized, due: Due?) {
        self.owner = owner
        self.next = next
        self.due = due
    }
}
