import BatchCenter
import Casework
import Foundation
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Protected people")
struct ProtectionTests {
    @Test(
        "A protection set after the filing holds the item until two persons have checked it",
        arguments: [
            "visit_id) SELECT municipality, now(), 'x', visit_id",
            "name_key, born) SELECT municipality, now(), 'x', 'key-' || visit_id, '1985-05-02'",
        ]
    )
    func setAfterFiling(columns: String) async throws {
        try await heldUntilChecked(columns, reason: "protected", row: ",true,ito\r\n")
    }

    @Test(
        "Who has the name of somebody protected, and no birth that contradicts, is looked at and not told",
        arguments: ["1985-05", "1985"]
    )
    func namesake(born: String) async throws {
        let columns =
            "name_key, born) SELECT municipality, now(), 'x', 'key-' || visit_id, '\(born)'"
        try await heldUntilChecked(columns, reason: "same-name", row: ",false,ito\r\n")
    }

    private func heldUntilChecked(_ columns: String, reason: String, row: String) async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([FiledItem(procedure: "a", system: "A")])
            try await world.file([FiledItem(procedure: "b", system: "A")])
            try await world.sql(
                "INSERT INTO protection (municipality, set_at, set_by, \(columns) "
                    + "FROM item WHERE item_id = \(items[0].number)"
            )
            let service = world.service()

            try await world.settle(service, world.office())
            let before = try await world.states()
            for actor in ["sato", "ito"] {
                _ = try await world.act {
                    try await CenterStore.check(
                        municipality: CenterWorld.municipality,
                        item: items[0],
                        world.acting(actor),
                        in: $0
                    ).get()
                }
            }
            try await world.settle(service, world.office())

            #expect(before == ["held": 1, "done": 1])
            #expect(try await world.states() == ["done": 2])
            let lot = try #require(try world.lots().last)
            #expect(try world.table(lot).contains(row))
            let reasons = try await world.texts(
                "SELECT reason FROM item_event WHERE item_id = \(items[0].number) AND state = 'held'"
            )
            #expect(reasons.sorted() == ["check", reason].sorted())
            #expect(try await world.verify().holds)
        }
    }

    @Test("A protection set after the lot was made takes the item out before anything leaves")
    func setBeforeExport() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([
                FiledItem(procedure: "a", system: "A"), FiledItem(procedure: "c", system: "B"),
            ])
            try await world.file([FiledItem(procedure: "b", system: "A")])
            // The folder is away: the lots are made and not exported.
            try Data().write(to: URL(filePath: world.drop))
            _ = try await world.service().runUntilIdle()
            let made = try await world.states()
            try await world.sql(
                "INSERT INTO protection (municipality, set_at, set_by, visit_id) "
                    + "SELECT municipality, now(), 'x', visit_id FROM item "
                    + "WHERE item_id = \(items[0].number)"
            )
            try FileManager.default.removeItem(atPath: world.drop)

            try await world.settle(world.service("worker-2"), world.office())
            let left = try world.lots().flatMap(\.items)
            let before = try await world.states()
            let proof = try await world.verify()
            for item in items {
                for actor in ["sato", "ito"] {
                    _ = try await world.act {
                        try await CenterStore.check(
                            municipality: CenterWorld.municipality,
                            item: item,
                            world.acting(actor),
                            in: $0
                        ).get()
                    }
                }
            }
            try await world.settle(world.service("worker-3"), world.office())

            #expect(made == ["in-lot": 3])
            #expect(before == ["held": 2, "done": 1] && proof.holds)
            #expect(Set(left).isDisjoint(with: items.map(\.description)))
            #expect(try await world.states() == ["done": 3])
            #expect(try world.lots().filter { $0.items.contains("\(items[0])") }.count == 1)
            #expect(try await world.verify().holds)
        }
    }

    @Test("A lot that a system may have seen keeps its bytes whatever is protected later")
    func setAfterTheFile() async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            _ = try await world.service().runUntilIdle()
            let lot = try #require(try world.lots().first)
            let table = try world.table(lot)
            // As a crash between the move of the files and the commit leaves it.
            try await world.sql(
                """
                UPDATE lot SET state = 'made', sha256 = NULL, exported_at = NULL, exported_by = NULL;
                UPDATE item SET state = 'in-lot';
                DELETE FROM item_event WHERE state = 'exported';
                INSERT INTO protection (municipality, set_at, set_by, visit_id)
                SELECT municipality, now(), 'x', visit_id FROM item;
                """
            )
            try world.answer("A", lot.name, #"{"lot":"\#(lot.name)","rows":1,"accepted":"all"}"#)

            _ = try await world.service("worker-2").runUntilIdle()

            #expect(try world.table(lot) == table)
            #expect(try await world.states() == ["done": 1])
        }
    }

    @Test("A lifted protection holds nothing")
    func lifted() async throws {
        try await CenterWorld.with { world in
            let items = try await world.file([FiledItem(procedure: "a", system: "A")])
            try await world.sql(
                """
                INSERT INTO protection (municipality, visit_id, set_by, lifted_at, lifted_by,
                    lift_seconded_by)
                SELECT municipality, visit_id, 'x', now(), 'y', 'z' FROM item
                WHERE item_id = \(items[0].number)
                """
            )

            try await world.settle(world.service(), world.office())

            #expect(try await world.states() == ["done": 1])
        }
    }
}
