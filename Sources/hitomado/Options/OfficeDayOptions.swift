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

    /// Somebody who reads it at the command line.
    func acting(_ reader: String, _ premises: Premises) -> Acting {
        .command(by: reader, for: premises.planning().catalog.municipality(of: office))
    }
}
