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
            visit.abandon(because: reason, context)
        }
    }
}

extension VisitCase {
    /// Ends it unfiled, every open entry with it.
    fileprivate mutating func abandon(because reason: AbandonReason, _ context: ActContext) {
        for place in items.indices where items[place].fate.isOpen {
            items[place].fate = FateAssignment(finished: reason.fate)
            items[place].result = reason.rawValue
            items[place].changedAt = context.now
            items[place].changedBy = context.acting.actor
        }
        stored.endedBecause = reason.rawValue
        stored.stage = .abandoned
        stored.closedAt = context.now
    }
}

extension ActContext {
    /// Ends a visit as opened by mistake, where nobody has called it and nothing has happened in it yet.
    func endUncalled(_ id: VisitID) async throws {
        var visit = try await VisitCase.lock(id, self)
        guard visit.stored.stage.isOpen else { return }
        let isUntouched = visit.items.allSatisfy { $0.item == nil && $0.fate.deskState != .arrived }
        guard visit.stored.stage == .waiting, isUntouched else { throw Refusal.workedOn(id) }
        visit.abandon(because: .openedByMistake, self)
        var note = audit(visit: id)
        note.act = ActName.abandonVisit.rawValue
        try await audits.write(note)
        guard try await visits.change(visit.stored, items: visit.items) else { throw Refusal.stale }
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
    fileprivate static func workedOn(_ id: VisitID) -> Refusal {
        .conflict(
            ja: "この予約で開いた来庁 \(id) は、すでに対応が進んでいます。誤りのときは、先にその来庁を終了してください。",
            en:
                "Somebody works on \(id), which was opened for it; if that is a mistake, end that visit first."
        )
    }
    /// A clerk works on the visit, who alone may change it.
    static let atADesk = Refusal(
        .notAllowed,
        Localized(
            ja: "窓口で対応中の来庁です。窓口の担当者に頼んでください。",
            en: "A clerk works on this visit; ask at that desk."
        )
    )
}
