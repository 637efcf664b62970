import App
import ArgumentParser
import Catalog
import Operations
import Stores
import Vocabulary

/// Keeps the accounts of the staff.
struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "Keep the accounts of the staff.",
        subcommands: [
            StaffEnsureAdministratorCommand.self, StaffAddCommand.self,
            StaffImportCommand.self, StaffDesksCommand.self, StaffTermCommand.self,
            StaffResetPasswordCommand.self, StaffListCommand.self,
        ]
    )

    /// Does an act of an administrator for a municipality.
    static func act<Value>(
        by actor: String,
        office: MunicipalityCode,
        _ catalog: Catalog,
        _ body: (Premises, Acting) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.process
        Log.bootstrap(environment)
        return try await OfficeWork.lend(environment, catalog: catalog, passwords: true) {
            premises in
            let acting = Acting(
                actor: actor,
                roles: [.administrator],
                municipality: catalog.municipality(of: office),
                office: nil,
                purpose: "account"
            )
            return try await body(premises, acting)
        }
    }
}

extension StaffCommand {
    /// The member with a user name; refused where there is none.
    static func member(
        _ login: String,
        _ premises: Premises,
        _ acting: Acting
    ) async throws -> StaffMember {
        let staff = try await ListStaff(premises)(by: acting).get()
        guard let member = staff.first(where: { $0.login.utf8.elementsEqual(login.utf8) }) else {
            throw Failure(
                .wrongInput,
                ja: "この利用者名の職員はいません。",
                en: "There is no member of the staff with this user name."
            )
        }
        return member
    }
}

/// Gives a member of an individual counter other desks.
struct StaffDesksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desks",
        abstract: "Give a member of an individual counter other desks; roles and office stay."
    )

    @Argument(help: "The user name.")
    var login: String

    @Option(
        name: .customLong("desk"),
        help: ArgumentHelp("A desk of the member's office; may be repeated.", valueName: "ID")
    )
    var desks: [String]

    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        try await StaffCommand.act(by: by, office: office, loaded) { premises, acting in
            let member = try await StaffCommand.member(login, premises, acting)
            try await ChangeDesks(premises)(desks, of: member.id, by: acting).get()
        }
    }
}

/// Makes the first administrator.
struct StaffEnsureAdministratorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ensure-administrator",
        abstract: "Make the first administrator and print the one-time password; else do nothing."
    )

    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        let made = try await StaffCommand.act(by: "first-start", office: office, loaded) {
            premises,
            acting in
            try await EnsureFirstAdministrator(premises)(
                municipality: acting.municipality,
                office: office
            ).get()
        }
        if let made { try Output.line(made.worded(language.language)) }
    }
}

/// Adds a member.
struct StaffAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a member of the staff and print the one-time password."
    )

    @Argument(help: "The user name: lower-case letters, digits, hyphens, dots, underscores.")
    var login: String

    @Option(help: "The name that others see.")
    var name: String

    @Option(
        name: .customLong("role"),
        help: "concierge, clerk, section, center or administrator; may be repeated."
    )
    var roles: [StaffRole]

    @Option(
        name: .customLong("desk"),
        help: ArgumentHelp(
            "A desk of the office, for the role section; may be repeated.",
            valueName: "ID"
        )
    )
    var desks: [String] = []

    @Flag(
        name: .customLong("contractor"),
        help: "A contractor's: accepts and types, decides nothing."
    )
    var isContractor = false

    @OptionGroup var term: StaffTermOptions
    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        let member = NewStaffMember(
            login: login,
            StaffPost(
                displayName: name,
                roles: Set(roles),
                office: office,
                desks: desks,
                term: try term.term(),
                isContractor: isContractor
            )
        )
        let made = try await StaffCommand.act(by: by, office: office, loaded) { premises, acting in
            try await AddStaff(premises)(member, by: acting).get()
        }
        try Output.line(made.worded(language.language))
    }
}

/// Gives a member a new password.
struct StaffResetPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Give a member of the staff a new one-time password and end all sessions."
    )

    @Argument(help: "The user name.")
    var login: String

    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        let made = try await StaffCommand.act(by: by, office: office, loaded) { premises, acting in
            let member = try await StaffCommand.member(login, premises, acting)
            return try await ResetPassword(premises)(member.id, by: acting).get()
        }
        try Output.line(made.worded(language.language))
    }
}

/// Lists the accounts.
struct StaffListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the accounts of a municipality."
    )

    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        let staff = try await StaffCommand.act(by: by, office: office, loaded) { premises, acting in
            try await ListStaff(premises)(by: acting).get()
        }
        let language = language.language
        var table = TextTable(
            Localized(ja: "番号", en: "Number")[language],
            Localized(ja: "利用者名", en: "User name")[language],
            Localized(ja: "役割", en: "Roles")[language],
            Localized(ja: "所属", en: "Office")[language],
            Localized(ja: "窓口", en: "Desks")[language],
            Localized(ja: "身分", en: "Standing")[language],
            Localized(ja: "期間", en: "Term")[language],
            Localized(ja: "停止", en: "Deactivated")[language]
        )
        for member in staff {
            table.add(
                member.id.description,
                member.login,
                member.roles.map(\.rawValue).sorted().joined(separator: ","),
                member.office.description,
                member.desks.isEmpty ? "-" : member.desks.joined(separator: ","),
                member.isContractor
                    ? Localized(ja: "委託", en: "contractor")[language]
                    : Localized(ja: "職員", en: "official")[language],
                member.term.worded,
                member.deactivatedAt?.wordedInJapan ?? "-"
            )
        }
        try Output.write(Array(table.text.utf8))
    }
}

extension StaffTerm {
    /// As `2026-04-01..2027-03-31`; a dash where there is no limit.
    fileprivate var worded: String {
        from == nil && until == nil
            ? "-" : (from?.description ?? "") + ".." + (until?.description ?? "")
    }
}

/// At which office the staff works.
struct StaffPlaceOptions: ParsableArguments {
    @Option(
        name: .customLong("office"),
        help: ArgumentHelp(
            "The code of an office (default: the catalog's first).",
            valueName: "CODE"
        )
    )
    var chosen: MunicipalityCode?

    func office(_ catalog: Catalog) throws(Failure) -> MunicipalityCode {
        if let chosen { return chosen }
        let city = try catalog.firstOffice
        return catalog.municipalities[city]?.wards.first?.code ?? city
    }
}

extension StaffRole: ExpressibleByArgument {}

extension NewPassword {
    /// What is told once to whoever made the account.
    fileprivate func worded(_ language: Language) -> String {
        Localized(
            ja: "利用者名 \(login)  初回パスワード \(password)  (この表示は一度だけです)",
            en: "User name \(login)  one-time password \(password)  (shown only once)"
        )[language]
    }
}
