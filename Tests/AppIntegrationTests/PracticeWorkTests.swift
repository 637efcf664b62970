import Catalog
import Foundation
import Postgres
import Schema
import TestSupport
import Testing
import Vocabulary

import App

@Suite("A worker")
struct PracticeWorkTests {
    private static let catalog = Result { () throws -> Catalog in
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try CatalogDirectory(root.appending(path: "catalog").path).load()
    }

    private static func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "hitomado-drop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }

    @Test("with a drop folder refuses a database for practice, and writes nothing there")
    func refused() async throws {
        let catalog = try Self.catalog.get()
        let drop = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: drop) }
        try await ScratchDatabase.withDatabase { client, string in
            let address = DatabaseAddress(string)
            _ = try await CenterWork(address: address, drop: drop, catalog: catalog).runUntilIdle()
            try await Migrator(client).beginPractice()
            let before = try FileManager.default.contentsOfDirectory(atPath: drop)
            await #expect(throws: Failure.self) {
                _ = try await CenterWork(address: address, drop: drop, catalog: catalog)
                    .runUntilIdle()
            }
            await #expect(throws: Failure.self) {
                try await CenterWork(address: address, drop: drop, catalog: catalog).run()
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: drop) == before)
        }
    }

    @Test("for practice refuses a real database, and has the simulated back office alone")
    func practised() async throws {
        let catalog = try Self.catalog.get()
        try await ScratchDatabase.withDatabase { client, string in
            let address = DatabaseAddress(string)
            func work() throws -> PracticeWork {
                try PracticeWork(
                    address: address,
                    since: Instant(microseconds: 1_700_000_000_000_000),
                    catalog: catalog,
                    executors: 1,
                    beside: []
                )
            }
            await #expect(throws: Failure.self) { _ = try await work().runUntilIdle() }
            try await Migrator(client).beginPractice()
            _ = try await work().runUntilIdle()
        }
    }
}
