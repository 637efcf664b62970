import Casework
import Catalog
package import Filing
import Stores
package import Vocabulary

/// Notes that a procedure was done while the resident waited, or at the desk it was sent to.
package struct CompleteCounterAct: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes it as done.
    ///
    /// Items that a system needed it for get their check by this act. Refused while the register has not
    /// taken in what must come first.
    package func callAsFunction(
        _ entry: PlanKey,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        let result = try await premises.perform(.completeCounterAct, acting, visit: visit) {
            context in
            var visit = try await VisitCase.lock(visit, context)
            guard let place = visit.items.firstIndex(where: { $0.key == entry }),
                visit.items[place].item == nil
            else {
                throw Refusal.conflict(
                    ja: "この来庁にその手続はありません。",
                    en: "The visit has no such procedure."
                )
            }
            try visit.refuseEarly(entry, context)
            visit.complete(place, context)
            _ = try await visit.release(after: entry, context)
            visit.resettle(context)
            let isWritten = try await context.visits.change(
                visit.stored,
                items: visit.items
            )
            guard isWritten else { throw Refusal.stale }
            return ChangedVisit(visit: visit.stored.id, version: visit.stored.version + 1)
        }
        if case .success = result { await premises.ring() }
        return result
    }
}

extension VisitCase {
    /// Notes an entry as done, wherever it stood.
    mutating func complete(_ place: Int, _ context: ActContext) {
        let old = items[place].fate
        if old.doneAt == nil {
            items[place].fate = FateAssignment(finished: .doneAtCounter, doneAt: context.now)
            items[place].fate.desk = old.desk
            items[place].fate.arrivedAt = old.arrivedAt
        }
        items[place].result = VisitCase.chosen
        items[place].changedAt = context.now
        items[place].changedBy = context.acting.actor
    }

    /// Whether the same procedure is to be done at the counter for somebody else whom an item is about.
    private func isStillOpen(_ procedure: ProcedureID, for item: PlanKey) -> Bool {
        items.contains { other in
            other.key.procedure == procedure && other.item == nil && other.fate.doneAt == nil
                && other.fate.fate.isUnfinished && item.concerns(other.key)
        }
    }

    /// Gives the check to held items whose system needed a counter act that is done now; which they are.
    func release(after entry: PlanKey, _ context: ActContext) async throws -> [ItemID] {
        let view = view(context)
        var released: [ItemID] = []
        for item in items {
            guard let number = item.item, item.center?.state == ItemState.held.rawValue,
                let procedure = view.procedure(item.key.procedure),
                procedure.prerequisites.contains(where: {
                    $0.procedure == entry.procedure && $0.waits == .atCounter
                }), item.key.concerns(entry), !isStillOpen(entry.procedure, for: item.key)
            else { continue }
            let checked = try await CenterStore.check(
                municipality: context.acting.municipality.number,
                item: number,
                context.centerActing,
                in: context.access.transaction
            )
            switch checked {
            case .success: released.append(number)
            case .failure(.sameChecker): continue
            case .failure(let refusal): throw Refusal(refusal)
            }
        }
        return released
    }
}

extension PlanKey {
    /// Whether both are about the same person, or one of them about the whole household.
    package func concerns(_ other: PlanKey) -> Bool {
        people.isEmpty || other.people.isEmpty
            || !Set(people).isDisjoint(with: other.people)
    }
}
