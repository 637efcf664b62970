package import BatchCenter
import Casework
package import Catalog
import JobQueue
import Logging
import Postgres
import Schema
import ServiceLifecycle
import Vocabulary

/// The batch worker of the processing center as a part of a process.
package struct CenterWork: Sendable {
    private let address: DatabaseAddress
    private let drop: String
    private let policies: SystemPolicies
    private let layouts: LotLayouts
    private let executors: Int
    private let worker: String
    private let isPractice: Bool
    private let beside: [LongWork]

    /// A worker on a database and a drop folder; `executors` from 1 to 64.
    ///
    /// A worker for practice refuses a real database, and any other one a database for practice, before it makes
    /// anything. What runs `beside` it ends with it.
    package init(
        address: DatabaseAddress,
        drop: String,
        isPractice: Bool = false,
        catalog: Catalog,
        executors: Int = 2,
        beside: [LongWork] = []
    ) {
        precondition((1...64).contains(executors), "a worker has 1 to 64 executors")
        self.address = address
        self.drop = drop
        policies = SystemPolicies(catalog)
        layouts = LotLayouts(catalog)
        self.executors = executors
        self.isPractice = isPractice
        self.beside = beside
        worker = Machine.workerName(SystemChance())
    }

    /// Works until the process is told to end.
    package func run() async throws {
        let logger = Log.program
        let client = client(logger)
        try await client.reach(logger)
        do {
            try await checkHouse(client)
        } catch {
            await client.close()
            throw error
        }
        let service = service(client, logger)
        logger.info("the worker runs", metadata: ["worker": "\(worker)", "drop": "\(drop)"])
        try await ServiceRun.run([LongWork("worker", service.run)] + beside, logger: logger)
        await client.close()
    }

    /// Makes lots of everything ready, reads the answers that lie there, and ends.
    package func runUntilIdle() async throws -> BatchCenterSummary {
        let logger = Log.program
        let client = client(logger)
        do {
            try await checkHouse(client)
            let summary = try await service(client, logger).runUntilIdle()
            await client.close()
            return summary
        } catch {
            await client.close()
            throw error
        }
    }

    /// Refuses to carry what was practised to a real system, and what is real to a simulated one.
    private func checkHouse(_ client: PostgresClient) async throws {
        switch (try await Migrator.practiceSince(client) != nil, isPractice) {
        case (true, true), (false, false): return
        case (true, false):
            throw Failure(
                .wrongInput,
                ja:
                    "このデータベースは練習用です。受渡しフォルダーは使えません。--drop と HITOMADO_DROP を外すと、模擬の基幹システムだけで動きます。",
                en:
                    "This database is for practice and takes no drop folder; without --drop and HITOMADO_DROP it works with the simulated back office alone."
            )
        case (false, true):
            throw Failure(
                .wrongInput,
                ja: "このデータベースは練習用ではありません。",
                en: "This database is not for practice."
            )
        }
    }

    private func client(_ logger: Logger) -> PostgresClient {
        address.client(as: .center, connectionsMaximum: executors + 5) { error in
            logger.warning("a connection was lost", metadata: ["error": "\(error)"])
        }
    }

    private func service(_ client: PostgresClient, _ logger: Logger) -> BatchCenterService {
        BatchCenterService(
            client: client,
            configuration: BatchCenterConfiguration(
                drop: drop,
                worker: worker,
                policies: policies,
                layouts: layouts,
                jobs: JobWorkerOptions(executors: executors)
            ),
            time: SystemTime()
        ) { trouble in
            logger.warning(
                "something will be tried again",
                metadata: ["trouble": "\(trouble)", "postponed": "\(trouble.postponed)"]
            )
        }
    }
}
