import App
import ArgumentParser
import Operations
import Stores
import Vocabulary

/// Takes over a roster of the staff.
struct StaffImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over a roster of the staff: the whole of it, or nothing.",
        discussion: """
            The file is CSV in UTF-8 with a header: user, name, roles, office, and as needed desks, \
            contractor, valid_from, valid_until (利用者名, 氏名, 役割, 所属, 窓口, 委託, 開始日, 終了日). Several roles or \
            desks stand in one field with blanks between. Who is new gets a one-time password, \
            printed once on standard output as CSV; what changed is told on standard error. Who is \
            not in the file stays as they are, but with --complete they are let out. --check tells \
            what would change and changes nothing.
            """
    )

    @Argument(help: "The roster, or - for standard input.", completion: .file())
    var file: String

    @Flag(help: "Tell what would change, and change nothing.")
    var check = false

    @Flag(help: "The file holds the whole staff: let out whoever is not in it.")
    var complete = false

    @Flag(help: "With --complete, let more than a fifth of the staff out.")
    var acceptShrinking = false

    @OptionGroup var place: StaffPlaceOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let loaded = try catalog.load()
        let office = try place.office(loaded)
        var bytes: [UInt8] = []
        try await InputFile(file).forEachChunk { chunk in
            bytes += chunk
            guard bytes.count <= StaffRoster.bytesMaximum else { throw StaffRoster.tooLong }
        }
        let request = ImportStaff.Request(
            roster: try StaffRoster(bytes),
            isTrial: check,
            isComplete: complete,
            acceptsShrinking: acceptShrinking
        )
        let imported = try await StaffCommand.act(by: by, office: office, loaded) {
            premises,
            acting in
            try await ImportStaff(premises)(request, by: acting).get()
        }
        if output.json { return try imported.json.print() }
        let language = output.language.language
        let summary = imported.summary(language)
        if check {
            return try Output.write(Array(summary.map { $0 + "\n" }.joined().utf8))
        }
        // The passwords alone are the result, to be kept as a file.
        try Output.write(Array(imported.passwordRows(language).map { $0 + "\n" }.joined().utf8))
        for line in summary { Output.say(line) }
    }
}

extension ImportStaff.Imported {
    fileprivate var json: JSONValue {
        [
            "added": .array(change.added.map { .string($0.login) }),
            "changed": .array(change.changed.map { .string($0.member.login) }),
            "unchanged": .int(change.unchanged),
            "let_out": .array(change.letOut.map { .string($0.login) }),
            "not_in_file": .array(change.notInFile.map { .string($0.login) }),
            "passwords": .array(
                passwords.map { ["user": .string($0.login), "password": .string($0.password)] }
            ),
        ]
    }

    /// The one-time passwords as CSV; nothing where nobody is new.
    fileprivate func passwordRows(_ language: Language) -> [String] {
        guard !passwords.isEmpty else { return [] }
        return [Localized(ja: "利用者名,初回パスワード", en: "user,password")[language]]
            + passwords.map { "\($0.login),\($0.password)" }
    }

    /// What changes, or would, a line each.
    fileprivate func summary(_ language: Language) -> [String] {
        let groups: [(Localized, [String])] = [
            (Localized(ja: "追加", en: "added"), change.added.map(\.login)),
            (
                Localized(ja: "変更", en: "changed"),
                change.changed.map { $0.member.login + told($0, language) }
            ),
            (Localized(ja: "停止", en: "let out"), change.letOut.map(\.login)),
            (Localized(ja: "名簿にない人", en: "not in the file"), change.notInFile.map(\.login)),
        ]
        return groups.filter { !$0.1.isEmpty }.map { what, logins in
            "\(what[language]) \(logins.count): \(logins.joined(separator: " "))"
        } + [
            Localized(ja: "変更なし \(change.unchanged)", en: "unchanged \(change.unchanged)")[language]
        ]
    }

    /// What is other than it was, behind the user name.
    private func told(
        _ change: (member: StaffMember, post: StaffPost),
        _ language: Language
    ) -> String {
        let (old, new) = (StaffPost(change.member), change.post)
        let parts: [(Bool, Localized)] = [
            (!change.member.isActive, Localized(ja: "再開", en: "let in again")),
            (old.displayName != new.displayName, Localized(ja: "氏名", en: "name")),
            (old.roles != new.roles, Localized(ja: "役割", en: "roles")),
            (old.office != new.office, Localized(ja: "所属", en: "office")),
            (old.desks != new.desks, Localized(ja: "窓口", en: "desks")),
            (old.isContractor != new.isContractor, Localized(ja: "身分", en: "standing")),
            (old.term != new.term, Localized(ja: "期間", en: "term")),
        ]
        return "(" + parts.filter(\.0).map { $0.1[language] }.joined(separator: ",") + ")"
    }
}
