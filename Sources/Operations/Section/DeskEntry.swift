package import Catalog
import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// An entry at a desk with what that desk needs of it, and nothing else of the visit.
package struct DeskEntry: Sendable {
    /// The visit.
    package let visit: VisitID
    /// Its office.
    package let office: MunicipalityCode
    /// The entry of its plan.
    package let key: PlanKey
    /// Code of the procedure in the national list.
    package let code: String
    /// Name of the desk, as the entry carries it.
    package let desk: String
    /// Where it stands.
    package let state: DeskState
    /// Whom it is about, the householder for all; nil where a name may not be shown or is not known.
    package let names: [String?]
    /// Since when it stands there.
    package let since: Instant
    /// By when the next step must be done.
    package let dueAt: Instant?
    /// When the resident came.
    package let arrivedAt: Instant?
    /// How it ended.
    package let result: DeskResult?
    /// What happened to it, the oldest first.
    package let steps: [StoredDeskStep]
    /// What the house must know besides: interpreter, wheelchair.
    package let circumstances: JSONValue
    /// Whether the visit has ended.
    package let isEnded: Bool
    /// Leave to put it out, with what is withheld.
    package let clearance: Clearance
    /// What a register must have before it can be done here, while it is open.
    package fileprivate(set) var awaits: [ProcedureID] = []

    /// What a form says it saw; another step makes it another.
    package var seen: String {
        "\(state.rawValue).\(steps.count + steps.count { $0.undoneAt != nil })"
    }

    /// The step that can be taken back, unless something followed from it.
    package var lastStep: StoredDeskStep? {
        steps.last { $0.undoneAt == nil }.flatMap { step in
            step.step.isUndoable && utf8Equal(step.desk, desk) ? step : nil
        }
    }

    init?(
        _ item: StoredVisitItem,
        of visit: VisitCase,
        steps: [StoredDeskStep],
        _ clearance: Clearance
    ) {
        guard let state = item.fate.deskState, let desk = item.fate.desk else { return nil }
        (self.visit, key, code) = (visit.stored.id, item.key, item.code)
        (self.desk, self.state, office) = (desk, state, visit.stored.office)
        names = clearance.isMasked ? [] : visit.names(of: item.key)
        let own = steps.filter { $0.entry == item.key }
        self.steps = own
        arrivedAt = item.fate.arrivedAt
        since = state == .arrived ? item.fate.arrivedAt ?? item.changedAt : item.changedAt
        dueAt = state.isOpen ? item.fate.dueAt : nil
        result = item.result.flatMap { DeskResult(rawValue: $0) }
        circumstances = visit.stored.circumstances
        isEnded = !visit.stored.stage.isOpen
        self.clearance = clearance
    }
}

extension VisitCase {
    /// The names of whom an entry is about, as given; of the householder for the whole household.
    ///
    /// Whoever is called like another of the household stands there with the day of birth.
    fileprivate func names(of key: PlanKey) -> [String?] {
        let relationship = FactID("relationship")
        let head = household.people.first { person in
            relationship.map { person[$0] == .known(.choice("head")) } ?? false
        }
        let people = key.people.isEmpty ? [head?.id].compactMap(\.self) : key.people
        return people.map(distinctName)
    }

    /// What the persons of an entry are called in sentences about it.
    func names(asIn key: PlanKey) -> [PersonID: String] {
        Dictionary(
            key.people.compactMap { person in distinctName(person).map { (person, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func distinctName(_ person: PersonID) -> String? {
        guard let own = name(person) else { return nil }
        let hasNamesake = household.people.contains { other in
            other.id != person && name(other.id).map { utf8Equal($0, own) } ?? false
        }
        guard hasNamesake,
            case .known(.date(let born)) = household[FactReference(fact: .born, person: person)]
        else { return own }
        return "\(own)(\(born.textInJapanese)生)"
    }

    /// The name of a person as given; nil where nobody wrote it.
    func name(_ person: PersonID) -> String? {
        let fields = stored.record["people"]?[person.description]
        let parts = [fields?["family_name"]?.asString, fields?["given_name"]?.asString]
        let name = parts.compactMap(\.self).joined(separator: " ")
        return name.isEmpty ? nil : name
    }
}

/// The entries at a desk, with the visits that they are of.
struct DeskEntries: Sendable {
    /// Most visits of one list.
    static let visitsMaximum = 300

    let all: [(entry: DeskEntry, of: VisitCase)]
    /// Whether the desk has more visits than a list shows.
    let isCut: Bool
}

extension ActContext {
    /// The entries at a desk that were to be done, or ended today, with their clearance of this moment.
    func entries(
        at desk: DeskPlace,
        of office: MunicipalityCode,
        in visit: VisitID? = nil
    ) async throws -> DeskEntries {
        let known = desks(of: office).map(\.name.ja)
        let listed = try await visits.visits(
            of: office,
            atDesks: desk.isOther ? known : [desk.name.ja],
            isOther: desk.isOther,
            endedSince: Instant(dayInJapan: now.dayInJapan, minuteOfDay: 0),
            visit: visit,
            atMost: DeskEntries.visitsMaximum + 1,
            now: now,
            audit: audit()
        )
        let wanted = listed.prefix(DeskEntries.visitsMaximum)
        let ids = wanted.map(\.visit)
        let found =
            if let visit {
                try await visits.findAll(ids, audit: ids.isEmpty ? [] : [audit(visit: visit)])
            } else {
                try await visits.findAll(ids, seen: audit())
            }
        let steps = try await visits.deskSteps(of: ids)
        let clearances = Dictionary(
            wanted.map { ($0.visit, OutputGate.clearance(for: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        let all = try found.flatMap { found -> [(entry: DeskEntry, of: VisitCase)] in
            let visit = try VisitCase(found, self)
            guard let clearance = clearances[visit.stored.id] else { return [] }
            let own = steps[visit.stored.id] ?? []
            var entries = visit.items.compactMap { item -> DeskEntry? in
                guard let entry = DeskEntry(item, of: visit, steps: own, clearance),
                    has(desk, entry.desk, of: office), entry.state.isOpen || item.isOfToday(now)
                else { return nil }
                return entry
            }
            let awaited = visit.awaited(by: entries.filter(\.state.isOpen).map(\.key), self)
            for place in entries.indices where entries[place].state.isOpen {
                entries[place].awaits = awaited[entries[place].key] ?? []
            }
            return entries.map { ($0, visit) }
        }
        return DeskEntries(all: all, isCut: listed.count > wanted.count)
    }
}

extension StoredVisitItem {
    fileprivate func isOfToday(_ now: Instant) -> Bool {
        changedAt.dayInJapan == now.dayInJapan
    }
}
