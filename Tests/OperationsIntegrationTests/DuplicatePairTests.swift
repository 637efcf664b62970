import Casework
import Eligibility
import Filing
import Operations
import Postgres
import Schema
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Pairs of duplicates are kept by whoever makes them, whatever else happens at that moment")
struct DuplicatePairTests {
    private static let otherClerk = DuplicateTests.otherClerk

    private func file(
        _ key: String,
        at office: String,
        _ house: House,
        _ patch: JSONValue = [:]
    ) async throws -> FileBundle.Filed {
        let place: JSONValue = ["household": ["office": .string(office)]]
        let request = try house.submission(key, place.merged(with: patch))
        let clerk = office == "121029" ? Self.otherClerk : House.clerk
        return try await FileBundle(house.premises)(.submission(request), by: clerk).get()
    }

    private func pairs(_ house: House) async throws -> [DuplicatePair] {
        try await FindDuplicates(house.premises).list(by: House.center).get()
    }

    /// Waits until so many transactions of the house's database wait for a lock.
    private func waiters(_ count: Int, _ house: House) async throws {
        let sql = """
            SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IN (
                SELECT pid FROM pg_stat_activity WHERE datname = current_database())
            """
        while try await house.one(sql) != String(count) { await Task.yield() }
    }

    /// Begins two acts, the second once the first stands before its writing, and lets both go on.
    ///
    /// Whoever writes notes it in the audit first, which is locked meanwhile: an act that had looked before
    /// the other wrote would miss it.
    private func atOnce(
        _ house: House,
        _ first: @escaping @Sendable () async throws -> Void,
        _ second: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            try await house.owner.withTransaction { transaction in
                try await transaction.runScript("LOCK TABLE hitomado.audit IN SHARE MODE")
                group.addTask { try await first() }
                try await waiters(1, house)
                group.addTask { try await second() }
                try await waiters(2, house)
            }
            try await group.waitForAll()
        }
    }

    @Test(
        "Two submissions at the same moment are a pair, whichever comes first",
        arguments: [["121011", "121029"], ["121029", "121011"]],
        [nil, "1985", "1985-05"]
    )
    func simultaneous(offices: [String], born: String?) async throws {
        // A birth that is not wholly known, on either side, may be that of the other.
        let patch: JSONValue =
            born.map { ["household": ["people": Self.people(born: $0)]] } ?? [:]
        try await House.with { house in
            try await atOnce(
                house,
                { _ = try await file("K0", at: offices[0], house) },
                { _ = try await file("K1", at: offices[1], house, patch) }
            )
            #expect(try await pairs(house).count == 3)
        }
        try await House.with { house in
            try await atOnce(
                house,
                { _ = try await file("K1", at: offices[1], house, patch) },
                { _ = try await file("K0", at: offices[0], house) }
            )
            #expect(try await pairs(house).count == 3)
        }
    }

    private static func people(born: String) -> JSONValue {
        guard var people = Desk.household["people"]?.asArray else { return [] }
        people[0] = people[0].merged(with: ["born": .string(born)])
        return .array(people)
    }

    @Test("Families that share some of their persons are filed at once without waiting in a circle")
    func overlapping() async throws {
        try await House.with { house in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    let names = number % 2 == 0 ? ["太郎", "次郎"] : ["次郎", "太郎"]
                    let patch: JSONValue = [
                        "record": [
                            "people": [
                                "p1": ["given_name": .string(names[0])],
                                "p2": ["given_name": .string(names[1])],
                            ]
                        ]
                    ]
                    group.addTask { _ = try await file("K\(number)", at: "121011", house, patch) }
                }
                try await group.waitForAll()
            }
            let twins = 6 * 5 / 2
            let count = try await house.one(
                "SELECT count(*) FROM hitomado.duplicate_pair WHERE likeness = 'same'"
            )
            #expect(Int(count ?? "") ?? 0 >= 2 * twins)
        }
    }

    private func sendBack(_ item: ItemID, _ house: House) async throws {
        _ = try await SendBackItem(house.premises)(
            item,
            .init(reason: "illegible"),
            by: House.center
        ).get()
    }

    @Test("A correction and a submission at the same moment are a pair")
    func correcting() async throws {
        try await House.with { house in
            let other: JSONValue = ["record": ["people": ["p1": ["given_name": "太朗"]]]]
            let item = try House.items(try await file("K1", at: "121029", house, other).receipt)[1]
            try await sendBack(item, house)
            let patch: JSONValue = ["record": ["people": ["p1": ["given_name": "太郎"]]]]
            // A correction notes first and holds the persons after, so that it goes first.
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await house.owner.withTransaction { transaction in
                    try await transaction.runScript(
                        "LOCK TABLE hitomado.filed_person IN EXCLUSIVE MODE"
                    )
                    group.addTask {
                        _ = try await CorrectItem(house.premises)(
                            patch,
                            of: item,
                            by: Self.otherClerk
                        ).get()
                    }
                    try await waiters(1, house)
                    group.addTask { _ = try await file("K2", at: "121011", house) }
                    try await waiters(2, house)
                }
                try await group.waitForAll()
            }
            #expect(
                try await pairs(house).contains { [$0.item.item, $0.other.item].contains(item) }
            )
        }
    }

    @Test("All of three whose births may be one are pairs, and a decision hides its own")
    func threeBirths() async throws {
        try await House.with { house in
            var items: [ItemID] = []
            for (place, born) in ["1985-05-02", "1985-05", "1985"].enumerated() {
                let patch: JSONValue = ["household": ["people": Self.people(born: born)]]
                let filed = try await file("K\(place)", at: "121011", house, patch)
                items.append(try House.items(filed.receipt)[1])
            }
            func listed() async throws -> [[ItemID]] {
                try await pairs(house).map { [$0.item.item, $0.other.item] }
                    .filter { Set($0).isSubset(of: items) }
            }
            let all = [[items[2], items[1]], [items[2], items[0]], [items[1], items[0]]]
            #expect(try await listed() == all)
            _ = try await DecideDuplicate(house.premises)(
                items[2],
                isNot: items[1],
                by: House.center
            ).get()
            #expect(try await listed() == Array(all.dropFirst()))
        }
    }

    @Test(
        "A correction to another name takes back what was decided, and one that names nobody else does not"
    )
    func decisionsAfterCorrection() async throws {
        try await House.with { house in
            let first = try House.items(try await file("K1", at: "121011", house).receipt)[1]
            let vague: JSONValue = ["household": ["people": Self.people(born: "1985")]]
            let second = try await file("K2", at: "121029", house, vague)
            let item = try House.items(second.receipt)[1]
            let decide = DecideDuplicate(house.premises)
            try await decide(item, isNot: first, by: House.center).get()
            let find = FindDuplicates(house.premises)
            for (patch, isKept): (JSONValue, Bool) in [
                (["record": ["household": ["telephone": "043-245-5112"]]], true),
                (["household": ["people": [["id": "p1", "born": "1985-05-02"]]]], false),
            ] {
                try await sendBack(item, house)
                _ = try await CorrectItem(house.premises)(patch, of: item, by: Self.otherClerk)
                    .get()
                let found = try await find(item, by: House.center).get().found
                #expect((found.first?.decision != nil) == isKept)
                #expect(try await pairs(house).contains { $0.item.item == item } == !isKept)
            }
            let pair = try #require(try await pairs(house).first { $0.item.item == item })
            #expect(pair.likeness == .same)
            let undone = try await house.one("SELECT undone_by FROM hitomado.duplicate_decision")
            #expect(undone == "wakaba")
        }
    }

    @Test("The center compares what the items told last, not what the visit says")
    func namesAsFiled() async throws {
        try await House.with { house in
            let first = try await file("K1", at: "121011", house)
            let other: JSONValue = ["record": ["people": ["p1": ["given_name": "太朗"]]]]
            let second = try await file("K2", at: "121029", house, other)
            // The move-in, whose form has the names.
            let item = try House.items(second.receipt)[0]
            try await sendBack(item, house)
            let patch: JSONValue = ["record": ["people": ["p1": ["given_name": "太郎"]]]]
            _ = try await CorrectItem(house.premises)(patch, of: item, by: Self.otherClerk).get()
            try await house.run(
                """
                UPDATE hitomado.visit SET record = jsonb_set(record, '{people,p1,given_name}', '"次郎"')
                WHERE visit_id = \(first.visit.number)
                """
            )
            let found = try await FindDuplicates(house.premises)(item, by: House.center).get()
            let written = try #require(found.found.first?.written)
            #expect(utf8Equal(written.own.name, "髙橋 太郎"))
            #expect(utf8Equal(written.other.name, "髙橋 太郎"))
        }
    }

    @Test("What an old program filed is filled in, and filling in again changes nothing")
    func filling() async throws {
        try await House.with { house in
            for number in 0..<3 { _ = try await file("K\(number)", at: "121011", house) }
            func table() async throws -> String? {
                try await house.one(
                    "SELECT string_agg((item_id, other_item, likeness)::text, ' ' ORDER BY item_id, other_item) FROM hitomado.duplicate_pair"
                )
            }
            let kept = try await table()
            try await house.run("TRUNCATE hitomado.duplicate_pair, hitomado.filed_person")
            for _ in 0..<2 {
                try await house.run("SELECT hitomado.complete_duplicates('-infinity')")
                #expect(try await table() == kept)
            }
            try await Migrator(house.owner).completeDuplicates()
            #expect(try await table() == kept)
        }
    }

    @Test("The center's role writes neither keys of persons nor decisions")
    func rights() async throws {
        try await House.with { house in
            for (table, right) in [
                ("filed_person", "DELETE"), ("duplicate_decision", "INSERT"),
                ("duplicate_decision", "UPDATE"), ("duplicate_pair", "INSERT"),
            ] {
                let has = try await house.one(
                    "SELECT has_table_privilege('hitomado_center', 'hitomado.\(table)', '\(right)')"
                )
                #expect(has == "false", "\(table) \(right)")
            }
        }
    }

    @Test("Who was protected under an old kanji is protected after the names fold further")
    func refolding() async throws {
        let before = Migration.all.filter { $0.name < "m0011" }
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            try await Migrator(client, migrations: before).migrate()
            let names = ["彥坂一郞", "佐々木強", "髙𣘺野々村"]
            try await client.withConnection { connection in
                try await connection.runScript(
                    "INSERT INTO hitomado.protection (municipality, name_key, born, set_by) VALUES "
                        + ["彥坂一郞", "佐々木強", "高𣘺野々村"]
                        .map { "(121002, '\($0)', '1985-05-02', 'test')" }
                        .joined(separator: ",")
                )
            }
            try await Migrator(client).migrate()
            let keys = try await client.withConnection { try await $0.run(ProtectedKeys()) }
            #expect(keys.map { FoldedKey(folded: $0) } == names.map { FoldedKey($0) })
        }
    }

    private struct ProtectedKeys: PostgresStatement {
        static let name = "protected_keys"
        static let sql = "SELECT name_key FROM hitomado.protection ORDER BY protection_id"
        let bindings = PostgresBindings()
        static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
    }
}
