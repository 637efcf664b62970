import Eligibility
import Testing
import Vocabulary

@Suite("The refusal of a household")
struct HouseholdFaultTests {
    private static func error(_ text: String) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONParser.parse(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    private static let json = [
        "{", "", "[1,]", "{\"a\":1,\"a\":2}", String(repeating: "[", count: 40),
    ]
    .compactMap(error)

    static let values: [FactFault] = [
        .bool, .code, .languageTag, .integer(0...99), .choice(["none", "some"]), .list,
        .choices((0..<20).map { "w\($0)" }), .date(partial: true), .date(partial: false),
    ]

    static let faults: [HouseholdFault] =
        [
            .lineTooLong(mebibytes: 1), .notAnObject, .unknownKey, .noDay, .noOffice, .noEvent,
            .unknownEvent, .factsNotAnObject, .standsAtTheTop, .standsInAPerson, .standsUnderFacts,
            .unknownFact(near: nil), .unknownFact(near: "dogs"), .peopleNotAList,
            .tooManyPeople(maximum: 100), .idTwice, .nobody, .personNotAnObject, .noID, .bornLater,
            .notUncertain, .completeNotABool,
        ] + values.map(HouseholdFault.value)
        + json.flatMap { error in
            [HouseholdFault.json(error, inStream: false), .json(error, inStream: true)]
        }

    @Test("has one language throughout, whichever is asked for", arguments: faults)
    func oneLanguage(_ fault: HouseholdFault) {
        let (ja, en) = (fault.sentence(in: .ja), fault.sentence(in: .en))

        #expect(en.unicodeScalars.allSatisfy { $0.value < 0x80 || $0 == "…" }, "\(en)")
        #expect(ja.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) }, "\(ja)")
        // English words in Japanese are names of keys, values and formats, never a sentence.
        #expect(!ja.contains("Write") && !ja.contains(" the ") && !ja.contains(". "), "\(ja)")
    }

    @Test("names its place before the sentence")
    func place() {
        let error = HouseholdError(.bornLater, path: "people[0].born")

        #expect(error.sentence(in: .ja) == "people[0].born: 来庁の日より後の生年月日はありえません。")
        #expect(error.description.hasPrefix("people[0].born: A birth after"))
    }
}
