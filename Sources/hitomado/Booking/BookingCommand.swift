import App
import ArgumentParser
import Catalog
import CounterFlow
import Operations
import Stores
import Vocabulary

/// Looks at booking books.
struct BookingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking",
        abstract: "Look at the booking book of an office.",
        subcommands: [BookingListCommand.self]
    )
}

/// Lists a day of one desk's book, or of all of an office.
struct BookingListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the appointments of a day, desk by desk.",
        discussion: "Reading them is noted in the audit under the name of --by."
    )

    @OptionGroup var place: OfficeDayOptions

    @Option(
        name: .customLong("desk"),
        help: ArgumentHelp("The desk by its name in the catalog (default: all).", valueName: "NAME")
    )
    var deskName: String?

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let days = try await place.place.look(as: reader, catalog) { premises, acting in
            let catalog = premises.planning().catalog
            let (office, day) = (place.office, place.day(premises))
            let all = BookingDesk.all(at: office, on: day, in: catalog).map(\.desk.id)
            let desks = try wanted(among: all)
            var days: [ListBookings.Day] = []
            for desk in desks {
                let book = ListBookings(premises)
                days.append(try await book.day(day, of: desk, at: office, by: acting).get())
            }
            return days
        }
        if output.json { return try JSONValue.array(days.flatMap(\.json)).print() }
        try Output.write(Array(text(of: days).utf8))
    }

    private func wanted(among all: [DeskID]) throws -> [DeskID] {
        guard let deskName else { return all }
        guard let desk = DeskID(deskName), all.contains(desk) else {
            let known = all.map(\.description).joined(separator: ", ")
            throw Failure(
                .wrongInput,
                ja: "\(place.office) に予約を受ける窓口 \(deskName) はありません(あるもの: \(known))。",
                en:
                    "No desk \(deskName) of \(place.office) takes appointments; there are: \(known)."
            )
        }
        return [desk]
    }

    private func text(of days: [ListBookings.Day]) -> String {
        var table =
            output.language.language == .ja
            ? TextTable("窓口", "日時", "予約番号", "状態", "名前")
            : TextTable("desk", "time", "code", "state", "name")
        for appointment in days.flatMap(\.appointments) {
            table.add(
                appointment.slot.desk.description,
                appointment.slot.startsAt.description,
                appointment.code.written,
                appointment.state.rawValue,
                appointment.name ?? "-"
            )
        }
        return table.text
    }
}

extension ListBookings.Day {
    /// Its appointments, in the order of their slots.
    fileprivate var json: [JSONValue] {
        appointments.map { appointment in
            [
                "desk": .string(appointment.slot.desk.description),
                "slot": .string(appointment.slot.id.description),
                "starts_at": .string(appointment.slot.startsAt.description),
                "minutes": .int(Int64(appointment.slot.standing.span.minutes)),
                "code": .string(appointment.code.description),
                "state": .string(appointment.state.rawValue),
                "name": appointment.name.map(JSONValue.string) ?? .null,
                "telephone": appointment.telephone.map(JSONValue.string) ?? .null,
                "visit": appointment.visit.map { JSONValue.string($0.description) } ?? .null,
            ]
        }
    }
}
