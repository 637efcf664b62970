package import Catalog
import Eligibility
import Filing
package import Stores
package import Vocabulary

/// Reads what a visit has at a desk, with the data that the forms of its procedures take, and no others.
package struct ReadDeskEntries: Sendable {
    /// A datum that a form takes.
    package struct Datum: Sendable {
        /// What it is.
        package let definition: FieldDefinition
        /// Whom it is about, by the name as given; nil for the household, or where no name may be shown.
        package let person: String?
        /// The value, or the sign that it is withheld.
        package let value: JSONValue
    }

    /// An entry with its data.
    package struct Part: Sendable {
        /// The entry.
        package let entry: DeskEntry
        /// The data of its form that somebody wrote, in the order of the form.
        package let data: [Datum]
        /// What the household answered that decides about it, a sentence each.
        package let answers: [Localized]
    }

    /// What a visit has at a desk.
    package struct Parts: Sendable {
        /// The desk.
        package let desk: DeskPlace
        /// The entries, in the order of the plan; never empty.
        package let parts: [Part]
        /// The desks to which an entry can be sent on.
        package let others: [DeskPlace]
        /// What those who took steps are called.
        package let names: StaffNames
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// What the visit has there; refused where it has nothing.
    package func callAsFunction(
        _ visit: VisitID,
        at desk: String,
        of office: MunicipalityCode? = nil,
        by acting: Acting
    ) async throws -> Result<Parts, Refusal> {
        try await premises.perform(.readDeskEntries, acting, visit: visit) { context in
            let office = try context.deskOffice(office)
            let desk = try context.desk(desk, of: office)
            let found = try await context.entries(at: desk, of: office, in: visit).all
            guard !found.isEmpty else { throw Refusal.noSuchVisit }
            let people = found.flatMap(\.entry.steps).flatMap { [$0.by, $0.undoneBy ?? $0.by] }
            return Parts(
                desk: desk,
                parts: found.map { entry, visit in
                    Part(
                        entry: entry,
                        data: visit.data(for: entry, context),
                        answers: visit.answers(for: entry, context)
                    )
                },
                others: context.desks(of: office).filter { $0.id != desk.id },
                names: try await context.staff.names(of: people)
            )
        }
    }
}

extension FieldType {
    /// Whether a value may name somebody, so that it is withheld where somebody is protected.
    fileprivate var mayName: Bool {
        switch self {
        case .text, .listOfText, .name, .kana, .latin, .person, .bankAccount: true
        default: false
        }
    }
}

extension VisitCase {
    /// What was written for the form of an entry, withheld where it must be.
    fileprivate func data(for entry: DeskEntry, _ context: ActContext) -> [ReadDeskEntries.Datum] {
        let view = view(context)
        guard let procedure = view.procedure(entry.key.procedure) else { return [] }
        let fields = FormDemand(view: view, household: household)
            .fields(of: procedure, about: entry.key.people)
        return fields.compactMap { field in
            let id = field.definition.id.description
            let found = record.value(id, field.definition.scope, person: field.person)
            guard let value = found, !value.isNull else { return nil }
            return ReadDeskEntries.Datum(
                definition: field.definition,
                person: entry.clearance.isMasked ? nil : field.person.flatMap(name),
                value: entry.clearance.isMasked && field.definition.type.mayName
                    ? .string(Clearance.withheld.ja) : entry.clearance.shown(value, field: id)
            )
        }
    }

    /// The answers on which an entry rests, but for those that tell of a protection.
    fileprivate func answers(for entry: DeskEntry, _ context: ActContext) -> [Localized] {
        guard let procedure = view(context).procedure(entry.key.procedure) else { return [] }
        let registry = context.catalog.facts
        let references = procedure.rule.facts
            .filter { fact in
                ![.protectionRequested, .event, .on].contains(fact)
                    && !(entry.clearance.isMasked && fact == .born)
            }
            .sorted { $0.description < $1.description }
            .flatMap { fact -> [FactReference] in
                guard registry[fact]?.scope == .person else { return [FactReference(fact: fact)] }
                return entry.key.people.map { FactReference(fact: fact, person: $0) }
            }
        // A name would tell more than the withheld data; without it one entry's person is known by its row.
        let named = entry.clearance.isMasked ? [:] : names(asIn: entry.key)
        func sentences(_ language: Language) -> [String] {
            Explanation.sentences(
                references,
                household: household,
                registry: registry,
                language: language,
                name: { named[$0] ?? Self.somebody[language] }
            )
        }
        let (ja, en) = (sentences(.ja), sentences(.en))
        return zip(ja, en).map { Localized(ja: $0, en: $1) }
    }

    private static let somebody = Localized(ja: "対象の人", en: "The person")
}
