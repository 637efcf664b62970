import App
import ArgumentParser
import Catalog
import Simulation
import Vocabulary

/// Writes a day of arrivals of residents who do not exist.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Draw a simulated day of arrivals from a seed, one JSON line a party.",
        discussion: """
            The residents are made up. The same seed, number, day and catalog give the same bytes; \
            `hitomado day` plays the result.
            """
    )

    @Option(
        help: ArgumentHelp("Draws the residents; another seed, other residents.", valueName: "N")
    )
    var seed: UInt64 = 20_260_330

    @Option(help: ArgumentHelp("How many parties come, 1 to 100000.", valueName: "N"))
    var arrivals = 640

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day, a Monday in March by default.", valueName: "DATE")
    )
    var day = "2026-03-30"

    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard SpringMonday.counts.contains(arrivals) else {
            throw ValidationError(
                ja: "--arrivals は1から100000までの数で書いてください。",
                en: "--arrivals is a number from 1 to 100000."
            )
        }
        guard CalendarDay(day) != nil else {
            throw ValidationError(
                ja: "--on は 2026-03-30 のように書いてください。",
                en: "--on is a day such as 2026-03-30."
            )
        }
    }

    func run() async throws {
        guard let date = CalendarDay(day) else { return }
        let loaded = try catalog.load()
        let monday = SpringMonday(seed: seed, count: arrivals, on: date, catalog: loaded)
        for arrival in monday.arrivals() { try Output.line(arrival.line) }
    }
}
