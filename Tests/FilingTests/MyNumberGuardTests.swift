import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("A My Number is refused wherever it stands, and never repeated")
struct MyNumberGuardTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private static let places: [(patch: @Sendable (String) -> JSONValue, path: String)] = [
        ({ ["key": .string("k \($0)")] }, "key"),
        (
            { ["record": ["household": ["address": .string("千葉市 \($0)")]]] },
            "record.household.address"
        ),
        (
            { ["record": ["people": ["p1": ["employer": .string($0)]]]] },
            "record.people.p1.employer"
        ),
        (
            { ["record": ["people": ["p1": ["wanted_facilities": ["a", .string($0)]]]]] },
            "record.people.p1.wanted_facilities[1]"
        ),
        (
            { ["record": ["people": ["p1": ["bank_account": ["holder": .string($0)]]]]] },
            "record.people.p1.bank_account.holder"
        ),
        ({ ["record": .object(JSONObject([.init(key: $0, value: [:])]))] }, "record.?"),
        ({ ["household": .object(JSONObject([.init(key: $0, value: 1)]))] }, "household.?"),
        ({ ["household": ["facts": ["dogs": .string($0)]]] }, "household.facts.dogs"),
        ({ ["fates": ["dog": ["fate": "sent", "desk": .string($0)]]] }, "fates.dog.desk"),
        ({ ["colour": .string($0)] }, "colour"),
    ]

    @Test("In any text, key or list, in any disguise", arguments: 0..<places.count)
    func refuses(_ place: Int) throws {
        var chance = SeededGenerator(seed: UInt64(place + 1))
        for _ in 0..<40 {
            let digits = Self.randomNumber(&chance)
            let disguise = Self.disguised(digits, &chance)
            let refusal = try #require(desk.refusal(Self.places[place].patch(disguise)))
            #expect(refusal.path == Self.places[place].path)
            for language in Language.allCases {
                let sentence = refusal.sentence(in: language)
                #expect(!sentence.contains(disguise))
                #expect(!sentence.contains(digits.map(String.init).joined()))
            }
        }
    }

    @Test("A number written as a number is refused too")
    func number() throws {
        let number: JSONValue = .int(123_456_789_018)
        #expect(
            desk.refusal(["record": ["household": ["address": number]]])?.path
                == "record.household.address"
        )
    }

    @Test("Twelve digits with another check digit pass")
    func others() throws {
        #expect(desk.refusal(["record": ["household": ["address": "千葉市 123456789012"]]]) == nil)
    }

    @Test("No time of receipt is taken for one")
    func times() throws {
        let midnight = try #require(Instant("2026-04-06T00:00:00Z"))
        for minute in stride(from: 0, to: 1440, by: 20) {
            let time = midnight.adding(.seconds(minute * 60)).description
            #expect(desk.refusal(["received_at": .string(time)]) == nil, "\(time)")
        }
    }

    @Test("What stands in the place of a time is refused like any text")
    func noTime() throws {
        let refusal = try #require(desk.refusal(["received_at": "2026 1234-5678-9018"]))
        #expect(refusal.path == "received_at")
        #expect(!refusal.sentence(in: .en).contains("9018"))
    }

    private static func randomNumber(_ chance: inout SeededGenerator) -> [UInt8] {
        let eleven = (0..<11).map { _ in UInt8.random(in: 1...9, using: &chance) }
        let check = (0...9).first { MyNumberDetector.hasValidCheckDigit(eleven + [UInt8($0)]) }
        return eleven + [UInt8(check ?? 0)]
    }

    /// The digits as people write them: full-width, in groups of four, with marks between.
    private static func disguised(_ digits: [UInt8], _ chance: inout SeededGenerator) -> String {
        let isWide = Bool.random(using: &chance)
        let marks = ["", " ", "-", "　", "－", "・", "ー"]
        let mark = marks.randomElement(using: &chance) ?? ""
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, place.isMultiple(of: 4) { text += mark }
            let base: UInt32 = isWide ? 0xFF10 : 0x30
            if let scalar = Unicode.Scalar(base + UInt32(digit)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
