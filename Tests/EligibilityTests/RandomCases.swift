import Eligibility
import Vocabulary

/// Random expressions over the small world.
struct ExpressionDice {
    var dice: Dice
    var usesDates: Bool
    /// Variables in scope.
    private var persons = ["person"]

    init(_ seed: UInt64, dates: Bool) {
        dice = Dice(seed)
        usesDates = dates
    }

    mutating func expression(_ depth: Int) -> String {
        if depth == 0 { return usesDates && dice.chance(60) ? dateAtom() : atom() }
        switch dice.below(8) {
        case 0, 1: return "(\(expression(depth - 1)) && \(expression(depth - 1)))"
        case 2, 3: return "(\(expression(depth - 1)) || \(expression(depth - 1)))"
        case 4: return "!(\(expression(depth - 1)))"
        case 5 where persons.count < 2: return quantifier(depth - 1)
        default: return expression(0)
        }
    }

    private mutating func quantifier(_ depth: Int) -> String {
        let macro = dice.pick(["exists", "exists", "all", "exists_one", "size"])
        persons.append("p\(persons.count)")
        defer { persons.removeLast() }
        let variable = persons.last ?? "p"
        let body = expression(min(1, depth))
        if macro == "size" {
            let sign = dice.pick(["==", ">=", "<"])
            return "size(people.filter(\(variable), \(body))) \(sign) \(dice.below(3))"
        }
        return "people.\(macro)(\(variable), \(body))"
    }

    private mutating func atom() -> String {
        let person = dice.pick(persons)
        let kind = dice.pick(SmallWorld.kinds)
        let wish = dice.pick(SmallWorld.wishes)
        switch dice.below(14) {
        case 0, 1, 2: return "\(person).moves"
        case 3, 4: return "\(person).cover \(dice.pick(["==", "!="])) \"\(kind)\""
        case 5: return "\(person).cover in [\"left\", \"\(kind)\"]"
        case 6: return "household.sewer"
        case 7: return "household.kind == \"\(kind)\""
        case 8: return "\(person).cover == household.kind"
        case 9: return "household.dogs \(dice.pick(["<", ">=", "==", "!="])) \(dice.below(4))"
        case 10: return "household.dogs in [\(dice.below(4)), \(dice.below(4))]"
        case 11: return "\"\(wish)\" in visit.wants"
        case 12: return dice.chance(50) ? "size(visit.wants) > 1" : "visit.wants == []"
        default: return "\(person).cover == param.open_kind"
        }
    }

    private mutating func dateAtom() -> String {
        let person = dice.pick(persons)
        let day = dice.pick(["event_day", "event_day", "on", "household.moved_on"])
        let sign = dice.pick(["<", "<=", ">", ">=", "==", "!="])
        switch dice.below(7) {
        case 0, 1: return "age(\(person).born, \(day)) \(sign) \(dice.pick([1, 18]))"
        case 2: return "legal_age(\(person).born, \(day)) \(sign) 18"
        case 3: return "fiscal_year_end_age(\(person).born, \(day)) \(sign) 18"
        case 4: return "household.moved_on \(sign) \(dice.pick(["on", "date(\"2026-04-01\")"]))"
        case 5: return "days_between(\(person).born, \(day)) \(sign) 365"
        default: return "school_year(\(person).born, \(day)) in [1, 2, 3]"
        }
    }
}

/// Random partial households of the small world.
struct HouseholdDice {
    var dice: Dice
    var days: [CalendarDay]

    static let on = SmallWorld.day("2026-04-06")

    init(_ seed: UInt64) {
        dice = Dice(seed)
        days = Self.telling(SmallWorld.day("2026-04-01")) + Self.telling(Self.on)
        days = Array(Set(days)).sorted()
    }

    /// Also the days that can tell beside the days that a household knows.
    mutating func learn(_ household: Household) {
        for definition in SmallWorld.definitions {
            for person in [nil] + household.people.map(\.id) {
                let reference = FactReference(fact: definition.id, person: person)
                if case .known(.date(let day)) = household[reference] {
                    days += Self.telling(day.earliest)
                    if day.whole == nil { days += Self.telling(day.latest) }
                }
            }
        }
        days = Array(Set(days)).sorted()
    }

    /// Days at which the comparisons of the expressions can change, for a day.
    static func telling(_ day: CalendarDay) -> [CalendarDay] {
        var days: [CalendarDay] = [.earliest, .latest]
        for years in [-19, -18, -10, -9, -7, -6, -1, 0, 1, 6, 7, 9, 10, 18, 19] {
            for distance in [-2, -1, 0, 1] {
                if let back = day.adding(months: -12 * years) {
                    days.append(back.adding(days: distance))
                }
                let april = CalendarDay(year: day.year - years, month: 4, day: 1)
                if let april { days.append(april.adding(days: distance)) }
            }
        }
        days += [-366, -365, -364, 364, 365, 366].map { day.adding(days: $0) }
        return days
    }

    mutating func answer(_ definition: FactDefinition) -> FactValue {
        values(definition)[dice.below(values(definition).count)]
    }

    /// All values of a fact; of a date those days that can tell.
    func values(_ definition: FactDefinition) -> [FactValue] {
        switch definition.type {
        case .bool: [.bool(false), .bool(true)]
        case .integer(let range): range.map(FactValue.integer)
        case .choice(let words): words.map(FactValue.choice)
        case .choices(let words):
            (0..<(1 << words.count)).map { bits in
                .choices(words.indices.filter { bits >> $0 & 1 == 1 }.map { words[$0] })
            }
        case .date:
            days.filter { definition.id != .born || $0 <= Self.on }
                .map { .date(PartialDay($0)) }
        case .code: []
        case .languageTag: [.languageTag("none"), .languageTag("en")]
        }
    }

    mutating func household(_ people: Int, known percent: Int, complete: Bool) -> Household {
        var facts: [FactID: Answer] = [:]
        for definition in SmallWorld.definitions where definition.scope != .person {
            if dice.chance(percent) { facts[definition.id] = .known(answer(definition)) }
        }
        let persons = (1...people).map { number in
            var answers: [FactID: Answer] = [:]
            for definition in SmallWorld.definitions where definition.scope == .person {
                if dice.chance(percent) { answers[definition.id] = .known(answer(definition)) }
            }
            return Person(id: PersonID("p\(number)"), answers: answers)
        }
        let event = LifeEventID(dice.pick(SmallWorld.events))
        return Household(
            event: [event],
            office: MunicipalityCode("121002") ?? SmallWorld.office,
            on: Self.on,
            facts: facts,
            people: persons,
            peopleComplete: complete
        )
    }
}

extension SmallWorld {
    static var office: MunicipalityCode {
        guard let code = MunicipalityCode("131016") else {
            preconditionFailure("the code of Chiyoda has a right check digit")
        }
        return code
    }
}
