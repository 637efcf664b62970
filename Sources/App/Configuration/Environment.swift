import FoundationEssentials
package import Vocabulary

/// What the environment of the process says; options of a command win over it.
package struct Environment: Sendable {
    private let variables: [String: String]

    package init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// The environment of this process.
    package static var process: Environment { Environment(ProcessInfo.processInfo.environment) }

    /// A variable; nil also when it is empty.
    package subscript(name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The language of the locale for messages; Japanese where it names neither.
    package var language: Language {
        let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
        return locale.hasPrefix("en") ? .en : .ja
    }

    /// The catalog's folder: `HITOMADO_CATALOG`, else the one that comes with the program.
    package var catalog: CatalogDirectory {
        self["HITOMADO_CATALOG"].map(CatalogDirectory.init) ?? .standard
    }

    /// The database that `HITOMADO_DATABASE_URL` names.
    package var database: DatabaseAddress {
        get throws(Failure) {
            if let url = self["HITOMADO_DATABASE_URL"] { return DatabaseAddress(url) }
            throw Failure(
                .unavailable,
                ja: "データベースの指定がありません。HITOMADO_DATABASE_URL を設定するか、scripts/hitomado を使ってください。",
                en: "No database is named; set HITOMADO_DATABASE_URL or use scripts/hitomado."
            )
        }
    }

    /// The drop folder that `HITOMADO_DROP` names.
    package var drop: String? { self["HITOMADO_DROP"] }

    /// The font that draws the characters to pick: `HITOMADO_GLYPH_FONT`, else Debian's IPAmj Mincho.
    package var glyphFont: String {
        self["HITOMADO_GLYPH_FONT"] ?? "/usr/share/fonts/truetype/ipamj/ipamjm.ttf"
    }

    /// The folder of emergency packs that `HITOMADO_EMERGENCY` names.
    package var emergencyFolder: String? { self["HITOMADO_EMERGENCY"] }

    /// Who acts, as `HITOMADO_ACTOR` says.
    package var actor: String? { self["HITOMADO_ACTOR"] }

    /// Whether `HITOMADO_CHECKS=none` lets items leave without a person's check, for trials.
    package var checksAreOff: Bool { self["HITOMADO_CHECKS"] == "none" }

    /// Whether a simulated back office answers; every page then says so.
    package var backOfficeIsSimulated: Bool { self["HITOMADO_SIMULATED_BACK_OFFICE"] == "1" }

    /// The least weight of what is logged: `HITOMADO_LOG`, else `info`.
    package var logLevel: String { self["HITOMADO_LOG"] ?? "info" }
}
