import Stores
package import Vocabulary

/// Confirms the protection that somebody else set, as the second person; from then on it is certain.
package struct ConfirmProtection: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Confirms it; refused to the person who set it, and where nothing is left to confirm.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.confirmProtection, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let count = try await context.protection.confirm(
                visit.stored.id,
                at: context.now,
                by: acting.actor
            )
            guard count > 0 else {
                throw Refusal.conflict(
                    ja: "支援措置は、設定した人とは別の職員が確認します。確認を待つ支援措置がないか、ご自身が設定したものです。",
                    en:
                        "Another person than who set it confirms protection: nothing waits, or you set it."
                )
            }
        }
    }
}
