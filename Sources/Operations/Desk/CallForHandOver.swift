import Casework
import Stores
package import Vocabulary

/// Calls whoever waits for results that are ready to be handed over.
package struct CallForHandOver: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the call, which may be repeated.
    ///
    /// Refused while nothing of the visit is finished.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.callForHandOver, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            guard visit.items.contains(where: { $0.center?.state == ItemState.done.rawValue })
            else {
                throw Refusal.conflict(
                    ja: "お渡しできるものが、まだありません。",
                    en: "Nothing is ready to be handed over yet."
                )
            }
            try await context.visits.callForHandOver(
                visit.stored.id,
                at: context.now,
                by: acting.actor
            )
        }
    }
}
