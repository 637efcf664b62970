import App
import ArgumentParser
import Catalog
import Filing
import Operations
import Stores
import Vocabulary

/// Looks at the fee ledgers of offices.
struct FeeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee",
        abstract: "Look at the fee ledger of an office.",
        subcommands: [FeeListCommand.self]
    )
}

/// Lists a day of an office's ledger, with its sums.
struct FeeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the fees of a day, with what the closing counts.",
        discussion: "Reading them is noted in the audit under the name of --by."
    )

    @OptionGroup var place: OfficeDayOptions
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let shown = try await place.place.look(as: reader, catalog) { premises, acting in
            try await WatchFees(premises)(place.office, on: place.day(premises), by: acting).get()
        }
        if output.json { return try shown.json.print() }
        try Output.write(Array(text(of: shown).utf8))
    }

    private func text(of shown: FeeDay) -> String {
        let isJapanese = output.language.language == .ja
        var entries =
            isJapanese
            ? TextTable("番号", "日時", "来庁", "方法", "円", "取消し")
            : TextTable("number", "time", "visit", "method", "yen", "takes back")
        for stored in shown.entries {
            let entry = stored.entry
            entries.add(
                String(entry.number.number),
                stored.at.description,
                entry.visit.description,
                entry.method.rawValue,
                String(entry.yen),
                entry.voids.map { String($0.number) } ?? "-"
            )
        }
        var sums = isJapanese ? TextTable("方法", "差引(円)") : TextTable("method", "yen left")
        for method in FeeMethod.allCases {
            sums.add(method.rawValue, String(shown.totals[method].net))
        }
        return entries.text + "\n" + sums.text
    }
}

extension FeeDay {
    /// The ledger as JSON: the entries in their order, and what is left of each method.
    fileprivate var json: JSONValue {
        var sums = JSONObject()
        for method in FeeMethod.allCases {
            sums[method.rawValue] = .int(Int64(totals[method].net))
        }
        return [
            "office": .string(office.description),
            "on": .string(day.description),
            "cash_to_count": .int(Int64(totals.cashToCount)),
            "left": .object(sums),
            "entries": .array(
                entries.map { stored in
                    [
                        "number": .int(Int64(stored.entry.number.number)),
                        "visit": .string(stored.entry.visit.description),
                        "method": .string(stored.entry.method.rawValue),
                        "yen": .int(Int64(stored.entry.yen)),
                        "ground": stored.ground.map(JSONValue.string) ?? .null,
                        "takes_back": stored.entry.voids.map { .int(Int64($0.number)) } ?? .null,
                        "at": .string(stored.at.description),
                        "by": .string(stored.by),
                    ]
                }
            ),
        ]
    }
}
