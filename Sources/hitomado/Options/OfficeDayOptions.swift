import App
import ArgumentParser
import Catalog
import Operations
import Vocabulary

/// Which day of which office is read.
struct OfficeDayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office, such as 121011.", valueName: "CODE"))
    var office: MunicipalityCode

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day (default: today).", valueName: "DAY")
    )
    var chosen: CalendarDay?

    /// The day, today where none was named.
    func day(_ premises: Premises) -> CalendarDay {
        chosen ?? premises.clock.now().dayInJapan
    }

    /// Lends what a command needs that looks at the day, under the name of its reader.
    func look<Value: Sendable>(
        as reader: ReaderOptions,
        _ catalog: CatalogOptions,
        _ body: (Premises, Acting) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.process
        Log.bootstrap(environment)
        let by = try reader.reader()
        return try await OfficeWork.lend(environment, catalog: try catalog.load()) { premises in
            try await body(premises, acting(by, premises))
        }
    }

    /// Somebody who reads it at the command line.
    func acting(_ reader: String, _ premises: Premises) -> Acting {
        .command(by: reader, for: premises.planning().catalog.municipality(of: office))
    }
}
