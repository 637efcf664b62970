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
    init(_ stage: VisitStage, _ items: [StoredVisitItem], _ handOvers: [HandOverRecord]) {
        guard stage.isOpen else {
            self = .ended
            return
        }
        let atDesk = items.filter(\.isInDesksHands)
        let atCenter = items.filter(\.isInCentersHands)
        if !atDesk.isEmpty {
            let codes = atDesk.map(\.code).joined(separator: ", ")
            self = .barred(
                Localized(
                    ja: "まだ扱いの決まっていない手続があります:\(codes)",
                    en: "The desk must still decide about: \(codes)."
                )
            )
        } else if !atCenter.isEmpty {
            let codes = atCenter.map(\.code).joined(separator: ", ")
            self = .barred(
                Localized(
                    ja: "センターの処理が終わっていない手続があります:\(codes)",
                    en: "The center has not finished: \(codes)."
                )
            )
        } else {
            self = items.ready(after: handOvers).isEmpty ? .free : .withReason
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

extension StoredVisitItem {
    /// Whether it was filed and has not ended.
    fileprivate var isInCentersHands: Bool {
        center.flatMap { ItemState(rawValue: $0.state) }?.isOpen ?? false
    }
}
