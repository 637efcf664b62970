package import Stores
package import Vocabulary

/// A way into back-office systems.
///
/// A delivery is repeated after a crash, with the same bytes; the system, or the way, must make of it
/// one effect. `(item, attempt)` is the key for that.
package protocol Connector: Sendable {
    /// The lots of which a system may have seen something already, so that nothing in them may change.
    func begun(_ lots: [LotRecord]) async throws -> Set<LotID>

    /// Hands lots over, whole or not at all, and returns the SHA-256 of each file in the same order.
    ///
    /// `rows` gives the rows of a lot after a position, so that no lot need fit in memory.
    func deliver(_ lots: [LotRecord], rows: LotRowSource) async throws -> [[UInt8]]
}

/// Gives the rows of lots page by page, in the transaction that locked them.
package struct LotRowSource {
    private let read: (LotRecord, Int, Int) async throws -> [LotRow]

    /// A source that reads so many rows of a lot after a position.
    package init(_ read: @escaping (LotRecord, Int, Int) async throws -> [LotRow]) {
        self.read = read
    }

    /// The rows after a position, `maximum` at most.
    package func page(
        of lot: LotRecord,
        after position: Int,
        atMost maximum: Int
    ) async throws -> [LotRow] {
        try await read(lot, position, maximum)
    }
}
