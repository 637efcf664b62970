package import Vocabulary

/// The hand-over of a shift: what somebody has in hand, to whom it goes, and what came.
package struct ShiftPage: Page {
    /// Something in hand.
    package struct Thing: Sendable {
        /// What the form sends.
        package var key: String
        package var visit: VisitID
        package var kind: Localized
        package var path: Path
        package var since: Instant
        package var returnedCount: Int
        package var dueCount: Int
        package var isChosen: Bool
        /// Why it stayed when it was to go; nil where it was not.
        package var stayed: Localized?

        /// Takes every part as given.
        package init(
            key: String,
            visit: VisitID,
            kind: Localized,
            path: Path,
            since: Instant,
            returnedCount: Int = 0,
            dueCount: Int = 0,
            isChosen: Bool = true,
            stayed: Localized? = nil
        ) {
            self.key = key
            self.visit = visit
            self.kind = kind
            self.path = path
            self.since = since
            self.returnedCount = returnedCount
            self.dueCount = dueCount
            self.isChosen = isChosen
            self.stayed = stayed
        }
    }

    /// Something that came, with who gave it.
    package struct Received: Sendable {
        package var id: Int64
        package var from: String
        /// Who did it for them; nil where they did it themselves.
        package var by: String?
        package var isForOffice: Bool
        package var at: Instant
        package var note: String?
        package var things: [(visit: VisitID, kind: Localized, path: Path)]

        /// Takes every part as given.
        package init(
            id: Int64,
            from: String,
            by: String?,
            isForOffice: Bool,
            at: Instant,
            note: String?,
            things: [(visit: VisitID, kind: Localized, path: Path)]
        ) {
            self.id = id
            self.from = from
            self.by = by
            self.isForOffice = isForOffice
            self.at = at
            self.note = note
            self.things = things
        }
    }

    /// Somebody else with something in hand.
    package struct Holder: Sendable {
        package var staff: StaffID
        package var name: String
        package var visitCount: Int
        package var draftCount: Int
        package var hasLeft: Bool

        /// Takes every part as given.
        package init(
            staff: StaffID,
            name: String,
            visitCount: Int,
            draftCount: Int,
            hasLeft: Bool
        ) {
            self.staff = staff
            self.name = name
            self.visitCount = visitCount
            self.draftCount = draftCount
            self.hasLeft = hasLeft
        }
    }

    package var office: Localized
    /// Whose things these are, where they are not the reader's.
    package var other: (staff: StaffID, name: String)?
    package var things: [Thing]
    package var receivers: [(staff: StaffID, name: String)]
    package var receiver: String
    package var note: String
    package var received: [Received]
    package var holders: [Holder]
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        office: Localized,
        other: (staff: StaffID, name: String)? = nil,
        things: [Thing],
        receivers: [(staff: StaffID, name: String)],
        receiver: String = "",
        note: String = "",
        received: [Received] = [],
        holders: [Holder] = [],
        problems: [Problem] = []
    ) {
        self.office = office
        self.other = other
        self.things = things
        self.receivers = receivers
        self.receiver = receiver
        self.note = note
        self.received = received
        self.holders = holders
        self.problems = problems
    }

    package var title: Localized { .shift }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            HTML.p {
                Parts.linkButton(
                    Localized(ja: "受付一覧へ戻る", en: "Back to the visits"),
                    .text,
                    to: Paths.desk,
                    key: "b"
                )
            },
            .group(received.map { section(of: $0, in: frame) }),
            form(in: frame),
            holderTable,
        ])
    }

    private func problem(_ field: String) -> Localized? {
        problems[at: field]
    }

    // MARK: What came

    private func section(of change: Received, in frame: Frame) -> Markup {
        HTML.section(.class("card"), .labelledBy("received-\(change.id)")) {
            HTML.h2(.id("received-\(change.id)")) {
                change.isForOffice
                    ? Localized(ja: "窓口に引き継がれたもの", en: "Handed on to the office")
                    : Localized(ja: "あなたに引き継がれたもの", en: "Handed on to you")
            }
            HTML.p {
                Markup.japanese(change.from)
                Markup.text(" ")
                change.at.markup
                if let by = change.by {
                    Localized(ja: "(代わりに引き継いだ人:", en: " (done for them by ")
                    Markup.japanese(by)
                    Localized(ja: ")", en: ")")
                }
            }
            if let note = change.note { HTML.p { Markup.japanese(note) } }
            HTML.ul(.class("plain-list")) {
                for thing in change.things {
                    HTML.li {
                        HTML.a(.href(thing.path)) { Markup.text("\(thing.visit)") }
                        Markup.text(" ")
                        thing.kind
                    }
                }
            }
            frame.form(to: Paths.shiftSeen(change.id), class: "inline-form") {
                Parts.button(
                    change.answer,
                    .outline,
                    accessibleName: Localized(
                        ja: "\(change.answer.ja):\(change.from)から",
                        en: "\(change.answer.en): hand-over no. \(change.id)"
                    )
                )
            }
        }
    }

    // MARK: What is in hand

    private func form(in frame: Frame) -> Markup {
        HTML.section(.labelledBy("in-hand")) {
            HTML.h2(.id("in-hand")) {
                if let other {
                    Markup.japanese(other.name)
                    Localized(ja: "が持っているもの", en: " has in hand")
                } else {
                    Localized(ja: "あなたが持っているもの", en: "What you have in hand")
                }
            }
            if things.isEmpty {
                HTML.p { Localized(ja: "ありません。", en: "Nothing.") }
            } else {
                frame.form(
                    to: Paths.shift,
                    class: "form card",
                    carrying: other.map {
                        [HiddenValue(name: "of", value: $0.staff.description)]
                    } ?? []
                ) {
                    HTML.fieldset(.class("field"), .id("thing")) {
                        HTML.legend { Localized(ja: "引き継ぐもの", en: "What is handed on") }
                        Parts.support("thing", nil, problem("thing"))
                        for (place, thing) in things.enumerated() { self.box(thing, place) }
                    }
                    receiverField
                    noteField
                    HTML.div(.class("actions")) {
                        Parts.button(Localized(ja: "引き継ぐ", en: "Hand it on"), key: "s")
                    }
                }
            }
        }
    }

    private func box(_ thing: Thing, _ place: Int) -> Markup {
        HTML.div {
            Parts.checkbox(
                "thing-\(place)",
                name: "thing",
                value: thing.key,
                label: thing.label,
                isOn: thing.isChosen
            )
            HTML.a(
                .href(thing.path),
                .ariaLabel(
                    Localized(ja: "開く:\(thing.label.ja)", en: "Open: \(thing.label.en)")
                )
            ) { Localized.open }
            if let why = thing.stayed {
                Markup.text(" ")
                Parts.chip(why, .warning)
            }
        }
    }

    private var receiverField: Markup {
        HTML.fieldset(.class("field"), .id("receiver")) {
            HTML.legend { Localized(ja: "だれに", en: "To whom") }
            Parts.support(
                "receiver",
                Localized(
                    ja: "下書きは人にだけ引き継げます。支援措置のある来庁の下書きは引き継げません。",
                    en: "Drafts go to a person only, and those of protected people to nobody."
                ),
                problem("receiver")
            )
            for colleague in receivers {
                radio("\(colleague.staff)") { Markup.japanese(colleague.name) }
            }
            radio("office") {
                Localized(ja: "窓口(手の空いた人)", en: "The office: whoever is free")
            }
        }
    }

    private func radio(_ value: String, @MarkupBuilder label: () -> Markup) -> Markup {
        HTML.label(.class("check"), .for("receiver-\(value)")) {
            HTML.input(
                .type("radio"),
                .id("receiver-\(value)"),
                .name("receiver"),
                .value(value),
                .checked(receiver == value)
            )
            HTML.span { label() }
        }
    }

    private var noteField: Markup {
        Parts.textField(
            TextField(
                id: "note",
                name: "note",
                label: Localized(ja: "申し送り", en: "Note"),
                value: note,
                support: other == nil
                    ? Localized(ja: "氏名や住所は書かないでください。", en: "Write no names and no addresses.")
                    : Localized(
                        ja: "代わりに引き継ぐ理由を書いてください。氏名や住所は書かないでください。",
                        en: "Write why you do it for them; no names and no addresses."
                    ),
                problem: problem("note"),
                isRequired: other != nil,
                isWide: true
            )
        )
    }

    // MARK: What others have

    @MarkupBuilder
    private var holderTable: Markup {
        if !holders.isEmpty {
            Parts.table(
                Localized(ja: "ほかの職員が持っているもの", en: "What others have in hand"),
                id: "holders",
                columns: [
                    Localized(ja: "職員", en: "Member"), Localized(ja: "来庁", en: "Visits"),
                    Localized(ja: "下書き", en: "Drafts"), Localized(ja: "状態", en: "State"),
                ],
                numbers: [1, 2]
            ) {
                for holder in holders {
                    HTML.tr {
                        HTML.th(.scope("row")) {
                            HTML.a(.href(Paths.shift(of: holder.staff))) {
                                Markup.japanese(holder.name)
                            }
                        }
                        Parts.numberCell(holder.visitCount)
                        Parts.numberCell(holder.draftCount)
                        HTML.td {
                            if holder.hasLeft {
                                Parts.chip(
                                    Localized(ja: "もう窓口にいません", en: "Not here any more"),
                                    .warning
                                )
                            }
                        }
                    }
                }
            }
        }
    }
}

extension ShiftPage.Received {
    /// What whoever looks at it says.
    fileprivate var answer: Localized {
        isForOffice
            ? Localized(ja: "引き受ける", en: "Take it up") : Localized(ja: "確認した", en: "I have seen it")
    }
}

extension ShiftPage.Thing {
    fileprivate var label: Localized {
        var (ja, en) = ("\(visit) \(kind.ja)", "\(visit) \(kind.en)")
        if returnedCount > 0 {
            ja += "・差戻し\(returnedCount)件(連絡の期限 \(dueCount)件)"
            en += ", \(returnedCount) sent back (\(dueCount) to call about)"
        }
        return Localized(ja: ja, en: en)
    }
}

extension Localized {
    static let shift = Localized(ja: "引継ぎ", en: "Hand-over of a shift")
}
