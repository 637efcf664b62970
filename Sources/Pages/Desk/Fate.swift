package import Vocabulary

/// What becomes of one procedure of a visit's plan.
package enum Fate: String, CaseIterable, Sendable {
    /// Filed with the center, which owns it from then on.
    case filed
    /// Done while the resident waited; ends here.
    case doneAtCounter = "done-at-counter"
    /// Not done in this visit: the resident does not want it, or left before it; ends here.
    case declined
    /// Waits for a paper until a day; becomes filed, or declined.
    case paperMissing = "paper-missing"
    /// Sent to another desk, which owns it.
    case sent
    /// Somebody finds out until a day; may become any other.
    case undecided
    /// Turned out not to apply; ends here.
    case notNeeded = "not-needed"

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .filed: Localized(ja: "提出する", en: "File")
        case .doneAtCounter: Localized(ja: "窓口で完了", en: "Done at the counter")
        case .declined: Localized(ja: "今回は行わない", en: "Not done this time")
        case .paperMissing: Localized(ja: "書類待ち", en: "Paper missing")
        case .sent: Localized(ja: "他の窓口へ", en: "Sent to another desk")
        case .undecided: Localized(ja: "確認中", en: "Undecided")
        case .notNeeded: Localized(ja: "不要", en: "Not needed")
        }
    }

    /// The name of the group of a plan.
    var groupName: Localized {
        switch self {
        case .filed: Localized(ja: "センターに提出するもの", en: "To be filed with the center")
        case .doneAtCounter: Localized(ja: "窓口で済ませるもの", en: "Done at the counter")
        case .declined: Localized(ja: "今回は行わないもの", en: "Not done this time")
        case .paperMissing: Localized(ja: "書類を待つもの", en: "Waiting for a paper")
        case .sent: Localized(ja: "他の窓口で行うもの", en: "At another desk")
        case .undecided: Localized(ja: "まだ決まらないもの", en: "Not decided yet")
        case .notNeeded: Localized(ja: "不要なもの", en: "Not needed")
        }
    }

    /// What people call an entry that stands still until another procedure is settled.
    static let waitingName = Localized(ja: "先の手続待ち", en: "Waits for another procedure")

    var tone: Parts.Tone {
        switch self {
        case .filed: .information
        case .doneAtCounter: .success
        case .declined, .notNeeded: .neutral
        case .paperMissing, .sent, .undecided: .warning
        }
    }

    var chip: Markup { Parts.chip(name, tone) }
}

/// The fate of an item as it is being chosen, with what the fate needs to be owned.
package struct FateChoice: Sendable {
    /// Nil until somebody decides.
    package var fate: Fate?
    /// Until when, as typed.
    package var until: String
    /// To which desk, or who finds out.
    package var owner: String
    /// What is wrong with it; nil where nothing is.
    package var problem: Localized?
    /// Nobody chose it: it is what usually becomes of such a procedure, and filing will record it.
    package var isUsual: Bool

    /// Takes every part as given.
    package init(
        fate: Fate?,
        until: String = "",
        owner: String = "",
        isUsual: Bool = false,
        problem: Localized? = nil
    ) {
        self.fate = fate
        self.isUsual = isUsual
        self.until = until
        self.owner = owner
        self.problem = problem
    }

    /// Whether the fate says nothing without an owner or a day.
    var needsOwner: Bool { fate == .paperMissing || fate == .sent || fate == .undecided }
}
