import JobQueue
import Postgres
import Schema
import TestSupport
import Testing

@Suite("Plans of the queue's statements")
struct QueuePlanTests {
    private struct Explained: PostgresStatement {
        static let name = "explained"
        static let sql = """
            EXPLAIN (FORMAT JSON)
            EXECUTE planned('{1,2}', '{100,0}', '{9223372036854775807,9223372036854775807}', '{50,50}')
            """
        let bindings = PostgresBindings()

        static func decode(_ row: inout PostgresRowReader) throws -> String {
            try row.read()
        }
    }

    @Test(
        "The claim reads jobs by their key alone, however many there are",
        arguments: [0, 200_000]
    )
    func claim(jobs: Int) async throws {
        try await QueueWorld.with { world in
            try await world.owner.withTransaction { transaction in
                try await transaction.runScript(
                    """
                    SET LOCAL search_path = hitomado;
                    INSERT INTO job (municipality, flow_id, kind, subject, attempt)
                    SELECT 121002, n % 4, 7, n, 1 FROM generate_series(1, \(jobs)) n;
                    """
                )
            }
            try await world.owner.withConnection { try await $0.runScript("ANALYZE hitomado.job") }

            let plan = try await world.owner.withTransaction { transaction in
                try await transaction.runScript("SET LOCAL enable_seqscan = off")
                try await transaction.runScript("PREPARE planned AS \(StatementText.jobTake.sql)")
                return try await transaction.first(Explained()) ?? ""
            }

            #expect(plan.contains("Index"))
            #expect(!plan.contains(#""Node Type": "Seq Scan""#), "\(plan)")
        }
    }
}
