import App
import ArgumentParser
import Catalog
import Pages
import Vocabulary

/// Lists what each section must confirm.
struct CatalogSheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "List, for each section, the values that it must confirm (原課確認シート).",
        discussion: """
            Estimates stand on the sheet of the section that knows better, what decides what \
            residents are told first. A value leaves its sheet when its source mark becomes S. \
            --html prints on A4, --csv opens in a spreadsheet.
            """
    )

    @Option(help: ArgumentHelp("Only this section's sheet.", valueName: "NAME"))
    var section: String?

    @Flag(help: "Also what is well known but was not looked up.")
    var wellKnown = false

    @Flag(help: "A document to print.")
    var html = false

    @Flag(help: "A table for a spreadsheet: UTF-8 with a mark, CRLF.")
    var csv = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard !(html && csv) else {
            throw ValidationError(
                ja: "--html か --csv のどちらかを選んでください。",
                en: "Choose --html or --csv."
            )
        }
    }

    func run() throws {
        let loaded = try catalog.load()
        let view = try place.view(of: loaded)
        let sheet = ConfirmationSheet(view, wellKnown: wellKnown)
        let wanted = sheet.sections.filter { section == nil || $0.name == section }
        guard section == nil || !wanted.isEmpty else {
            let names = sheet.sections.compactMap(\.name).joined(separator: ", ")
            throw Failure(
                .wrongInput,
                ja: "この担当課のシートはありません。あるもの：\(names)",
                en: "No sheet is for this section; there are: \(names)"
            )
        }
        let text = SheetText(sections: wanted, view: view, language: language.language)
        try Output.write(html ? text.document : Array((csv ? text.csv : text.table).utf8))
    }
}

/// The sheets in the forms that people want them in.
private struct SheetText {
    let sections: [ConfirmationSheet.Section]
    let view: CatalogView
    let language: Language

    var table: String {
        var table = TextTable(
            Localized(ja: "担当課", en: "Section")[language],
            Localized(ja: "番号", en: "Number")[language],
            Localized(ja: "手続き", en: "Procedure")[language],
            Localized(ja: "項目", en: "What")[language],
            Localized(ja: "いまの値", en: "Value now")[language]
        )
        for section in sections {
            for row in section.rows {
                table.add(
                    name(section),
                    row.key,
                    row.name[language],
                    row.aspect[language],
                    row.value.split(separator: "\n").joined(separator: " / ")
                )
            }
        }
        return table.text
    }

    /// Cells are quoted; one that a spreadsheet would compute is written as text.
    var csv: String {
        let header = [
            "番号", "担当課", "手続き", "項目", "いまの値", "印", "出典", "定める", "確認", "正しい値", "根拠", "確認者",
            "確認日", "直すところ",
        ]
        let lines = sections.flatMap { section in
            section.rows.map { row in
                [
                    row.key, name(section), row.name.ja, row.aspect.ja, row.value,
                    row.mark.rawValue, row.source, row.decides ? "○" : "", "", "", "", "", "",
                    row.place.description,
                ]
            }
        }
        // Excel takes UTF-8 for another encoding unless a byte order mark says so.
        return "\u{FEFF}" + ([header] + lines).map(Self.line).joined()
    }

    var document: [UInt8] {
        ConfirmationDocument(
            office: view.officeName ?? Localized(same: "\(view.office)"),
            day: view.day,
            catalog: view.catalog.hash,
            sections: sections.map { section in
                ConfirmationDocument.Section(
                    name: Localized(same: name(section)),
                    rows: section.rows.map { row in
                        ConfirmationDocument.Row(
                            key: row.key,
                            name: row.name,
                            aspect: row.aspect,
                            value: row.value,
                            mark: [row.mark.rawValue, row.source].joined(separator: " "),
                            place: row.place.description
                        )
                    }
                )
            }
        ).rendered(in: language)
    }

    private func name(_ section: ConfirmationSheet.Section) -> String {
        section.name ?? Localized(ja: "市の条例・要綱の値", en: "Values of ordinances")[language]
    }

    private static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let formula = text.first.map { "=+-@\t".contains($0) } ?? false
        let safe = (formula ? "'" : "") + text
        return "\""
            + safe.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
