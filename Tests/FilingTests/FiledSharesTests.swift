import Catalog
import Eligibility
import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("What was filed already divides the plan")
struct FiledSharesTests {
    private func key(_ people: [String], _ procedure: ProcedureID) -> PlanKey {
        PlanKey(procedure: procedure, people: people.map { PersonID($0) })
    }

    private func divided(
        _ plan: [[String]],
        over filed: [[String]],
        decided: [[String]] = []
    ) throws -> [[String]] {
        let procedure = ProcedureID("move-in")
        let shares = FiledShares(
            filed: filed.map { key($0, procedure) },
            decided: decided.map { key($0, procedure) }
        )
        return shares.divide(plan.map { key($0, procedure) }, key: { $0 }) {
            PlanKey(procedure: $0.procedure, people: $1)
        }.map { $0.people.map(\.description) }
    }

    @Test("Somebody who was forgotten is an entry alone")
    func forgotten() throws {
        #expect(
            try divided([["p1", "p2", "p3"]], over: [["p1", "p2"]]) == [["p1", "p2"], ["p3"]]
        )
    }

    @Test(
        "Who stands in a filed item is in no other entry, also where the plan no longer asks for all of it"
    )
    func covered() throws {
        #expect(try divided([["p1"]], over: [["p1", "p2"]]) == [["p1", "p2"]])
        #expect(try divided([["p1"], ["p2"]], over: [["p1", "p2"]]) == [["p1", "p2"]])
        #expect(
            try divided([["p1", "p2", "p3"]], over: [["p2"], ["p3"]]) == [["p2"], ["p3"], ["p1"]]
        )
    }

    @Test(
        "What was decided about some stays so about those who are left of them; nobody is in two entries"
    )
    func decided() throws {
        #expect(
            try divided([["p1", "p2", "p3"]], over: [], decided: [["p1", "p2"]]) == [
                ["p1", "p2"], ["p3"],
            ]
        )
        #expect(
            try divided([["p1", "p3"]], over: [], decided: [["p1", "p2"]]) == [["p1"], ["p3"]]
        )
        #expect(
            try divided(
                [["p1", "p2", "p3"]],
                over: [["p2"]],
                decided: [["p1", "p2"], ["p1", "p3"]]
            )
                == [["p2"], ["p1"], ["p3"]]
        )
    }

    @Test("The household's own entries, other procedures and strangers stay as they are")
    func untouched() throws {
        #expect(try divided([[]], over: [[]]) == [[]])
        #expect(try divided([["p1"]], over: [["p9"]]) == [["p1"]])
        let (one, other) = (ProcedureID("one"), ProcedureID("other"))
        let shares = FiledShares(filed: [key(["p1"], one)])
        let plan = [key(["p1", "p2"], other)]
        #expect(
            shares.divide(plan, key: { $0 }) { PlanKey(procedure: $0.procedure, people: $1) }
                == plan
        )
    }

    @Test(
        "Nobody gets lost, nobody who is filed is in a new entry, and dividing again changes nothing"
    )
    func holdsForAll() throws {
        var random = SeededGenerator(seed: 20_260_330)
        let everybody = (1...5).map { "p\($0)" }
        for _ in 0..<2_000 {
            let plan = everybody.filter { _ in Bool.random(using: &random) }
            guard !plan.isEmpty else { continue }
            var filed: [[String]] = []
            var free = everybody.shuffled(using: &random)
            while !free.isEmpty, Bool.random(using: &random) {
                let size = Int.random(in: 1...free.count, using: &random)
                filed.append(free.prefix(size).sorted())
                free.removeFirst(size)
            }
            let result = try divided([plan], over: filed)
            let fresh = result.filter { !filed.contains($0) }
            #expect(Set(plan).isSubset(of: Set(result.joined())))
            #expect(fresh.count <= 1 && Set(fresh.joined()).isDisjoint(with: filed.joined()))
            #expect(Set(fresh.joined()).isSubset(of: plan))
            #expect(try divided(result, over: filed) == result)
        }
    }
}
