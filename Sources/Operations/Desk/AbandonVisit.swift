import Filing
import Stores
package import Vocabulary

/// Why a visit ends before anything was filed; the raw value stands in the table.
package enum AbandonReason: String, CaseIterable, Hashable, Sendable {
    /// The resident went away.
    case residentLeft = "resident-left"
    /// Nobody came when the number was called.
    case noAnswer = "no-answer"
    /// A paper without which nothing goes on is missing; the resident comes back with it.
    case paperMissing = "paper-missing"
    /// The visit was opened by mistake or twice.
    case openedByMistake = "opened-by-mistake"

    /// What becomes of the open entries: only a visit that never was needs nothing, a duty remains else.
    var fate: ItemFate {
        switch self {
        case .residentLeft, .noAnswer, .paperMissing: .declined
        case .openedByMistake: .notNeeded
        }
    }
}

/// Ends a visit whose resident left before anything was filed.
package struct AbandonVisit: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Ends it; every entry that was open is noted as not done this time, or not needed after a mistake.
    package func callAsFunction(
        _ visit: VisitID,
        because reason: AbandonReason = .residentLeft,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .abandonVisit, acting) { visit, context in
            guard visit.stored.stage == .waiting || visit.stored.stage == .atDesk,
                visit.items.allSatisfy({ $0.item == nil })
            else {
                throw Refusal.conflict(
                    ja: "提出済みの手続があるか、すでに終了しています。",
                    en: "Something was filed, or the visit has ended already."
                )
            }
            guard Permission.leaves(visit.stored.stage, to: context.acting.roles) else {
                throw Refusal.atADesk
            }
            guard !visit.items.contains(where: { $0.fate.deskState == .arrived }) else {
                throw Refusal.atAnotherDesk
            }
            for place in visit.items.indices where visit.items[place].fate.isOpen {
                visit.items[place].fate = FateAssignment(finished: reason.fate)
                visit.items[place].result = reason.rawValue
                visit.items[place].changedAt = context.now
                visit.items[place].changedBy = context.acting.actor
            }
            visit.stored.endedBecause = reason.rawValue
            visit.stored.stage = .abandoned
            visit.stored.closedAt = context.now
        }
    }
}

extension FateAssignment {
    fileprivate var isOpen: Bool { fate.isUnfinished && doneAt == nil }
}

extension Refusal {
    fileprivate static let atAnotherDesk = Refusal.conflict(
        ja: "個別窓口に到着している手続があります。その窓口で記録を終えてから終了してください。",
        en: "The resident is noted as there at an individual counter; that desk must end it first."
    )
    /// A clerk works on the visit, who alone may change it.
    static let atADesk = Refusal(
        .notAllowed,
        Localized(
            ja: "窓口で対応中の来庁です。窓口の担当者に頼んでください。",
            en: "A clerk works on this visit; ask at that desk."
        )
    )
}
