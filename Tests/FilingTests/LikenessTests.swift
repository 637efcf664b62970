import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("Two persons look like one")
struct LikenessTests {
    private static func key(
        _ name: String?,
        _ reading: String? = nil,
        born: String?
    ) -> PersonKey {
        PersonKey(
            person: PersonID("p1"),
            name: name.map { FoldedKey($0) },
            reading: reading.map { FoldedKey($0) },
            born: born
        )
    }

    @Test("surely by name and whole day of birth, also where a name is written in old kanji")
    func same() {
        let one = Self.key("髙橋太郎", born: "1985-05-02")
        #expect(one.likeness(to: Self.key("高橋太郎", born: "1985-05-02")) == .same)
        #expect(one.likeness(to: Self.key("高橋太郎", born: "1985-05-03")) == nil)
        #expect(one.likeness(to: Self.key("高橋次郎", born: "1985-05-02")) == nil)
    }

    @Test("possibly by name where a birth is not wholly known and nothing speaks against it")
    func undated() {
        let one = Self.key("髙橋太郎", born: "1985-05-02")
        for born in [nil, "1985", "1985-05"] {
            #expect(one.likeness(to: Self.key("高橋太郎", born: born)) == .possible)
        }
        for born in ["1986", "1985-06"] {
            #expect(one.likeness(to: Self.key("高橋太郎", born: born)) == nil)
        }
        let unknown = Self.key("高橋太郎", born: nil)
        #expect(unknown.likeness(to: unknown) == .possible)
    }

    @Test("possibly by reading and whole day of birth, whatever the names")
    func reading() {
        let one = Self.key("斉藤一", "さいとうはじめ", born: "1985-05-02")
        let other = Self.key("西東元", "サイトウ ハジメ", born: "1985-05-02")
        #expect(one.likeness(to: other) == .possible)
        #expect(one.likeness(to: Self.key(nil, "サイトウハジメ", born: "1985-05-02")) == .possible)
        #expect(one.likeness(to: Self.key("西東元", "サイトウハジメ", born: "1985-05")) == nil)
        #expect(one.likeness(to: Self.key("西東元", nil, born: "1985-05-02")) == nil)
    }

    static let names: [String?] = [nil, "高橋太郎", "髙橋太郎", "斎藤元", "西東元"]
    static let readings: [String?] = [nil, "たかはしたろう", "サイトウハジメ"]
    static let births: [String?] = [nil, "1985", "1985-05", "1985-05-02", "1985-06-02", "1990"]

    @Test("whichever is asked, never surely without a whole day, and never with births that differ")
    func properties() {
        var generator = SeededGenerator(seed: 20_260_406)
        func person() -> PersonKey {
            Self.key(
                Self.names.randomElement(using: &generator) ?? nil,
                Self.readings.randomElement(using: &generator) ?? nil,
                born: Self.births.randomElement(using: &generator) ?? nil
            )
        }
        for _ in 0..<1000 {
            let (one, other) = (person(), person())
            let likeness = one.likeness(to: other)
            #expect(likeness == other.likeness(to: one))
            if likeness == .same {
                #expect(one.name == other.name && one.born == other.born)
                #expect(one.born?.utf8.count == 10)
            }
            if let born = one.born, let otherBorn = other.born, !born.hasPrefix(otherBorn),
                !otherBorn.hasPrefix(born)
            {
                #expect(likeness == nil)
            }
            if likeness != nil {
                let isSameName = one.name != nil && one.name == other.name
                #expect(isSameName || one.reading != nil && one.reading == other.reading)
            }
            // Knowing less of a birth never turns a guess into certainty.
            let vaguer = Self.key(one.name?.text, one.reading?.text, born: nil)
            #expect(vaguer.likeness(to: other) != .same)
        }
    }

    @Test("An item of the whole household stands for its householder, another for its persons")
    func standing() throws {
        let desk = try Desk()
        let request = try desk.submission()
        let keys = PersonKey.all(request.household, request.record)
        let people = { (ids: [String]) in
            PersonKey.standing(for: ids.map { PersonID($0) }, of: request.household, keys)
                .map(\.person.description)
        }
        #expect(people([]) == ["p1"])
        #expect(people(["p2"]) == ["p2"])
        #expect(people(["p1", "p2"]) == ["p1", "p2"])
        let nameless = keys.map { PersonKey(person: $0.person, name: nil, born: $0.born) }
        #expect(PersonKey.standing(for: [], of: request.household, nameless).isEmpty)
    }
}
