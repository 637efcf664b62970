import Testing

import Postgres

@Suite("A database error")
struct PostgresErrorTests {
    @Test("says code, SQLSTATE, constraint and statement, and never the hint")
    func description() {
        var error = PostgresError(.server, sqlState: "23505", statement: "visit_insert")
        error.constraint = "visit_key"
        error.hint = "Key (name)=(山田) already exists"

        let text = "\(error)"

        #expect(
            text
                == "PostgreSQL: server, SQLSTATE 23505, constraint visit_key, statement visit_insert"
        )
        #expect(!text.contains("山田"))
    }

    @Test(
        "is worth another try after a conflict or a lost server, and only then",
        arguments: [
            (PostgresError(.server, sqlState: "40001"), true),
            (PostgresError(.server, sqlState: "40P01"), true),
            (PostgresError(.connection, sqlState: "08006"), true),
            (PostgresError(.connection, sqlState: "57P01"), true),
            (PostgresError(.connection), true),
            (PostgresError(.server, sqlState: "23505"), false),
            (PostgresError(.commitUnknown), false),
            (PostgresError(.cancelled, sqlState: "57014"), false),
            (PostgresError(.decoding), false),
        ]
    )
    func retry(error: PostgresError, isRetryable: Bool) {
        #expect(error.isRetryable == isRetryable)
    }
}

@Suite("The cache of prepared statements")
struct StatementCacheTests {
    private let one = ObjectIdentifier(Int.self)
    private let two = ObjectIdentifier(Bool.self)

    @Test("makes room by dropping what was used longest ago")
    func eviction() {
        var cache = StatementCache(maximum: 2)
        cache.insert("a", for: one, parameters: [1])
        cache.insert("b", for: one, parameters: [2])
        #expect(cache.parameters(of: "a", for: one) == [1])

        #expect(cache.obstacle(to: "c") == "b")
        #expect(cache.obstacle(to: "a") == "a")
    }

    @Test("does not take a statement for another type's of the same name")
    func nameClash() {
        var cache = StatementCache()
        cache.insert("a", for: one, parameters: [1])

        #expect(cache.parameters(of: "a", for: two) == nil)
        #expect(cache.obstacle(to: "a") == "a")
        #expect(cache.obstacle(to: "b") == nil)
    }

    @Test("has a disowned statement prepared anew after it was dropped")
    func disowning() {
        var cache = StatementCache()
        cache.insert("a", for: one, parameters: [1])
        cache.disown("a")

        #expect(cache.parameters(of: "a", for: one) == nil)
        #expect(cache.obstacle(to: "a") == "a")
    }
}
