import Postgres
import TestSupport
import Testing

import Schema

@Suite("A database for practice")
struct PracticeTests {
    private func fails(_ client: PostgresClient, _ sql: String) async throws -> String? {
        do {
            try await client.withConnection { try await $0.runScript(sql) }
            return nil
        } catch let error as PostgresError {
            return error.sqlState
        }
    }

    @Test("is marked once, for ever, and begins its numbers where no real one takes them")
    func marked() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            #expect(try await Migrator.practiceSince(client) == nil)
            try await Migrator(client).beginPractice()
            let since = try await Migrator.practiceSince(client)
            #expect(since != nil)
            try await Migrator(client).beginPractice()
            #expect(try await Migrator.practiceSince(client) == since)
            for sql in [
                "UPDATE hitomado.practice SET since = now()", "DELETE FROM hitomado.practice",
                "TRUNCATE hitomado.practice",
            ] {
                #expect(try await fails(client, sql) == "P0001", "\(sql)")
            }
            let numbers = """
                DO $$ BEGIN ASSERT nextval('hitomado.visit_number') = 9000000001
                AND nextval('hitomado.item_number') = 9000000001; END $$
                """
            #expect(try await fails(client, numbers) == nil)
        }
    }

    private static func bundle(_ number: Int) -> String {
        """
        INSERT INTO hitomado.visit (municipality, visit_id, office, state, household, opened_at, opened_by)
        VALUES (121002, \(number), 121011, 'waiting', '{}', now(), 'x');
        INSERT INTO hitomado.bundle (municipality, bundle_id, visit_id, office, lane, submission_key,
            content_hash, packet, seal, receipt, received_at, filed_at, filed_by)
        VALUES (121002, \(number), \(number), 121011, 'waiting', 'k\(number)', sha256('x'), '', sha256('x'), '',
            now(), now(), 'x');
        """
    }

    @Test("gives nothing that a real one takes, and takes nothing that is real")
    func apart() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            let real = try await fails(client, Self.bundle(1))
            #expect(real == nil)
            #expect(try await fails(client, Self.bundle(9_000_000_001)) == SQLState.checkViolation)
            #expect(try await fails(client, "SELECT hitomado.begin_practice()") == "55006")
            #expect(try await Migrator.practiceSince(client) == nil)
            #expect(try await Migrator(client).dropPractice() == false)
        }
        try await ScratchDatabase.withDatabase { client, _ in
            try await Migrator(client).beginPractice()
            #expect(try await fails(client, Self.bundle(9_000_000_001)) == nil)
            #expect(try await fails(client, Self.bundle(1)) == SQLState.checkViolation)
            #expect(try await Migrator(client).dropPractice())
            #expect(try await Migrator(client).migrate().count == Migration.all.count)
        }
    }
}
