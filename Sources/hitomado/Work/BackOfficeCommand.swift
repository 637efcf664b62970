import App
import ArgumentParser
import Casework
import Catalog
import SimulatedBackOffice
import Vocabulary

/// Plays the back-office systems.
struct BackOfficeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "back-office",
        abstract: "Play the back-office systems (模擬): acknowledge lots in the drop folder.",
        discussion: """
            A rejection rule is every=N, procedure=NAME, code=CODE, share=0.05, share=0.05:SEED or \
            all, each with ,reason=CODE behind it if need be. The first that matches counts.
            """
    )

    @Flag(help: "Answer the lots that lie there now, and end.")
    var once = false

    @Option(
        name: .customLong("reject"),
        help: ArgumentHelp("Reject items by a rule; may be repeated.", valueName: "RULE")
    )
    var rejections: [RejectionRule] = []

    @Option(help: ArgumentHelp("Seconds that a system takes for a lot.", valueName: "SECONDS"))
    var delay = 0.0

    @OptionGroup var drop: DropOptions
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard (0...3600).contains(delay) else {
            throw ValidationError(
                ja: "--delay は0〜3600秒の数です。",
                en: "--delay is a number of seconds from 0 to 3600."
            )
        }
    }

    func run() async throws {
        Log.bootstrap(Environment.process)
        let catalog = try catalog.load()
        for rule in rejections { try rule.check(catalog) }
        let work = BackOfficeWork(
            BackOfficeConfiguration(
                drop: try drop.folder(),
                returns: catalog.returnedKeys,
                rejections: rejections,
                delay: .seconds(delay)
            )
        )
        guard once else { return try await work.run() }
        Output.say("\(await work.answerOnce()) lots answered (模擬)")
    }
}

extension RejectionRule {
    /// Refuses a rule that can never match, or a reason that nobody could read.
    fileprivate func check(_ catalog: Catalog) throws {
        guard SendBackReason(rawValue: reason).code != nil else {
            let codes = SendBackReason.Code.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(
                ja: "--reject の reason は次のどれかです：\(codes)。",
                en: "The reason of --reject is one of: \(codes)."
            )
        }
        let procedures = catalog.layers.flatMap(\.procedures)
        let isKnown =
            switch match {
            case .procedure(let id): procedures.contains { utf8Equal($0.id.description, id) }
            case .code(let code): procedures.contains { utf8Equal($0.code, code) }
            case .every, .share, .all: true
            }
        guard !isKnown else { return }
        let codes = Set(procedures.map(\.code)).sorted().joined(separator: " ")
        throw ValidationError(
            ja: "--reject の手続は目録にありません。hitomado catalog list にある名前か、次のコードを書いてください："
                + "\(codes)。",
            en:
                "The catalog has no such procedure for --reject; write a name that hitomado catalog list "
                + "shows, or one of these codes: \(codes)."
        )
    }
}

extension RejectionRule: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
