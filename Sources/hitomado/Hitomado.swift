import App
import ArgumentParser
import Vocabulary

/// The command `hitomado` and everything it can be asked to do.
@main
struct Hitomado: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hitomado",
        abstract: "One counter for a life event: from facts to procedures, filed once.",
        discussion: """
            Exit codes: 0 done; 64 wrong usage; 65 the input is wrong; 69 the database or another \
            service cannot be reached; 70 a fault of the program.
            """,
        version: "hitomado \(Version.text)",
        subcommands: [
            RouteCommand.self, CatalogCommand.self, SubmitCommand.self, VisitCommand.self,
            BookingCommand.self, DeskCommand.self, RegisterCommand.self, FeeCommand.self,
            ClosingCommand.self,
            EmergencyCommand.self, PracticeCommand.self,
            PapersCommand.self,
            DayCommand.self, SimulateCommand.self,
            MigrateCommand.self, ServeCommand.self, WorkCommand.self, StaffCommand.self,
            CenterCommand.self, BackOfficeCommand.self, VersionCommand.self,
        ]
    )

    @concurrent
    static func main() async {
        do {
            var command = try parseAsRoot()
            let kind = type(of: command)
            do {
                if var waiting = command as? any AsyncParsableCommand {
                    try await waiting.run()
                } else {
                    try command.run()
                }
            } catch {
                end(error, of: kind)
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Output.say(WrongUsage.text(error, of: Self.self))
            exit(withError: ExitCode.validationFailure)
        }
    }

    /// Ends the process with the code and the sentence that belong to an error.
    private static func end(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
        if let wrongUsage = error as? ValidationError {
            let isJapanese = LanguageOptions.ofProcess == .ja
            Output.say(
                (isJapanese ? "エラー: " : "Error: ")
                    + "\(wrongUsage.message)\nUsage: \(usageString(for: command))"
            )
            exit(withError: ExitCode.validationFailure)
        }
        // Requests for help and codes that a command chose itself.
        if exitCode(for: error) != .failure { exit(withError: error) }
        let failure = Failure(anyError: error)
        Output.say("hitomado: \(failure.sentence(in: LanguageOptions.ofProcess))")
        exit(withError: ExitCode(failure.kind.rawValue))
    }
}

/// Prints the version.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version."
    )

    func run() throws {
        try Output.line("hitomado \(Version.text)")
    }
}
