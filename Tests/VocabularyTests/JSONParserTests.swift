import Testing
import Vocabulary

@Suite("The JSON parser")
struct JSONParserTests {
    @Test(
        "reads what the grammar allows",
        arguments: [
            "null", " true ", "\t\r\nfalse\n", "0", "-0", "-1.5e+10", "1E3", "0.1e-2", "\"\"", "[]",
            "{}", "[ ]", "{ }", "[1,2 , 3]", "{\"a\":1,\"b\":[{}]}", #""\/\"\\\b\f\n\r\t""#,
            #""\u0041\u3042\ud83d\ude00\u0000""#, "\"神\u{FA19}葛\u{E0100}\u{7F}\u{2028}\"",
            #"{"":0}"#, #"{"a":1,"A":2}"#, "123456789012345678901234567890",
        ]
    )
    func accepts(text: String) throws {
        let value = try JSONParser.parse(text)

        #expect(try JSONParser.parse(value.compactBytes()) == value)
    }

    @Test(
        "refuses what strict readers refuse, with the reason",
        arguments: [
            ("", .empty), ("  ", .empty), ("nul", .valueExpected), ("NaN", .valueExpected),
            ("Infinity", .valueExpected), ("-Infinity", .digitMissing), ("-", .digitMissing),
            ("+1", .valueExpected), (".5", .valueExpected), ("1.", .digitMissing),
            ("1e", .digitMissing), ("1e+", .digitMissing), ("01", .leadingZero),
            ("-01", .leadingZero), ("0x1", .trailing), ("1 2", .trailing), ("{} x", .trailing),
            ("[1,]", .trailingComma), ("{\"a\":1,}", .trailingComma), ("[,1]", .valueExpected),
            ("[1 2]", .commaOrEndExpected), ("[1", .truncated), ("[", .truncated),
            ("{\"a\"", .truncated), ("{\"a\" 1}", .colonExpected), ("{a:1}", .keyExpected),
            ("{'a':1}", .keyExpected), ("{1:1}", .keyExpected), ("[1}", .commaOrEndExpected),
            ("\"a", .truncated), ("\"a\\\"", .truncated), ("\"\\x\"", .badEscape),
            ("\"\\u12\"", .badEscape), ("\"\\u12G4\"", .badEscape), ("\"\\U0041\"", .badEscape),
            ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate),
            ("\"\\ud800\\u0041\"", .loneSurrogate), ("\"\\ud800\\ud800\"", .loneSurrogate),
            ("\"\\ud800x\"", .loneSurrogate), ("\"\n\"", .controlCharacter),
            ("\"\u{0}\"", .controlCharacter), ("\u{FEFF}1", .byteOrderMark),
            ("{\"a\":1,\"a\":1}", .duplicateKey), ("{\"a\":1,\"\\u0061\":2}", .duplicateKey),
            ("[1]]", .trailing), ("/* */1", .valueExpected), ("１", .valueExpected),
            ("[True]", .valueExpected), ("\u{A0}1", .valueExpected), ("truex", .trailing),
        ] as [(String, JSONError.Reason)]
    )
    func refuses(text: String, reason: JSONError.Reason) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }

        #expect(error?.reason == reason)
    }

    @Test(
        "refuses bytes that are not UTF-8 and points at them",
        arguments: [
            ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xE3, 0x81, 0x22], 1),
            ([0x22, 0xE3, 0x81, 0x82, 0xF5, 0x80, 0x80, 0x80, 0x22], 4),
            ([0x22, 0x5C, 0x6E, 0x80, 0x22], 3),
        ] as [([UInt8], Int)]
    )
    func invalidEncoding(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }

        #expect(error?.reason == .notUTF8)
        #expect(error?.offset == offset)
    }

    @Test("says where the fault is: offset, line, column and path")
    func place() {
        let text = "{\"people\": [\n  {\"名\": \"花子\", \"born\": 01}]}"

        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }

        #expect(error?.path == "people[0].born")
        #expect(error?.line == 2)
        #expect(error?.column == 23)
        #expect(error?.offset == 41)
        #expect(error?.description.contains("line 2, column 23, at people[0].born") == true)
    }

    @Test("names a duplicate key by its path, and hides keys that are unfit to show")
    func pathOfOddKeys() {
        func path(_ text: String) -> String? {
            #expect(throws: JSONError.self) { try JSONParser.parse(text) }?.path
        }

        #expect(path("{\"a\":{\"b\":1,\"b\":2}}") == "a.b")
        #expect(path("{\"a b\":[[x]]}") == "[\"a b\"][0][0]")
        #expect(path("{\"a\\u202eb\":x}") == "[?]")
        #expect(path("{\"\":x}") == "[?]")
        #expect(path("{\"123456789018\":x}") == "[?]")
        #expect(path("{\"a\":{\"1234-5678-9018\":x}}") == "[?]")
    }

    @Test("allows nesting up to the limit and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }

        _ = try JSONParser.parse(nested(32))
        _ = try JSONParser.parse(nested(3), limits: JSONLimits(depth: 3))
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(nested(33)) }
        #expect(error?.reason == .tooDeep)
        let wide = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try JSONParser.parse(wide) }
    }

    @Test("allows texts up to the limit and no larger")
    func size() throws {
        _ = try JSONParser.parse("\"1234\"", limits: JSONLimits(bytes: 6))
        let error = #expect(throws: JSONError.self) {
            try JSONParser.parse("\"12345\"", limits: JSONLimits(bytes: 6))
        }
        #expect(error?.reason == .tooLarge)
    }

    @Test("never crashes on damaged texts, and reads back whatever it accepts")
    func damaged() throws {
        var chance = SeededGenerator(seed: 7)
        for _ in 0..<3000 {
            var bytes = RandomJSON.value(&chance, depth: 4).compactBytes(sortedKeys: false)
            for _ in 0...chance.below(3) where !bytes.isEmpty {
                bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
            }
            guard let value = try? JSONParser.parse(bytes) else { continue }
            #expect(try JSONParser.parse(value.compactBytes()) == value)
        }
    }

    @Test("refuses every text that is cut short")
    func cut() throws {
        let text = #"{"people":[{"id":"p1","name":"髙橋 \ud83d\ude00","n":-1.5e3}],"x":null}"#
        let bytes = Array(text.utf8)
        _ = try JSONParser.parse(bytes)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONParser.parse(Array(bytes[..<length])) }
        }
    }
}
