import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite("A value that went to the server and back")
struct RoundTripTests {
    private func echo<T: PostgresEncodable & PostgresDecodable & Equatable, Type: TypeName>(
        _ connection: PostgresConnection,
        _ values: [T?],
        as type: Type.Type
    ) async throws {
        for value in values {
            let rows = try await connection.run(Echo<T, Type>(value: value))
            #expect(rows == [value], "\(Type.sql)")
        }
    }

    @Test("is the same number, flag, or missing value")
    func numbers() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await echo(connection, [0, -1, .min, .max, nil] as [Int64?], as: Bigint.self)
                try await echo(connection, [0, .min, .max, nil] as [Int?], as: Bigint.self)
                try await echo(connection, [0, .min, .max, nil] as [Int32?], as: Integer.self)
                try await echo(connection, [0, .min, .max, nil] as [Int16?], as: Smallint.self)
                try await echo(connection, [true, false, nil], as: Boolean.self)
                let doubles: [Double?] = [
                    0, -0.1, .pi, .infinity, -.infinity, .leastNonzeroMagnitude, nil,
                ]
                try await echo(connection, doubles, as: Float8.self)
                try await echo(connection, [0.5, -2, nil], as: Float4.self)
            }
        }
    }

    static let texts: [String] = [
        "", " ", "'", "\"", "\\", "{}", "NULL", "\t\n\r", "山田 太郎", "👨‍👩‍👧‍👦🇯🇵",
        "\u{845B}\u{E0100}", "\u{845B}\u{E0101}", "\u{FA19}", "\u{795E}", "か\u{3099}", "が",
        String(repeating: "長", count: 100_000),
    ]

    @Test("is the same text, byte for byte")
    func texts() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                for text in Self.texts {
                    let back = try await connection.run(Echo<String, Text>(value: text))
                    #expect(back.map { $0.map { Array($0.utf8) } } == [Array(text.utf8)])
                }
                try await echo(connection, ["a b", nil], as: Varchar.self)
                try await echo(connection, [#"{"a": "名"}"#, nil], as: JSONB.self)
                try await echo(connection, [#"{"a":  1}"#, nil], as: JSON.self)
                let uuid = "0b5c9c3e-93c0-4a86-b5c1-1f0f3a2b4c5d"
                try await echo(connection, [uuid, nil], as: UUIDType.self)
                let bytes: [[UInt8]?] = [[], [0], Array(0...255), nil]
                try await echo(connection, bytes, as: Bytea.self)
            }
        }
    }

    @Test("is the same moment to the microsecond and the same day")
    func times() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                let instants: [Instant?] = [
                    Instant(microseconds: 0), Instant(microseconds: -1),
                    Instant(microseconds: 1_775_433_600_123_456),
                    Instant("0001-01-01T00:00:00Z"), Instant("9999-12-31T23:59:59.999999Z"), nil,
                ]
                try await echo(connection, instants, as: Timestamptz.self)
                let days: [CalendarDay?] = [
                    .earliest, .latest, CalendarDay("2000-02-29"), CalendarDay("1999-12-31"), nil,
                ]
                try await echo(connection, days, as: DateType.self)
            }
        }
    }

    @Test("means the same moment and day to the server")
    func meaning() async throws {
        struct Written: PostgresStatement {
            static let name = "written"
            static let sql = "SELECT ($1::timestamptz AT TIME ZONE 'UTC')::text, $2::date::text"
            let instant: Instant
            let day: CalendarDay
            var bindings: PostgresBindings { PostgresBindings(instant, day) }
            static func decode(_ row: inout PostgresRowReader) throws -> [String] {
                [try row.read(), try row.read()]
            }
        }
        try await ScratchDatabase.withDatabase { client, _ in
            let instant = try #require(Instant("2026-04-06T00:12:34.000005Z"))
            let day = try #require(CalendarDay("2026-04-06"))
            let row = try await client.withConnection {
                try await $0.first(Written(instant: instant, day: day))
            }
            #expect(row == ["2026-04-06 00:12:34.000005", "2026-04-06"])
        }
    }

    @Test("is the same array, with quotes, emoji and missing elements")
    func arrays() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await echo(
                    connection,
                    [[], [1, -1, .max], nil] as [[Int64]?],
                    as: BigintArray.self
                )
                try await echo(
                    connection,
                    [[], [nil, 1, nil]] as [[Int64?]?],
                    as: BigintArray.self
                )
                try await echo(connection, [[.min, 0]] as [[Int32]?], as: IntegerArray.self)
                try await echo(connection, [[.min, 0]] as [[Int16]?], as: SmallintArray.self)
                try await echo(connection, [[true, false]] as [[Bool]?], as: BooleanArray.self)
                try await echo(connection, [[], Self.texts] as [[String]?], as: TextArray.self)
                let gaps: [String?] = [nil, "NULL", "", nil, "a,b"]
                try await echo(connection, [gaps] as [[String?]?], as: TextArray.self)
                let documents = [#"{"q": "\" \\ ,"}"#, "[1, 2]", nil]
                try await echo(connection, [documents] as [[String?]?], as: JSONBArray.self)
                let instants = [Instant(microseconds: 1), nil]
                try await echo(connection, [instants] as [[Instant?]?], as: TimestamptzArray.self)
                try await echo(connection, [[.earliest]] as [[CalendarDay]?], as: DateArray.self)
            }
        }
    }

    /// A type of ours, kept as a number.
    private struct Even: PostgresConvertible, Hashable {
        let half: Int64
        init(half: Int64) { self.half = half }
        init?(stored: Int64) {
            guard stored.isMultiple(of: 2) else { return nil }
            half = stored / 2
        }
        var stored: Int64 { half * 2 }
    }

    @Test("is the same value of a type of ours, alone and in arrays")
    func convertible() async throws {
        struct Odd: PostgresStatement {
            static let name = "odd"
            static let sql = "SELECT 3::bigint"
            let bindings = PostgresBindings()
            static func decode(_ row: inout PostgresRowReader) throws -> Even { try row.read() }
        }
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await echo(connection, [Even(half: 4), nil], as: Bigint.self)
                let several: [[Even]?] = [[], [Even(half: 1), Even(half: -1)]]
                try await echo(connection, several, as: BigintArray.self)
                await #expect(throws: PostgresError.self) { try await connection.run(Odd()) }
            }
        }
    }

    @Test("is refused by name when NULL or another type stands in its column")
    func mismatch() async throws {
        struct Missing: NumberQuery {
            static let name = "missing"
            static let sql = "SELECT NULL::bigint AS visits"
        }
        struct Other: NumberQuery {
            static let name = "other"
            static let sql = "SELECT 'secret'::text AS visits"
        }
        struct TooShort: PostgresStatement {
            static let name = "too_short"
            static let sql = "SELECT 1"
            let bindings = PostgresBindings()
            static func decode(_ row: inout PostgresRowReader) throws -> [Int] {
                [try row.read(), try row.read()]
            }
        }
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                var expected = PostgresError(.decoding, statement: "missing")
                expected.column = "visits"
                await #expect(throws: expected) { try await connection.run(Missing()) }
                let other = await #expect(throws: PostgresError.self) {
                    try await connection.run(Other())
                }
                #expect(other?.description.contains("secret") == false)
                #expect(other?.code == .decoding)
                await #expect(throws: PostgresError.self) { try await connection.run(TooShort()) }
            }
        }
    }

    @Test("is refused by the number of its parameter when it cannot be sent")
    func unsendable() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(Echo<String, Text>(value: "a\0b"))
                }
                #expect(error?.code == .encoding)
                #expect(error?.column == "$1")
                let one = try await connection.first(One())
                #expect(one == 1)
            }
        }
    }
}
