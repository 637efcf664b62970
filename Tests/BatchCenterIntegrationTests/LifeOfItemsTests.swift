import BatchCenter
import Casework
import Foundation
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("The life of items in the center")
struct LifeOfItemsTests {
    @Test("Every item leaves after its prerequisites were accepted, with their keys, and ends once")
    func wholeWay() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "move-in", system: "JUKI"),
                FiledItem(procedure: "insurance", system: "NHI", after: [0]),
                FiledItem(procedure: "subsidy", system: "A:B", after: [0, 1]),
            ])

            try await world.settle(world.service(), world.office())

            #expect(try await world.states() == ["done": 3])
            #expect(try await world.verify().holds)
            let lots = try world.lots()
            #expect(lots.map(\.system) == ["JUKI", "NHI", "A-B"])
            #expect(lots.flatMap(\.items) == items.map(\.description))
            let key = try #require(
                try world.table(lots[1]).firstMatch(of: /resident_key"":""(\d+)/)
            )
            #expect(try world.table(lots[2]).contains(key.output.0))
            #expect(world.troubles.all.isEmpty)
        }
    }

    @Test("A lot's files are those of the contract, byte for byte what was filed")
    func files() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file()

            _ = try await world.service().runUntilIdle()

            let lot = try #require(try world.lots().first)
            #expect(
                lot.description.keys == [
                    "lot", "system", "municipality", "lane", "layout", "encoding", "rows", "items",
                    "sha256", "made_at",
                ]
            )
            #expect(lot.description["municipality"]?.asString == "121002")
            let lines = try world.table(lot).components(separatedBy: "\r\n")
            #expect(
                lines[0]
                    == "item,attempt,key,municipality,office,procedure,code,people,received_at,record,"
                    + "carried,protected,second_checked_by"
            )
            #expect(lines[1].hasPrefix("\(items[0]),1,\"key,\"\""))
            #expect(lines[1].contains(#""{""household"":{""address"":""千葉市""}"#))
            #expect(Array(lines[1].utf8).split(separator: Array("葛󠄀子".utf8)).count == 2)
            #expect(lines[1].hasSuffix(",{},false,"))
            #expect(lines.count == 3 && lines[2].isEmpty)
            let drafts = "\(world.drop)/.tmp/worker-1"
            #expect(!FileManager.default.fileExists(atPath: drafts))
        }
    }

    @Test("A rejected item blocks what comes after it; corrected, it ends as its next attempt")
    func correction() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "move-in", system: "JUKI"),
                FiledItem(procedure: "insurance", system: "NHI", after: [0]),
                FiledItem(procedure: "subsidy", system: "NHI", after: [1]),
                FiledItem(procedure: "dog", system: "DOG"),
            ])
            let service = world.service()
            let office = world.office([
                RejectionRule(.procedure("move-in"), reason: "missing-paper")
            ])
            try await world.settle(service, office)
            let returned = try await world.states()
            let view = try await world.center.withConnection { try await CenterStore.returns($0) }
            let proof = try await world.verify()

            let corrected = try await world.act {
                try await CenterStore.correct(
                    municipality: CenterWorld.municipality,
                    item: items[0],
                    record: CorrectedRecord(#"{"corrected":true}"#),
                    world.acting("sato"),
                    in: $0
                )
            }
            try await world.settle(service, office)

            #expect(returned == ["sent-back": 1, "blocked": 2, "done": 1])
            #expect(proof.holds)
            #expect(view.map(\.item) == [items[0]])
            #expect(view.first?.reason.code == .missingPaper)
            #expect(view.first?.owner == "office:121011")
            #expect(try corrected.get().attempt == 2)
            #expect(try await world.states() == ["done": 4])
            #expect(try await world.verify().holds)
            let again = try #require(try world.lots().last { $0.system == "JUKI" })
            #expect(try world.table(again).contains("\(items[0]),2,"))
            #expect(try world.table(again).contains(#"{""corrected"":true}"#))
        }
    }

    @Test("An item stays blocked while another one before it is sent back")
    func twoSendBacks() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A"),
                FiledItem(procedure: "b", system: "B"),
                FiledItem(procedure: "c", system: "C", after: [0, 1]),
            ])
            let service = world.service()
            try await world.settle(service, world.office([RejectionRule(.all)]))
            var states: [[String: Int]] = []

            for item in items[..<2] {
                _ = try await world.act {
                    try await CenterStore.correct(
                        municipality: CenterWorld.municipality,
                        item: item,
                        record: CorrectedRecord("{}"),
                        world.acting("sato"),
                        in: $0
                    ).get()
                }
                states.append(try await world.states())
            }
            try await world.settle(service, world.office())

            #expect(
                states == [
                    ["sent-back": 1, "blocked": 1, "ready": 1], ["ready": 2, "accepted": 1],
                ]
            )
            #expect(try await world.states() == ["done": 3])
            #expect(try await world.verify().holds)
        }
    }

    @Test("A withdrawn item takes all that depends on it along, and nothing of it leaves")
    func withdrawal() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A"),
                FiledItem(procedure: "b", system: "B", after: [0]),
                FiledItem(procedure: "c", system: "C", after: [1]),
                FiledItem(procedure: "d", system: "D"),
            ])

            let ended = try await world.act {
                try await CenterStore.withdraw(
                    municipality: CenterWorld.municipality,
                    item: items[0],
                    reason: "resident",
                    world.acting("sato"),
                    in: $0
                )
            }
            try await world.settle(world.service(), world.office())

            #expect(try ended.get() == Array(items[..<3]))
            #expect(try await world.states() == ["withdrawn": 3, "done": 1])
            #expect(try world.lots().map(\.system) == ["D"])
            #expect(try await world.verify().holds)
        }
    }

    @Test("The center sends back what has not left; corrected, it and all behind it go on")
    func sentBackByTheCenter() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A"),
                FiledItem(procedure: "b", system: "B", after: [0], checks: 1),
                FiledItem(procedure: "c", system: "C", after: [1], checks: 1),
            ])
            let service = world.service()

            try await world.sendBack(items[1], remark: "口座の写しが要ります")
            let held = try await world.states()
            try await world.sendBack(items[0])
            let both = try await world.states()
            let heldProof = try await world.verify()
            try await world.settle(service, world.office())
            let stopped = try world.lots().count
            // The one behind is answered first: it waits behind the one before it.
            try await world.correct(items[1])
            let behind = try await world.states()
            let behindProof = try await world.verify()
            try await world.correct(items[0])
            let freed = try await world.states()
            let returns = try await world.center.withConnection {
                try await CenterStore.returns($0)
            }
            try await world.check(items[1], items[2])
            try await world.settle(service, world.office())

            #expect(held == ["ready": 1, "sent-back": 1, "blocked": 1])
            #expect(both == ["sent-back": 2, "blocked": 1] && heldProof.holds)
            #expect(stopped == 0)
            #expect(behind == ["sent-back": 1, "blocked": 2] && behindProof.holds)
            #expect(freed == ["ready": 1, "held": 2] && returns.isEmpty)
            #expect(try await world.states() == ["done": 3])
            #expect(try await world.verify().holds)
            #expect(try world.lots().map(\.system) == ["A", "B", "C"])
        }
    }

    @Test("A send-back by the center keeps its reason, its words, its owner and its due time")
    func sendBackIsNoted() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A", checks: 1),
                FiledItem(procedure: "b", system: "B", after: [0]),
            ])

            try await world.sendBack(items[0], remark: "口座の写しが要ります", owner: .center)
            let returns = try await world.center.withConnection {
                try await CenterStore.returns($0)
            }
            let again = await #expect(throws: ItemRefusal.self) {
                try await world.sendBack(items[1])
            }

            let entry = try #require(returns.first)
            #expect(returns.count == 1 && entry.item == items[0] && entry.dependants == 1)
            #expect(entry.reason.code == .missingPaper && entry.owner == "center")
            #expect(entry.remark == "口座の写しが要ります")
            #expect(entry.due == world.clock.now().adding(.seconds(86_400)))
            #expect(again == .alreadyStopped(.blocked))
            #expect(entry.json["remark"] == "口座の写しが要ります")
        }
    }

    @Test("What is with its system is neither withdrawn nor corrected")
    func refusals() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file()
            _ = try await world.service().runUntilIdle()

            let results = try await world.act { transaction in
                let town = CenterWorld.municipality
                let withdrawn = try await CenterStore.withdraw(
                    municipality: town,
                    item: items[0],
                    reason: "x",
                    world.acting("sato"),
                    in: transaction
                )
                let corrected = try await CenterStore.correct(
                    municipality: town,
                    item: items[0],
                    record: CorrectedRecord("{}"),
                    world.acting("sato"),
                    in: transaction
                )
                let unknown = try await CenterStore.check(
                    municipality: town,
                    item: ItemID(number: 99),
                    world.acting("sato"),
                    in: transaction
                )
                return (withdrawn, corrected, unknown)
            }

            #expect(throws: ItemRefusal.awaitingAnswer) { try results.0.get() }
            #expect(throws: ItemRefusal.notSentBack(.exported)) { try results.1.get() }
            #expect(throws: ItemRefusal.unknown) { try results.2.get() }
            #expect(try await world.states() == ["exported": 1, "accepted": 1])
        }
    }

    @Test("An item waits for the checks that it needs, by different persons")
    func checks() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A", checks: 2)
            ])
            let service = world.service()
            func check(_ actor: String) async throws -> Result<ItemStanding, ItemRefusal> {
                try await world.act {
                    try await CenterStore.check(
                        municipality: CenterWorld.municipality,
                        item: items[0],
                        world.acting(actor),
                        in: $0
                    )
                }
            }

            try await world.settle(service, world.office())
            let held = try await world.states()
            _ = try await check("sato").get()
            let same = try await check("sato")
            _ = try await check("ito").get()
            try await world.settle(service, world.office())

            #expect(held == ["held": 1])
            #expect(throws: ItemRefusal.sameChecker) { try same.get() }
            #expect(try await world.states() == ["done": 1])
            let lot = try #require(try world.lots().first)
            #expect(try world.table(lot).contains(",false,ito\r\n"))
        }
    }

    @Test("Overnight items wait for their cut-off, unless the run is until idle")
    func overnight() async throws {
        try await CenterWorld.with { world in
            try await world.file(lane: .overnight)
            let scheduled = try await world.texts("SELECT run_at FROM hitomado.job_scheduled")

            _ = try await world.service().runUntilIdle()

            #expect(scheduled == ["2026-04-06 09:00:00+00"])
            #expect(try world.lots().count == 1)
            #expect(try await world.verify().holds)
        }
    }
}
