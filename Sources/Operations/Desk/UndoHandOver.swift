import Stores
package import Vocabulary

/// Takes a hand-over back that was noted by mistake; its row stays, with who undid it.
package struct UndoHandOver: Sendable {
    /// How long a hand-over can be taken back.
    package static let window = Duration.seconds(24 * 3600)

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Takes it back; refused when it is older than a day or undone already.
    ///
    /// A visit that was closed since is open again, for there is something to hand over.
    package func callAsFunction(
        _ number: Int64,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.undoHandOver, acting, visit: visit) { context in
            var visit = try await VisitCase.lock(visit, context)
            let isUndone = try await context.visits.undoHandOver(
                number,
                of: visit.stored.id,
                notBefore: context.now.adding(.zero - Self.window),
                at: context.now,
                by: acting.actor
            )
            guard isUndone else {
                throw Refusal.conflict(
                    ja: "取り消せる交付がありません(取消しは24時間以内に一度だけです)。",
                    en: "There is no such hand-over to undo; it can be undone once within a day."
                )
            }
            guard visit.stored.stage == .closed else { return }
            visit.stored.stage = .filed
            (visit.stored.closedAt, visit.stored.endedBecause) = (nil, nil)
            guard try await context.visits.change(visit.stored) else { throw Refusal.stale }
        }
    }
}
