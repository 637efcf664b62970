import App
import ArgumentParser
import Catalog
import Eligibility
import Vocabulary

/// Lists the procedures of an office on a day.
struct CatalogListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the procedures of an office on a day."
    )

    @Option(help: "Only those that this life event brings up.")
    var event: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let loaded = try catalog.load()
        let view = try place.view(of: loaded)
        let procedures = try chosen(view)
        if output.json {
            return try JSONValue.array(procedures.map { $0.outline(in: view) }).print()
        }
        let language = output.language.language
        let words = Localized(ja: "コード", en: "Code")
        var table = TextTable(
            words[language],
            Localized(ja: "手続き", en: "Procedure")[language],
            Localized(ja: "窓口", en: "Counter")[language],
            Localized(ja: "処理", en: "Handling")[language],
            Localized(ja: "システム", en: "System")[language]
        )
        for procedure in procedures {
            let counter = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
            table.add(
                procedure.code,
                procedure.name[language],
                counter.name[language],
                procedure.handling.rawValue,
                procedure.system.description
            )
        }
        try Output.write(Array(table.text.utf8))
    }

    private func chosen(_ view: CatalogView) throws -> [Procedure] {
        guard let event else { return view.procedures }
        guard let known = view.catalog.lifeEvents.first(where: { $0.id.description == event })
        else {
            throw ValidationError(
                ja: "目録にライフイベント「\(event)」はありません。",
                en: "The catalog has no life event \"\(event)\"."
            )
        }
        return view.procedures.filter { $0.belongs(to: known.id) }
    }
}

/// Shows one procedure as it holds at an office on a day.
struct CatalogShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one procedure as an office has it on a day."
    )

    @Argument(help: "The name or the code of the procedure.")
    var procedure: String

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let view = try place.view(of: catalog.load())
        let named = view.procedures.first { $0.id.description == procedure }
        guard let found = named ?? view.procedure(code: procedure) else {
            throw Failure(
                .wrongInput,
                ja: "\(view.day) の目録に手続「\(procedure)」はありません。",
                en: "The catalog has no procedure \"\(procedure)\" on \(view.day)."
            )
        }
        if output.json { return try json(found, view).print() }
        let outline = ProcedureText(
            procedure: found,
            view: view,
            language: output.language.language
        )
        try Output.write(Array(outline.text.utf8))
    }

    /// The outline and, under `definition`, all that is written down, overlays joined.
    private func json(_ found: Procedure, _ view: CatalogView) -> JSONValue {
        var members = found.outline(in: view).asObject ?? JSONObject()
        let definition = view.catalog.definition(of: found.id, in: view.layer)
        members["definition"] = definition.map(JSONValue.object) ?? .null
        return .object(members)
    }
}

extension Procedure {
    /// The parts of a definition that lists show.
    func outline(in view: CatalogView) -> JSONValue {
        let counter = view.counter(for: self, outcome: rule.outcome).kind
        return [
            "procedure": .string(id.description),
            "code": .string(code),
            "name": ["ja": .string(name.ja), "en": .string(name.en)],
            "life_events": .array(lifeEvents.map { .string($0.description) }),
            "system": .string(system.description),
            "legal_basis": .string(legalBasis),
            "applies": .string(rule.applies.text),
            "outcome": .string(rule.outcome.rawValue),
            "counter": .string(counter.rawValue),
            "desk": .string(desk.ja),
            "handling": .string(handling.rawValue),
            "instrument": .string(instrument.rawValue),
            "file": .string(position.file),
            "line": .int(position.line),
        ]
    }
}
