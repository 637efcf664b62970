import BatchCenter
import Casework
import Foundation
import JobQueue
import Postgres
import SimulatedBackOffice
import Stores
import Synchronization
import TestSupport
import Vocabulary

/// A database, a drop folder and workers for one test, which owns all of it.
struct CenterWorld: Sendable {
    let owner: PostgresClient
    let center: PostgresClient
    let drop: String
    let clock = ManualClock()
    let troubles = Troubles()

    static let municipality: Int32 = 121002

    /// Lends a world and removes it afterwards.
    static func with<R>(_ body: (CenterWorld) async throws -> R) async throws -> R {
        try await ScratchDatabase.withDatabase { owner, connection in
            let center = PostgresClient(
                PostgresConfiguration(
                    connectionString: connection,
                    poolMaximum: 12,
                    role: "hitomado_center"
                )
            )
            let drop = NSTemporaryDirectory() + "hitomado-drop-" + UUID().uuidString
            let world = CenterWorld(owner: owner, center: center, drop: drop)
            let result: Result<R, any Error>
            do {
                result = .success(try await body(world))
            } catch {
                result = .failure(error)
            }
            await center.close()
            try? FileManager.default.removeItem(atPath: drop)
            return try result.get()
        }
    }

    /// A service on this world's folder; every name is a worker of its own.
    func service(
        _ name: String = "worker-1",
        policies: SystemPolicies = SystemPolicies(),
        jobs: JobWorkerOptions = JobWorkerOptions()
    ) -> BatchCenterService {
        BatchCenterService(
            client: center,
            configuration: BatchCenterConfiguration(
                drop: drop,
                worker: name,
                policies: policies,
                jobs: jobs,
                answerInterval: .milliseconds(20),
                sealInterval: .milliseconds(50)
            ),
            time: clock,
            report: troubles.note
        )
    }

    /// Simulated systems on this world's folder.
    func office(_ rejections: [RejectionRule] = []) -> SimulatedBackOfficeService {
        SimulatedBackOfficeService(
            BackOfficeConfiguration(drop: drop, rejections: rejections, interval: .milliseconds(20))
        )
    }

    /// Works and answers in turns until nothing moves.
    func settle(_ service: BatchCenterService, _ office: SimulatedBackOfficeService) async throws {
        for _ in 0..<20 {
            let summary = try await service.runUntilIdle()
            let answered = await office.answerNew()
            if summary.jobs == 0, summary.acknowledged == 0, answered == 0 { return }
        }
    }

    func verify() async throws -> CenterProof {
        try await center.withConnection { try await CenterStore.verify($0) }
    }

    func states() async throws -> [String: Int] {
        try await center.withConnection {
            try await CenterStore.status(dueBefore: clock.now(), $0).states
        }
    }

    /// Runs SQL as the owner of the database, past all rules but the table's own.
    func sql(_ text: String) async throws {
        try await owner.withConnection {
            try await $0.runScript("SET search_path = hitomado;" + text)
        }
    }

    /// The texts in the first column of a query.
    func texts(_ query: String) async throws -> [String] {
        try await owner.withTransaction { transaction in
            try await transaction.runScript(
                "SET LOCAL search_path = hitomado; CREATE TEMP VIEW looked(text) AS \(query)"
            )
            let texts = try await transaction.first(LookedTexts()) ?? []
            try await transaction.runScript("DROP VIEW looked")
            return texts
        }
    }

    private struct LookedTexts: PostgresStatement {
        static let name = "looked_texts"
        static let sql = "SELECT coalesce(array_agg(text::text), '{}') FROM pg_temp.looked"
        let bindings = PostgresBindings()
        typealias Row = [String]

        static func decode(_ row: inout PostgresRowReader) throws -> [String] {
            try row.read()
        }
    }

    /// An act of a person, in the role of an office.
    func act<R>(
        _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        try await owner.withTransaction { transaction in
            try await transaction.runScript(
                "SET LOCAL ROLE hitomado_office;"
                    + "SELECT set_config('hitomado.municipality', '\(Self.municipality)', true)"
            )
            return try await body(transaction)
        }
    }

    func acting(_ actor: String) -> CenterActing {
        CenterActing(actor: actor, now: clock.now())
    }

    // MARK: - Files

    struct LotFile: Sendable {
        let path: String
        let system: String
        let name: String
        let description: JSONObject

        var items: [String] { description["items"]?.asArray?.compactMap(\.asString) ?? [] }
    }

    /// The lots in the folder, in the order in which they were made.
    func lots() throws -> [LotFile] {
        let manager = FileManager.default
        guard let systems = try? manager.contentsOfDirectory(atPath: drop) else { return [] }
        var found: [LotFile] = []
        for system in systems where !system.hasPrefix(".") {
            for file in try manager.contentsOfDirectory(atPath: "\(drop)/\(system)")
            where file.hasSuffix(".json") {
                let path = "\(drop)/\(system)/\(file)"
                let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
                let object = try JSONParser.parse(bytes).asObject ?? [:]
                found.append(
                    LotFile(
                        path: path,
                        system: system,
                        name: String(file.dropLast(5)),
                        description: object
                    )
                )
            }
        }
        return found.sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
    }

    /// The text of a lot's table.
    func table(_ lot: LotFile) throws -> String {
        String(
            decoding: try Data(contentsOf: URL(filePath: "\(drop)/\(lot.system)/\(lot.name).csv")),
            as: UTF8.self
        )
    }

    /// Answers a lot with this text.
    func answer(_ system: String, _ lot: String, _ text: String) throws {
        let folder = "\(drop)/\(system)/ack"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(lot).json"), options: .atomic)
    }
}

/// What workers reported, in their words.
final class Troubles: Sendable {
    private let noted = Mutex<[JobTrouble]>([])

    @Sendable func note(_ trouble: JobTrouble) {
        noted.withLock { $0.append(trouble) }
    }

    var all: [JobTrouble] { noted.withLock { $0 } }
}
