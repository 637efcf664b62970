import Casework
import Catalog
import Filing
import Stores
package import Vocabulary

/// Ends an item before its system accepted it, together with everything that depends on it.
package struct WithdrawItem: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200

    /// Withdraws it; the items that ended, the named one among them.
    ///
    /// Each is the desk's again: somebody decides whether it is filed anew, by a day.
    package func callAsFunction(
        _ item: ItemID,
        reason: String,
        by acting: Acting
    ) async throws -> Result<[ItemID], Refusal> {
        try await premises.perform(.withdrawItem, acting, item: item) { context in
            try Self.check(reason)
            let visit = try await context.lockVisit(context.visit(of: item), of: item)
            let ended = try await CenterStore.withdraw(
                municipality: acting.municipality.number,
                item: item,
                reason: reason,
                context.centerActing,
                in: context.access.transaction
            ).mapError { Refusal($0) }.get()
            try await context.giveBack(ended, to: visit)
            try await context.audits.write(context.audit(visit: visit.id, items: ended))
            return ended
        }
    }

    private static func check(_ reason: String) throws(Refusal) {
        let written = try FreeText.checked(reason, at: "reason", atMost: reasonMaximum)
        guard written != nil else {
            throw Refusal.invalid(
                "reason",
                ja: "取下げの理由を書いてください。",
                en: "Write why it is withdrawn."
            )
        }
    }
}

extension ActContext {
    /// Puts withdrawn items back into the desk's hands.
    fileprivate func giveBack(_ ended: [ItemID], to stored: StoredVisit) async throws {
        guard stored.stage.isOpen else { return }
        var items = try await visits.items(of: stored)
        // A visit that today's catalog cannot read keeps its entries all the same, without their deadlines.
        let plan = (try? VisitCase(stored, items: items, self))?.plan(self).entries ?? []
        let view = catalog.view(office: stored.office, on: now.dayInJapan)
        let initial = InitialFate(view: view, now: now, received: stored.receivedOnPaperAt)
        for place in items.indices where items[place].item.map(ended.contains) ?? false {
            let deadline = plan.first { $0.key == items[place].key }?.deadline
            items[place].item = nil
            items[place].fate = initial.withdrawn(deadline: deadline)
            items[place].result = VisitCase.withdrawn
            (items[place].changedAt, items[place].changedBy) = (now, acting.actor)
        }
        guard try await visits.change(stored, items: items) else { throw Refusal.stale }
    }
}
