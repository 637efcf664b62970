import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("A roster of the staff")
struct StaffRosterTests {
    private static let administrator = House.acting([.administrator], actor: "admin")
    private static let header = "利用者名,氏名,役割,所属,窓口,委託,開始日,終了日\n"

    private func take(
        _ text: String,
        _ house: House,
        isTrial: Bool = false,
        isComplete: Bool = false,
        acceptsShrinking: Bool = false
    ) async throws -> Result<ImportStaff.Imported, Refusal> {
        let roster = try StaffRoster(Array((Self.header + text).utf8))
        return try await ImportStaff(house.premises)(
            ImportStaff.Request(
                roster: roster,
                isTrial: isTrial,
                isComplete: isComplete,
                acceptsShrinking: acceptsShrinking
            ),
            by: Self.administrator
        )
    }

    private func administrator(_ house: House) async throws {
        _ = try await EnsureFirstAdministrator(house.premises)(
            municipality: House.chiba,
            office: House.chuo
        ).get()
    }

    private func signIn(
        _ made: NewPassword?,
        _ house: House
    ) async throws -> Result<SignedIn, Refusal> {
        let made = try #require(made)
        return try await SignIn(house.premises)(
            login: made.login,
            password: made.password,
            language: .ja
        )
    }

    @Test("adds who is new, changes who is somebody else, and leaves the rest as it is")
    func takesOver() async throws {
        try await House.with { house in
            try await administrator(house)
            let first = try await take(
                """
                wakaba,若葉 花子,総合窓口 総合案内,121011,,,2026-04-01,R9.3.31
                sakura,花見 さくら,個別窓口,121011,nursery school,委託,,
                """,
                house
            ).get()
            #expect(first.change.added.map(\.login) == ["wakaba", "sakura"])
            #expect(first.passwords.map(\.login) == ["wakaba", "sakura"])
            #expect(first.change.notInFile.map(\.login) == ["admin"])
            let row = """
                SELECT array_to_string(roles, ' ') || ' ' || valid_from || ' ' || valid_until || ' ' || is_contractor
                FROM hitomado.staff WHERE login = 'wakaba'
                """
            #expect(try await house.one(row) == "clerk concierge 2026-04-01 2027-03-31 false")
            let second = try await take(
                """
                wakaba,若葉 花子,clerk,121011,,,2026-04-01,2027-03-31
                sakura,花見 さくら,section,121011,school nursery,yes,,
                """,
                house
            ).get()
            #expect(second.change.changed.map(\.member.login) == ["wakaba"])
            #expect(second.change.unchanged == 1 && second.passwords.isEmpty)
            #expect(try await house.one(row) == "clerk 2026-04-01 2027-03-31 false")
        }
    }

    @Test("says nothing of what it has no column of: terms, desks and contractors stay as they are")
    func silentColumns() async throws {
        try await House.with { house in
            try await administrator(house)
            _ = try await take("sakura,花見 さくら,個別窓口,121011,nursery,委託,2026-04-01,2026-04-30", house)
                .get()
            let short = "利用者名,氏名,役割,所属\nsakura,花見 桜,個別窓口,121011\n"
            let roster = try StaffRoster(Array(short.utf8))
            _ = try await ImportStaff(house.premises)(.init(roster: roster), by: Self.administrator)
                .get()
            let row = """
                SELECT display_name || ' ' || desks[1] || ' ' || is_contractor || ' ' || valid_until
                FROM hitomado.staff WHERE login = 'sakura'
                """
            #expect(try await house.one(row) == "花見 桜 nursery true 2026-04-30")
        }
    }

    @Test("tells as a trial what it would change, and changes nothing")
    func trial() async throws {
        try await House.with { house in
            try await administrator(house)
            let told = try await take("wakaba,若葉 花子,clerk,121011,,,,", house, isTrial: true).get()
            #expect(told.change.added.map(\.login) == ["wakaba"] && told.passwords.isEmpty)
            #expect(try await house.one("SELECT count(*) FROM hitomado.staff") == "1")
        }
    }

    @Test("is taken over whole or not at all: every wrong line is named")
    func wrongLines() async throws {
        try await House.with { house in
            try await administrator(house)
            let lines = """
                wakaba,若葉 花子,clerk,121011,,,,
                WAKABA,若葉 花子,clerk,121011,,,,
                sakura,花見 さくら,section,121011,,,,
                kitami,北見 花子,clerk,012084,,,,
                itaku,委託 花子,administrator,121011,,委託,,
                """
            let refusal = try #require(try await take(lines, house).failure)
            let places = refusal.all.map { $0.message.en.prefix { $0 != ":" } }
            #expect(
                places == ["line 3, user", "line 4, desks", "line 5, office", "line 6, roles"]
            )
            #expect(try await house.one("SELECT count(*) FROM hitomado.staff") == "1")
        }
    }

    @Test(
        "is no roster with a column nobody knows, a name twice, or a day that is none",
        arguments: [
            ("user,name,roles,office,valid_untl\n", "line 1, valid_untl"),
            ("user,name,roles\n", "line 1, office"),
            (header + "a1,甲,clerk,121011,,,,\na1,乙,clerk,121011,,,,\n", "line 3, user"),
            (header + "a1,甲,clerk,121011,,,2026-02-30,\n", "line 2, 開始日"),
            (header + "a1,甲,clerk,121011,,,2026-04-02,2026-04-01\n", "line 2, 終了日"),
            (header + "a1,甲,boss,121011,,,,\n", "line 2, 役割"),
            (header + "a1,甲,clerk,chuo,,,,\n", "line 2, 所属"),
            (header + "a1,甲,clerk,121011,,maybe,,\n", "line 2, 委託"),
            (header + "a1,甲\n", "line 2"),
        ]
    )
    func noRoster(text: String, place: String) throws {
        let whole = text.hasPrefix("user") ? text + "a1,甲,clerk,121011,,,,\n" : text
        let refusal = #expect(throws: Refusal.self) { _ = try StaffRoster(Array(whole.utf8)) }
        #expect(refusal?.message.en.hasPrefix(place + ":") == true, "\(refusal as Any)")
    }

    @Test(
        "lets out at once whoever is not in it, where it holds the whole staff; never the last administrator"
    )
    func complete() async throws {
        try await House.with { house in
            try await administrator(house)
            let names = (1...6).map { "staff\($0),職員 花子,clerk,121011,,,,\n" }
            let added = try await take(names.joined(), house).get()
            let token = try await signIn(added.passwords.last, house).get().token
            let without = names.dropLast().joined()
            let alone = try await take(without, house, isComplete: true, acceptsShrinking: true)
            #expect(alone.failure?.kind == .conflict, "nobody would administer")
            let all = without + "admin,管理者,administrator clerk,121011,,,,\n"
            #expect(try await ResolveSession(house.premises)(token) != nil)
            let gone = try await take(all, house, isComplete: true).get()
            #expect(gone.change.letOut.map(\.login) == ["staff6"])
            #expect(try await ResolveSession(house.premises)(token) == nil)
            let most = "admin,管理者,administrator clerk,121011,,,,\n"
            #expect(try await take(most, house, isComplete: true).failure?.kind == .conflict)
            let back = try await take(names.joined(), house).get()
            #expect(back.change.changed.map(\.member.login) == ["staff6"], "is let in again")
        }
    }

    @Test("ends an account with its last day: no sign-in from the next day on, and no session")
    func leavers() async throws {
        try await House.with { house in
            try await administrator(house)
            let today = house.clock.now().dayInJapan
            let row = "wakaba,若葉 花子,clerk,121011,,,\(today),\(today)"
            let made = try await take(row, house).get().passwords.first
            let token = try await signIn(made, house).get().token
            #expect(try await ResolveSession(house.premises)(token) != nil)
            let midnight = Instant(dayInJapan: today.adding(days: 1), minuteOfDay: 0)
            house.clock.advance(by: house.clock.now().duration(to: midnight))
            #expect(try await ResolveSession(house.premises)(token) == nil)
            let refusal = try await signIn(made, house).failure
            #expect(refusal?.kind == .notAllowed && refusal?.message.en.contains("over") == true)
        }
    }

    @Test("begins an account on its first day")
    func beginners() async throws {
        try await House.with { house in
            try await administrator(house)
            let tomorrow = house.clock.now().dayInJapan.adding(days: 1)
            let row = "wakaba,若葉 花子,clerk,121011,,,\(tomorrow),"
            let made = try await take(row, house).get().passwords.first
            #expect(try await signIn(made, house).failure?.message.en.contains("not begun") == true)
            house.clock.advance(by: .seconds(86_400))
            #expect(try await signIn(made, house).failure == nil)
        }
    }
}
