import App
import ArgumentParser
import Catalog
import Operations
import Stores
import Vocabulary

/// Keeps the register of residents.
struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Take over extracts of the residence record, and look for residents.",
        subcommands: [
            RegisterImportCommand.self, RegisterStatusCommand.self, RegisterSearchCommand.self,
            RegisterFillCommand.self,
        ]
    )

    /// Does an act of an administrator for a municipality.
    static func keep<Value>(
        by actor: String,
        _ municipality: MunicipalityCode,
        _ catalog: CatalogOptions,
        _ body: (Premises, Acting) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.process
        Log.bootstrap(environment)
        let loaded = try catalog.load()
        return try await OfficeWork.lend(environment, catalog: loaded) { premises in
            let acting = Acting(
                actor: actor,
                roles: [.administrator],
                municipality: loaded.municipality(of: municipality),
                office: nil,
                purpose: "register"
            )
            return try await body(premises, acting)
        }
    }
}

/// Takes over an extract.
struct RegisterImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over an extract of the residence record: the whole of it, or nothing.",
        discussion: """
            The file is CSV in UTF-8; which column is what stands in the catalog's register.yaml. \
            Residents who are not in it are removed. The same file again changes nothing. Values \
            that cannot be read, other than the numbers, the family name and the protection, are \
            left out and counted.
            """
    )

    @Argument(help: "The extract, or - for standard input.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("The municipality, such as 121002.", valueName: "CODE"))
    var municipality: MunicipalityCode

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The day at whose end the record stood so.", valueName: "DAY")
    )
    var asOf: CalendarDay

    @Flag(help: "Let more than a fifth of all residents go.")
    var acceptShrinking = false

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let input = InputFile(file)
        let request = ImportRegister.Request(asOf: asOf, acceptsShrinking: acceptShrinking) {
            take in
            try await input.forEachChunk { try await take($0) }
        }
        let imported = try await RegisterCommand.keep(by: by, municipality, catalog) {
            premises,
            acting in
            try await ImportRegister(premises)(request, by: acting).get()
        }
        if output.json { return try imported.json.print() }
        try Output.write(Array(imported.text(output.language.language).utf8))
    }
}

/// Tells which extract is in force.
struct RegisterStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell which extract of the residence record is in force."
    )

    @Option(help: ArgumentHelp("The municipality, such as 121002.", valueName: "CODE"))
    var municipality: MunicipalityCode

    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let last = try await RegisterCommand.keep(by: "show", municipality, catalog) {
            premises,
            acting in
            try await WatchRegister(premises)(by: acting).get()
        }
        if output.json { return try (last?.json ?? .null).print() }
        let none =
            output.language.language == .ja
            ? "住民記録の抽出はまだ取り込まれていません。\n"
            : "No extract of the residence record was taken over yet.\n"
        try Output.write(Array((last?.text(output.language.language) ?? none).utf8))
    }
}

extension StoredExtract {
    var json: JSONValue {
        [
            "as_of": .string(asOf.description), "residents": .int(Int64(residents)),
            "added": .int(Int64(added)), "changed": .int(Int64(changed)),
            "removed": .int(Int64(removed)), "sha256": .string(hash),
            "imported_at": .string(importedAt.description), "imported_by": .string(importedBy),
        ]
    }

    func text(_ language: Language) -> String {
        switch language {
        case .ja:
            "\(asOf) 現在、住民\(residents)人(増\(added)、変更\(changed)、減\(removed))。取込み \(importedAt) \(importedBy)\n"
        case .en:
            "As of \(asOf): \(residents) residents (\(added) came, \(changed) changed, \(removed) went). "
                + "Taken over \(importedAt) by \(importedBy)\n"
        }
    }
}

extension ImportRegister.Imported {
    fileprivate var json: JSONValue {
        var object = extract.json.asObject ?? JSONObject()
        object["repeated"] = .bool(isRepeated)
        object["unread"] = .object(
            JSONObject(
                unread.sorted { $0.key < $1.key }
                    .map { .init(key: $0.key, value: .int(Int64($0.value))) }
            )
        )
        return .object(object)
    }

    fileprivate func text(_ language: Language) -> String {
        var text = extract.text(language)
        let isJapanese = language == .ja
        if isRepeated {
            text +=
                isJapanese
                ? "同じファイルは取り込み済みです。何も変えていません。\n"
                : "The same file was taken over before; nothing was changed.\n"
        }
        for (column, count) in unread.sorted(by: { $0.key < $1.key }) {
            text +=
                isJapanese
                ? "「\(column)」の\(count)件は読めないため空のままです。値か register.yaml を確かめてください。\n"
                : "\(count) values of \(column) cannot be read and are left out; check them or register.yaml.\n"
        }
        return text
    }
}
