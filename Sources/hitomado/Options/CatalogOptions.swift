import App
import ArgumentParser
import Catalog
import Vocabulary

/// Which catalog a command works with.
struct CatalogOptions: ParsableArguments {
    @Option(
        name: .customLong("catalog"),
        help: ArgumentHelp(
            "The folder of the catalog (default: HITOMADO_CATALOG).",
            valueName: "DIR"
        ),
        completion: .directory
    )
    var path: String?

    var directory: CatalogDirectory {
        path.map(CatalogDirectory.init) ?? Environment.process.catalog
    }

    func load() throws(Failure) -> Catalog { try directory.load() }
}

/// At which office and on which day the catalog is looked at.
struct PlaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The code of an office (default: the catalog's first).",
            valueName: "CODE"
        )
    )
    var office: MunicipalityCode?

    @Option(help: ArgumentHelp("The day (default: today).", valueName: "DAY"))
    var on: CalendarDay?

    func view(of catalog: Catalog) throws(Failure) -> CatalogView {
        let office = if let office { office } else { try catalog.firstOffice }
        return catalog.view(office: office, on: on ?? SystemTime().now().dayInJapan)
    }
}

extension Catalog {
    /// An office to look at the catalog from where none is named.
    var firstOffice: MunicipalityCode {
        get throws(Failure) {
            if let code = municipalities.keys.min() ?? designatedCities.first?.code { return code }
            throw Failure(
                .wrongInput,
                ja: "目録に自治体がありません。窓口を指定してください。",
                en: "The catalog names no municipality; name an office."
            )
        }
    }
}

extension MunicipalityCode: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension CalendarDay: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
