package import Casework
package import Filing
package import Vocabulary

/// Why an act is not done, in a sentence for the person who asked; nothing of it was kept.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; a program decides by it.
    package enum Kind: Hashable, Sendable {
        /// What was given is wrong; 65 at the command line.
        case invalid
        /// The roles or the office do not allow it.
        case notAllowed
        /// There is no such thing, or it is none of this office's business.
        case notFound
        /// Somebody else changed it meanwhile; look again.
        case stale
        /// It does not fit how things stand.
        case conflict
        /// Too many attempts; again after this while.
        case tooOften(retryAfter: Duration)
        /// Too much is going on; again in a moment.
        case busy
    }

    /// What kind it is.
    package let kind: Kind
    /// Where in what was given, as `record.people.p1.family_kana`; empty where it is the whole.
    package let path: String
    /// What is wrong and what to do.
    package let message: Localized
    /// What else is wrong with what was given, at other places.
    package private(set) var others: [Refusal] = []

    /// A value of these parts.
    package init(_ kind: Kind, path: String = "", _ message: Localized) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// The refusal of what was given.
    package init(_ refusal: FilingRefusal) {
        self.init(.invalid, path: refusal.path, refusal.message)
    }

    /// The refusal of what was given, for several reasons.
    package init(_ refusals: FilingRefusals) {
        self.init(refusals.first)
        others = refusals.others.map { Refusal($0) }
    }

    /// One refusal of several; nil when there are none.
    init?(_ refusals: [Refusal]) {
        guard let first = refusals.first else { return nil }
        self = first
        others = Array(refusals.dropFirst())
    }

    /// This refusal and what else is wrong.
    package var all: [Refusal] { [self] + others }

    /// The refusal of an act on a filed item.
    package init(_ refusal: ItemRefusal) {
        self.init(
            refusal == .unknown ? .notFound : .conflict,
            Localized(ja: refusal.message(in: .ja), en: refusal.message(in: .en))
        )
    }

    package var description: String { sentence(in: .en) }

    /// The sentences, each with its place, in one language; a line each.
    package func sentence(in language: Language) -> String {
        all.map { refusal in
            refusal.path.isEmpty
                ? refusal.message[language] : "\(refusal.path): \(refusal.message[language])"
        }.joined(separator: "\n")
    }
}

extension Refusal {
    package static let notAllowed = Refusal(
        .notAllowed,
        Localized(
            ja: "この操作の権限がありません。管理者に確認してください。",
            en: "Your roles do not allow this; ask the administrator."
        )
    )
    package static let isForOfficials = Refusal(
        .notAllowed,
        Localized(
            ja: "この操作は職員が判断します。職員を呼びましたので、そのままお待ちください。",
            en: "An official decides about this. One has been called; please wait."
        )
    )
    package static let noSuchVisit = Refusal(
        .notFound,
        Localized(
            ja: "その来庁の記録はありません。番号を確かめてください。",
            en: "There is no such visit; check its number."
        )
    )
    package static let stale = Refusal(
        .stale,
        Localized(
            ja: "ほかの人が先に変更しました。画面を開き直して、もう一度入力してください。",
            en: "Somebody else changed it meanwhile; open it again and repeat the change."
        )
    )

    static func conflict(ja: String, en: String) -> Refusal {
        Refusal(.conflict, Localized(ja: ja, en: en))
    }

    static func invalid(_ path: String, ja: String, en: String) -> Refusal {
        Refusal(.invalid, path: path, Localized(ja: ja, en: en))
    }
}
