import Postgres
import TestSupport
import Testing

private struct Refusal: Error {}

@Suite("A transaction")
struct TransactionTests {
    private func withPersons(
        poolMaximum: Int = 4,
        _ body: (PostgresClient, String) async throws -> Void
    ) async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: poolMaximum) { client, string in
            try await client.withConnection { try await $0.runScript(PersonInsert.table) }
            try await body(client, string)
        }
    }

    private func count(_ client: PostgresClient) async throws -> Int? {
        try await client.withConnection { try await $0.first(PersonCount()) }
    }

    @Test("is kept when its closure returns")
    func commit() async throws {
        try await withPersons { client, _ in
            let affected = try await client.withTransaction(.serializable) {
                try await $0.execute(PersonInsert(id: 1, name: "花"))
            }
            #expect(affected == 1)
            let persons = try await client.withConnection { try await $0.run(PersonList()) }
            #expect(persons == [.init(id: 1, name: "花")])
        }
    }

    @Test("is undone when its closure throws, and the connection serves on")
    func rollback() async throws {
        try await withPersons(poolMaximum: 1) { client, _ in
            let before = try await client.withConnection { try await $0.first(BackendPID()) }
            await #expect(throws: Refusal.self) {
                try await client.withTransaction { transaction in
                    try await transaction.execute(PersonInsert(id: 1, name: nil))
                    throw Refusal()
                }
            }
            let kept = try await count(client)
            #expect(kept == 0)
            #expect(try await client.withConnection { try await $0.first(BackendPID()) } == before)
        }
    }

    @Test("that broke a constraint names it and not the value")
    func constraint() async throws {
        try await withPersons { client, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction { transaction in
                    try await transaction.execute(PersonInsert(id: 987_654, name: "秘密"))
                    try await transaction.execute(PersonInsert(id: 987_654, name: "秘密"))
                }
            }
            #expect(error?.constraint == "person_key")
            #expect(error?.table == "person")
            #expect(error?.sqlState == SQLState.uniqueViolation)
            #expect(error?.statement == "person_insert")
            let texts = [error?.description, error?.debugDescription].compactMap { $0 }
            #expect(texts.count == 2)
            #expect(texts.allSatisfy { !$0.contains("987654") && !$0.contains("秘密") })
            let kept = try await count(client)
            #expect(kept == 0)
        }
    }

    @Test("in which a statement failed is not taken for kept, though its closure returns")
    func swallowedFailure() async throws {
        try await withPersons { client, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction { transaction in
                    try await transaction.execute(PersonInsert(id: 1, name: "花"))
                    _ = try? await transaction.execute(PersonInsert(id: 1, name: "花"))
                }
            }
            #expect(error?.sqlState == SQLState.failedTransaction)
            let kept = try await count(client)
            #expect(kept == 0)
        }
    }

    @Test("cannot be used after its closure")
    func leak() async throws {
        try await withPersons { client, _ in
            let leaked = try await client.withTransaction { $0 }
            await #expect(throws: PostgresError(.closed)) { try await leaked.run(One()) }
        }
    }

    @Test("that waits for a lock of another is refused by a serialization conflict as retryable")
    func conflict() async throws {
        try await withPersons { client, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction(.repeatableRead) { first in
                    _ = try await first.run(PersonCount())
                    try await client.withTransaction { second in
                        try await second.execute(PersonInsert(id: 1, name: "花"))
                    }
                    try await first.execute(PersonInsert(id: 1, name: "空"))
                }
            }
            #expect(error?.sqlState == SQLState.uniqueViolation || error?.isRetryable == true)
        }
    }

    @Test("whose connection is lost before the commit is reported as lost, not as unknown")
    func lostBeforeCommit() async throws {
        try await withPersons { client, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction { transaction in
                    let pid = try await transaction.first(BackendPID())
                    try await client.withConnection {
                        try await $0.execute(Terminate(pid: try #require(pid)))
                    }
                    try await transaction.execute(PersonInsert(id: 1, name: "花"))
                }
            }
            #expect(error?.code == .connection)
            let kept = try await count(client)
            #expect(kept == 0)
        }
    }

    @Test("whose connection is lost while it commits is reported as unknown")
    func lostInCommit() async throws {
        try await withPersons { client, _ in
            // A deferred trigger ends the server process in the middle of the commit.
            try await client.withConnection {
                try await $0.runScript(
                    """
                    CREATE FUNCTION end_myself() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                        PERFORM pg_sleep(30);
                        RETURN NULL;
                    END $$;
                    CREATE CONSTRAINT TRIGGER ending AFTER INSERT ON person
                        DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION end_myself();
                    """
                )
            }
            let error = await #expect(throws: PostgresError.self) {
                try await client.withTransaction {
                    try await $0.execute(PersonInsert(id: 1, name: "花"))
                }
            }
            #expect(error?.code == .commitUnknown)
            let kept = try await count(client)
            #expect(kept == 0)
        }
    }

    @Test("passes on many rows in chunks, in order")
    func chunks() async throws {
        struct Numbers: PostgresStatement {
            static let name = "numbers"
            static let sql = "SELECT n FROM generate_series(1, $1::integer) AS n"
            let count: Int
            var bindings: PostgresBindings { PostgresBindings(count) }
            static func decode(_ row: inout PostgresRowReader) throws -> Int { try row.read() }
        }
        try await ScratchDatabase.withDatabase { client, _ in
            for count in [0, 1, 999, 1000, 2500] {
                var read: [Int] = []
                var largest = 0
                try await client.withTransaction { transaction in
                    try await transaction.forEachChunk(Numbers(count: count)) { chunk in
                        largest = max(largest, chunk.count)
                        read += chunk
                    }
                }
                #expect(read == Array(0..<count).map { $0 + 1 })
                #expect(largest <= 1000)
            }
        }
    }
}

@Suite("Many rows or statements at once")
struct BulkTests {
    @Test("a pipeline reports the rows that each statement affected")
    func pipeline() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await connection.runScript(PersonInsert.table)
                let inserts = (1...500).map { PersonInsert(id: $0, name: "\($0)") }
                let counts = try await connection.pipeline(inserts + [PersonList()])
                #expect(counts == Array(repeating: 1, count: 500) + [500])
                #expect(try await connection.pipeline([]) == [])
            }
        }
    }

    @Test(
        "a pipeline with a failure keeps nothing, names the culprit, and leaves a good connection"
    )
    func failedPipeline() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await connection.runScript(PersonInsert.table)
                let statements: [any PostgresStatement] = [
                    PersonInsert(id: 1, name: "花"), PersonInsert(id: 2, name: ""), PersonCount(),
                    PersonInsert(id: 3, name: "空"),
                ]
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.pipeline(statements)
                }
                #expect(error?.constraint == "person_name_given")
                #expect(error?.statement == "person_insert")
                #expect(try await connection.first(PersonCount()) == 0)
            }
        }
    }

    @Test("a pipeline larger than all buffers between us and the server does not get stuck")
    func largePipeline() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            let text = String(repeating: "x", count: 20_000)
            let statements = (0..<1000).map { _ in Echo<String, Text>(value: text) }
            let counts = try await client.withConnection { try await $0.pipeline(statements) }
            #expect(counts.count == 1000)
        }
    }

    @Test("a copy keeps every text as it is")
    func copy() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await connection.runScript("CREATE TABLE person (id integer, name text)")
                let target = PostgresCopyTarget(table: "person", columns: ["id", "name"])
                let names: [String?] = RoundTripTests.texts + [nil, "\\N", "\\."]
                let copied = try await connection.copyIn(
                    target,
                    rows: names.enumerated().map { index, name in
                        [.integer(Int64(index)), name.map { .text($0) }]
                    }
                )
                let kept = try await connection.run(PersonList()).map(\.name)
                #expect(copied == names.count)
                #expect(
                    kept.map { $0.map { Array($0.utf8) } }
                        == names.map { $0.map { Array($0.utf8) } }
                )
            }
        }
    }

    @Test("a copy that breaks a constraint keeps nothing and leaves a good connection")
    func failedCopy() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await connection.runScript(PersonInsert.table)
                let target = PostgresCopyTarget(table: "person", columns: ["id", "name"])
                let rows = (0..<50_000).map { number in
                    [PostgresValue.integer(Int64(number % 40_000)), .text("name \(number)")]
                }
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.copyIn(target, rows: rows)
                }
                #expect(error?.constraint == "person_key")
                let missing = PostgresCopyTarget(table: "nobody", columns: ["id"])
                let absent = await #expect(throws: PostgresError.self) {
                    try await connection.copyIn(missing, rows: [[.integer(1)]])
                }
                #expect(absent?.sqlState == "42P01")
                #expect(try await connection.first(PersonCount()) == 0)
            }
        }
    }
}
