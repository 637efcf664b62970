package import JobQueue
package import Postgres
import Stores
import Vocabulary

/// Hands made lots to their systems and notes it.
///
/// A crash after the files are there and before the commit renders the same bytes again.
package struct ExportWorker: JobHandler {
    package let kind = CenterJobs.export
    package let jobsMaximum: Int
    private let connector: any Connector
    private let actor: String

    /// A worker that acts under a name; `jobsMaximum` lots are one commit.
    package init(connector: any Connector, actor: String, jobsMaximum: Int = 16) {
        self.connector = connector
        self.actor = actor
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
}
