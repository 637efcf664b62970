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
}
