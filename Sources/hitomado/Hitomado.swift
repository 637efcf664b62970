import App
import ArgumentParser

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
        subcommands: [RouteCommand.self, CatalogCommand.self, VersionCommand.self]
    )

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try parseAsRoot(arguments)
            await run(&command)
        } catch {
            exit(withError: error)
        }
    }

    private static func run(_ command: inout any ParsableCommand) async {
        do {
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            end(error, of: type(of: command))
        }
    }

    /// Ends the process with the code and the sentence that belong to an error.
    private static func end(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
        if error is ExitCode || error is CleanExit || error is ValidationError {
            command.exit(withError: error)
        }
        let failure = Failure(anyError: error)
        Output.say("hitomado: \(failure.sentence)")
        command.exit(withError: ExitCode(failure.kind.rawValue))
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
