import App
import ArgumentParser
import Casework
import Catalog
import Operations
import Stores
import Vocabulary

/// Looks at the parcels of originals between counters and the center.
struct PapersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "papers",
        abstract: "Look at the parcels of originals between a counter and the center.",
        subcommands: [PapersListCommand.self]
    )
}

/// Lists the parcels of an office, those that are not over first.
struct PapersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the parcels of an office, with what somebody looks for.",
        discussion: "Reading them is noted in the audit under the name of --by."
    )

    @OptionGroup var place: OfficeOptions

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let listed = try await place.look(as: reader, catalog) { premises, acting in
            try await ListParcels(premises)(of: place.office, by: acting).get()
        }
        if output.json { return try listed.json.print() }
        try Output.write(Array(text(of: listed).utf8))
    }

    private func text(of listed: ListParcels.Listed) -> String {
        var table =
            output.language.language == .ja
            ? TextTable("送付番号", "状態", "件数", "枚数", "過不足", "担当", "期限")
            : TextTable("parcel", "state", "papers", "sheets", "differences", "owner", "due")
        for parcel in listed.parcels {
            table.add(
                parcel.id.description,
                parcel.state.rawValue,
                String(parcel.contents.count),
                String(parcel.contents.reduce(0) { $0 + $1.sheets }),
                String(parcel.differences.count),
                parcel.owner,
                parcel.dueAt?.description ?? "-"
            )
        }
        return table.text
    }
}

extension ListParcels.Listed {
    /// The parcels as JSON, with the papers that somebody looks for.
    fileprivate var json: JSONValue {
        .array(
            parcels.map { parcel in
                [
                    "parcel": .string(parcel.id.description),
                    "office": .string(parcel.office.description),
                    "state": .string(parcel.state.rawValue),
                    "owner": .string(parcel.owner),
                    "due": parcel.dueAt.map { .string($0.description) } ?? .null,
                    "papers": .int(Int64(parcel.contents.count)),
                    "differences": .array(
                        parcel.differences.map { paper in
                            [
                                "number": .int(Int64(paper.number)),
                                "visit": .string(paper.visit.description),
                                "kind": withheld.contains(paper.visit)
                                    ? .null : .string(paper.kind),
                                "sheets": .int(Int64(paper.sheets)),
                                "arrived": paper.arrived.map { .int(Int64($0)) } ?? .null,
                            ]
                        }
                    ),
                ]
            }
        )
    }
}
