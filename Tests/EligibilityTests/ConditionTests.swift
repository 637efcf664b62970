import Eligibility
import Testing
import Vocabulary

@Suite("Conditions are checked when they are read")
struct ConditionTests {
    struct Fault: Sendable {
        let text: String
        let column: Int
        let says: String
    }

    static let faults = [
        Fault(text: "person.movse", column: 8, says: "Did you mean moves?"),
        Fault(text: "household.moves", column: 11, says: "fact of the person"),
        Fault(text: "hosehold.sewer", column: 1, says: "Did you mean household?"),
        Fault(text: "household.kind == \"lefft\"", column: 19, says: "Did you mean left?"),
        Fault(text: "person.cover in [\"left\", \"up\"]", column: 17, says: "none of the words"),
        Fault(text: "\"coppy\" in visit.wants", column: 9, says: "Did you mean copy?"),
        Fault(text: "household.dogs", column: 11, says: "truth value"),
        Fault(text: "household.dogs == true", column: 16, says: "cannot be compared"),
        Fault(text: "on >= \"2026-04-01\"", column: 4, says: "date("),
        Fault(text: "on >= date(\"2026-02-30\")", column: 12, says: "date("),
        Fault(text: "household.kind < \"left\"", column: 16, says: "no order"),
        Fault(text: "person.moves &&", column: 16, says: "too early"),
        Fault(text: "(person.moves", column: 14, says: ") is expected"),
        Fault(text: "person.moves & person.moves", column: 14, says: "&&"),
        Fault(text: "person.moves person.moves", column: 14, says: "should end"),
        Fault(text: "1 < household.dogs < 3", column: 20, says: "&&"),
        Fault(text: "aeg(person.born, on) > 1", column: 1, says: "Did you mean age?"),
        Fault(text: "age(person.born) > 1", column: 1, says: "2 arguments"),
        Fault(text: "age(on, 1) > 1", column: 9, says: "A day is expected"),
        Fault(text: "people.exist(p, p.moves)", column: 8, says: "Did you mean exists?"),
        Fault(text: "people.exists(on, true)", column: 15, says: "already has a meaning"),
        Fault(text: "people.exists(p, p.moves) && p.moves", column: 30, says: "not known"),
        Fault(text: "param.age_limt > 1", column: 7, says: "Did you mean age_limit?"),
        Fault(text: "has(person.born)", column: 1, says: "decides nothing"),
        Fault(text: "person.born == null", column: 16, says: "no null"),
        Fault(text: "person.moves ? true : false", column: 14, says: "no part"),
        Fault(text: "\"open", column: 1, says: "not closed"),
        Fault(text: "", column: 1, says: "too early"),
        Fault(text: "visit", column: 1, says: "truth value"),
        Fault(text: "0x10 == 1", column: 1, says: "decimal"),
    ]

    @Test("and a fault is shown at its column", arguments: faults)
    func fault(_ fault: Fault) {
        let error = #expect(throws: ConditionError.self) {
            try SmallWorld.condition(fault.text)
        }

        #expect(error?.column == fault.column, "\(fault.text): \(error?.description ?? "")")
        #expect(error?.message.contains(fault.says) == true, "\(error?.description ?? "")")
    }

    @Test("and a fault in a later line is shown in its line")
    func line() {
        let error = #expect(throws: ConditionError.self) {
            try SmallWorld.condition("person.moves &&\n  // why\n  person.movse")
        }

        #expect(error?.line == 3)
        #expect(error?.column == 10)
    }

    @Test("and a person is refused where the rule is asked once a household")
    func household() {
        let context = ConditionContext(registry: SmallWorld.registry, allowsPerson: false)

        #expect(throws: ConditionError.self) {
            try Condition("person.moves", context: context)
        }
        #expect(throws: Never.self) {
            try Condition("people.exists(p, p.moves)", context: context)
        }
    }

    @Test("and what is too deep or too long is refused")
    func limits() {
        let deep =
            String(repeating: "(", count: 5000) + "true" + String(repeating: ")", count: 5000)
        let negated = String(repeating: "!", count: 5000) + "true"
        let long = Array(repeating: "person.moves", count: 3000).joined(separator: " && ")
        for text in [deep, negated, long] {
            #expect(throws: ConditionError.self) { try SmallWorld.condition(text) }
        }
        let wide = Array(repeating: "person.moves", count: 900).joined(separator: " && ")
        #expect(throws: Never.self) { try SmallWorld.condition(wide) }
    }

    @Test("and what was read is read the same again", arguments: 0..<20)
    func roundTrip(seed: Int) throws {
        var dice = ExpressionDice(UInt64(seed), dates: true)
        let text = dice.expression(4)

        let tree = try ConditionParser.parse(text)
        let again = try ConditionParser.parse(tree.text)

        #expect(again.text == tree.text)
        #expect(throws: Never.self) { try SmallWorld.condition(tree.text) }
    }

    @Test("and no text makes it crash", arguments: 0..<8)
    func fuzz(seed: Int) {
        var dice = Dice(UInt64(seed))
        let pieces = [
            "person", ".", "moves", "(", ")", "[", "]", "&&", "||", "!", "in", "people", "exists",
            "p", ",", "\"left\"", "1", "-", "date", "==", "<", " ", "\n", "é", "\\", "'", "map",
            "filter", "size", "visit.wants", "event_day", "age", "true", "param", "household.dogs",
        ]
        for _ in 0..<400 {
            let text = (0..<(1 + dice.below(14))).map { _ in dice.pick(pieces) }.joined()
            do {
                let expression = try Expression(text, context: SmallWorld.context)
                #expect(expression.text == text)
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
    }
}

extension SyntaxNode {
    /// The expression written with every bracket.
    var text: String {
        switch kind {
        case .bool(let value): String(value)
        case .integer(let value): String(value)
        case .string(let text): "\"\(text)\""
        case .name(let name): name
        case .list(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
        case .member(let target, let name): "\(target.text).\(name)"
        case .call(let name, let arguments):
            name + "(" + arguments.map(\.text).joined(separator: ", ") + ")"
        case .method(let target, let name, let arguments):
            "\(target.text).\(name)(" + arguments.map(\.text).joined(separator: ", ") + ")"
        case .not(let inner): "!(\(inner.text))"
        case .binary(let sign, let left, let right):
            "(\(left.text) \(sign.rawValue) \(right.text))"
        }
    }
}
