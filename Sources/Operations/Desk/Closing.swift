import Casework
import Filing
import Stores
package import Vocabulary

/// Whether a visit can be closed now.
package enum Closing: Hashable, Sendable {
    /// It has ended already.
    case ended
    /// Something is still open, which is said in a sentence.
    case barred(Localized)
    /// Results were not handed over, so the clerk must write why it ends.
    case withReason
    /// Nothing is left.
    case free

    /// Judges a visit by its entries and by what was handed over.
    init(_ visit: VisitCase, _ handOvers: [HandOverRecord], _ context: ActContext) {
        guard visit.stored.stage.isOpen else {
            self = .ended
            return
        }
        let atDesk = visit.items.filter(\.isInDesksHands)
        let open = visit.open(context)
        if !atDesk.isEmpty {
            let codes = atDesk.map(\.code).joined(separator: ", ")
            self = .barred(
                Localized(
                    ja: "まだ扱いの決まっていない手続があります：\(codes)",
                    en: "The desk must still decide about: \(codes)."
                )
            )
        } else if !open.isEmpty {
            self = .barred(
                Localized(
                    ja: "まだ終わっていない手続があります：\(open.map(\.ja).joined(separator: "、"))",
                    en: "Not finished yet: \(open.map(\.en).joined(separator: "; "))."
                )
            )
        } else {
            self = visit.items.ready(after: handOvers).isEmpty ? .free : .withReason
        }
    }
}

extension VisitCase {
    /// The filed entries that have not ended, by who has them in hand, as `KI12, PE01 — center`.
    fileprivate func open(_ context: ActContext) -> [Localized] {
        var codes: [(owner: Localized, codes: [String])] = []
        for entry in items {
            guard let center = entry.center, let state = ItemState(rawValue: center.state),
                state.isOpen
            else { continue }
            let owner = ItemOwnership(state, center, stored)
                .ownerName(context.catalog, on: context.now.dayInJapan)
            if let known = codes.firstIndex(where: { $0.owner == owner }) {
                codes[known].codes.append(entry.code)
            } else {
                codes.append((owner, [entry.code]))
            }
        }
        return codes.map { owner, codes in
            let list = codes.joined(separator: ", ")
            return Localized(ja: "\(list)は\(owner.ja)", en: "\(list) (\(owner.en))")
        }
    }
}

extension [StoredVisitItem] {
    /// Finished items that nobody has been given yet.
    func ready(after handOvers: [HandOverRecord]) -> [ItemID] {
        let handed = Set(handOvers.filter { $0.undoneAt == nil }.flatMap(\.items))
        return filter { $0.center?.state == ItemState.done.rawValue }.compactMap(\.item)
            .filter { !handed.contains($0) }
    }
}
