package import BatchCenter
import Casework
package import Catalog
import JobQueue
import Logging
import Postgres
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

    /// A worker on a database and a drop folder; `executors` from 1 to 64.
    package init(
        address: DatabaseAddress,
        drop: String,
        catalog: Catalog,
        executors: Int = 2
    ) {
        precondition((1...64).contains(executors), "a worker has 1 to 64 executors")
        self.address = address
        self.drop = drop
        policies = SystemPolicies(catalog)
        layouts = LotLayouts(catalog)
        self.executors = executors
        worker = Machine.workerName(SystemChance())
    }

    /// Works until the process is told to end.
    package func run() async throws {
        let logger = Log.program
        let client = client(logger)
        try await client.reach(logger)
        let service = service(client, logger)
        logger.info("the worker runs", metadata: ["worker": "\(worker)", "drop": "\(drop)"])
        try await ServiceRun.run([LongWork("worker", service.run)], logger: logger)
        await client.close()
    }

    /// Makes lots of everything ready, reads the answers that lie there, and ends.
    package func runUntilIdle() async throws -> BatchCenterSummary {
        let logger = Log.program
        let client = client(logger)
        do {
            let summary = try await service(client, logger).runUntilIdle()
            await client.close()
            return summary
        } catch {
            await client.close()
            throw error
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
