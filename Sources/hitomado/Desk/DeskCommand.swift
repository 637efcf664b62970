import App
import ArgumentParser
import Catalog
import CounterFlow
import Filing
import Operations
import Stores
import Vocabulary

/// The individual counters of an office.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Look at what routing sent to a desk, and note what the desk did.",
        subcommands: [DeskListCommand.self, DeskMarkCommand.self]
    )
}

/// Lists what is at a desk.
struct DeskListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who is at a desk, who is to come, and what was ended today.",
        discussion: "Reading them is noted in the audit under the name of --by."
    )

    @Argument(help: "The desk by its name in the catalog, such as children-and-families.")
    var desk: String

    @OptionGroup var place: OfficeOptions

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let list = try await place.look(as: reader, catalog) { premises, acting in
            try await ListDeskEntries(premises)(desk, of: place.office, by: acting).get()
        }
        let entries = list.arrived + list.expected + list.ended
        if output.json { return try JSONValue.array(entries.map(\.json)).print() }
        try Output.write(Array((booked(list.appointments) + text(of: entries)).utf8))
        guard list.isCut else { return }
        let most = ListDeskEntries.visitsMaximum
        try Output.line(
            Localized(
                ja: "動きの新しい\(most)件の来庁だけを表示しています。",
                en: "Only the \(most) visits that moved last are shown."
            )[output.language.language]
        )
    }

    /// Who is booked today; nothing where nobody is.
    private func booked(_ appointments: [ShownAppointment]) -> String {
        if appointments.isEmpty { return "" }
        var table =
            output.language.language == .ja
            ? TextTable("予約", "状態", "用件", "来庁", "名前")
            : TextTable("booked", "state", "about", "visit", "name")
        for appointment in appointments {
            table.add(
                appointment.slot.startsAt.description,
                appointment.state.rawValue,
                appointment.procedures.map(\.description).joined(separator: ", "),
                appointment.visit?.description ?? "-",
                appointment.isMasked ? "-" : appointment.name ?? "-"
            )
        }
        return table.text + "\n"
    }

    private func text(of entries: [DeskEntry]) -> String {
        var table =
            output.language.language == .ja
            ? TextTable("来庁", "手続", "状態", "結果", "期限", "名前")
            : TextTable("visit", "entry", "state", "result", "due", "name")
        for entry in entries {
            table.add(
                entry.visit.description,
                entry.key.label,
                entry.state.rawValue,
                entry.result?.rawValue ?? "-",
                entry.dueAt?.description ?? "-",
                entry.names.isEmpty ? "-" : entry.names.map { $0 ?? "-" }.joined(separator: ", ")
            )
        }
        return table.text
    }
}

extension DeskEntry {
    fileprivate var json: JSONValue {
        [
            "visit": .string(visit.description),
            "entry": .string(key.label),
            "code": .string(code),
            "desk": .string(desk),
            "state": .string(state.rawValue),
            "result": result.map { .string($0.rawValue) } ?? .null,
            "since": .string(since.description),
            "due_at": dueAt.map { .string($0.description) } ?? .null,
            "names": .array(names.map { $0.map(JSONValue.string) ?? .null }),
        ]
    }
}

/// Notes what a desk did with an entry.
struct DeskMarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Note what a desk did with an entry, as its page does.",
        discussion: """
            arrived; did-not-come; done with --result; lacking, with --until or the usual while; sent-on \
            with --to; undo takes the last step back.
            """
    )

    /// What is noted; the words are those of the page's buttons.
    enum Mark: String, CaseIterable, ExpressibleByArgument {
        case arrived
        case done
        case lacking
        case sentOn = "sent-on"
        case didNotCome = "did-not-come"
        case undo
    }

    @Argument(help: "The visit, such as V12.")
    var visit: VisitID

    @Argument(help: "The entry as the list names it, such as daycare.p2.")
    var entry: String

    @Argument(help: "arrived, done, lacking, sent-on, did-not-come or undo.")
    var mark: Mark

    @Option(help: ArgumentHelp("The desk by its name in the catalog.", valueName: "ID"))
    var desk: String

    @Option(help: "How it ended: accepted, not-eligible, referred, withdrawn or unreached.")
    var result: String?

    @Option(help: ArgumentHelp("Until when a paper is awaited.", valueName: "DAY"))
    var until: CalendarDay?

    @Option(name: .customLong("to"), help: ArgumentHelp("The desk to send on to.", valueName: "ID"))
    var other: String?

    @Option(help: "What the next who opens it must know; never a name or a My Number.")
    var note = ""

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        let (by, mark) = (try actor.actor(), try chosen())
        let municipality = try await CenterCommand.look { connection in
            try await VisitStore.municipality(of: visit, connection)
        }
        guard let municipality else {
            throw Failure(
                .wrongInput,
                ja: "来庁 \(visit) はありません。番号を確かめてください。",
                en: "There is no visit \(visit); check its number."
            )
        }
        let target = MarkDeskEntry.Target(visit: visit, entry: entry)
        let marked = try await OfficeWork.lend(environment, catalog: try catalog.load()) {
            premises in
            let acting = Acting.command(by: by, for: municipality)
            return try await MarkDeskEntry(premises)(mark, target, at: desk, by: acting).get()
        }
        if output.json {
            let json: JSONValue = [
                "state": .string(marked.state.rawValue), "ends_visit": .bool(marked.endsVisit),
            ]
            return try json.print()
        }
        let state = marked.state.rawValue
        let ending =
            marked.endsVisit
            ? Localized(ja: "。来庁は終了しました", en: "; the visit has ended") : Localized(same: "")
        try Output.line(
            Localized(ja: "\(entry): \(state)\(ending.ja)", en: "\(entry): \(state)\(ending.en)")[
                output.language.language
            ]
        )
    }

    private func chosen() throws(Failure) -> DeskMark {
        switch mark {
        case .arrived: return .arrived
        case .didNotCome: return .didNotCome(note: note)
        case .undo: return .undo
        case .lacking: return .lacking(until: until, note: note)
        case .sentOn: return .sentOn(to: other ?? "", note: note)
        case .done:
            guard let result = result.flatMap({ DeskResult(rawValue: $0) }) else {
                let known = DeskResult.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(
                    .wrongInput,
                    ja: "--result に次のどれかを書いてください: \(known)",
                    en: "Write with --result one of: \(known)"
                )
            }
            return .done(result, note: note)
        }
    }
}
