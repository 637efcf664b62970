import Crypto
package import Postgres
import Stores

/// Chains committed audit rows, so that none can be changed or taken out afterwards unseen.
///
/// A chain inside the acts' own transactions would queue every commit behind one lock. A row is sealed
/// once no running transaction can still commit one before it, so the order never changes.
package struct AuditSealer: Sendable {
    private let client: PostgresClient

    /// A sealer; the client's role must be that of the center.
    package init(_ client: PostgresClient) {
        self.client = client
    }

    private static let batch = 5000

    /// Seals what can be sealed now; how many rows, zero while another sealer is at work.
    @discardableResult
    package func seal() async throws -> Int {
        var sealed = 0
        while true {
            let count = try await client.withTransaction { transaction in
                guard try await AuditChainStore.lock(in: transaction) else { return 0 }
                let entries = try await AuditChainStore.unsealed(
                    atMost: Self.batch,
                    in: transaction
                )
                try await AuditChainStore.add(
                    try await links(entries, in: transaction),
                    in: transaction
                )
                return entries.count
            }
            sealed += count
            if count < Self.batch { return sealed }
        }
    }

    private func links(
        _ entries: [AuditEntry],
        in transaction: PostgresTransaction
    ) async throws -> [AuditLink] {
        let municipalities = Set(entries.map(\.municipality)).sorted()
        var last = try await AuditChainStore.lastLinks(of: municipalities, in: transaction)
        return entries.map { entry in
            let before = last[entry.municipality] ?? (0, [])
            let hash = Self.hash(after: before.hash, entry)
            last[entry.municipality] = (before.position + 1, hash)
            return AuditLink(
                municipality: entry.municipality,
                position: before.position + 1,
                audit: entry.audit,
                transaction: entry.transaction,
                hash: hash
            )
        }
    }

    private static func hash(after before: [UInt8], _ entry: AuditEntry) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: before)
        hash.update(data: entry.canonical)
        return Array(hash.finalize())
    }

    /// What a look at all chains found.
    package struct Proof: Hashable, Sendable {
        /// How many links there are.
        package var links = 0
        /// Links whose row is gone or changed, or that do not follow the one before them.
        package var broken = 0
        /// Rows before the last sealed one that have no link.
        package var skipped = 0

        /// Whether every sealed row is as it was.
        package var holds: Bool { broken == 0 && skipped == 0 }
    }

    /// Computes every chain again and compares.
    package func verify() async throws -> Proof {
        try await client.withTransaction(.repeatableRead) { transaction in
            var proof = Proof()
            var place: (municipality: Int32, position: Int64) = (.min, 0)
            var hash: [UInt8] = []
            while true {
                let page = try await AuditChainStore.page(
                    after: place.municipality,
                    position: place.position,
                    atMost: Self.batch,
                    in: transaction
                )
                for (link, entry) in page {
                    let isNext = link.municipality == place.municipality
                    let expected = isNext ? place.position + 1 : 1
                    let fits = entry.map { Self.hash(after: isNext ? hash : [], $0) == link.hash }
                    proof.links += 1
                    if fits != true || link.position != expected { proof.broken += 1 }
                    place = (link.municipality, link.position)
                    hash = link.hash
                }
                if page.count < Self.batch { break }
            }
            proof.skipped = try await AuditChainStore.skipped(in: transaction)
            return proof
        }
    }
}
