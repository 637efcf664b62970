import App
import ArgumentParser
import Operations
import Stores
import Vocabulary

/// From when to when a member works here.
struct StaffTermOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The first day of the account.", valueName: "DAY"))
    var from: CalendarDay?

    @Option(help: ArgumentHelp("The last day of the account.", valueName: "DAY"))
    var until: CalendarDay?

    func term() throws(Failure) -> StaffTerm {
        guard let term = StaffTerm(from: from, until: until) else {
            throw Failure(
                .wrongInput,
                ja: "--until は --from より前の日にできません。",
                en: "--until cannot be before --from."
            )
        }
        return term
    }
}

/// Gives a member another term.
struct StaffTermCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "term",
        abstract: "Say from when to when a member works here; without days, without limits.",
        discussion: """
            Both days are included. Who is outside the term cannot sign in, and whoever is signed in \
            is out with the next page after the last day.
            """
    )

    @Argument(help: "The user name.")
    var login: String

    @OptionGroup var term: StaffTermOptions
    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let term = try term.term()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        try await StaffCommand.act(by: by, office: office, loaded) { premises, acting in
            let member = try await StaffCommand.member(login, premises, acting)
            try await ChangeTerm(premises)(term, of: member.id, by: acting).get()
        }
    }
}
