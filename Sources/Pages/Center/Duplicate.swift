package import Vocabulary

/// How strongly two items look like one matter, as people read it.
package enum DuplicateStrength: String, CaseIterable, Sendable {
    /// The same name and day of birth.
    case same
    /// The same reading and day of birth, or the same name while a birth is not wholly known.
    case possible

    var chip: Markup {
        switch self {
        case .same:
            Parts.chip(
                Localized(ja: "氏名と生年月日が同じ", en: "Same name and birth"),
                .danger
            )
        case .possible:
            Parts.chip(Localized(ja: "同じ人かもしれない", en: "Possibly the same"), .warning)
        }
    }
}

/// What may be told of an item that was filed elsewhere about the same matter.
package struct FiledElsewhere: Sendable {
    /// The item's identifier.
    package var item: ItemID
    /// The office, in words.
    package var office: Localized
    /// When it was filed.
    package var filedAt: Instant
    /// Where it stands.
    package var state: ItemState
    /// Whether the reader may open it.
    package var isOpenable: Bool
    /// Whether somebody protected is in it: no text that others read may name it.
    package var isProtected: Bool

    /// Takes every part as given.
    package init(
        item: ItemID,
        office: Localized,
        filedAt: Instant,
        state: ItemState,
        isOpenable: Bool,
        isProtected: Bool = false
    ) {
        self.item = item
        self.office = office
        self.filedAt = filedAt
        self.state = state
        self.isOpenable = isOpenable
        self.isProtected = isProtected
    }

    var number: Markup {
        guard isOpenable else { return Markup.text("\(item)") }
        return HTML.a(.href(Paths.item(item))) { Markup.text("\(item)") }
    }
}

/// A line on a visit's pages: this was filed before, by another visit.
package struct DuplicateNote: Sendable {
    /// What people call the procedure.
    package var name: Localized
    /// The code in the register of procedures, `JK01`.
    package var code: String
    /// Whom it is about.
    package var person: Localized
    /// How strongly the persons look alike.
    package var strength: DuplicateStrength
    /// What was found; nil where the reader is to ask the center.
    package var found: FiledElsewhere?

    /// Takes every part as given.
    package init(
        name: Localized,
        code: String,
        person: Localized,
        strength: DuplicateStrength,
        found: FiledElsewhere?
    ) {
        self.name = name
        self.code = code
        self.person = person
        self.strength = strength
        self.found = found
    }

    private var line: Markup {
        HTML.li {
            Parts.procedure(name, code: code)
            HTML.span(.class("quiet")) { person }
            if let found {
                strength.chip
                HTML.p {
                    Localized(
                        ja: "\(found.filedAt.written.ja)に\(found.office.ja)で受け付けています:",
                        en: "Filed at \(found.office.en), \(found.filedAt.written.en): "
                    )
                    found.number
                    found.state.chip
                }
            } else {
                HTML.p { Self.askTheCenter }
            }
        }
    }

    /// All that somebody of another office is told where protection is concerned.
    static let askTheCenter = Localized(
        ja: "提出の前に、集中事務センターへ確認してください。",
        en: "Ask the processing center before you file."
    )

    /// What was filed before about a visit's persons; nothing where there is none.
    static func list(_ notes: [DuplicateNote], rank: Int) -> Markup {
        guard !notes.isEmpty else { return .nothing }
        let title = Localized(
            ja: "すでに受け付けた手続かもしれないもの \(notes.count)件",
            en: "May have been filed already: \(notes.count)"
        )
        return HTML.section(.class("card"), .id("duplicates"), .labelledBy("duplicates-title")) {
            rank == 2
                ? HTML.h2(.id("duplicates-title")) { title }
                : HTML.h3(.id("duplicates-title")) { title }
            HTML.ul(.class("plain-list")) {
                for note in notes { note.line }
            }
        }
    }
}
