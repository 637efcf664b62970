import Eligibility
import Vocabulary

/// Looks for a household in which a condition holds, by answering the facts it needs one by one.
///
/// As the evaluation is exact, a condition that fails with nothing known can never hold; what stays
/// open is answered with values that keep it open until it holds. At most 64 answers a household.
struct WitnessSearch {
    let events: [LifeEventID]
    let office: MunicipalityCode?
    let day: CalendarDay
    let usesPerson: Bool
    let registry: FactRegistry
    let parameters: ParameterValues

    /// What a search ends with.
    enum Result {
        /// The condition holds here.
        case household(Witness)
        /// It can hold in no household.
        case impossible
        /// It may hold, but no household was found.
        case notFound
        /// The condition is too large to be decided exactly.
        case capped
    }

    /// The answers that were enough.
    struct Witness: CustomStringConvertible {
        let event: LifeEventID
        let answers: [(reference: FactReference, value: String)]

        var description: String {
            let facts = answers.map { "\($0.reference.fact): \($0.value)" }
            return "{" + (["event: \(event)"] + facts).joined(separator: ", ") + "}"
        }
    }

    private static let person = PersonID("p1")
    private static let answersMaximum = 64

    /// Whether a condition can hold at all, without looking for a household in which it does.
    ///
    /// One evaluation for each event until one leaves it open; never `household`.
    func possibility(_ condition: Condition) -> Result {
        guard let office else { return .notFound }
        for event in events {
            let evaluation = evaluate(condition, start(event, office))
            if evaluation.capped { return .capped }
            if evaluation.verdict != .fails { return .notFound }
        }
        return .impossible
    }

    private func start(_ event: LifeEventID, _ office: MunicipalityCode) -> Household {
        Household(
            event: [event],
            office: office,
            on: day,
            people: [Person(id: Self.person)],
            peopleComplete: false
        )
    }

    func search(_ condition: Condition) -> Result {
        guard let office else { return .notFound }
        var result = Result.impossible
        for event in events {
            let household = start(event, office)
            let found = search(condition, household, event)
            if case .household = found { return found }
            if case .impossible = found { continue }
            result = found
        }
        return result
    }

    private func evaluate(_ condition: Condition, _ household: Household) -> Evaluation {
        HouseholdFrame(household, registry: registry, parameters: parameters)
            .evaluate(condition, person: usesPerson ? Self.person : nil)
    }

    private func search(
        _ condition: Condition,
        _ start: Household,
        _ event: LifeEventID
    ) -> Result {
        var household = start
        var answers: [(reference: FactReference, value: String)] = []
        for _ in 0..<Self.answersMaximum {
            let evaluation = evaluate(condition, household)
            if evaluation.capped { return .capped }
            switch evaluation.verdict {
            case .holds: return .household(Witness(event: event, answers: answers))
            case .fails: return answers.isEmpty ? .impossible : .notFound
            case .unknown: break
            }
            guard let next = evaluation.needs.first,
                let value = keepingOpen(condition, household, next)
            else { return .notFound }
            household.set(next, to: .known(value))
            answers.append((next, "\(value)"))
        }
        return .notFound
    }

    /// A value of a fact with which the condition can still hold.
    private func keepingOpen(
        _ condition: Condition,
        _ household: Household,
        _ reference: FactReference
    ) -> FactValue? {
        candidates(reference.fact).first { value in
            var tried = household
            tried.set(reference, to: .known(value))
            return evaluate(condition, tried).verdict != .fails
        }
    }

    private func candidates(_ fact: FactID) -> [FactValue] {
        if fact == .peopleComplete { return [.bool(true)] }
        switch registry[fact]?.type {
        case .bool: return [.bool(true), .bool(false)]
        case .integer(let range):
            let values = [0, 1, 2, 3, 5, 10, 20, range.lowerBound, range.upperBound]
            return values.filter(range.contains).map(FactValue.integer)
        case .choice(let words): return words.map(FactValue.choice)
        case .choices(let words): return words.map { .choices([$0]) } + [.choices([])]
        case .date: return days.map { .date(PartialDay($0)) }
        case .code, .languageTag, nil: return []
        }
    }

    /// Days around the visit, and births of every age up to a hundred.
    private var days: [CalendarDay] {
        let near = [0, -1, -7, -13, -14, -15, -30, -60, -90, -200, 1, 14, 30, 90].map {
            day.adding(days: $0)
        }
        return near + (1...100).compactMap { day.adding(months: -12 * $0) }
    }
}
