import Operations
import ResidentRegister
import Stores
import Testing
import Vocabulary

@Suite("The register of residents")
struct RegisterTests {
    private static let header = "宛名番号,世帯番号,支援措置,氏,名,氏フリガナ,名フリガナ,生年月日,続柄コード,住所,郵便番号"
    private static let taro = "1000123,H7,0,葛\u{E0100}城,太郎,カツラギ,タロウ,19850502,01,中央区千葉港1-1,2600026"
    private static let hanako = "1000124,H7,0,葛\u{E0100}城,花子,カツラギ,ハナコ,19870000,02,中央区千葉港1-1,2600026"
    private static let hidden = "1000125,H9,1,葛木,三郎,カツラギ,サブロウ,19850101,01,中央区千葉港9-9,2600026"
    private static let keeper = House.acting([.administrator], actor: "kanri", office: nil)
    private static let monday = CalendarDay("2026-04-05") ?? .earliest

    private static func request(
        _ rows: [String],
        on day: CalendarDay = monday,
        acceptsShrinking: Bool = false
    ) -> ImportRegister.Request {
        let bytes = Array(([header] + rows).joined(separator: "\r\n").utf8)
        return .init(asOf: day, acceptsShrinking: acceptsShrinking) { take in
            for start in stride(from: 0, to: bytes.count, by: 100) {
                try await take(bytes[start..<min(start + 100, bytes.count)])
            }
        }
    }

    private static func take(_ rows: [String], in house: House) async throws -> StoredExtract {
        try await ImportRegister(house.premises)(request(rows), by: keeper).get().extract
    }

    private static func names(_ found: SearchRegister.Found) -> [String] {
        found.residents.map {
            guard case .resident(let resident, _) = $0 else { return "-" }
            return resident.personFields["given_name"]?.asString ?? ""
        }
    }

    private static let born1985 = PartialDay("1985") ?? PartialDay(monday)

    @Test("becomes what an extract holds: who is new comes, who is not in it goes, others stay")
    func takesOver() async throws {
        try await House.with { house in
            let first = try await Self.take([Self.taro, Self.hanako], in: house)
            #expect([first.added, first.changed, first.removed] == [2, 0, 0])
            let moved = Self.taro.replacing("千葉港1-1", with: "千葉港2-2")
            let next = Self.request([moved, Self.hidden], acceptsShrinking: true)
            let second = try await ImportRegister(house.premises)(next, by: Self.keeper).get()
            #expect(second.extract.residents == 2)
            #expect(
                [second.extract.added, second.extract.changed, second.extract.removed] == [1, 1, 1]
            )
            let again = try await ImportRegister(house.premises)(next, by: Self.keeper).get()
            #expect(again.isRepeated && again.extract == second.extract)
            #expect(try await house.one("SELECT count(*) FROM hitomado.register_stage") == "0")
            let status = try await WatchRegister(house.premises)(by: Self.keeper).get()
            #expect(status == second.extract)
        }
    }

    @Test("keeps nothing of an extract in which a line is wrong, and names every such line")
    func allOrNothing() async throws {
        try await House.with { house in
            _ = try await Self.take([Self.taro], in: house)
            let wrong = Self.request([
                Self.hanako, Self.hidden.replacing("H9,1", with: "H9,?"), "1,2", Self.hidden,
            ])
            let refusal = try await ImportRegister(house.premises)(wrong, by: Self.keeper).failure
            #expect(refusal?.all.count == 2)
            let sentence = refusal?.sentence(in: .ja) ?? ""
            #expect(sentence.contains("3行目「支援措置」") && sentence.contains("4行目"))
            let twice = Self.request([Self.hanako, Self.taro, Self.taro])
            let twins = try await ImportRegister(house.premises)(twice, by: Self.keeper).failure
            #expect(twins?.sentence(in: .en).hasPrefix("line 4: ") == true)
            #expect(try await house.one("SELECT count(*) FROM hitomado.resident") == "1")
        }
    }

    @Test("is not emptied by a file that was cut off, nor set back by an older one")
    func guards() async throws {
        try await House.with { house in
            _ = try await Self.take([Self.taro, Self.hanako], in: house)
            let act = ImportRegister(house.premises)
            for request in [
                Self.request([Self.taro]), Self.request([]),
                Self.request([Self.taro, Self.hanako], on: Self.monday.adding(days: -1)),
                Self.request([Self.taro, Self.hanako], on: Self.monday.adding(days: 9)),
            ] {
                #expect(try await act(request, by: Self.keeper).failure != nil)
            }
            #expect(
                try await act(Self.request([Self.taro]), by: House.clerk).failure?.kind
                    == .notAllowed
            )
            #expect(try await house.one("SELECT count(*) FROM hitomado.resident") == "2")
        }
    }

    @Test("is searched for a visit alone, by any spelling, and keeps whom it showed to whom")
    func search() async throws {
        try await House.with { house in
            _ = try await Self.take([Self.taro, Self.hanako, Self.hidden], in: house)
            let visit = try await house.open()
            let search = SearchRegister(house.premises)
            func found(_ name: String, _ born: PartialDay) async throws -> [String] {
                let query = SearchRegister.Query.name(name, born: born)
                return Self.names(try await search(query, for: visit, by: House.clerk).get())
            }
            #expect(try await found("ｶﾂﾗｷﾞ", Self.born1985) == ["太郎", "-"])
            #expect(try await found("葛城太", Self.born1985) == ["太郎"])
            let may = try #require(PartialDay("1987-05"))
            #expect(try await found("かつら", may) == ["花子"])
            let household = try await search(
                .number("1000123"),
                wholeHouseholds: true,
                for: visit,
                by: House.clerk
            ).get()
            #expect(Self.names(household) == ["太郎", "花子"])
            let looks = try await house.one(
                "SELECT string_agg(array_length(residents, 1)::text || actor, ' ' ORDER BY look_id)"
                    + " FROM hitomado.register_look WHERE visit_id = \(visit.number)"
            )
            #expect(looks == "2hanako 1hanako 1hanako 2hanako")
        }
    }

    @Test("shows nothing to others, for a visit elsewhere, nor for too little")
    func searchRefused() async throws {
        try await House.with { house in
            _ = try await Self.take([Self.taro], in: house)
            let visit = try await house.open()
            let search = SearchRegister(house.premises)
            let query = SearchRegister.Query.name("葛城", born: Self.born1985)
            let elsewhere = House.acting([.clerk], actor: "hana", office: House.hanamigawa)
            #expect(try await search(query, for: visit, by: elsewhere).failure?.kind == .notFound)
            #expect(
                try await search(query, for: visit, by: House.concierge).failure?.kind
                    == .notAllowed
            )
            for name in ["葛", "", "1234 5678 9018"] {
                let query = SearchRegister.Query.name(name, born: Self.born1985)
                let refusal = try await search(query, for: visit, by: House.clerk).failure
                #expect(refusal?.path == "name")
            }
            #expect(try await house.one("SELECT count(*) FROM hitomado.register_look") == "0")
        }
    }

    @Test("fills in a visit without typing, and stops hard at somebody protected")
    func fill() async throws {
        try await House.with { house in
            _ = try await Self.take([Self.taro, Self.hanako, Self.hidden], in: house)
            let visit = try await house.open()
            let before = try await house.show(visit)
            let fill = FillFromRegister(house.premises)
            let hidden = try await fill(
                [.init(number: "1000125", person: nil)],
                of: visit,
                version: before.version,
                by: House.clerk
            )
            #expect(hidden.failure?.kind == .notAllowed)
            let filled = try await fill(
                [.init(number: "1000124", person: nil)],
                of: visit,
                version: before.version,
                by: House.clerk
            ).get()
            #expect(filled.count > 0)
            let after = try await house.show(visit)
            #expect(after.version == filled.visit.version)
            let people = try #require(after.household["people"]?.asArray)
            #expect(people.count == (before.household["people"]?.asArray?.count ?? 0) + 1)
            let added = try #require(people.last?["id"]?.asString)
            #expect(people.last?["born"] == "1987")
            #expect(after.record["people"]?[added]?["given_name"] == "花子")
            let stale = try await fill(
                [.init(number: "1000123", person: nil)],
                of: visit,
                version: before.version,
                by: House.clerk
            )
            #expect(stale.failure?.kind == .stale)
        }
    }
}
