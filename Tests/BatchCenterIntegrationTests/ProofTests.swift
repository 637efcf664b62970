import BatchCenter
import Casework
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("The proof from the tables")
struct ProofTests {
    /// What somebody could do to the tables, and which fault that is.
    enum Tampering: String, CaseIterable, Sendable {
        case itemDeleted = "DELETE FROM item WHERE item_id = %"
        case recordDeleted = "DELETE FROM item_record WHERE item_id = %"
        case lotRowDeleted = "DELETE FROM lot_item WHERE item_id = %"
        case doneWithoutAnswer =
            "UPDATE lot SET state = 'exported', acknowledged_at = NULL WHERE lot_id = (SELECT lot_id FROM item WHERE item_id = %)"
        case backToReady = "UPDATE item SET state = 'ready', due_at = now() WHERE item_id = %"
        case lotTwice =
            "ALTER TABLE lot_item DROP CONSTRAINT lot_item_once; INSERT INTO lot_item SELECT municipality, lot_id, position + 1, item_id, attempt, carried, protected, second_checked_by FROM lot_item WHERE item_id = %"
        case leftTooEarly =
            "UPDATE lot SET made_at = made_at - interval '1 hour' WHERE lot_id = (SELECT lot_id FROM item WHERE item_id = %)"
        case prerequisiteAdded =
            "INSERT INTO item_after SELECT municipality, %, max(item_id) FROM item GROUP BY municipality"
        case queuedTwice =
            "UPDATE item SET state = 'ready', due_at = now() WHERE item_id = %; INSERT INTO job SELECT municipality, 1, 900, 1, %, 1 FROM item WHERE item_id = %; INSERT INTO job_scheduled SELECT municipality, 1, 'waiting', 'X', 0, %, 1, 0, now() FROM item WHERE item_id = %"

        func count(_ proof: CenterProof) -> Int {
            switch self {
            case .itemDeleted, .recordDeleted, .lotRowDeleted, .doneWithoutAnswer: proof.lost
            case .backToReady, .lotTwice, .queuedTwice: proof.doubled
            case .leftTooEarly, .prerequisiteAdded: proof.outOfOrder
            }
        }
    }

    @Test("sees what was done to the tables", arguments: Tampering.allCases)
    func tampering(_ tampering: Tampering) async throws {
        try await CenterWorld.with { world in
            let items = try await world.file()
            try await world.file([FiledItem(procedure: "z", system: "Z", checks: 1)])
            try await world.settle(world.service(), world.office())
            let before = try await world.verify()

            try await world.sql(
                tampering.rawValue.replacing("%", with: String(items[1].number))
            )
            let after = try await world.verify()

            #expect(before.holds && before.bundles == 2 && before.items == 3)
            #expect(tampering.count(after) > 0, "\(after)")
            #expect(!after.examples.isEmpty)
        }
    }

    @Test(
        "sees an open item that nothing would ever move",
        arguments: [
            "DELETE FROM job", "UPDATE item SET state = 'accepted'",
            "UPDATE item SET state = 'held'", "UPDATE item SET state = 'blocked'",
            "UPDATE item SET state = 'exported', lot_id = 5",
            "UPDATE item SET state = 'sent-back', lot_id = 5",
        ]
    )
    func stuck(tampering: String) async throws {
        try await CenterWorld.with { world in
            try await world.file([FiledItem(procedure: "a", system: "A")])
            let before = try await world.verify()

            try await world.sql(tampering)

            #expect(before.holds)
            #expect(try await world.verify().lost == 1)
        }
    }

    @Test("holds in every state on the way")
    func onTheWay() async throws {
        try await CenterWorld.with { world in
            #expect(try await world.verify().holds)
            try await world.file()
            try await world.file(lane: .overnight)
            #expect(try await world.verify().holds)
            _ = try await world.service().runUntilIdle()
            #expect(try await world.verify().holds)
            #expect(try await world.states() == ["accepted": 2, "exported": 2])
        }
    }
}

@Suite("The sealed audit", .timeLimit(.minutes(5)))
struct SealedAuditTests {
    private func sealed(
        _ body: (CenterWorld, AuditSealer) async throws -> Void
    ) async throws {
        try await CenterWorld.with { world in
            for _ in 0..<3 { try await world.file() }
            try await world.settle(world.service(), world.office())
            let sealer = AuditSealer(world.center)
            // Transactions of other tests in the same cluster hold the sealer up.
            while try await sealer.verify().links < world.lots().count { try await sealer.seal() }
            try await body(world, sealer)
        }
    }

    @Test("One audit row a lot, which names its items, is chained")
    func chained() async throws {
        try await sealed { world, sealer in
            let rows = try await world.texts("SELECT count(*) FROM hitomado.audit")
            let lots = try await world.texts("SELECT count(*) FROM hitomado.lot")
            let proof = try await sealer.verify()

            #expect(rows == lots)
            #expect(proof.holds && "\(proof.links)" == rows[0])
            #expect(try await sealer.seal() == 0)
        }
    }

    @Test(
        "A changed, removed or slipped-in row is seen",
        arguments: [
            "UPDATE audit SET actor = 'other' WHERE audit_id = 1",
            "UPDATE audit SET item_ids = '{}' WHERE audit_id = 2",
            "DELETE FROM audit WHERE audit_id = 1",
            "DELETE FROM audit WHERE audit_id = 1; DELETE FROM audit_link WHERE position = 1",
            "INSERT INTO audit (municipality, transaction_id, actor, purpose, act) VALUES (121002, '5', 'x', 'y', 'z')",
        ]
    )
    func tampered(tampering: String) async throws {
        try await sealed { world, sealer in
            try await world.sql(tampering)

            #expect(try await !sealer.verify().holds)
        }
    }

    @Test("A row is sealed only when no running transaction can come before it")
    func order() async throws {
        try await CenterWorld.with { world in
            let sealer = AuditSealer(world.center)
            let row =
                "INSERT INTO hitomado.audit (municipality, actor, purpose, act) VALUES (121002, 'a', 'b', 'c')"
            let early = try await world.owner.withTransaction { transaction in
                try await transaction.runScript(row)
                try await world.sql(row)
                return try await sealer.seal()
            }

            while try await sealer.verify().links < 2 { try await sealer.seal() }
            let order = try await world.texts(
                "SELECT audit_id FROM hitomado.audit_link ORDER BY position"
            )
            #expect(early == 0)
            #expect(order == ["1", "2"])
            #expect(try await sealer.verify().holds)
        }
    }
}
