import Stores
package import Vocabulary

/// Puts a called visit back to where it waited: the resident did not come, or another desk suits better.
package struct ReturnToQueue: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Puts it back; nothing that was typed is lost.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .returnToQueue, acting) { visit, _ in
            guard visit.stored.stage == .atDesk else {
                throw Refusal.conflict(
                    ja: "窓口で対応中の来庁ではありません。",
                    en: "The visit is not at a desk."
                )
            }
            visit.stored.stage = .waiting
            visit.stored.calledAt = nil
            visit.stored.clerk = nil
            // A clerk was asked, and will be again.
            visit.stored.isStraight = false
        }
    }
}
