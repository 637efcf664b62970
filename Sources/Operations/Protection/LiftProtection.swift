import Filing
import Stores
package import Vocabulary

/// Lifts the protection of a visit and its people; it takes two persons.
package struct LiftProtection: Sendable {
    /// How far the lifting has come.
    package enum Progress: Hashable, Sendable {
        /// The first person asked; another must confirm within ten minutes.
        case asked
        /// Lifted.
        case lifted
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Asks for it, as the first of two.
    package func ask(_ visit: VisitID, by acting: Acting) async throws -> Result<Progress, Refusal>
    {
        try await premises.perform(.askLiftProtection, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let count = try await context.protection.askLift(
                visit.stored.id,
                at: context.now,
                by: acting.actor
            )
            guard count > 0 else { throw Refusal.notProtected }
            return .asked
        }
    }

    /// Confirms it, as the second; refused to the person who asked.
    package func confirm(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Progress, Refusal> {
        try await premises.perform(.liftProtection, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let count = try await context.protection.lift(
                visit.stored.id,
                at: context.now,
                by: acting.actor,
                askedNotBefore: context.now.adding(.zero - ProtectionStanding.window)
            )
            guard count > 0 else {
                throw Refusal.conflict(
                    ja: "支援措置の解除には、10分以内に別の職員が確認する必要があります。",
                    en: "Lifting takes a second person, within ten minutes of the first."
                )
            }
            return .lifted
        }
    }
}

extension Refusal {
    fileprivate static let notProtected = Refusal.conflict(
        ja: "支援措置の対象ではありません。",
        en: "No protection is in force."
    )
}
