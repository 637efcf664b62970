import Stores
package import Vocabulary

/// Calls a waiting visit to the desk of the clerk who calls.
package struct CallVisit: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Calls it; refused when another desk called it first.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .callVisit, acting) { visit, context in
            guard visit.stored.stage == .waiting else {
                throw Refusal.conflict(
                    ja: "すでに呼び出されているか、終了しています。",
                    en: "It was called already, or has ended."
                )
            }
            visit.stored.stage = .atDesk
            visit.stored.calledAt = context.now
            visit.stored.clerk = context.acting.actor
        }
    }
}

extension Premises {
    /// Moves a visit to another stage, over the version that stands.
    func move(
        _ visit: VisitID,
        _ act: ActName,
        _ acting: Acting,
        _ change: (inout VisitCase, ActContext) async throws -> Void
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await perform(act, acting, visit: visit) { context in
            var visit = try await VisitCase.lock(visit, context)
            try await change(&visit, context)
            let isWritten = try await context.visits.change(
                visit.stored,
                items: visit.items
            )
            guard isWritten else { throw Refusal.stale }
            return ChangedVisit(visit: visit.stored.id, version: visit.stored.version + 1)
        }
    }
}
