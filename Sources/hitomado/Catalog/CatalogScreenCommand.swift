import App
import ArgumentParser
import Catalog
import Eligibility
import Vocabulary

/// Says which procedures are fit for the unified counter.
struct CatalogScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Say which procedures are fit for the unified counter, and why others are not."
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let results = try place.view(of: catalog.load()).layer.screen()
        if output.json { return try JSONValue.array(results.map(\.json)).print() }
        let language = output.language.language
        var table = TextTable(
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "手続き", en: "Procedure")[language],
            Localized(ja: "判定", en: "Fit")[language],
            Localized(ja: "理由", en: "Why not")[language]
        )
        for result in results {
            table.add(
                result.procedure.code,
                result.procedure.name[language],
                result.passes ? "○" : "×",
                result.failures.map { $0.sentence[language] }.joined(separator: " ")
            )
        }
        try Output.write(Array(table.text.utf8))
    }
}

extension ScreeningResult {
    fileprivate var json: JSONValue {
        [
            "procedure": .string(procedure.id.description), "code": .string(procedure.code),
            "passes": .bool(passes), "taken_whole": .bool(isTakenWhole),
            "failures": .array(failures.map { .string($0.sentence.en) }),
        ]
    }
}
