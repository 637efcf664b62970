package import Casework
package import JobQueue
package import Postgres
import Stores
import Synchronization
package import Vocabulary

/// How a worker of the center is set up.
package struct BatchCenterConfiguration: Sendable {
    /// The path of the drop folder.
    package var drop: String
    /// The worker's name, which no other living worker has; it stands in events and audit.
    package var worker: String
    /// When items leave and when they are due.
    package var policies: SystemPolicies
    /// The layouts that lots may have.
    package var layouts: LotLayouts
    /// How jobs are taken up.
    package var jobs: JobWorkerOptions
    /// How often the folder is looked at for answers.
    package var answerInterval: Duration
    /// How often audit rows are sealed.
    package var sealInterval: Duration
    /// How often it is looked for what has had its time: pairs of duplicates that ended, forgotten drafts, who was at a screen.
    package var clearingInterval: Duration

    /// A configuration; by default standard policies, the general layout, 300 ms, 1 s and 10 min.
    package init(
        drop: String,
        worker: String,
        policies: SystemPolicies = SystemPolicies(),
        layouts: LotLayouts = LotLayouts(),
        jobs: JobWorkerOptions = JobWorkerOptions(),
        answerInterval: Duration = .milliseconds(300),
        sealInterval: Duration = .seconds(1),
        clearingInterval: Duration = .seconds(600)
    ) {
        self.drop = drop
        self.worker = worker
        self.policies = policies
        self.layouts = layouts
        self.jobs = jobs
        self.answerInterval = answerInterval
        self.sealInterval = sealInterval
        self.clearingInterval = clearingInterval
    }
}

/// What a run until idle did.
package struct BatchCenterSummary: Hashable, Sendable {
    /// Jobs that were served.
    package var jobs = 0
    /// Lots that were acknowledged.
    package var acknowledged = 0
    /// Answers that were refused.
    package var refused = 0
    /// The first trouble with the drop folder; work waits for it and is tried again.
    package var hindrance: JobTrouble?
}

/// The worker of the processing center: makes lots, hands them over, reads the answers, seals the audit.
///
/// Any number may run at once, on any host that reaches the database and the drop folder. The client's
/// role is that of the center; it needs `executors + 5` connections.
package final class BatchCenterService: Sendable {
    private let configuration: BatchCenterConfiguration
    private let worker: JobWorker
    private let reader: AnswerReader
    private let sealer: AuditSealer
    private let folder: DropFolder
    private let troubles: TroubleEar
    private let client: PostgresClient
    private let time: any TimeSource

    /// A service; `report` hears of what goes wrong and will be tried again.
    package init(
        client: PostgresClient,
        configuration: BatchCenterConfiguration,
        time: any TimeSource,
        report: @escaping @Sendable (JobTrouble) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.client = client
        self.time = time
        let troubles = TroubleEar(report)
        self.troubles = troubles
        let folder = DropFolder(path: configuration.drop, worker: configuration.worker)
        let exporter = ExportWorker(
            connector: FileDropConnector(folder: folder, layouts: configuration.layouts),
            policies: configuration.policies,
            actor: configuration.worker,
            time: time
        )
        self.folder = folder
        let transmitter = TransmissionWorker(
            policies: configuration.policies,
            actor: configuration.worker,
            time: time
        )
        worker = JobWorker(
            client: client,
            handlers: [exporter, transmitter],
            options: configuration.jobs,
            time: time,
            report: troubles.hear
        )
        let intake = AnswerIntake(
            client: client,
            exporter: exporter,
            policies: configuration.policies,
            actor: configuration.worker,
            time: time
        )
        reader = AnswerReader(folder: folder, intake: intake, client: client, report: troubles.hear)
        sealer = AuditSealer(client)
    }

    /// Works until the task is cancelled; what is being done then is rolled back.
    package func run() async {
        await openFolder()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.worker.run() }
            group.addTask { await self.every(self.configuration.answerInterval, self.readAnswers) }
            group.addTask { await self.every(self.configuration.sealInterval, self.seal) }
            group.addTask { await self.every(self.configuration.clearingInterval, self.clear) }
        }
        folder.close()
    }

    /// Makes lots of everything ready, whatever its time, reads the answers that lie there, and ends.
    ///
    /// What waits for the drop folder is told as the summary's hindrance.
    package func runUntilIdle() async throws -> BatchCenterSummary {
        troubles.forget()
        defer { folder.close() }
        await openFolder()
        var summary = BatchCenterSummary()
        while true {
            let served = try await worker.drain()
            let look = try await reader.look()
            summary.jobs += served
            summary.acknowledged += look.applied
            summary.refused += look.refused
            if look.ready == 0 { break }
        }
        try await sealer.seal()
        try await clear()
        summary.hindrance = troubles.hindrance
        return summary
    }

    /// Opens the drop folder, so that its trouble is known before there is anything to hand over.
    private func openFolder() async {
        let folder = folder
        do {
            try await folder.onDisk { () throws(DropFolderError) in try folder.open() }
        } catch {
            troubles.hear(JobTrouble(error))
        }
    }

    @Sendable private func readAnswers() async throws {
        if try await reader.look().ready > 0 { worker.wake() }
    }

    @Sendable private func seal() async throws {
        try await sealer.seal()
    }

    @Sendable private func clear() async throws {
        let now = time.now()
        try await client.withConnection {
            try await DuplicateStore.clearPairs(now: now, $0)
            try await DraftStore.clear(now: now, $0)
            try await UndoStore.clear(now: now, $0)
            try await PresenceStore.clear(now: now, $0)
        }
    }

    private func every(_ interval: Duration, _ work: () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await work()
            } catch {
                if Task.isCancelled { return }
                troubles.hear(JobTrouble(error))
            }
            // Ends early only when the task is cancelled, which the loop asks for.
            _ = try? await Task.sleep(for: interval)
        }
    }
}

/// Passes troubles on and remembers the first one of the surroundings.
private final class TroubleEar: Sendable {
    private let first = Mutex<JobTrouble?>(nil)
    private let report: @Sendable (JobTrouble) -> Void

    init(_ report: @escaping @Sendable (JobTrouble) -> Void) {
        self.report = report
    }

    var hindrance: JobTrouble? { first.withLock { $0 } }

    @Sendable func hear(_ trouble: JobTrouble) {
        if trouble.isEnvironmental { first.withLock { $0 = $0 ?? trouble } }
        report(trouble)
    }

    func forget() {
        first.withLock { $0 = nil }
    }
}
