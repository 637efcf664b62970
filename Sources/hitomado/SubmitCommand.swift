import App
import ArgumentParser
import Catalog
import Eligibility
import Filing
import Operations
import Routing
import Vocabulary

/// Files a submission and gives its receipt.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "File what the center handles and print the receipt, as JSON.",
        discussion: """
            The same key again gives the same receipt and files nothing. With --stream, one \
            submission a line; a line that is refused is answered in its place, the others stay \
            filed, and the exit code is 65 at the end.
            """
    )

    @Argument(help: "The submission's file, or - for standard input.", completion: .file())
    var file = "-"

    @Flag(help: "One submission a line in, one receipt a line out.")
    var stream = false

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp("Who files (default: HITOMADO_ACTOR, else submit).", valueName: "NAME")
    )
    var actor: String?

    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        environment.sayWhetherChecksAreOff()
        let loaded = try catalog.load()
        let actor = try ActorOptions.checked(actor ?? environment.actor ?? "submit")
        let bytes = stream ? [] : try InputFile(file).contents()
        try await OfficeWork.lend(environment, catalog: loaded) { premises in
            let desk = SubmissionDesk(
                premises: premises,
                catalog: loaded,
                actor: actor,
                language: language.language
            )
            if stream {
                try await answerStream(desk)
            } else {
                try Output.line(try await desk.receipt(of: bytes))
            }
        }
    }

    private func answerStream(_ desk: SubmissionDesk) async throws {
        var framer = LineFramer(bytesMaximum: SubmissionDesk.bytesMaximum)
        var refused = false
        try await InputFile(file).forEachChunk { chunk in
            for line in framer.lines(chunk) { refused = try await desk.answer(line) || refused }
        }
        if let last = framer.end() { refused = try await desk.answer(last) || refused }
        if refused { throw ExitCode(Failure.Kind.wrongInput.rawValue) }
    }
}

/// Takes submissions in and answers each with its receipt.
struct SubmissionDesk {
    static let bytesMaximum = 1 << 20

    let premises: Premises
    let catalog: Catalog
    let actor: String
    let language: Language

    /// The receipt of one submission, JSON in one line; refusals name their place.
    func receipt(of bytes: [UInt8], inStream: Bool = false) async throws -> String {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONParser.parse(bytes)
        } catch {
            throw HouseholdError(.json(error, inStream: inStream), path: error.path)
        }
        let request = try SubmissionRequest(json: json, catalog: catalog)
        let acting = Acting.command(
            by: actor,
            for: catalog.municipality(of: request.household.office)
        )
        return try await FileBundle(premises)(.submission(request), by: acting).get().receipt
    }

    /// Answers a line of a stream in its place; whether it was refused.
    func answer(_ line: LineFramer.Line) async throws -> Bool {
        guard let bytes = line.bytes else {
            return try refuse(line.number, RouteStream.tooLong.message, "")
        }
        do {
            try Output.line(try await receipt(of: bytes, inStream: true))
            return false
        } catch let error as HouseholdError {
            return try refuse(line.number, error.message, error.path)
        } catch let error as FilingRefusal {
            return try refuse(line.number, error.message, error.path)
        } catch let error as Refusal {
            return try refuse(line.number, error.message, error.path)
        }
    }

    private func refuse(_ number: Int, _ message: Localized, _ path: String) throws -> Bool {
        let answer = RouteStream.refusal(number, message[language], path: path)
        try Output.write(answer.bytes + [UInt8(ascii: "\n")])
        return true
    }
}
