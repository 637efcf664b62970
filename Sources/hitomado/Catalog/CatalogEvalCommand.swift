import App
import ArgumentParser
import Catalog
import Eligibility
import Routing
import Vocabulary

/// Evaluates one expression against a household.
struct CatalogEvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluate an expression of the catalog's language against a household.",
        discussion: """
            The household is read only where the expression asks for facts. Without it, parameters \
            have their values of today.
            """
    )

    @Argument(help: "The expression.")
    var expression: String

    @Argument(
        help: "The household's file (default: -, standard input, where facts are asked for).",
        completion: .file()
    )
    var file: String?

    @Option(help: "The person that `person` stands for (default: the only one).")
    var person: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let loaded = try catalog.load()
        let checked = try compiled(loaded)
        let view: CatalogView
        let household: Household
        if file != nil || checked.readsHousehold {
            let bytes = try InputFile(file ?? "-").contents()
            household = try HouseholdText(registry: loaded.facts).household(file: bytes)
            view = loaded.view(office: household.office, on: household.on)
        } else {
            view = loaded.view(
                office: try loaded.firstOffice,
                on: SystemTime().now().dayInJapan
            )
            household = Household(event: [], office: view.office, on: view.day)
        }
        let frame = HouseholdFrame(
            household,
            registry: loaded.facts,
            parameters: view.parameters
        )
        let person = try chosen(household, checked)
        try show(frame.value(of: checked, person: person))
    }

    private func compiled(_ catalog: Catalog) throws(Failure) -> Expression {
        let context = ConditionContext(
            registry: catalog.facts,
            parameters: catalog.national.parameterTable
        )
        do throws(ConditionError) {
            return try Expression(expression, context: context)
        } catch {
            throw Failure(
                .wrongInput,
                Localized(same: "line \(error.line), column \(error.column): \(error.message)")
            )
        }
    }

    private func chosen(_ household: Household, _ checked: Expression) throws -> PersonID? {
        guard checked.usesPerson else { return nil }
        if let person {
            guard let found = household.people.first(where: { $0.id.description == person }) else {
                throw Failure(
                    .wrongInput,
                    ja: "世帯に「\(person)」という人はいません。",
                    en: "The household has no person \"\(person)\"."
                )
            }
            return found.id
        }
        guard household.people.count == 1, let only = household.people.first else {
            throw ValidationError(
                ja: "この式は一人についてのものです。--person で人を指定してください。",
                en: "The expression is about one person; name it with --person."
            )
        }
        return only.id
    }

    private func show(_ evaluation: ValueEvaluation) throws {
        let needs = evaluation.needs + evaluation.uncertain
        let value = evaluation.value ?? "unknown"
        guard output.json else {
            try Output.line(value.asString ?? value.compact())
            for need in needs {
                try Output.line("  \(need.person.map { "\($0) " } ?? "")\(need.fact)")
            }
            return
        }
        try JSONValue.object(["value": value, "needs": .array(needs.map(\.json))]).print()
    }
}

extension Expression {
    /// Whether anything but parameters and constants decides it.
    ///
    /// The number of people is no fact, so that the word counts too.
    fileprivate var readsHousehold: Bool {
        !facts.isEmpty || usesPerson || text.contains("people")
    }
}

extension FactReference {
    fileprivate var json: JSONValue {
        [
            "fact": .string(fact.description),
            "person": person.map { .string($0.description) } ?? .null,
        ]
    }
}
