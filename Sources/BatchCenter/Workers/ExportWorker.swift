package import Casework
package import JobQueue
package import Postgres
import Stores
package import Vocabulary

/// Hands made lots to their systems and notes it, after it has asked the switch of protection again.
///
/// A crash after the files are there and before the commit renders the same bytes again.
package struct ExportWorker: JobHandler {
    package let kind = CenterJobs.export
    package let jobsMaximum: Int
    private let connector: any Connector
    private let policies: SystemPolicies
    private let actor: String
    private let time: any TimeSource

    /// A worker that acts under a name; `jobsMaximum` lots are one commit.
    package init(
        connector: any Connector,
        policies: SystemPolicies,
        actor: String,
        time: any TimeSource,
        jobsMaximum: Int = 16
    ) {
        self.connector = connector
        self.policies = policies
        self.actor = actor
        self.time = time
        self.jobsMaximum = jobsMaximum
    }

    package func handle(_ jobs: [Job], in transaction: PostgresTransaction) async throws {
        let lots = try await CenterStore.lock(
            jobs.map { .init(number: $0.subject) },
            in: transaction
        )
        try await export(lots.filter { $0.state == .made }, in: transaction)
    }

    /// Exports locked lots that are made and not more.
    func export(_ lots: [LotRecord], in transaction: PostgresTransaction) async throws {
        let lots = try await withoutProtected(lots, in: transaction)
        if lots.isEmpty { return }
        let rows = LotRowSource { lot, position, maximum in
            try await CenterStore.rows(of: lot, after: position, atMost: maximum, transaction)
        }
        let hashes = try await connector.deliver(lots, rows: rows)
        try await CenterStore.export(
            zip(lots, hashes).map { ($0, $1) },
            by: actor,
            in: transaction
        )
    }
    /// The lots without the items whose visits were protected since; those wait for two persons.
    ///
    /// A lot of which a system may have seen something stays as it is: its bytes never change.
    private func withoutProtected(
        _ lots: [LotRecord],
        in transaction: PostgresTransaction
    ) async throws -> [LotRecord] {
        if lots.isEmpty { return [] }
        let begun = try await connector.begun(lots)
        let rows = try await CenterStore.protectedRows(
            of: lots.filter { !begun.contains($0.lot) },
            in: transaction
        )
        if rows.isEmpty { return lots }
        let now = time.now()
        // That somebody is protected is said of nobody who has only the name.
        for (reason, isProtected) in [("protected", true), ("same-name", false)] {
            try await CenterStore.takeOut(
                rows.filter { $0.isProtected == isProtected }.map { row in
                    (row, policies.duePolicy(municipality: row.municipality).due(from: now))
                },
                by: actor,
                reason: reason,
                in: transaction
            )
        }
        return try await CenterStore.lock(lots.map(\.lot), in: transaction)
    }
}
