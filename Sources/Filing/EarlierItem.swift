package import Vocabulary

/// An item of an earlier filing of the same visit, as those that come after it must know it.
package struct EarlierItem: Hashable, Sendable {
    /// How far it has come.
    package enum Standing: Hashable, Sendable {
        /// Its system has accepted it.
        case accepted
        /// It is on its way.
        case open
        /// It was sent back, or something before it was.
        case stopped
        /// It ended without its system's acceptance.
        case withdrawn
    }

    /// The item.
    package let item: ItemID
    /// How far it has come.
    package let standing: Standing

    /// A value of these parts.
    package init(_ item: ItemID, _ standing: Standing) {
        self.item = item
        self.standing = standing
    }

    /// Whether its system must still accept it.
    package var isAwaited: Bool { standing == .open || standing == .stopped }
}
