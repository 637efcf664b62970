import App
import ArgumentParser
import Catalog
import Operations
import Stores
import Vocabulary

/// Makes emergency packs, and lists what became of their numbers.
struct EmergencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emergency",
        abstract: "Papers for when power or network fails (非常時セット).",
        subcommands: [EmergencyPrintCommand.self, EmergencyListCommand.self]
    )
}

/// Makes the pack of an office.
struct EmergencyPrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Make the pack of an office for a day: check lists, blank forms, numbers.",
        discussion: """
            HTML that stands alone, and a PDF where Chromium is installed. A pack that lies there is \
            left as it is; into another folder a further one is made, with numbers of its own. The \
            worker does the same every night where HITOMADO_EMERGENCY names a folder.
            """
    )

    @Option(
        help: ArgumentHelp("The folder (default: HITOMADO_EMERGENCY).", valueName: "FOLDER"),
        completion: .directory
    )
    var into: String?

    @Option(help: ArgumentHelp("How many numbers, 1 to 200.", valueName: "N"))
    var numbers = ReserveEmergencyNumbers.countUsual

    @OptionGroup var place: OfficeDayOptions
    @OptionGroup var by: ActorOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        let actor = try by.actor()
        guard let folder = into ?? environment.emergencyFolder else {
            throw ValidationError(
                ja: "フォルダーを --into か HITOMADO_EMERGENCY で指定してください。",
                en: "Name the folder with --into or HITOMADO_EMERGENCY."
            )
        }
        let browser = HeadlessBrowser(environment)
        let isPractice = try await environment.database.practiceSince() != nil
        let made = try await OfficeWork.lend(environment, catalog: try catalog.load()) { premises in
            try await EmergencyPrint(
                premises,
                into: EmergencyFolder(folder),
                browser: browser,
                isPractice: isPractice
            )(
                place.office,
                on: place.day(premises),
                count: numbers,
                by: place.place.acting(actor, premises)
            )
        }
        say(made)
    }

    private func say(_ made: EmergencyPrint.Made) {
        let words =
            switch made {
            case .already(let path):
                Localized(ja: "作成済みです: \(path)", en: "It lies there already: \(path)")
            case .new(let path, true):
                Localized(ja: "作成しました: \(path)", en: "Made: \(path)")
            case .new(let path, false):
                Localized(
                    ja: "作成しました: \(path)（Chromium がないか使えないため、PDF はありません。pack.html を印刷してください）",
                    en:
                        "Made: \(path) (without PDF, for Chromium is missing or failed; print pack.html)"
                )
            }
        Output.say(words[language.language])
    }
}

/// Lists packs with what became of their numbers.
struct EmergencyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the packs of a municipality with what became of their numbers."
    )

    @OptionGroup var place: OfficeOptions

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let shown = try await place.look(as: reader, catalog) { premises, acting in
            try await WatchEmergency(premises)(by: acting).get()
        }
        if output.json { return try shown.json.print() }
        try Output.write(Array(text(of: shown).utf8))
    }

    private func text(of shown: WatchEmergency.Shown) -> String {
        var table =
            output.language.language == .ja
            ? TextTable("窓口", "日", "番号", "入力済み", "書損", "未使用", "残り", "作成")
            : TextTable("office", "day", "numbers", "entered", "spoilt", "unused", "left", "made")
        for pack in shown.packs {
            table.add(
                pack.office.description,
                pack.day.description,
                "\(pack.places.lowerBound)-\(pack.places.upperBound)",
                String(pack.used),
                String(pack.spoilt),
                String(pack.unused),
                String(pack.open),
                pack.madeAt.description
            )
        }
        return table.text
    }
}

extension WatchEmergency.Shown {
    fileprivate var json: JSONValue {
        [
            "offices": .array(
                offices.map { office in
                    [
                        "office": .string(office.office.description),
                        "made_at": office.latest.map { .string($0.description) } ?? .null,
                        "stale": .bool(office.isStale),
                    ]
                }
            ),
            "packs": .array(
                packs.map { pack in
                    [
                        "office": .string(pack.office.description),
                        "on": .string(pack.day.description),
                        "first": .int(Int64(pack.places.lowerBound)),
                        "last": .int(Int64(pack.places.upperBound)),
                        "used": .int(Int64(pack.used)),
                        "spoilt": .int(Int64(pack.spoilt)),
                        "unused": .int(Int64(pack.unused)),
                        "left": .int(Int64(pack.open)),
                        "made_at": .string(pack.madeAt.description),
                    ]
                }
            ),
        ]
    }
}
