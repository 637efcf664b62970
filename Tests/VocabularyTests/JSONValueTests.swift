import Testing
import Vocabulary

@Suite("A JSON value")
struct JSONValueTests {
    @Test("survives being written and read, whatever it holds", arguments: 0..<20 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let value = RandomJSON.value(&chance, depth: 5)
            let kept = try JSONParser.parse(value.compactBytes(sortedKeys: false))
            let sorted = try JSONParser.parse(value.compact())

            #expect(kept == value)
            #expect(sorted == value)
            #expect(kept.hashValue == value.hashValue)
            #expect(kept.compact() == sorted.compact())
            #expect(kept.compact(sortedKeys: false) == value.compact(sortedKeys: false))
        }
    }

    @Test("is written canonically: sorted by bytes, no spaces, few escapes")
    func canonical() throws {
        let text =
            "{ \"b\" : [ 1.0 , \"\\u3042\\/\\u001f\\n\" ], \"\u{FA19}\": 1, \"😀\": 2, \"a\": {} }"

        let value = try JSONParser.parse(text)

        #expect(value.compact() == "{\"a\":{},\"b\":[1.0,\"あ/\\u001f\\n\"],\"\u{FA19}\":1,\"😀\":2}")
        #expect(value.compact(sortedKeys: false).hasPrefix("{\"b\":"))
    }

    @Test("tells apart strings that Swift takes for equal")
    func bytesDecide() throws {
        let compatible = "\u{FA19}"
        let unified = "\u{795E}"
        try #require(compatible == unified)

        let object = try JSONParser.parse("{\"\(compatible)\":1,\"\(unified)\":2}")

        #expect(object[compatible] == 1)
        #expect(object[unified] == 2)
        #expect(JSONValue.string(compatible) != .string(unified))
        #expect(Set([JSONValue.string(compatible), .string(unified)]).count == 2)
        #expect(Array(JSONValue.string(compatible).compact().utf8) == [34, 239, 168, 153, 34])
        #expect(UTF8Bytes(compatible) != UTF8Bytes(unified))
    }

    @Test("keeps numbers as written and gives whole numbers exactly")
    func numbers() {
        let cases: [(String, Int64?)] = [
            ("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("12.50e1", 125), ("1.5", nil),
            ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("9223372036854775807.0", .max), ("1e400", nil),
            ("0e999999999999999999999", 0), ("0.0e5", 0), ("1e-1", nil), ("10e-1", 1),
            ("-120E-1", -12), ("1e99999999999", nil), ("1e18", 1_000_000_000_000_000_000),
        ]
        for (text, whole) in cases {
            #expect(JSONNumber(literal: text)?.int == whole, "\(text)")
            #expect(JSONNumber(literal: text)?.literal == text)
        }
        #expect(JSONNumber(literal: "1x") == nil)
        #expect(JSONNumber(Double.nan) == nil)
        #expect(JSONNumber(1.5)?.literal == "1.5")
    }

    @Test(
        "finds, replaces and removes members of small and large objects",
        arguments: [3, 13, 300]
    )
    func members(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .int(number) }
        object["k1"] = "new"
        object["k0"] = nil

        #expect(object.count == count - 1)
        #expect(object.keys.first == "k1")
        #expect(object["k1"] == "new")
        #expect(object["k0"] == nil)
        #expect(object["k\(count - 1)"] == .int(count - 1))
    }

    @Test(
        "is patched as RFC 7396 shows",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
            (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, "{}"),
            (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
            (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
            (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
            (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
            (#"{"a":"foo"}"#, "null", "null"),
            (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
            (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
            ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ]
    )
    func mergePatch(target: String, patch: String, result: String) throws {
        let patched = try JSONParser.parse(target).merged(with: JSONParser.parse(patch))

        #expect(try patched == JSONParser.parse(result))
    }

    @Test(
        "A merge patch that was made of two objects makes the one of the other",
        arguments: [
            ("{}", "{}"), (#"{"a":1}"#, #"{"a":1}"#), (#"{"a":1}"#, #"{"a":2}"#),
            (#"{"a":1,"b":2}"#, #"{"b":2}"#), (#"{"a":{"b":1,"c":2}}"#, #"{"a":{"c":3,"d":4}}"#),
            (#"{"a":{"b":1}}"#, #"{"a":5}"#), (#"{"a":5}"#, #"{"a":{"b":1}}"#),
            (#"{"a":[1,2]}"#, #"{"a":[2]}"#),
        ]
    )
    func mergePatchOfTwo(_ before: String, _ after: String) throws {
        let (old, new) = (try JSONParser.parse(before), try JSONParser.parse(after))
        let patch = new.mergePatch(from: old)

        #expect(old.merged(with: patch) == new)
        #expect((patch == [:]) == (old == new))
    }
}
