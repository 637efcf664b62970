import Stores
package import Vocabulary

/// Takes the end of a visit back: it was closed too early, or the resident came back.
package struct ReopenVisit: Sendable {
    /// How long a visit can be reopened.
    package static let window = UndoHandOver.window

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Reopens it: to the hand-over when something was filed, else to the desk or to the queue.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .reopenVisit, acting) { visit, context in
            guard visit.stored.isReopenable(at: context.now) else {
                throw Refusal.conflict(
                    ja: "終了してから24時間以内の来庁だけを再開できます。",
                    en: "Only a visit that ended within the last 24 hours can be reopened."
                )
            }
            if visit.stored.stage == .abandoned {
                visit.stored.reopen(to: .waiting)
                // Its entries were noted as not done; the plan says anew what they are.
                try await context.visits.keep(context.catalog)
                visit.replan(context)
                (visit.stored.calledAt, visit.stored.clerk) = (nil, nil)
                visit.stored.isStraight = false
            } else if visit.isFiled {
                visit.stored.reopen(to: .filed)
            } else {
                visit.stored.reopen(to: .atDesk)
                visit.stored.calledAt = context.now
                visit.stored.clerk = context.acting.actor
            }
        }
    }
}

extension VisitCase {
    /// Whether anything of it was filed.
    var isFiled: Bool { items.contains { $0.item != nil } }
}

extension StoredVisit {
    /// Takes its end back.
    mutating func reopen(to stage: VisitStage) {
        self.stage = stage
        (closedAt, endedBecause) = (nil, nil)
    }

    /// Whether it ended so lately that its end can be taken back.
    func isReopenable(at now: Instant) -> Bool {
        guard !stage.isOpen, let closedAt else { return false }
        return closedAt.duration(to: now) < ReopenVisit.window
    }
}
