import BatchCenter
import Casework
import Foundation
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Answers in the drop folder")
struct AnswerTests {
    /// A world with one exported lot of two items of one system.
    private func exported(
        _ body: (CenterWorld, CenterWorld.LotFile) async throws -> Void
    ) async throws {
        try await CenterWorld.with { world in
            try await world.file([
                FiledItem(procedure: "a", system: "A"), FiledItem(procedure: "b", system: "A"),
            ])
            _ = try await world.service().runUntilIdle()
            try await body(world, try #require(try world.lots().first))
        }
    }

    private func view(_ world: CenterWorld) async throws -> [String: LotView] {
        let lots = try await world.center.withConnection { try await CenterStore.lots($0) }
        return Dictionary(lots.map { ($0.lot, $0) }) { first, _ in first }
    }

    @Test(
        "Whatever does not fit is refused whole and shown, and read again when it changes",
        arguments: [
            "{", "", "[]", #"{"lot":"L1","rows":3,"accepted":"all"}"#,
            #"{"lot":"L1","rows":2,"accepted":["I1"]}"#,
            #"{"lot":"L2","rows":2,"accepted":"all"}"#,
            #"{"lot":"L1","rows":2,"accepted":["I2","I99"]}"#,
        ]
    )
    func refused(text: String) async throws {
        try await exported { world, lot in
            let service = world.service("worker-2")

            try world.answer("A", lot.name, text)
            let summary = try await service.runUntilIdle()
            let again = try await service.runUntilIdle()
            let shown = try await view(world)[lot.name]
            try world.answer("A", lot.name, #"{"lot":"\#(lot.name)","rows":2,"accepted":"all"}"#)
            _ = try await service.runUntilIdle()

            #expect(summary.refused == 1 && again.refused == 0)
            #expect(shown?.refused?.en.isEmpty == false && shown?.acknowledgedAt == nil)
            #expect(try await view(world)[lot.name]?.refused == nil)
            #expect(try await world.states() == ["done": 2])
            #expect(try await world.verify().holds)
        }
    }

    @Test("An answer read twice changes nothing, by whatever worker")
    func twice() async throws {
        try await exported { world, lot in
            let text = #"{"lot":"\#(lot.name)","rows":2,"accepted":"all"}"#
            try world.answer("A", lot.name, text)
            _ = try await world.service("worker-2").runUntilIdle()
            let before = try await world.texts(
                "SELECT e::text FROM hitomado.item_event e ORDER BY 1"
            )

            let again = try await world.service("worker-3").runUntilIdle()
            try world.answer("A", lot.name, text + "\n")
            let other = try await world.service("worker-4").runUntilIdle()
            let shown = try await view(world)[lot.name]?.refused

            #expect(again.acknowledged == 0 && again.refused == 0)
            #expect(other.acknowledged == 0 && other.refused == 1)
            #expect(shown?.en.contains("answered before") == true)
            #expect(
                try await world.texts("SELECT e::text FROM hitomado.item_event e ORDER BY 1")
                    == before
            )
        }
    }

    @Test("An answer that says something else later is shown by the worker that took the first")
    func contradicted() async throws {
        try await exported { world, lot in
            let service = world.service("worker-2")
            try world.answer("A", lot.name, #"{"lot":"\#(lot.name)","rows":2,"accepted":"all"}"#)
            _ = try await service.runUntilIdle()
            let text = #"{"lot":"\#(lot.name)","rows":2,"accepted":["I1"],"rejected":[]}"#
            try world.answer("A", lot.name, text)
            let second = try await service.runUntilIdle()
            let third = try await service.runUntilIdle()

            #expect(second.refused == 1 && second.acknowledged == 0 && third.refused == 0)
            #expect(try await view(world)[lot.name]?.refused?.en.contains("before") == true)
            #expect(try await world.states() == ["done": 2])
        }
    }

    @Test("An answer for an unknown lot, or in another system's folder, is shown until it goes")
    func stray() async throws {
        try await exported { world, lot in
            let service = world.service("worker-2")
            try world.answer("A", "L999", #"{"lot":"L999","rows":1,"accepted":"all"}"#)
            try world.answer("B", lot.name, #"{"lot":"\#(lot.name)","rows":2,"accepted":"all"}"#)
            try world.answer("A", "notes", "{}")

            _ = try await service.runUntilIdle()
            let shown = try await view(world)
            for path in ["A/ack/L999.json", "B/ack/\(lot.name).json", "A/ack/notes.json"] {
                try FileManager.default.removeItem(atPath: "\(world.drop)/\(path)")
            }
            _ = try await service.runUntilIdle()

            #expect(shown["L999"]?.refused?.en.isEmpty == false)
            #expect(shown["notes"]?.refused?.ja.isEmpty == false)
            #expect(try await world.states() == ["exported": 2])
            #expect(try await view(world).keys.sorted() == [lot.name])
        }
    }

    @Test("An answer to a lot whose export was not noted completes the export first")
    func answeredBeforeNoted() async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            let service = world.service()
            _ = try await service.runUntilIdle()
            let lot = try #require(try world.lots().first)
            // As a crash between the move of the files and the commit leaves it.
            try await world.sql(
                """
                UPDATE lot SET state = 'made', sha256 = NULL, exported_at = NULL, exported_by = NULL;
                UPDATE item SET state = 'in-lot';
                DELETE FROM item_event WHERE state = 'exported';
                """
            )
            try world.answer("A", lot.name, #"{"lot":"\#(lot.name)","rows":1,"accepted":"all"}"#)

            _ = try await service.runUntilIdle()

            #expect(try await world.states() == ["done": 1])
            #expect(try await view(world)[lot.name]?.exportedAt != nil)
            #expect(try await world.verify().holds)
        }
    }

    @Test(
        "What is no plain file of a bearable size is refused once, shown, and read when it changes",
        arguments: ["folder", "link", "pipe", "huge", "dangling"]
    )
    func notAFile(_ kind: String) async throws {
        try await exported { world, lot in
            let service = world.service("worker-2")
            let manager = FileManager.default
            let whole = #"{"lot":"\#(lot.name)","rows":2,"accepted":"all"}"#
            let place = "\(world.drop)/A/ack/\(lot.name).json"
            switch kind {
            case "folder":
                try manager.createDirectory(atPath: place, withIntermediateDirectories: true)
            case "link", "dangling":
                let target = world.drop + "-outside.json"
                if kind == "link" { try Data(whole.utf8).write(to: URL(filePath: target)) }
                try manager.createSymbolicLink(atPath: place, withDestinationPath: target)
            case "pipe": #expect(mkfifo(place, 0o600) == 0)
            default:
                try world.answer("A", lot.name, "")
                let handle = try #require(FileHandle(forWritingAtPath: place))
                try handle.truncate(atOffset: 65 << 20)
                try handle.close()
            }

            let first = try await service.runUntilIdle()
            let again = try await service.runUntilIdle()
            let shown = try await view(world)[lot.name]?.refused
            try manager.removeItem(atPath: place)
            try? manager.removeItem(atPath: world.drop + "-outside.json")
            try world.answer("A", lot.name, whole)
            let last = try await service.runUntilIdle()

            #expect(first.refused == 1 && again.refused == 0 && last.acknowledged == 1)
            #expect(shown?.ja.isEmpty == false && shown?.en.isEmpty == false)
            #expect(shown?.ja != shown?.en)
            #expect(world.troubles.all.isEmpty)
        }
    }

    @Test("A half written answer is taken once it is whole")
    func halfWritten() async throws {
        try await exported { world, lot in
            let whole = #"{"lot":"\#(lot.name)","rows":2,"accepted":"all","rejected":[]}"#
            let path = "\(world.drop)/A/ack/\(lot.name).json"
            try Data(whole.utf8.prefix(20)).write(to: URL(filePath: path))
            let service = world.service("worker-2")
            let first = try await service.runUntilIdle()

            // In place, so that the folder itself does not change.
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(whole.utf8.dropFirst(20)))
            try handle.close()
            let second = try await service.runUntilIdle()

            #expect(first.refused == 1 && second.acknowledged == 1)
            #expect(try await world.states() == ["done": 2])
        }
    }

    @Test("Two rejected items of one lot are sent back with their own reasons")
    func reasons() async throws {
        try await exported { world, lot in
            try world.answer(
                "A",
                lot.name,
                #"""
                {"lot": "\#(lot.name)", "rows": 2, "accepted": [],
                 "rejected": [{"item": "\#(lot.items[1])", "reason": "duplicate"},
                              {"item": "\#(lot.items[0])", "reason": "書類の年月日が読めない"}]}
                """#
            )

            _ = try await world.service("worker-2").runUntilIdle()
            let returns = try await world.center.withConnection {
                try await CenterStore.returns($0)
            }

            #expect(returns.map(\.item.description) == lot.items)
            #expect(returns.map(\.reason.rawValue) == ["書類の年月日が読めない", "duplicate"])
            #expect(returns.map(\.due.description).allSatisfy { $0.hasSuffix("T08:00:00.000000Z") })
        }
    }
}
