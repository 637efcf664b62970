package import Vocabulary

/// A correction of another item that one does not say, until its section was told.
package struct OutdatedNote: Sendable {
    /// The item that says what was said before.
    package var item: ItemID
    /// What people call it.
    package var name: Localized
    /// The code in the register of procedures, `JK01`.
    package var code: String
    /// The item that was corrected; nil where the desk mended the visit.
    package var corrected: ItemID?
    /// The attempt of the corrected item that says it, or the version of the visit.
    package var attempt: Int
    /// The visit's number.
    package var visit: VisitID
    /// The back-office system that has it, in words.
    package var system: Localized
    /// Where it stands.
    package var state: ItemState
    /// Who tells its section.
    package var owner: Localized
    /// By when; nil where nothing presses.
    package var due: Due?

    /// Takes every part as given.
    package init(
        item: ItemID,
        name: Localized,
        code: String,
        corrected: ItemID?,
        attempt: Int,
        visit: VisitID,
        system: Localized,
        state: ItemState,
        owner: Localized,
        due: Due?
    ) {
        self.item = item
        self.name = name
        self.code = code
        self.corrected = corrected
        self.attempt = attempt
        self.visit = visit
        self.system = system
        self.state = state
        self.owner = owner
        self.due = due
    }
}

extension OutdatedNote {
    /// Those of an office or of a visit, the most pressing first; nothing where there are none.
    static func table(_ notes: [OutdatedNote], in frame: Frame) -> Markup {
        guard !notes.isEmpty else { return .nothing }
        return HTML.div(.id("outdated")) {
            HTML.h2 { title }
            HTML.p { remedy }
            Parts.table(
                title,
                id: "outdated-table",
                columns: [
                    .itemNumber, .procedure, Localized(ja: "状態", en: "State"),
                    Localized(ja: "システム", en: "System"),
                    Localized(ja: "補正したもの", en: "Corrected"), .owner, .due,
                    Localized(ja: "操作", en: "Actions"),
                ]
            ) {
                for note in notes { note.row(in: frame) }
            }
        }
    }

    private static let title = Localized(
        ja: "補正が届いていない手続",
        en: "Items that a correction did not reach"
    )

    private static let remedy = Localized(
        ja: "同じ来庁の手続や記録が補正されましたが、前の内容のままです。担当課に新しい内容を伝えてから記録してください。まだ送っていないものは、差し戻すと新しい内容で送り直せます。",
        en:
            "Another item or the record of the visit was corrected, and this one says what it said before. Tell its section, then note it; what has not left can be sent back and goes out anew."
    )

    private func row(in frame: Frame) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.a(.href(Paths.item(item))) { Markup.text("\(item)") }
                HTML.span(.class("quiet")) { Markup.text("\(visit)") }
            }
            HTML.td { Parts.procedure(name, code: code) }
            HTML.td { state.chip }
            HTML.td { system }
            HTML.td {
                HTML.a(.href(corrected.map(Paths.item) ?? Paths.visit(visit))) {
                    Markup.text(source)
                }
            }
            HTML.td { owner }
            HTML.td { due.markup }
            HTML.td(.class("row-actions")) { form(in: frame) }
        }
    }

    /// The number of what was corrected.
    private var source: String { corrected.map(\.description) ?? visit.description }

    private func form(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.told(item),
            carrying: [
                HiddenValue(name: "corrected", value: source),
                HiddenValue(name: "attempt", value: String(attempt)),
            ]
        ) {
            Parts.button(
                Localized(ja: "担当課に伝えた", en: "Section told"),
                .outline,
                accessibleName: Localized(
                    ja: "担当課に伝えた:\(item)(\(source)の補正)",
                    en: "Section told: \(item) (correction of \(source))"
                )
            )
        }
    }
}
