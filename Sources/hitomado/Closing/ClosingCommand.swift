import App
import ArgumentParser
import Catalog
import Filing
import Operations
import Stores
import Vocabulary

/// Looks at the closings of offices' days.
struct ClosingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "closing",
        abstract: "Look at the closing of an office's day.",
        subcommands: [ClosingShowCommand.self, ClosingVerifyCommand.self]
    )
}

/// Tells what stands open at the end of a day, and how the day was sealed.
struct ClosingShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Tell what a day leaves open, and its seals.",
        discussion: "Reading it is noted in the audit under the name of --by."
    )

    @OptionGroup var place: OfficeDayOptions
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let shown = try await place.place.look(as: reader, catalog) { premises, acting in
            try await WatchClosing(premises)(
                place.office,
                on: place.day(premises),
                by: acting
            ).get()
        }
        if output.json { return try shown.json.print() }
        try Output.write(Array(text(of: shown).utf8))
    }

    private func text(of day: OfficeDay) -> String {
        let isJapanese = output.language.language == .ja
        var lines =
            isJapanese
            ? TextTable("種類", "来庁", "内容", "いつから", "翌日に回せるか")
            : TextTable("matter", "visit", "what", "since", "may wait")
        for line in day.sheet.lines {
            lines.add(
                line.matter.rawValue,
                line.visit?.description ?? "-",
                line.subject.isEmpty ? "-" : line.subject,
                line.at.description,
                line.mayWait(until: day.sheet.morning) ? "+" : "-"
            )
        }
        var seals =
            isJapanese
            ? TextTable("番号", "回", "締めた日時", "締めた人", "照合値")
            : TextTable("seal", "part", "sealed", "by", "digest")
        for seal in day.seals {
            seals.add(
                String(seal.number),
                String(seal.part),
                seal.at.description,
                day.names[seal.by],
                seal.digest
            )
        }
        return lines.text + "\n" + seals.text
    }
}

/// Checks that the seals of an office are as they were made.
struct ClosingVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the chain of an office's seals.",
        discussion: "Exit code 65 where a seal was changed, taken out or put in between."
    )

    @OptionGroup var place: OfficeOptions

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let found = try await place.look(as: reader, catalog) { premises, acting in
            try await WatchClosing(premises).verify(place.office, by: acting).get()
        }
        if output.json {
            try found.json.print()
        } else {
            try Output.write(Array(text(of: found).utf8))
        }
        if !found.faults.isEmpty { throw ExitCode(Failure.Kind.wrongInput.rawValue) }
    }

    private func text(of found: WatchClosing.Verified) -> String {
        let isJapanese = output.language.language == .ja
        var table = isJapanese ? TextTable("番号", "誤り") : TextTable("seal", "fault")
        for fault in found.faults { table.add(String(fault.number), fault.kind.rawValue) }
        let count =
            isJapanese
            ? "締め \(found.count)件、誤り \(found.faults.count)件\n"
            : "\(found.count) seals, \(found.faults.count) faults\n"
        return count + (found.faults.isEmpty ? "" : table.text)
    }
}

extension WatchClosing.Verified {
    fileprivate var json: JSONValue {
        [
            "seals": .int(Int64(count)),
            "faults": .array(
                faults.map {
                    ["seal": .int(Int64($0.number)), "fault": .string($0.kind.rawValue)]
                }
            ),
        ]
    }
}

extension OfficeDay {
    /// The day as JSON: its sheet as a seal has it, where it stands, and its seals.
    fileprivate var json: JSONValue {
        [
            "state": .string(state.rawValue),
            "digest": .string(sheet.digest),
            "sheet": sheet.json,
            "blocking": .array(sheet.blocking.map { .string($0.key) }),
            "waits_for_second": .bool(waiting != nil),
            "seals": .array(
                seals.map { seal in
                    [
                        "number": .int(Int64(seal.number)),
                        "part": .int(Int64(seal.part)),
                        "at": .string(seal.at.description),
                        "by": .string(seal.by),
                        "confirmed_by": seal.confirmedBy.map(JSONValue.string) ?? .null,
                        "digest": .string(seal.digest),
                        "difference_yen": .int(Int64(seal.differenceYen)),
                        "opened_again": .bool(seal.reopening != nil),
                    ]
                }
            ),
        ]
    }
}
