import BatchCenter
import Casework
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
            #expect(try world.table(lot).contains(",true,ito\r\n"))
            #expect(try await world.verify().holds)
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
