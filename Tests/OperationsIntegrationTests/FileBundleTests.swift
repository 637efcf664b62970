import Catalog
import Filing
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("A bundle is filed in one commit, once a key")
struct FileBundleTests {
    @Test("Visit, bundle, items, records, events, jobs and audit are there together")
    func files() async throws {
        try await House.with { house in
            let filed = try await house.file()
            #expect(try await house.counts() == "1 1 3 3 1 0 3 7")
            let items = try House.items(filed.receipt)
            #expect(items.count == 3)
            let states = try await house.one(
                "SELECT string_agg(state::text || ' ' || waiting_for || ' ' || checks_needed, ',' ORDER BY item_id) FROM hitomado.item"
            )
            #expect(states == "ready 0 0,accepted 1 0,held 1 2")
            #expect(try await house.one("SELECT count(*) FROM hitomado.item_after") == "2")
            #expect(try await house.one("SELECT state FROM hitomado.visit") == "filed")
            #expect(
                try await house.one("SELECT receipt FROM hitomado.bundle") == filed.receipt
            )
            #expect(
                try await house.one(
                    "SELECT act || ' ' || actor || ' ' || cardinality(item_ids) || ' ' || (visit_id = \(filed.visit.number)) FROM hitomado.audit"
                ) == "file-bundle hanako 3 true"
            )
            #expect(try await house.one("SELECT count(*) FROM hitomado.catalog_archive") == "1")
            #expect(house.rings.count == 1)
        }
    }

    @Test("The same key again gives the same receipt and files nothing")
    func repetition() async throws {
        try await House.with { house in
            let first = try await house.file()
            let before = try await house.counts()
            let again = try await house.file("K1", ["household": ["event": "move-in"]])
            #expect(again.receipt == first.receipt)
            #expect(again.isRepetition)
            #expect(try await house.counts() == before)
            #expect(try await house.one("SELECT count(*) FROM hitomado.audit") == "2")
            #expect(house.rings.count == 1)
        }
    }

    @Test("The same key with other content is refused, even when only a selector differs")
    func otherContent() async throws {
        try await House.with { house in
            _ = try await house.file()
            let before = try await house.counts()
            let patch: JSONValue = ["record": ["people": ["p2": ["given_name": "葛子"]]]]
            let result = try await FileBundle(house.premises)(
                .submission(try house.submission("K1", patch)),
                by: House.clerk
            )
            #expect(result.failure?.kind == .invalid)
            #expect(result.failure?.path == "key")
            #expect(try await house.counts() == before)
        }
    }

    @Test("Of many with one key at once one wins, and all get its receipt")
    func race() async throws {
        try await House.with { house in
            let receipts = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<6 { group.addTask { try await house.file().receipt } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(Set(receipts).count == 1)
            #expect(try await house.counts() == "1 1 3 3 1 0 3 7")
        }
    }

    @Test("What is refused leaves nothing behind")
    func refused() async throws {
        try await House.with { house in
            let before = try await house.counts()
            let patch: JSONValue = ["record": ["people": ["p2": ["given_name": .null]]]]
            let result = try await FileBundle(house.premises)(
                .submission(try house.submission("K1", patch)),
                by: House.clerk
            )
            #expect(result.failure?.path == "record.people.p2.given_name")
            #expect(try await house.counts() == before)
            #expect(try await house.one("SELECT count(*) FROM hitomado.audit") == "0")
        }
    }

    @Test("Overnight items wait for the cut-off of their system")
    func overnight() async throws {
        try await House.with { house in
            _ = try await house.file("K1", ["lane": "overnight"])
            #expect(try await house.counts() == "1 1 3 3 0 1 3 7")
            let runAt = try await house.one(
                "SELECT to_char(run_at AT TIME ZONE 'Asia/Tokyo', 'MM-DD HH24:MI') FROM hitomado.job_scheduled"
            )
            #expect(runAt == "04-06 17:00")
        }
    }

    @Test("Asking for protection protects the visit and its people from this moment")
    func protection() async throws {
        try await House.with { house in
            let filed = try await house.file(
                "K1",
                ["household": ["facts": ["protection_requested": true]]]
            )
            #expect(
                try await house.one(
                    "SELECT string_agg(DISTINCT checks_needed::text, ',') FROM hitomado.item"
                ) == "2"
            )
            #expect(try await house.show(filed.visit).clearance.isMasked)
            // The same people in another visit, which says nothing of it.
            let other = try await house.file("K2")
            #expect(try await house.show(other.visit).clearance.isMasked)
            #expect(
                try await house.one(
                    "SELECT string_agg(DISTINCT checks_needed::text, ',') FROM hitomado.item WHERE visit_id = \(other.visit.number)"
                ) == "2"
            )
        }
    }

    @Test("Another municipality's office cannot file for this one")
    func otherOffice() async throws {
        try await House.with { house in
            let stranger = House.acting(
                [.clerk],
                office: House.kitami,
                municipality: House.kitami
            )
            let result = try await FileBundle(house.premises)(
                .submission(try house.submission()),
                by: stranger
            )
            #expect(result.failure?.kind == .notAllowed)
            #expect(try await house.counts() == "0 0 0 0 0 0 0 0")
            #expect(try await house.one("SELECT count(*) FROM hitomado.audit WHERE refused") == "1")
        }
    }

    @Test("A hundred items take as many round trips as one")
    func constant() async throws {
        try await House.with { house in
            var people: [JSONValue] = []
            var written = JSONObject()
            for number in 1...40 {
                people.append([
                    "id": .string("p\(number)"), "relationship": "other", "born": "1990",
                    "nationality": "japanese", "health_insurance": "none", "claims": true,
                ])
                written["p\(number)"] = ["family_name": "山田", "given_name": "\(number)"]
            }
            let patch: JSONValue = [
                "household": ["people": .array(people)],
                "record": ["people": .object(written)],
            ]
            let filed = try await house.file("K1", patch)
            #expect(try House.items(filed.receipt).count == 41)
            #expect(try await house.one("SELECT count(*) FROM hitomado.item_after") == "40")
        }
    }
}
