import Casework
package import Catalog
import Filing
import Stores
package import Vocabulary

/// Hands results of finished items to whoever stands at the counter.
package struct HandOver: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the hand-over; its number.
    ///
    /// Only of items of this visit that their systems accepted, and that nobody has been handed yet.
    ///
    /// The protection switch is asked in the same commit, for what is handed over may show an address.
    package func callAsFunction(
        _ items: [ItemID],
        of visit: VisitID,
        to recipient: Filer,
        by acting: Acting
    ) async throws -> Result<HandedOver, Refusal> {
        try await premises.perform(.handOver, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let done = visit.items.filter { $0.center?.state == ItemState.done.rawValue }
            let known = Set(done.compactMap(\.item))
            guard !items.isEmpty, known.isSuperset(of: items) else {
                throw Refusal.conflict(
                    ja: "まだ完了していない手続か、この来庁のものでない手続が含まれています。",
                    en: "Some of these are not finished, or not of this visit."
                )
            }
            let before = try await context.visits.handOvers(of: visit.stored)
            let handed = before.filter { $0.undoneAt == nil }.flatMap(\.items)
            guard Set(handed).isDisjoint(with: items) else {
                throw Refusal.conflict(
                    ja: "すでに引き渡した手続が含まれています。引渡しの記録を確かめてください。",
                    en: "Some of these were handed over already; see the record of hand-overs."
                )
            }
            let isProtected = try await context.protection.isProtected(visit.stored.id)
            let standing = try await context.protection.standing(visit.stored.id, at: context.now)
            guard !standing.isProvisional else { throw Refusal.provisionallyProtected }
            guard !isProtected || recipient == .oneself else {
                throw Refusal.conflict(
                    ja: "支援措置の対象です。ご本人以外には交付できません。",
                    en: "Address protection is in force; hand it to the person only."
                )
            }
            let number = try await context.visits.handOver(
                Array(Set(items)).sorted(),
                of: visit.stored.id,
                to: recipient,
                at: context.now,
                by: acting.actor
            )
            return HandedOver(number: number, isProtected: isProtected)
        }
    }
}

extension Refusal {
    /// Nothing that may tell an address leaves before a second person has looked.
    fileprivate static let provisionallyProtected = Refusal.conflict(
        ja: "支援措置が仮の状態です。別の職員が支援措置の画面で確認してから交付してください。",
        en:
            "Protection is provisional; another person confirms it first, on the page of protection."
    )
}

/// A hand-over that was noted.
package struct HandedOver: Hashable, Sendable {
    /// Its number, for undoing it.
    package let number: Int64
    /// Whether the protection switch is on.
    package let isProtected: Bool
}
