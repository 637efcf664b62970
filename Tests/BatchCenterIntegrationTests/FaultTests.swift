import BatchCenter
import Casework
import Foundation
import JobQueue
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Faults that nothing may be lost by", .timeLimit(.minutes(5)))
struct FaultTests {
    @Test("A drop folder that is away keeps everything queued and shown, and it leaves later")
    func folderAway() async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            try Data().write(to: URL(filePath: world.drop))
            let service = world.service()

            let summary = try await service.runUntilIdle()
            let failures = try await world.center.withConnection { try await JobQueue.failures($0) }
            let proof = try await world.verify()
            try FileManager.default.removeItem(atPath: world.drop)
            let again = try await service.runUntilIdle()
            try await world.settle(service, world.office())

            #expect(failures.map(\.kind) == [CenterJobs.export])
            #expect(failures.first?.failure.hasPrefix("drop-folder") == true)
            #expect(summary.hindrance?.isEnvironmental == true && again.hindrance == nil)
            #expect(proof.holds)
            #expect(try await world.states() == ["done": 1])
        }
    }

    @Test("A connection that breaks between two lots leaves no draft behind")
    func brokenDelivery() async throws {
        struct Broken: Error {}
        try await CenterWorld.with { world in
            try await world.file([
                FiledItem(procedure: "a", system: "A"), FiledItem(procedure: "b", system: "B"),
            ])
            _ = try await world.service().runUntilIdle()
            let numbers = try world.lots().compactMap { lot in
                lot.description["lot"]?.asString.flatMap { LotID($0) }
            }
            #expect(numbers.count == 2)
            let folder = "\(world.drop)-again"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let connector = FileDropConnector(folder: DropFolder(path: folder, worker: "w"))
            try await world.center.withTransaction { transaction in
                let lots = try await CenterStore.lock(numbers, in: transaction)
                let rows = LotRowSource { lot, position, maximum in
                    guard lot.lot == lots[0].lot else { throw Broken() }
                    return try await CenterStore.rows(
                        of: lot,
                        after: position,
                        atMost: maximum,
                        transaction
                    )
                }
                await #expect(throws: Broken.self) {
                    try await connector.deliver(lots, rows: rows)
                }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/.tmp/w")
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test("A crash between the move of the files and the commit gives the same bytes again")
    func sameBytes() async throws {
        try await CenterWorld.with { world in
            try await world.file()
            _ = try await world.service().runUntilIdle()
            let lot = try #require(try world.lots().first)
            let (table, description) = (try world.table(lot), lot.description)
            try await world.sql(
                """
                UPDATE lot SET state = 'made', sha256 = NULL, exported_at = NULL, exported_by = NULL;
                UPDATE item SET state = 'in-lot' WHERE state = 'exported';
                DELETE FROM item_event WHERE state = 'exported';
                """
            )
            try await enqueueExport(lot, world)

            _ = try await world.service("worker-2").runUntilIdle()

            #expect(try world.table(lot) == table)
            #expect(try world.lots().map(\.description) == [description])
            #expect(try await world.states() == ["exported": 1, "accepted": 1])
        }
    }

    @Test("A file with other bytes in a lot's place is never overwritten, and the lot is shown")
    func conflict() async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            try FileManager.default.createDirectory(
                atPath: "\(world.drop)/A",
                withIntermediateDirectories: true
            )
            try Data("other".utf8).write(to: URL(filePath: "\(world.drop)/A/L1.csv"))

            _ = try await world.service().runUntilIdle()
            let failures = try await world.center.withConnection { try await JobQueue.failures($0) }

            #expect(failures.map(\.failure) == ["drop-folder-conflict"])
            #expect(try world.lots().isEmpty)
            #expect(
                try Data(contentsOf: URL(filePath: "\(world.drop)/A/L1.csv")) == Data("other".utf8)
            )
        }
    }

    @Test("Files of a dead worker are removed, those of a living one are not")
    func temporaryFiles() async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            let manager = FileManager.default
            let living = Task { await world.service("living").run() }
            while !manager.fileExists(atPath: "\(world.drop)/.tmp/living") { await Task.yield() }
            for name in ["dead", "living"] {
                try manager.createDirectory(
                    atPath: "\(world.drop)/.tmp/\(name)",
                    withIntermediateDirectories: true
                )
                try Data("x".utf8).write(to: URL(filePath: "\(world.drop)/.tmp/\(name)/L9.csv"))
            }
            try Data().write(to: URL(filePath: "\(world.drop)/.tmp/dead.lock"))
            try await world.file([FiledItem(procedure: "a", system: "A")])

            _ = try await world.service("next").runUntilIdle()

            let left = try manager.contentsOfDirectory(atPath: "\(world.drop)/.tmp").sorted()
            let kept = manager.fileExists(atPath: "\(world.drop)/.tmp/living/L9.csv")
            living.cancel()
            await living.value
            #expect(left == ["living", "living.lock"] && kept)
            // A worker that ends as it should leaves nothing behind.
            #expect(try manager.contentsOfDirectory(atPath: "\(world.drop)/.tmp").isEmpty)
        }
    }

    @Test("A poison item is found among the others, which leave")
    func poison() async throws {
        try await CenterWorld.with { world in
            try await world.fileMany(200, systems: 2, offices: 2)
            // A prerequisite that nobody counted: the item claims to be ready and is not.
            try await world.sql(
                """
                INSERT INTO item_after (municipality, item_id, after_item)
                VALUES (\(CenterWorld.municipality), 77, 78);
                UPDATE item SET state = 'held', checks_needed = 1 WHERE item_id = 78;
                """
            )

            try await world.settle(world.service(), world.office())
            let failures = try await world.center.withConnection { try await JobQueue.failures($0) }

            #expect(failures.map(\.subject) == [77])
            #expect(failures.map(\.failure) == ["too-early"])
            #expect(try await world.states() == ["done": 198, "held": 1, "ready": 1])
        }
    }

    @Test("Two workers share two thousand items without doubles while both are stopped midway")
    func twoWorkers() async throws {
        try await CenterWorld.with { world in
            try await world.fileMany(2000)
            for round in 0..<3 {
                await withTaskGroup(of: Void.self) { group in
                    for name in ["a\(round)", "b\(round)"] {
                        group.addTask { await world.service(name).run() }
                    }
                    // Stops both in the middle of their work.
                    while let states = try? await world.states(),
                        states["ready", default: 0] > 1400 - round * 600
                    {
                        await Task.yield()
                    }
                    group.cancelAll()
                }
            }

            try await world.settle(world.service("last"), world.office())

            #expect(try await world.states() == ["done": 2000])
            #expect(try await world.verify().holds)
            let rows = try world.lots().flatMap(\.items)
            #expect(rows.count == 2000 && Set(rows).count == 2000)
        }
    }

    @Test("Running workers take in, export and read answers by themselves")
    func running() async throws {
        try await CenterWorld.with { world in
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await world.service().run() }
                group.addTask { await world.office().run() }
                do {
                    for _ in 0..<5 { try await world.file() }
                    try await JobQueue.ring(world.center)
                    while try await world.states() != ["done": 10] { await Task.yield() }
                } catch {
                    Issue.record(error)
                }
                group.cancelAll()
            }

            let proof = try await world.verify()
            #expect(proof.holds)
        }
    }

    private func enqueueExport(_ lot: CenterWorld.LotFile, _ world: CenterWorld) async throws {
        let number = try #require(LotID(lot.name))
        try await world.owner.withTransaction { transaction in
            try await JobQueue.enqueue(
                [
                    CenterJobs.export(
                        number,
                        of: LotGroup(
                            municipality: CenterWorld.municipality,
                            system: lot.system,
                            lane: .waiting
                        )
                    )
                ],
                in: transaction
            )
        }
    }
}
