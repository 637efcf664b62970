package import Vocabulary

/// The clerk's console for one visit: household and answers, plan and papers, data and filing.
///
/// One form holds everything, so that each act saves all that was typed. `act` says what was pressed:
/// `save`, `answer`, `add-people`, `remove-person:ID`, `register`, `glyphs`, `forms`, `scans`, `fees`; filing goes to its own path with the same fields.
package struct DeskVisitPage: Page {
    /// What the console shows.
    package var visit: DeskVisit
    /// Whose visit it is.
    package var subjectOfVisit: Subject
    /// The next free slots for what the plan wants done by appointment.
    package var appointmentOffers: [AppointmentOffer] = []
    /// Whether residents can be looked for in the residence record.
    package var offersRegister = false
    /// When the visit was changed last; nil where that is not known.
    package var savedAt: Instant?
    /// When the version was saved that can be taken back; nil where none can.
    package var undoableAt: Instant?
    /// Who has the visit open besides the reader.
    package var presence: DeskPresence
    /// The draft that lies over what is saved, or that was thrown away.
    package var draft: DeskDraftNote?
    /// The controls of what is saved, where the page shows besides what was typed and not kept; nil elsewhere.
    package var saved: [FormControl]?
    package var problems: [Problem]

    /// Takes every part as given.
    package init(visit: DeskVisit, subject: Subject, problems: [Problem] = []) {
        self.visit = visit
        subjectOfVisit = subject
        presence = DeskPresence(visit: subject.visit)
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "総合窓口", en: "Unified counter") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }
    // The console has a button of its own for it, which keeps what was typed.
    package var offersProtection: Bool { false }

    package func content(in frame: Frame) -> Markup {
        let console = console(in: frame)
        return .group([console, KeysDialog.markup(of: console, also: Self.keys)])
    }

    private func console(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.desk(subjectOfVisit.visit),
            class: "desk",
            id: "desk",
            isGuarded: true,
            tellsWhatItShowed: true,
            saved: saved,
            carrying: [
                HiddenValue(name: "version", value: String(visit.version)),
                HiddenValue(name: "key", value: visit.submissionKey),
            ]
        ) {
            toolbar
            draft?.markup(of: subjectOfVisit.visit) ?? .nothing
            HTML.div(.class("panes")) {
                HTML.section(.class("pane"), .labelledBy("pane-1")) { householdPane }
                HTML.section(.class("pane"), .labelledBy("pane-2")) { planPane }
                HTML.section(.class("pane"), .labelledBy("pane-3"), .flow("needed")) { dataPane }
            }
        }.showing(draft?.typed ?? [:])
    }

    /// Its first button is the one that the enter key presses.
    private var toolbar: Markup {
        HTML.div(.class("toolbar")) {
            HTML.h1 { title }
            HTML.p(.class("toolbar__events")) {
                visit.events.map { Parts.chip($0, .information) }
                HTML.span { visit.on.written }
            }
            VisitFlag.chips(visit.flags.filter { $0 != .protected })
            presence.region
            KeysDialog.link
            HTML.p(.class("toolbar__actions")) {
                saveState
                Parts.button(
                    Localized(ja: "保存", en: "Save"),
                    .outline,
                    name: "act",
                    value: "save",
                    key: "s"
                )
                undoButton
                if offersRegister {
                    Parts.button(
                        Localized(ja: "住民記録", en: "Residence record"),
                        .outline,
                        name: "act",
                        value: "register",
                        key: "r"
                    )
                }
                Parts.button(
                    Localized(ja: "字を探す", en: "Characters"),
                    .outline,
                    name: "act",
                    value: "glyphs",
                    key: "j"
                )
                Parts.button(
                    Localized(ja: "様式", en: "Forms"),
                    .outline,
                    name: "act",
                    value: "forms",
                    key: "p"
                )
                Parts.button(.papers, .outline, name: "act", value: "scans", key: "c")
                if !subjectOfVisit.isProtected {
                    Parts.button(.protectNow, .text, name: "act", value: "protect", key: "q")
                }
                Parts.button(.fees, .outline, name: "act", value: "fees", key: "m")
                HTML.a(.class("button button--text"), .href(fragment: "filing"), .accessKey("g")) {
                    Localized(ja: "提出へ", en: "To filing")
                    Parts.keyHint("g")
                }
            }
        }
    }

    /// Whether anything is left to save, in words; the script says there what became of a draft.
    private var saveState: Markup {
        HTML.span(
            .class("save-state"),
            .id("save-state"),
            .role("status"),
            .keepsDraft(at: Paths.draft(subjectOfVisit.visit)),
            .saysWhenFailed(
                Localized(
                    ja: "下書きを送れません。つながりしだい送り直します。",
                    en: "The draft cannot be sent; it is tried again."
                )
            )
        ) { hasUnsaved ? Self.unsaved : DeskDraftNote.saved(at: savedAt) }
    }

    @MarkupBuilder private var undoButton: Markup {
        if let undoableAt {
            Parts.button(
                Localized(
                    ja: "\(undoableAt.clock)の保存を取り消す",
                    en: "Undo the save of \(undoableAt.clock)"
                ),
                .text,
                key: "z",
                to: Paths.undoSave(subjectOfVisit.visit)
            )
        }
    }

    private var hasUnsaved: Bool { saved != nil || !(draft?.typed.isEmpty ?? true) }

    private static let unsaved = Localized(ja: "未保存の入力があります", en: "Not saved yet")

    /// What the keys do, beside the controls that say their own.
    static let keys = [
        Localized(
            ja: "1〜9:選択肢を選んで次へ進む。あてはまるものを選ぶ欄では付け外し",
            en: "1 to 9: choose and go on; in a list to tick: tick or untick"
        ),
        Localized(
            ja: "0:残りの人にも同じ答えを入れる(保存するまで変えられます)",
            en: "0: the same answer for the rest; may be changed until it is saved"
        ),
        Localized(
            ja: "Enter:次の欄へ進む。最後の欄では送る。「入力と提出」では次の必須の空欄へ",
            en: "Enter: on to the next field, at the last one send; in the data, on to what is "
                + "required and empty"
        ),
        Localized(
            ja: "Alt+A 人を追加、Alt+N 質問に答える、Alt+L 手続、Alt+K 書類、Alt+D 入力、Alt+F 提出、Alt+S 保存",
            en: "Alt+A add people, Alt+N answer, Alt+L procedures, Alt+K papers, Alt+D data, "
                + "Alt+F file, Alt+S save"
        ),
    ]

    /// Where the page begins: at what the clerk does next, unless something must be put right first.
    var start: DeskStart? {
        if !problems.isEmpty { return nil }
        if visit.people.isEmpty { return .people }
        if !visit.nextQuestions.isEmpty { return .questions }
        let needed = visit.record.flatMap(\.fields).first(where: \.isNeeded)
        return needed.map { .record($0.field) } ?? .filing
    }
}

/// The control at which the console begins.
enum DeskStart: Equatable {
    case people
    case questions
    /// A field of the record.
    case record(String)
    case filing
}

/// What the console shows of a visit.
package struct DeskVisit: Sendable {
    /// The life events, in words.
    package var events: [Localized]
    /// The day of the visit.
    package var on: CalendarDay
    /// What staff must know before they speak.
    package var flags: [VisitFlag]
    /// The version that the page was made from; saving over a newer one is refused.
    package var version: Int
    /// The key under which filing happens once.
    package var submissionKey: String
    /// The questions that decide most, in their order; empty when nothing is left to ask.
    package var nextQuestions: [AskedQuestion]
    /// The procedures that these questions decide.
    package var decides: [Localized]
    /// Facts of visit and household that matter for this plan.
    package var answers: [FactInput]
    /// The household, the householder first.
    package var people: [DeskPerson]
    /// Empty rows for people to add, at least one.
    package var drafts: [PersonDraft]
    /// The relations to the householder to choose from.
    package var relationships: [Choice]
    /// Whether nobody else lives there.
    package var peopleComplete: Bool
    /// The procedures in their order.
    package var plan: [PlanItem]
    /// What may have been filed already, by another visit.
    package var duplicates: [DuplicateNote]
    /// How long the visit takes here, in minutes.
    package var minutes: Int
    /// How long it would take from desk to desk.
    package var minutesAtSeparateCounters: Int
    /// The papers that the clerk looks for.
    package var papers: [PaperCheck]
    /// The data that were typed, by household and person.
    package var record: [RecordGroup]
    /// How soon the center must answer.
    package var lane: Lane

    /// Takes every part as given.
    package init(
        events: [Localized],
        on: CalendarDay,
        flags: [VisitFlag] = [],
        version: Int,
        submissionKey: String,
        nextQuestions: [AskedQuestion],
        decides: [Localized] = [],
        answers: [FactInput],
        people: [DeskPerson],
        drafts: [PersonDraft],
        relationships: [Choice],
        peopleComplete: Bool,
        plan: [PlanItem],
        duplicates: [DuplicateNote] = [],
        minutes: Int,
        minutesAtSeparateCounters: Int,
        papers: [PaperCheck],
        record: [RecordGroup],
        lane: Lane
    ) {
        self.events = events
        self.on = on
        self.flags = flags
        self.version = version
        self.submissionKey = submissionKey
        self.nextQuestions = nextQuestions
        self.decides = decides
        self.answers = answers
        self.people = people
        self.drafts = drafts
        self.relationships = relationships
        self.peopleComplete = peopleComplete
        self.plan = plan
        self.duplicates = duplicates
        self.minutes = minutes
        self.minutesAtSeparateCounters = minutesAtSeparateCounters
        self.papers = papers
        self.record = record
        self.lane = lane
    }
}

/// How soon the center must answer.
package enum Lane: String, CaseIterable, Sendable {
    /// The resident sits in front of the clerk.
    case waiting
    case overnight

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .waiting: Localized(ja: "お待ちの間に処理", en: "While the resident waits")
        case .overnight: Localized(ja: "夜間に処理", en: "Overnight")
        }
    }
}

/// A paper that the clerk looks for.
package struct PaperCheck: Sendable {
    /// What the clerk found.
    package enum State: String, CaseIterable, Sendable {
        /// Nobody looked yet.
        case open
        case seen
        case missing
    }

    /// Names the form field of the paper.
    package var key: String
    /// What people call it.
    package var name: Localized
    /// The procedures that ask for it.
    package var neededFor: [Localized]
    /// Where it stands.
    package var state: State

    /// Takes every part as given.
    package init(key: String, name: Localized, neededFor: [Localized], state: State) {
        self.key = key
        self.name = name
        self.neededFor = neededFor
        self.state = state
    }
}
