import ArgumentParser
import Operations
import Vocabulary

/// Which day of which office is read.
struct OfficeDayOptions: ParsableArguments {
    @OptionGroup var place: OfficeOptions

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day (default: today).", valueName: "DAY")
    )
    var chosen: CalendarDay?

    var office: MunicipalityCode { place.office }

    /// The day, today where none was named.
    func day(_ premises: Premises) -> CalendarDay {
        chosen ?? premises.clock.now().dayInJapan
    }
}
