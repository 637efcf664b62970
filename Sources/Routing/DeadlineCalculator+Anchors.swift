import Catalog
import Eligibility
import Vocabulary

/// The day from which something is counted for one person.
enum AnchorDay: Equatable {
    case day(CalendarDay)
    /// Not known to the day: it hangs on these facts.
    case hangsOn(Set<FactID>)
    /// No day is counted from.
    case none

    var day: CalendarDay? {
        if case .day(let day) = self { day } else { nil }
    }
}

extension DeadlineCalculator {
    /// The day of an anchor, for a person or for the household.
    func day(_ anchor: Anchor, person: PersonID?) -> AnchorDay {
        switch anchor {
        case .byEvent:
            return anchor.resolved(for: household.event).map { day($0, person: person) }
                ?? .none
        case .byFacts(let cases): return day(among: cases, person: person)
        case .visitDay, .moveInNotified: return .day(household.on)
        case .eventDay: return eventDay(person).map(AnchorDay.day) ?? .hangsOn([])
        case .birthDay: return own(.born, where: .newborn, person: person)
        case .deathDay: return own(.diedOn, where: .deceased, person: person)
        case .fact(let fact):
            return known(fact, person: person).map(AnchorDay.day) ?? .hangsOn([fact])
        }
    }

    /// The facts on which the day hangs of somebody of whom it is not known; nil where each is known.
    func missing(_ anchor: Anchor, people: [PersonID]) -> Set<FactID>? {
        let persons: [PersonID?] = people.isEmpty ? [nil] : people
        var facts: Set<FactID>?
        for person in persons {
            guard case .hangsOn(let missing) = day(anchor, person: person) else { continue }
            facts = (facts ?? []).union(missing)
        }
        return facts
    }

    /// The first case that holds; while one is open, the day that all cases give that it can be.
    private func day(among cases: [FactsAnchor], person: PersonID?) -> AnchorDay {
        var possible: [AnchorDay] = []
        var open: Set<FactID> = []
        for one in cases {
            let verdict = one.when.map { self.verdict($0, person) } ?? .holds
            guard verdict != .fails else { continue }
            possible.append(day(one.anchor, person: person))
            if verdict == .holds { break }
            open.formUnion((one.when?.facts ?? []).filter { !isKnown($0) })
        }
        guard let first = possible.first else { return .none }
        if possible.allSatisfy({ $0 == first }) { return first }
        for case .hangsOn(let missing) in possible { open.formUnion(missing) }
        return .hangsOn(open)
    }

    /// Whether a fact is known of the household, or of everybody in it.
    private func isKnown(_ fact: FactID) -> Bool {
        func holds(_ person: PersonID?) -> Bool {
            guard case .known(let value) = household[FactReference(fact: fact, person: person)]
            else { return false }
            if case .date(let day) = value { return day.whole != nil }
            return true
        }
        return holds(nil) || household.people.allSatisfy { holds($0.id) }
    }

    /// The person's own day where the flag is true of the person, else the first of whom it is true.
    private func own(_ date: FactID, where flag: FactID, person: PersonID?) -> AnchorDay {
        let marked = household.people.map(\.id).filter { id in
            household[FactReference(fact: flag, person: id)] == .known(.bool(true))
        }
        if let person, marked.contains(person) {
            return known(date, person: person).map(AnchorDay.day) ?? .hangsOn([date])
        }
        if let first = marked.compactMap({ known(date, person: $0) }).min() { return .day(first) }
        return .hangsOn(marked.isEmpty ? [flag, date] : [date])
    }

    /// The day a fact holds, of the person where it is a person's, else of the household.
    private func known(_ fact: FactID, person: PersonID?) -> CalendarDay? {
        let candidates = [person, nil].map { FactReference(fact: fact, person: $0) }
        for reference in candidates {
            if case .known(.date(let day)) = household[reference] { return day.whole }
        }
        return nil
    }
}
