package import Vocabulary

/// For whom a page of the help is written; the raw value stands in its address.
package enum HelpAudience: String, CaseIterable, Hashable, Sendable {
    case concierge
    case clerk
    case section
    case center
    case remote
    case administrator
    case resident

    /// The page for somebody with a role.
    package init(_ role: Role) {
        self =
            switch role {
            case .concierge: .concierge
            case .clerk: .clerk
            case .section: .section
            case .center: .center
            case .administrator: .administrator
            }
    }

    /// The role that it is; nil for who has no account of their own kind.
    package var role: Role? { Role.allCases.first { HelpAudience($0) == self } }

    /// What people call them.
    package var name: Localized {
        switch self {
        case .remote: Localized(ja: "リモート窓口", en: "Remote counter")
        case .resident: Localized(ja: "来庁する方", en: "Residents")
        case .concierge, .clerk, .section, .center, .administrator:
            role?.name ?? Localized(same: rawValue)
        }
    }
}

/// A task of the help: what somebody wants, and how it goes.
package struct HelpTask: Sendable {
    package let title: Localized
    package let steps: [Localized]
    /// Where it begins; nil where that depends on a visit.
    package let path: Path?
    package let keys: [HelpKey]

    init(
        _ title: Localized,
        _ steps: [Localized],
        at path: Path? = nil,
        keys: [HelpKey] = []
    ) {
        self.title = title
        self.steps = steps
        self.path = path
        self.keys = keys
    }
}

/// A key of a page that the help names.
package struct HelpKey: Hashable, Sendable {
    /// Pressed with Alt.
    package let key: Character
    /// The title of the page that has it.
    package let page: Localized
    package let what: Localized

    /// The key of the help itself, on every page.
    package static let ofEveryPage: Character = "0"

    init(_ key: Character, on page: Localized, _ what: Localized) {
        self.key = key
        self.page = page
        self.what = what
    }
}
