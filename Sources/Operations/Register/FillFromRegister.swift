import Catalog
package import Eligibility
import Filing
package import ResidentRegister
import Stores
package import Vocabulary

/// Fills in what the register knows of the people of a visit, so that nobody types it again.
package struct FillFromRegister: Sendable {
    /// A resident, and whom of the visit they are.
    package struct Assignment: Hashable, Sendable {
        /// The number under which the municipality keeps the resident.
        package let number: String
        /// The person of the visit; nil for one who is added to the household.
        package let person: PersonID?

        /// A value of these parts.
        package init(number: String, person: PersonID?) {
            self.number = number
            self.person = person
        }
    }

    /// What came of it.
    package struct Filled: Sendable {
        /// The visit with its version.
        package let visit: ChangedVisit
        /// How many answers and fields were filled in.
        package let count: Int
        /// Where the register has something else than what was said or typed, which stays.
        package let differences: [RegisterFill.Difference]
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Fills them in over the version that was read; nothing that was said or typed is overwritten.
    package func callAsFunction(
        _ assignments: [Assignment],
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<Filled, Refusal> {
        let read = try await premises.perform(.fillFromRegister, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, version: version, context)
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            return try await Self.fill(assignments, visit, context)
        }
        let fill: RegisterFill
        switch read {
        case .failure(let refusal): return .failure(refusal)
        case .success(let value): fill = value
        }
        let changes: VisitChanges
        do {
            changes = VisitChanges(
                household: try Household(
                    json: fill.household,
                    registry: premises.planning().catalog.facts
                ),
                record: .object(fill.record)
            )
        } catch {
            return .failure(Refusal(FilingRefusal(error, under: "household")))
        }
        return try await premises.edit(
            visit,
            version: version,
            changes,
            .fillFromRegister,
            acting
        ).map { Filled(visit: $0, count: fill.filledCount, differences: fill.differences) }
    }

    private static func fill(
        _ assignments: [Assignment],
        _ visit: VisitCase,
        _ context: ActContext
    ) async throws -> RegisterFill {
        guard (1...SearchRegister.shownMaximum).contains(assignments.count) else {
            throw Refusal.nobodyChosen
        }
        guard let layout = context.catalog.layer(of: context.acting.municipality).register else {
            throw Refusal.noRegister
        }
        let found = try await context.register.residents(
            assignments.map(\.number),
            wholeHouseholds: false,
            atMost: SearchRegister.shownMaximum,
            look: context.registerLook(visit)
        )
        // Hard stop: whoever is protected is filled in by nobody at a counter.
        guard !found.contains(where: \.isProtected) else { throw Refusal.protectedResident }
        var people = visit.household.people.map(\.id)
        let given = try await context.visits.givenIDs(of: visit.stored)
        var pairs: [(resident: RegisteredResident, person: PersonID)] = []
        for assignment in assignments {
            guard
                let resident = found.first(where: {
                    utf8Equal($0.resident.number, assignment.number)
                })?.resident
            else { throw Refusal.noSuchResident }
            let person = assignment.person ?? newPerson(besides: people + given)
            guard assignment.person == nil || people.contains(person),
                !pairs.contains(where: { $0.person == person })
            else { throw Refusal.personTwice }
            if assignment.person == nil { people.append(person) }
            pairs.append((resident, person))
        }
        return RegisterFill(
            pairs,
            into: visit.household,
            visit.record,
            layout: layout,
            fields: context.catalog.fields
        )
    }

    /// The first name `pN` that nobody of the visit has or had.
    private static func newPerson(besides people: [PersonID]) -> PersonID {
        let taken = Set(people)
        for number in 1... {
            let person = PersonID("p\(number)")
            if !taken.contains(person) { return person }
        }
        preconditionFailure("there are more numbers than people")
    }
}

extension Refusal {
    fileprivate static let nobodyChosen = Refusal.invalid(
        "residents",
        ja: "だれを取り込むかを1〜20人選んでください。",
        en: "Choose 1 to 20 residents."
    )
    fileprivate static let noSuchResident = Refusal(
        .notFound,
        path: "residents",
        Localized(
            ja: "その住民は登録にありません。もう一度探してください。",
            en: "The register has no such resident; search again."
        )
    )
    fileprivate static let personTwice = Refusal.invalid(
        "residents",
        ja: "世帯の一人に、住民を一人ずつ選んでください。",
        en: "Choose one resident for each person of the household."
    )
    fileprivate static let protectedResident = Refusal(
        .notAllowed,
        path: "residents",
        Localized(
            ja: "支援措置の対象です。窓口では取り込めません。責任者に引き継いでください。",
            en: "Their whereabouts may not be disclosed; hand over to the person in charge."
        )
    )
}
