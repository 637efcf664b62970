package import Vocabulary

/// What surrounds a page: who looks at it, in which language, and what the layout must say.
package struct Frame: Sendable {
    /// The language in which this request is answered.
    package var language: Language
    /// Where the page lives, for the language switch and for coming back.
    package var path: Path
    /// Nobody on the sign-in page and on errors before signing in.
    package var person: SignedInPerson?
    /// True while the simulated back office runs; every page then says so.
    package var isSimulated: Bool
    /// True on a database for practice; every page and print then says so across.
    package var isPractice: Bool
    /// The token that every form of this session carries; empty where nobody is signed in.
    package var formToken: String
    /// What the act before this page brought about.
    package var notice: Notice?

    /// Takes every part as given.
    package init(
        language: Language,
        path: Path,
        person: SignedInPerson?,
        isSimulated: Bool,
        isPractice: Bool = false,
        formToken: String,
        notice: Notice? = nil
    ) {
        self.language = language
        self.path = path
        self.person = person
        self.isSimulated = isSimulated
        self.isPractice = isPractice
        self.formToken = formToken
        self.notice = notice
    }
}

/// What a member of the staff may do; a person can hold several.
package enum Role: String, CaseIterable, Hashable, Sendable {
    case concierge
    case clerk
    case section
    case center
    case administrator

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .concierge: Localized(ja: "総合案内", en: "Concierge")
        case .clerk: Localized(ja: "総合窓口", en: "Unified counter")
        case .section: Localized(ja: "個別窓口", en: "Individual counter")
        case .center: Localized(ja: "事務センター", en: "Processing center")
        case .administrator: Localized(ja: "管理者", en: "Administrator")
        }
    }
}

/// The member of the staff who is signed in.
package struct SignedInPerson: Sendable {
    /// The identifier that links lead to.
    package var id: StaffID
    /// The person's name as given.
    package var name: String
    /// What the person may do.
    package var roles: [Role]
    /// The office, in words.
    package var office: Localized

    /// Takes every part as given.
    package init(id: StaffID, name: String, roles: [Role], office: Localized) {
        self.id = id
        self.name = name
        self.roles = roles
        self.office = office
    }
}

/// A message about something that just happened.
package struct Notice: Sendable {
    /// How a message is to be taken; its colour and the way it is announced follow.
    package enum Kind: String, Sendable {
        case success
        case information
        case warning
        case failure
    }

    /// How the message is to be taken.
    package var kind: Kind
    package var title: Localized
    /// More in one sentence.
    package var text: Localized?

    /// Takes every part as given.
    package init(_ kind: Kind, title: Localized, text: Localized? = nil) {
        self.kind = kind
        self.title = title
        self.text = text
    }
}

/// Something that the form on this page lacks; `field` is the element to go to.
package struct Problem: Sendable {
    /// The element's id, which is the form field's name.
    package var field: String
    /// What is wrong and what to do, in a sentence.
    package var message: Localized

    /// Takes every part as given.
    package init(field: String, message: Localized) {
        self.field = field
        self.message = message
    }
}

extension [Problem] {
    /// What is wrong at a field; nil where nothing is.
    subscript(at field: String) -> Localized? { first { $0.field == field }?.message }
}

/// Whose page this is; shown at the top of every personal page and print.
package struct Subject: Sendable {
    /// The visit's number.
    package var visit: VisitID
    /// The called number of today, where one was drawn.
    package var ticket: String?
    /// The householder's name; nil where the page may not show it.
    package var name: String?
    /// Whether address protection is asked for or in force.
    package var isProtected: Bool

    /// Takes every part as given.
    package init(visit: VisitID, ticket: String?, name: String?, isProtected: Bool) {
        self.visit = visit
        self.ticket = ticket
        self.name = name
        self.isProtected = isProtected
    }
}
