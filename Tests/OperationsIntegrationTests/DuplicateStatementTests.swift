import Eligibility
import Filing
import Operations
import Postgres
import Schema
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What the statements find is what the rule says")
struct DuplicateStatementTests {
    private static let names = ["高橋太郎", "斎藤元", "西東元"]
    private static let readings: [String?] = [nil, "タカハシタロウ", "サイトウハジメ"]
    private static let births: [String?] = [
        nil, "1985", "1985-05", "1985-05-02", "1985-05-03", "1985-06-01", "1990-01-01",
    ]

    /// Items of one person each, numbered from 1, as tables have them.
    private static func people(_ count: Int, seed: UInt64) -> [PersonKey] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            PersonKey(
                person: PersonID("p1"),
                name: FoldedKey(names.randomElement(using: &generator) ?? ""),
                reading: (readings.randomElement(using: &generator) ?? nil).map { FoldedKey($0) },
                born: births.randomElement(using: &generator) ?? nil
            )
        }
    }

    private static func script(_ people: [PersonKey]) -> String {
        func text(_ value: String?) -> String { value.map { "'\($0)'" } ?? "NULL" }
        let rows = people.enumerated().map { place, key in
            "(121002, \(place + 1), 'p1', \(place + 1), 'move-in', \(text(key.name?.text)), "
                + "\(text(key.reading?.text)), \(text(key.born)))"
        }
        return """
            SET LOCAL search_path = hitomado;
            INSERT INTO visit (municipality, visit_id, office, state, household, opened_at, opened_by)
            SELECT 121002, n, 121011, 'filed', '{}', now(), 'test' FROM generate_series(1, \(people.count)) n;
            INSERT INTO bundle (municipality, bundle_id, visit_id, office, lane, submission_key,
                content_hash, packet, seal, receipt, received_at, filed_at, filed_by)
            SELECT 121002, n, n, 121011, 'waiting', n, sha256('a'), '{}', sha256('a'), '{}', now(),
                now(), 'test'
            FROM generate_series(1, \(people.count)) n;
            INSERT INTO item (municipality, item_id, bundle_id, visit_id, office, lane, procedure,
                code, system, people, state, waiting_for, due_at, received_at, filed_at, state_at)
            SELECT 121002, n, n, n, 121011, 'waiting', 'move-in', 'JK01', 'JUKI', '{p1}', 'ready', 0,
                now(), now(), now(), now()
            FROM generate_series(1, \(people.count)) n;
            INSERT INTO filed_person (municipality, item_id, person, bundle_id, procedure, name_key,
                reading_key, born)
            VALUES \(rows.joined(separator: ",\n"));
            SELECT complete_duplicates('-infinity');
            """
    }

    private static func with(
        _ people: [PersonKey],
        _ body: (House, DuplicateStore) async throws -> Void
    ) async throws {
        try await House.with { house in
            try await house.owner.withTransaction { try await $0.runScript(script(people)) }
            try await house.premises.database.withTransaction { transaction in
                let access = try await ActingTransaction.begin(transaction, for: House.chiba)
                try await body(house, DuplicateStore(access))
            }
        }
    }

    @Test("One person's look finds all that are alike, and nobody else", arguments: [1, 2, 3])
    func find(seed: UInt64) async throws {
        let people = Self.people(60, seed: seed)
        try await Self.with(people) { house, store in
            for (place, key) in people.enumerated() {
                let number = Int64(place + 1)
                let found = try await store.find(
                    [SoughtPerson(procedure: "move-in", key: key)],
                    outside: VisitID(number: number),
                    each: 100,
                    altogether: 100,
                    now: house.clock.now()
                )
                let expected = people.indices.filter {
                    $0 != place && key.likeness(to: people[$0]) != nil
                }
                #expect(found.map { Int($0.item.number) - 1 } == expected.reversed(), "\(place)")
                for other in found {
                    let place = Int(other.item.number) - 1
                    #expect(other.likeness == key.likeness(to: people[place]))
                }
            }
        }
    }

    @Test("What was filed before is filled in as every two that are alike", arguments: [4, 5, 6])
    func list(seed: UInt64) async throws {
        let people = Self.people(40, seed: seed)
        try await Self.with(people) { house, store in
            let pairs = try await store.list(now: house.clock.now(), atMost: 10_000)
            let places = pairs.map {
                (Int($0.item.item.number) - 1, Int($0.other.item.number) - 1)
            }
            for (item, other) in places {
                #expect(item > other)
            }
            let likeness = pairs.map(\.likeness)
            #expect(likeness == places.map { people[$0.0].likeness(to: people[$0.1]) })
            #expect(Set(places.map { $0.0 * 1000 + $0.1 }).count == places.count)
            let othersOf = Dictionary(grouping: places, by: \.0).mapValues { $0.map(\.1) }
            for item in people.indices {
                let alike = people[..<item].indices.filter {
                    people[$0].likeness(to: people[item]) != nil
                }
                // All, and where they are many the newest.
                let listed = othersOf[item, default: []]
                #expect(listed.count >= min(DuplicateStore.keptMaximum, alike.count))
                #expect(listed.first == alike.last)
            }
        }
    }

    @Test("A household filed a thousand times is five pairs each, and twenty on a page")
    func thousand() async throws {
        let key = PersonKey(
            person: PersonID("p1"),
            name: FoldedKey("高橋太郎"),
            reading: FoldedKey("タカハシタロウ"),
            born: "1985-05-02"
        )
        try await Self.with(Array(repeating: key, count: 1000)) { house, store in
            let pairs = try await store.list(now: house.clock.now(), atMost: 10_000)
            let expected: Int = 995 * 5 + 10
            #expect(pairs.count == expected)
            let found = try await store.find(
                [SoughtPerson(procedure: "move-in", key: key)],
                each: 100,
                now: house.clock.now()
            )
            #expect(found.map(\.item.number) == Array((981...1000).reversed()))
        }
    }

    private struct Explained: PostgresStatement {
        static let name = "explained"
        static let sql = """
            EXPLAIN (FORMAT JSON) EXECUTE planned(121002, \(wanted), NULL, NULL, now(), 20, 20)
            """
        static let wanted = """
            '[{"place": 0, "procedure": "move-in", "name_key": "高橋太郎", "reading_key":
                "タカハシタロウ", "born": "1985-05-02"}]'
            """
        let bindings = PostgresBindings()
        static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
    }

    @Test("The look at filing reads indexes alone, however much was filed")
    func plan() async throws {
        try await House.with { house in
            let people = (0..<5000).map { number in
                PersonKey(
                    person: PersonID("p1"),
                    name: FoldedKey("高橋\(number)"),
                    reading: FoldedKey("タカハシ\(number)"),
                    born: "1985-05-02"
                )
            }
            try await house.owner.withTransaction { try await $0.runScript(Self.script(people)) }
            try await house.run("ANALYZE hitomado.filed_person; ANALYZE hitomado.item")
            let plan = try await house.owner.withTransaction { transaction in
                try await transaction.runScript("SET LOCAL plan_cache_mode = force_generic_plan")
                try await transaction.runScript(
                    "PREPARE planned AS \(StatementText.duplicateFind.sql)"
                )
                return try await transaction.first(Explained()) ?? ""
            }
            for index in [
                "filed_person_by_name", "filed_person_by_reading", "filed_person_undated",
            ] {
                #expect(plan.contains(index), "\(index)")
            }
            #expect(!plan.contains(#""Node Type": "Seq Scan""#), "\(plan)")
            // A household of one is looked for by a plan that is kept.
            let generic = try await house.owner.withTransaction { transaction in
                let execute =
                    "EXECUTE planned(121002, \(Explained.wanted), NULL, NULL, now(), 20, 20);"
                try await transaction.runScript(
                    "DEALLOCATE ALL; PREPARE planned AS \(StatementText.duplicateFind.sql);"
                        + String(repeating: execute, count: 12)
                )
                return try await transaction.first(GenericPlans()) ?? 0
            }
            #expect(generic >= 7)
        }
    }

    private struct GenericPlans: PostgresStatement {
        static let name = "generic_plans"
        static let sql = "SELECT generic_plans FROM pg_prepared_statements WHERE name = 'planned'"
        let bindings = PostgresBindings()
        static func decode(_ row: inout PostgresRowReader) throws -> Int64 { try row.read() }
    }
}
