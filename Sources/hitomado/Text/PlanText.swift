import Catalog
import Eligibility
import Routing
import Vocabulary

/// A plan as a list for people: stop by stop, then what is open, then the papers.
struct PlanText {
    let plan: Plan
    let view: CatalogView
    let language: Language

    /// The lines with their ends.
    var text: String {
        var parts = [heading]
        parts += plan.visit.stops.enumerated().map { stop($1, number: $0 + 1) }
        parts += [withoutCounter, undecided, papers, question]
        if plan.items.isEmpty && plan.undecided.isEmpty {
            parts.append([PlanWord.nothing[language]])
        }
        return parts.filter { !$0.isEmpty }
            .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var heading: [String] {
        let events = plan.event.map { view.catalog.lifeEvent($0)?.name[language] ?? $0.description }
        let office =
            view.officeName.map { "\($0[language]) (\(plan.office))" }
            ?? plan.office.description
        let here = "\(number(plan.visit.minutes))\(PlanWord.minutes[language])"
        let apart = "\(number(plan.visit.minutesAtSeparateCounters))\(PlanWord.minutes[language])"
        return [
            "\(events.joined(separator: ", "))  \(plan.on)  \(office)",
            "\(PlanWord.visit[language]): \(here) (\(PlanWord.separate[language]): \(apart))",
        ]
    }

    private func stop(_ stop: VisitStop, number: Int) -> [String] {
        let place = [stop.window.map { "[\($0)]" }, stop.desk].compactMap(\.self)
        let title = "\(number). \(stop.kind.name[language])  \(place.joined(separator: " "))"
        let items = plan.items.filter { item in
            item.counter.kind == stop.kind && item.counter.desk == stop.desk
                && stop.items.contains(item.procedure)
        }
        return [title] + items.flatMap(lines)
    }

    private var withoutCounter: [String] {
        let items = plan.items.filter { $0.counter.kind == .none }
        return items.isEmpty ? [] : ["- " + CounterKind.none.name[language]] + items.flatMap(lines)
    }

    private func lines(_ item: PlanItem) -> [String] {
        var head = "   \(item.code) \(name(item.procedure)) [\(item.outcome.name[language])]"
        if !item.people.isEmpty { head += "  " + list(item.people) }
        if let day = item.deadline { head += "  \(PlanWord.deadline[language]) \(day)" }
        if let day = item.effectiveFrom { head += "  \(PlanWord.effective[language]) \(day)" }
        var details = [
            (PlanWord.after, item.after.map(name)),
            (PlanWord.papers, item.documents.map(\.text)),
            (PlanWord.examines, item.deskExamines),
            (PlanWord.reasons, item.because + item.counter.because),
        ]
        if let fee = item.feeYen, fee > 0 {
            details.insert((PlanWord.fee, ["\(fee)\(PlanWord.yen[language])"]), at: 1)
        }
        return [head] + details.filter { !$0.1.isEmpty }.map(detail)
    }

    private func detail(_ word: Localized, _ texts: [String]) -> String {
        let glue = language == .ja ? "、" : "; "
        return "      \(word[language]): \(texts.joined(separator: glue))"
    }

    private var undecided: [String] {
        let lines = plan.undecided.map { entry in
            let people = entry.people.isEmpty ? "" : "  " + list(entry.people)
            let needs = entry.needs.map(question).uniqued()
            let reasons = needs.isEmpty ? entry.because : needs
            let glue = language == .ja ? "、" : "; "
            return "   \(entry.code) \(name(entry.procedure))\(people)\n"
                + "      \(PlanWord.needs[language]): \(reasons.joined(separator: glue))"
        }
        return lines.isEmpty ? [] : [PlanWord.undecided[language]] + lines
    }

    private var papers: [String] {
        plan.documents.isEmpty
            ? [] : [PlanWord.allPapers[language]] + plan.documents.map { "   - \($0.document)" }
    }

    private var question: [String] {
        guard let question = plan.nextQuestion else { return [] }
        let people = question.asks.compactMap(\.person).uniqued()
        let whom = people.isEmpty ? "" : " (\(list(people)))"
        return ["\(PlanWord.question[language]): \(question.text)\(whom)"]
    }

    private func question(_ needed: FactReference) -> String {
        let person = needed.person.map { "\($0): " } ?? ""
        let asked = view.catalog.facts[needed.fact]?.question[language]
        return person + (asked ?? needed.fact.description)
    }

    private func name(_ procedure: ProcedureID) -> String {
        view.procedure(procedure)?.name[language] ?? procedure.description
    }

    private func list(_ people: [PersonID]) -> String {
        people.map(\.description).joined(separator: ", ")
    }

    private func number(_ minutes: Double) -> String {
        minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes)
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
