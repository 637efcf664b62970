import App
import ArgumentParser
import Catalog
import Eligibility
import Routing
import Vocabulary

/// Turns a household into the plan of its visit.
struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "Say which procedures apply to a household, where, when and why.",
        discussion: """
            Reads one household as JSON. With --stream, reads one a line and answers one plan a \
            line in the same order; a line that is refused is answered in its place, and the exit \
            code is 65 at the end.
            """
    )

    @Argument(help: "The household's file, or - for standard input.", completion: .file())
    var file = "-"

    @Flag(help: "One household a line in, one plan a line out.")
    var stream = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let router = Router(catalog: try catalog.load())
        if stream {
            try await routeStream(router)
        } else {
            try routeOne(router)
        }
    }

    private func routeOne(_ router: Router) throws {
        let bytes = try InputFile(file).contents()
        let household = try HouseholdText(registry: router.catalog.facts).household(file: bytes)
        let language = output.language.language
        let plan = router.plan(for: household, language: language)
        if output.json { return try plan.json.print() }
        let view = router.catalog.view(office: household.office, on: household.on)
        try Output.write(Array(PlanText(plan: plan, view: view, language: language).text.utf8))
    }

    private func routeStream(_ router: Router) async throws {
        let answering = RouteStream(router: router, language: output.language.language)
        var framer = LineFramer(bytesMaximum: HouseholdText.bytesMaximum)
        var refused = false
        try await InputFile(file).forEachChunk { chunk in
            refused = try await answer(framer.lines(chunk), answering) || refused
        }
        if let last = framer.end() { refused = try await answer([last], answering) || refused }
        if refused { throw ExitCode(Failure.Kind.wrongInput.rawValue) }
    }

    /// Answers what has arrived, in its order; whether a line was refused.
    private func answer(
        _ lines: [LineFramer.Line],
        _ answering: RouteStream
    ) async throws -> Bool {
        let answers = await answering.answers(lines, tasksMaximum: Machine.processors)
        var bytes: [UInt8] = []
        for answer in answers {
            bytes.append(contentsOf: answer.bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        try Output.write(bytes)
        return answers.contains(where: \.isRefusal)
    }
}
