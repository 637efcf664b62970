import Testing
import Vocabulary

import Postgres

@Suite("A value on its way to the server")
struct ValueCodingTests {
    private func encode(_ value: PostgresValue?, _ type: UInt32) throws -> EncodedParameters {
        try EncodedParameters([value], types: [type])
    }

    /// The bytes of the only parameter, without the zero that ends it.
    private func bytes(_ value: PostgresValue?, _ type: UInt32) throws -> [UInt8]? {
        let encoded = try encode(value, type)
        return encoded.ranges[0].map { Array(encoded.buffer[$0]) }
    }

    @Test("takes the width that the statement expects")
    func integers() throws {
        #expect(try bytes(.integer(-2), TypeOID.int2) == [255, 254])
        #expect(try bytes(.integer(1), TypeOID.int4) == [0, 0, 0, 1])
        #expect(try bytes(.integer(1), TypeOID.int8) == [0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test(
        "is refused, by its number, when it does not fit",
        arguments: [
            (PostgresValue.integer(40_000), TypeOID.int2),
            (.integer(1 << 40), TypeOID.int4),
            (.text("a\0b"), TypeOID.text),
            (.text("a\0b"), TypeOID.jsonb),
            (.bytes([1]), TypeOID.text),
            (.array([.integer(40_000)]), 1005),
            (.instant(Instant(microseconds: .min + 86_400_000_000)), TypeOID.timestamptz),
            (.instant(Instant(microseconds: .max)), TypeOID.text),
        ]
    )
    func refusal(value: PostgresValue, type: UInt32) {
        #expect(throws: EncodedParameters.ParameterMismatch(number: 1)) {
            try encode(value, type)
        }
    }

    @Test("is refused when the statement has more or fewer parameters")
    func count() {
        #expect(throws: EncodedParameters.ParameterMismatch(number: 2)) {
            try EncodedParameters([.bool(true)], types: [TypeOID.bool, TypeOID.bool])
        }
        #expect(throws: EncodedParameters.ParameterMismatch(number: 1)) {
            try EncodedParameters([.bool(true)], types: [])
        }
    }

    @Test("travels as text where the type has no binary form here")
    func fallback() throws {
        let encoded = try encode(.text("{\"名\": 1}"), TypeOID.jsonb)
        #expect(encoded.isBinary == [false])
        #expect(try bytes(.text("{}"), TypeOID.jsonb) == Array("{}".utf8))
        #expect(try bytes(.integer(7), 1700) == Array("7".utf8))
    }

    @Test("stands in a literal array with quotes, and a missing one as NULL")
    func literal() throws {
        let array = PostgresValue.array([
            .text("a\"b"), nil, .text("c\\d"), .text("NULL"), .text(""),
        ])
        let text = try #require(array.inputText)
        #expect(String(decoding: text, as: UTF8.self) == #"{"a\"b",NULL,"c\\d","NULL",""}"#)
    }

    @Test("is an empty array without a dimension")
    func emptyArray() throws {
        #expect(try bytes(.array([]), 1016) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20])
    }

    @Test("stands in a line of a copy with its control characters escaped")
    func copy() throws {
        let line = try #require(
            copyLine([.text("a\tb\\c\nd\re"), nil, .bool(true), .bytes([0, 255])])
        )
        #expect(String(decoding: line, as: UTF8.self) == "a\\tb\\\\c\\nd\\re\t\\N\tt\t\\\\x00ff\n")
        #expect(copyLine([.text("\0")]) == nil)
    }

    @Test("that names something in SQL keeps quotes and letter case")
    func identifiers() {
        #expect(quotedIdentifier(#"Ein"Name"#) == #""Ein""Name""#)
        let target = PostgresCopyTarget(schema: "s", table: "t\"", columns: ["a", "B"])
        #expect(target.sql == #"COPY "s"."t""" ("a", "B") FROM STDIN"#)
    }
}

@Suite("A damaged array from the server")
struct DamagedArrayTests {
    private func decode(_ bytes: [UInt8]) throws -> [Int64] {
        try bytes.withUnsafeBytes { try [Int64].decode(PostgresCell(content: $0, type: 1016)) }
    }

    private let whole: [UInt8] =
        [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 1]
        + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 5]

    @Test("is refused wherever it breaks off, and a whole one is read")
    func truncation() throws {
        #expect(try decode(whole) == [5])
        for length in 0..<whole.count {
            #expect(throws: PostgresCellMismatch.self) { try decode(Array(whole.prefix(length))) }
        }
    }

    @Test("is refused when it claims more elements than it can hold, or two dimensions")
    func claims() {
        var many = whole
        many[12] = 127
        #expect(throws: PostgresCellMismatch.self) { try decode(many) }
        var square = whole
        square[3] = 2
        #expect(throws: PostgresCellMismatch.self) { try decode(square) }
    }
}
