import Eligibility
import Vocabulary

/// Says what an expression is when everything is known, by walking its tree: slow and plain.
struct Oracle {
    enum Value: Hashable {
        case bool(Bool), number(Int), word(String), words(Set<String>), day(CalendarDay)
        case person(Int)
        case list([Value])
        case scope(String)
    }

    let household: Household

    func holds(_ tree: SyntaxNode, person: Int) -> Bool {
        value(tree, ["person": .person(person)]) == .bool(true)
    }

    func value(_ node: SyntaxNode, _ scope: [String: Value]) -> Value {
        switch node.kind {
        case .bool(let value): .bool(value)
        case .integer(let value): .number(value)
        case .string(let text): .word(text)
        case .name(let name): named(name, scope)
        case .list(let elements): .list(elements.map { value($0, scope) })
        case .member(let target, let name): member(value(target, scope), name)
        case .call(let name, let arguments): call(name, arguments.map { value($0, scope) })
        case .method(let target, let name, let arguments):
            method(value(target, scope), name, arguments, scope)
        case .not(let inner): .bool(value(inner, scope) != .bool(true))
        case .binary(let sign, let left, let right):
            .bool(binary(sign, value(left, scope), value(right, scope)))
        }
    }

    private func named(_ name: String, _ scope: [String: Value]) -> Value {
        if let value = scope[name] { return value }
        switch name {
        case "people": return .list(household.people.indices.map(Value.person))
        case "on": return .day(household.on)
        case "event_day": return .day(eventDay)
        default: return .scope(name)
        }
    }

    private var eventDay: CalendarDay {
        let events = household.event.map(\.description)
        if events.contains("move-in") {
            if case .day(let day) = answer("moved_on", nil) { return day }
        } else if events.contains("death") {
            return earliest("deceased", "died_on")
        } else if events.contains("birth") {
            return earliest("newborn", "born")
        }
        return household.on
    }

    private func earliest(_ bool: String, _ date: String) -> CalendarDay {
        let concerned = household.people.filter { answer(bool, $0.id) == .bool(true) }
        let days = concerned.compactMap { person in
            if case .day(let day) = answer(date, person.id) { day } else { nil }
        }
        return days.min() ?? household.on
    }

    private func answer(_ fact: String, _ person: PersonID?) -> Value {
        let reference = FactReference(fact: SmallWorld.id(fact), person: person)
        guard case .known(let value) = household[reference] else { return .scope("unknown") }
        switch value {
        case .bool(let value): return .bool(value)
        case .integer(let value): return .number(value)
        case .choice(let word), .languageTag(let word): return .word(word)
        case .choices(let words): return .words(Set(words))
        case .date(let day): return .day(day.whole ?? .earliest)
        case .code(let code): return .word(code.description)
        }
    }

    private func member(_ target: Value, _ name: String) -> Value {
        switch target {
        case .person(let position): answer(name, household.people[position].id)
        case .scope("param"): name == "age_limit" ? .number(18) : .word("left")
        default: answer(name, nil)
        }
    }

    private func call(_ name: String, _ values: [Value]) -> Value {
        switch (name, values.first, values.last) {
        case ("date", .word(let text), _): return .day(SmallWorld.day(text))
        case ("size", .list(let list), _): return .number(list.count)
        case ("size", .words(let words), _): return .number(words.count)
        case ("fiscal_year", .day(let day), _): return .number(AgeReckoning.fiscalYear(of: day))
        case ("add_days", .day(let day), .number(let count)): return .day(day.adding(days: count))
        case ("add_months", .day(let day), .number(let count)):
            return .day(day.adding(months: count) ?? (count < 0 ? .earliest : .latest))
        case (_, .day(let one), .day(let other)): return span(name, one, other)
        default: return .scope("nothing")
        }
    }

    private func span(_ name: String, _ one: CalendarDay, _ other: CalendarDay) -> Value {
        switch name {
        case "age": .number(AgeReckoning.age(born: one, on: other))
        case "legal_age": .number(AgeReckoning.legalAge(born: one, on: other))
        case "fiscal_year_end_age": .number(AgeReckoning.fiscalYearEndAge(born: one, on: other))
        case "school_year": .number(AgeReckoning.schoolYear(born: one, on: other))
        default: .number(one.days(to: other))
        }
    }

    private func method(
        _ target: Value,
        _ name: String,
        _ arguments: [SyntaxNode],
        _ scope: [String: Value]
    ) -> Value {
        var elements: [Value] = []
        if case .list(let list) = target { elements = list }
        if case .words(let words) = target { elements = words.sorted().map(Value.word) }
        guard case .name(let variable) = arguments[0].kind else { return .scope("nothing") }
        let results = elements.map { element in
            var inner = scope
            inner[variable] = element
            return value(arguments[1], inner)
        }
        let count = results.count { $0 == .bool(true) }
        switch name {
        case "exists": return .bool(count > 0)
        case "all": return .bool(count == results.count)
        case "exists_one": return .bool(count == 1)
        case "map": return .list(results)
        default:
            return .list(zip(elements, results).filter { $0.1 == .bool(true) }.map(\.0))
        }
    }

    private func binary(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Bool {
        switch sign {
        case .or: left == .bool(true) || right == .bool(true)
        case .and: left == .bool(true) && right == .bool(true)
        case .equal: equal(left, right)
        case .notEqual: !equal(left, right)
        case .less: order(left, right) < 0
        case .lessEqual: order(left, right) <= 0
        case .greater: order(left, right) > 0
        case .greaterEqual: order(left, right) >= 0
        case .isIn: contains(right, left)
        }
    }

    private func equal(_ left: Value, _ right: Value) -> Bool {
        if case .words(let words) = left, case .list(let list) = right {
            return Set(words.map(Value.word)) == Set(list)
        }
        return left == right
    }

    private func contains(_ list: Value, _ element: Value) -> Bool {
        switch list {
        case .list(let elements): elements.contains(element)
        case .words(let words): words.contains { .word($0) == element }
        default: false
        }
    }

    private func order(_ left: Value, _ right: Value) -> Int {
        switch (left, right) {
        case (.number(let one), .number(let other)): one - other
        case (.day(let one), .day(let other)): other.days(to: one)
        default: 0
        }
    }
}
