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

@Suite("The same person's same procedure filed twice is shown, and nothing is held")
struct DuplicateTests {
    static let otherClerk = House.acting([.clerk], actor: "wakaba", office: House.hanamigawa)
    static let elsewhere: JSONValue = ["household": ["office": "121029"]]

    /// The family, of whom nobody knows a day of birth.
    private static var withoutBirths: JSONValue {
        let people = Desk.household["people"]?.asArray ?? []
        return .array(people.map { $0.merged(with: ["born": .null]) })
    }

    private func fileElsewhere(
        _ key: String,
        _ house: House,
        _ patch: JSONValue = [:]
    ) async throws -> FileBundle.Filed {
        let request = try house.submission(key, Self.elsewhere.merged(with: patch))
        return try await FileBundle(house.premises)(.submission(request), by: Self.otherClerk)
            .get()
    }

    private func pairs(_ house: House, decided: Bool = false) async throws -> [DuplicatePair] {
        try await FindDuplicates(house.premises).list(withDecided: decided, by: House.center).get()
    }

    private static func duplicates(_ receipt: String) throws -> [JSONValue] {
        try JSONParser.parse(receipt)["duplicates"]?.asArray ?? []
    }

    @Test("Two wards and two keys: on the receipt, on the visit, on the item and in the list")
    func everywhere() async throws {
        try await House.with { house in
            let first = try await house.file()
            #expect(try Self.duplicates(first.receipt).isEmpty)
            let second = try await fileElsewhere("K2", house)
            let (old, new) = (try House.items(first.receipt), try House.items(second.receipt))
            let told = try Self.duplicates(second.receipt)
            #expect(told.count == 3 && told.allSatisfy { $0["item"] == nil && $0["office"] == nil })
            #expect(told.allSatisfy { $0["strength"]?.asString == "same" })
            // Everything is filed as if nothing had been there before.
            let states = try await house.one(
                "SELECT string_agg(state::text, ',' ORDER BY item_id) FROM hitomado.item"
            )
            #expect(states == "ready,accepted,held,ready,accepted,held")
            let pairs = try await pairs(house)
            #expect(pairs.map(\.item.item) == new.reversed())
            #expect(pairs.map(\.other.item) == old.reversed())
            #expect(pairs.allSatisfy { $0.item.office == 121_029 && $0.other.office == 121_011 })
            #expect(pairs.allSatisfy { $0.likeness == .same && $0.decision == nil })
            let shown = try await house.show(first.visit).duplicates
            #expect(shown.count == 3 && shown.allSatisfy { $0.other?.isOpenable == false })
            #expect(Set(shown.compactMap { $0.other?.item }) == Set(new))
        }
    }

    @Test("Only the center reads both names; a clerk is told office, day and state")
    func names() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let first = try House.items(filed.receipt)
            let second = try await fileElsewhere(
                "K2",
                house,
                ["record": ["people": ["p1": ["family_name": "高橋"]]]]
            )
            let find = FindDuplicates(house.premises)
            let clerk = try await find(first[0], by: House.clerk).get()
            #expect(clerk.found.count == 1 && clerk.found[0].written == nil)
            let center = try await find(first[0], by: House.center).get()
            let written = try #require(center.found.first?.written)
            #expect(utf8Equal(written.own.name, "髙橋 太郎"))
            #expect(utf8Equal(written.other.name, "高橋 太郎"))
            // Whoever was told of the other's item, or read its name, stands in the other's history.
            let readings = try await house.one(
                "SELECT string_agg(actor, ',' ORDER BY audit_id) FROM hitomado.audit WHERE visit_id = \(second.visit.number) AND act = 'read-item'"
            )
            #expect(readings == "hanako,saburo")
            _ = try await house.show(filed.visit)
            let shown = try await house.one(
                "SELECT item_ids::text FROM hitomado.audit WHERE visit_id = \(second.visit.number) AND act = 'show-visit'"
            )
            let numbers = try House.items(second.receipt).map { String($0.number) }
            #expect(shown == "{\(numbers.joined(separator: ","))}")
            #expect(try await find(first[0], by: Self.otherClerk).failure?.kind == .notFound)
        }
    }

    @Test("Withdrawn items do not count, and done ones for sixty days")
    func whatCounts() async throws {
        try await House.with { house in
            let first = try House.items(try await house.file().receipt)
            let second = try House.items(try await fileElsewhere("K2", house).receipt)
            _ = try await WithdrawItem(house.premises)(second[0], reason: "x", by: Self.otherClerk)
                .get()
            #expect(try await pairs(house).isEmpty)
            let third = try await fileElsewhere("K3", house)
            #expect(try Self.duplicates(third.receipt).count == 3)
            for (days, count) in [(59, 3), (61, 2)] {
                let at = house.clock.now().adding(.seconds(-days * 86_400))
                try await house.run(
                    "UPDATE hitomado.item SET state = 'done', lot_id = 1, due_at = NULL, state_at = '\(at)' WHERE item_id = \(first[0].number)"
                )
                #expect(try await pairs(house).count == count, "\(days)")
            }
            // What is no open matter any more does not stay for the list to read.
            #expect(try await house.one("SELECT count(*) FROM hitomado.duplicate_pair") == "6")
            for left in [4, 0] {
                let cleared = try await house.owner.withConnection {
                    try await DuplicateStore.clearPairs(now: house.clock.now(), $0)
                }
                #expect(cleared == left)
            }
            #expect(try await pairs(house).count == 2)
        }
    }

    @Test("Of somebody protected another ward learns no more than to ask the center")
    func protected() async throws {
        try await House.with { house in
            let first = try await house.file(
                "K1",
                ["household": ["facts": ["protection_requested": true]]]
            )
            let second = try await fileElsewhere("K2", house)
            #expect(!second.receipt.contains("121011"))
            let seen = try await ShowVisit(house.premises)(second.visit, by: Self.otherClerk).get()
            #expect(seen.duplicates.count == 3)
            #expect(seen.duplicates.allSatisfy { $0.other == nil })
            let json = seen.json(.ja).compact()
            #expect(!json.contains("121011"))
            for item in try House.items(first.receipt) { #expect(!json.contains("\"\(item)\"")) }
            let item = try House.items(second.receipt)[0]
            let find = FindDuplicates(house.premises)
            #expect(try await find(item, by: Self.otherClerk).get().found[0].shown.other == nil)
            let center = try await find(item, by: House.center).get().found[0].shown.other
            #expect(center?.isProtected == true)
            let pairs = try await pairs(house)
            #expect(pairs.count == 3)
            #expect(pairs.allSatisfy { $0.other.isProtected && $0.item.isProtected })
            #expect(pairs.allSatisfy { $0.json["other_office"] == .null })
            // A command prints for who knows whom.
            let command = Acting.command(by: "saburo", for: House.chiba)
            let printed = try await ShowVisit(house.premises)(second.visit, by: command).get()
            #expect(printed.duplicates.count == 3)
            #expect(printed.duplicates.allSatisfy { $0.other == nil })
        }
    }

    @Test("Of somebody protected a name without a birth tells nobody but the center")
    func protectedNamesake() async throws {
        try await House.with { house in
            _ = try await house.file(
                "K1",
                ["household": ["facts": ["protection_requested": true]]]
            )
            let vague = try await fileElsewhere(
                "K2",
                house,
                ["household": ["people": Self.withoutBirths]]
            )
            let item = try House.items(vague.receipt)[0]
            let find = FindDuplicates(house.premises)
            #expect(try await find(item, by: Self.otherClerk).get().found.isEmpty)
            #expect(try await find(item, by: House.center).get().found.count == 1)
            #expect(try Self.duplicates(vague.receipt).isEmpty)
        }
    }

    @Test("However many file at once, every two of them are a pair")
    func race() async throws {
        try await House.with { house in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask { _ = try await house.file("K\(number)") }
                }
                try await group.waitForAll()
            }
            #expect(try await pairs(house).count == 6 * 5 / 2 * 3)
        }
    }

    @Test("Not a duplicate: kept with name and time, shown no more, and taken back")
    func decision() async throws {
        try await House.with { house in
            let first = try House.items(try await house.file().receipt)
            let second = try House.items(try await fileElsewhere("K2", house).receipt)
            let third = try House.items(try await house.file("K3").receipt)
            let decide = DecideDuplicate(house.premises)
            #expect(
                try await decide(third[0], isNot: second[0], by: House.clerk).failure?.kind
                    == .notAllowed
            )
            for wrong in [first[1], third[0], ItemID(number: 999)] {
                let refused = try await decide(third[0], isNot: wrong, by: House.center)
                #expect(refused.failure != nil, "\(wrong)")
            }
            for _ in 0..<2 {
                try await decide(second[0], isNot: third[0], by: House.center).get()
            }
            // The decision hides its own pair and no other.
            let left = try await pairs(house).filter { $0.item.item == third[0] }
            #expect(left.map(\.other.item) == [first[0]])
            let all = try await pairs(house, decided: true)
            let decided = try #require(all.first { $0.decision != nil })
            #expect(decided.decision?.by == "saburo")
            #expect(decided.decision?.at == house.clock.now())
            let found = try await FindDuplicates(house.premises)(third[0], by: House.center).get()
            #expect(found.found.map { $0.decision != nil } == [true, false])
            let acts = try await house.one(
                "SELECT string_agg(act, ',' ORDER BY audit_id) FROM hitomado.audit WHERE act LIKE '%duplicate' AND NOT refused"
            )
            #expect(acts == Array(repeating: "decide-duplicate", count: 4).joined(separator: ","))
            let visits = try await house.one(
                "SELECT count(DISTINCT visit_id) FROM hitomado.audit WHERE act = 'decide-duplicate' AND NOT refused"
            )
            #expect(visits == "2")
            try await decide.undo(third[0], isNot: second[0], by: House.center).get()
            let again = try await pairs(house).filter { $0.item.item == third[0] }
            #expect(again.map(\.other.item) == [second[0], first[0]])
            #expect(
                try await decide.undo(third[0], isNot: second[0], by: House.center).failure?.kind
                    == .conflict
            )
        }
    }

    @Test("A name that a correction puts right is found from then on")
    func corrected() async throws {
        try await House.with { house in
            _ = try await house.file()
            let other: JSONValue = ["record": ["people": ["p1": ["given_name": "太朗"]]]]
            let item = try House.items(try await fileElsewhere("K2", house, other).receipt)[1]
            #expect(try await pairs(house).allSatisfy { $0.item.item != item })
            _ = try await SendBackItem(house.premises)(
                item,
                .init(reason: "illegible"),
                by: House.center
            ).get()
            let patch: JSONValue = ["record": ["people": ["p1": ["given_name": "太郎"]]]]
            _ = try await CorrectItem(house.premises)(patch, of: item, by: Self.otherClerk).get()
            #expect(try await pairs(house).contains { $0.item.item == item })
        }
    }
}
