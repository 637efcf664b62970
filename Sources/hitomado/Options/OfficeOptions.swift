import App
import ArgumentParser
import Catalog
import Operations
import Vocabulary

/// Which office is read.
struct OfficeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office, such as 121011.", valueName: "CODE"))
    var office: MunicipalityCode

    /// Lends what a command needs that looks at the office, under the name of its reader.
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
