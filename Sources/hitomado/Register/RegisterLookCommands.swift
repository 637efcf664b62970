import App
import ArgumentParser
import Eligibility
import Operations
import ResidentRegister
import Stores
import Vocabulary

/// Looks for residents.
struct RegisterSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Look for residents, for a visit that is going on.",
        discussion: """
            By the beginning of a name, reading or alias with the birth as far as it is known, or by \
            the resident's number. Whom it showed is kept under the name of --by. Of protected \
            residents nothing is told but that there is one.
            """
    )

    @Option(help: ArgumentHelp("The visit at hand, such as V12.", valueName: "VISIT"))
    var visit: VisitID

    @Option(help: "The beginning of a name or its reading.")
    var name: String?

    @Option(help: ArgumentHelp("The birth: 1985-05-02, 1985-05 or 1985.", valueName: "DAY"))
    var born: PartialDay?

    @Option(help: "The resident's number.")
    var number: String?

    @Flag(help: "With everybody of the household of the resident with the number.")
    var household = false

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard (number != nil) != (name != nil && born != nil) else {
            throw ValidationError(
                ja: "--number か、--name と --born を指定してください。",
                en: "Name --number, or --name and --born."
            )
        }
    }

    func run() async throws {
        let by = try actor.actor()
        let query: SearchRegister.Query
        if let number {
            query = .number(number)
        } else if let name, let born {
            query = .name(name, born: born)
        } else {
            throw CleanExit.helpRequest(self)
        }
        let found = try await VisitCommand.act(on: visit, by: by, catalog) { premises, acting in
            try await SearchRegister(premises)(
                query,
                wholeHouseholds: household,
                for: visit,
                by: acting
            ).get()
        }
        if output.json { return try found.json.print() }
        try Output.write(Array(found.text(output.language.language).utf8))
    }
}

/// Fills in what the register knows.
struct RegisterFillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill",
        abstract: "Fill in what the register knows of the people of a visit.",
        discussion: """
            Each resident by their number, with the person of the visit they are: 1000123=p1, or \
            1000123 alone for one who is added. Nothing that was said or typed is overwritten.
            """
    )

    @Option(help: ArgumentHelp("The visit at hand, such as V12.", valueName: "VISIT"))
    var visit: VisitID

    @Argument(help: "The residents.")
    var residents: [String]

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let assignments = residents.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            return FillFromRegister.Assignment(
                number: parts.first ?? "",
                person: parts.count > 1 ? PersonID(parts[1]) : nil
            )
        }
        let filled = try await VisitCommand.act(on: visit, by: by, catalog) { premises, acting in
            let shown = try await ShowVisit(premises)(visit, by: acting).get()
            return try await FillFromRegister(premises)(
                assignments,
                of: visit,
                version: shown.version,
                by: acting
            ).get()
        }
        if output.json { return try filled.json.print() }
        try Output.write(Array(filled.text(output.language.language).utf8))
    }
}

extension SearchRegister.Found {
    fileprivate var json: JSONValue {
        [
            "as_of": .string(asOf.description), "more": .bool(isCut),
            "residents": .array(
                residents.map { shown in
                    guard case .resident(let resident, let person) = shown else {
                        return ["protected": true]
                    }
                    return [
                        "number": .string(resident.number),
                        "household": .string(resident.household),
                        "facts": .object(resident.facts),
                        "person": .object(resident.personFields),
                        "address": resident.householdFields["address"] ?? .null,
                        "as": person.map { .string($0.description) } ?? .null,
                    ]
                }
            ),
        ]
    }

    fileprivate func text(_ language: Language) -> String {
        let isJapanese = language == .ja
        var table =
            isJapanese
            ? TextTable("宛名番号", "世帯", "氏名", "生年月日", "住所")
            : TextTable("number", "household", "name", "born", "address")
        for shown in residents {
            guard case .resident(let resident, _) = shown else {
                table.add("-", "-", isJapanese ? "(表示しません)" : "(not shown)", "-", "-")
                continue
            }
            table.add(
                resident.number,
                resident.household,
                ["family_name", "given_name"]
                    .compactMap { resident.personFields[$0]?.asString }
                    .joined(separator: " "),
                resident.born ?? "-",
                resident.householdFields["address"]?.asString ?? "-"
            )
        }
        guard isCut else { return table.text }
        return table.text
            + (isJapanese
                ? "ほかにもいます。氏名を長くするか、生年月日を日まで入れてください。\n"
                : "There are more; write more of the name, or the whole day of birth.\n")
    }
}

extension FillFromRegister.Filled {
    fileprivate var json: JSONValue {
        [
            "visit": .string(visit.visit.description), "version": .int(Int64(visit.version)),
            "filled": .int(Int64(count)),
            "differs": .array(
                differences.map {
                    [
                        "person": $0.person.map { .string($0.description) } ?? .null,
                        "name": .string($0.name), "registered": $0.registered,
                    ]
                }
            ),
        ]
    }

    fileprivate func text(_ language: Language) -> String {
        let isJapanese = language == .ja
        let head =
            isJapanese
            ? "\(visit.visit)  \(count)項目を取り込みました。\n"
            : "\(visit.visit)  \(count) values filled in.\n"
        return head
            + differences.map { difference in
                let place = [difference.person?.description, difference.name]
                    .compactMap(\.self).joined(separator: ".")
                let value = difference.registered.asString ?? difference.registered.compact()
                return isJapanese
                    ? "\(place): 登録は「\(value)」です。入力した内容はそのままです。\n"
                    : "\(place): the register has “\(value)”; what was written stays.\n"
            }.joined()
    }
}

extension PartialDay: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
