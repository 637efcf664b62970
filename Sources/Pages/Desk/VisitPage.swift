package import Vocabulary

/// Everything of a visit: each item with fate, owner, next step and due time, and what happened.
package struct VisitPage: Page {
    /// One procedure of the visit.
    package struct Item: Sendable {
        /// Nil where it was not filed.
        package var item: ItemID?
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// What people call it.
        package var name: Localized
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// What was decided for it; nil until somebody does.
        package var fate: Fate?
        /// In the center; nil where it was not filed.
        package var state: ItemState?
        /// Who owns it, what comes next, by when.
        package var responsibility: Responsibility
        /// Where it stands at the desk that has it; nil where none has.
        package var desk: DeskStanding?
        /// Whether new answers took it out of the plan.
        package var isSuperseded: Bool

        /// Takes every part as given.
        package init(
            item: ItemID?,
            code: String,
            name: Localized,
            people: [Localized],
            fate: Fate?,
            state: ItemState?,
            responsibility: Responsibility,
            desk: DeskStanding? = nil,
            isSuperseded: Bool = false
        ) {
            self.item = item
            self.code = code
            self.name = name
            self.people = people
            self.fate = fate
            self.state = state
            self.responsibility = responsibility
            self.desk = desk
            self.isSuperseded = isSuperseded
        }
    }

    /// Where an entry stands at a desk, and how it came there.
    package struct DeskStanding: Sendable {
        /// What the desk is called.
        package var name: Localized
        /// Where it stands there.
        package var standing: DeskLine.Standing
        /// How the desk ended it.
        package var result: Localized?

        /// Takes every part as given.
        package init(name: Localized, standing: DeskLine.Standing, result: Localized? = nil) {
            self.name = name
            self.standing = standing
            self.result = result
        }
    }

    /// Pages of the same visit that not everybody may open.
    package struct Offers: Sendable {
        /// The console of the visit.
        package var desk: Bool
        /// Its receipts and filed items.
        package var filings: Bool

        /// Takes both as given.
        package init(desk: Bool = true, filings: Bool = true) {
            self.desk = desk
            self.filings = filings
        }
    }

    /// Whose visit it is.
    package var visitSubject: Subject
    /// The life events, in words.
    package var events: [Localized]
    /// The office, in words.
    package var office: Localized
    /// The day of the visit.
    package var on: CalendarDay
    /// Where it stands.
    package var state: VisitState
    /// What staff must know before they speak.
    package var flags: [VisitFlag]
    /// What it is made of, in order.
    package var items: [Item]
    /// What may have been filed already, by another visit.
    package var duplicates: [DuplicateNote]
    /// What was filed under this visit, oldest first.
    package var bundles: [BundleID]
    /// The appointment by which somebody came, and those booked during it.
    package var appointments: [VisitAppointment] = []
    /// The next free times of what is done by appointment.
    package var appointmentOffers: [AppointmentOffer] = []
    /// How it was entered, where it had been received on paper before.
    package var onPaper: PaperReceptionNote?
    /// Why it ended before all was done; nil where it did not.
    package var endedBecause: Localized?
    /// How it can end, go back or be taken up again now.
    package var ending: VisitEnding
    /// What the reader may open from here.
    package var offers: Offers
    /// What desks did with its entries, oldest first.
    package var deskSteps: [HistoryEntry]
    /// What happened, oldest first.
    package var history: [HistoryEntry]
    /// Who read it, oldest first.
    package var readings: [HistoryEntry]
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        subject: Subject,
        events: [Localized],
        office: Localized,
        on: CalendarDay,
        state: VisitState,
        flags: [VisitFlag],
        items: [Item],
        duplicates: [DuplicateNote] = [],
        bundles: [BundleID],
        endedBecause: Localized? = nil,
        ending: VisitEnding = VisitEnding(),
        offers: Offers = Offers(),
        deskSteps: [HistoryEntry] = [],
        history: [HistoryEntry],
        readings: [HistoryEntry] = [],
        problems: [Problem] = []
    ) {
        visitSubject = subject
        self.events = events
        self.office = office
        self.on = on
        self.state = state
        self.flags = flags
        self.items = items
        self.duplicates = duplicates
        self.bundles = bundles
        self.endedBecause = endedBecause
        self.ending = ending
        self.offers = offers
        self.deskSteps = deskSteps
        self.history = history
        self.readings = readings
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "来庁の記録", en: "Visit") }
    package var subject: Subject? { visitSubject }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            particulars,
            DuplicateNote.list(duplicates, rank: 2),
            itemTable,
            AppointmentOffer.section(appointmentOffers, for: visitSubject.visit),
            HTML.div(.class("actions")) {
                if offers.desk {
                    Parts.linkButton(
                        Localized(ja: "窓口で開く", en: "Open at the counter"),
                        .solid,
                        to: Paths.desk(visitSubject.visit),
                        key: "o"
                    )
                }
                if offers.filings, !bundles.isEmpty {
                    Parts.linkButton(
                        Localized(ja: "受付控え", en: "Receipt"),
                        to: Paths.receipt(visitSubject.visit)
                    )
                }
                Parts.linkButton(
                    Localized(ja: "案内票", en: "Slip"),
                    to: Paths.slip(visitSubject.visit)
                )
            },
            ending.markup(of: visitSubject.visit, problems, in: frame),
            deskSteps.isEmpty
                ? .nothing
                : HistoryEntry.table(
                    deskSteps,
                    Localized(ja: "個別窓口での経過", en: "At individual counters"),
                    id: "desk-steps"
                ),
            HistoryEntry.table(history),
            HistoryEntry.folded(readings),
        ])
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "用件", en: "Event")) { events.joined }
            Parts.row(Localized(ja: "来庁日", en: "Day")) { on.written }
            Parts.row(Localized(ja: "窓口", en: "Office")) { office }
            if let onPaper { onPaper.rows }
            Parts.row(Localized(ja: "状態", en: "State")) {
                state.chip
                VisitFlag.chips(flags)
                if let endedBecause { HTML.span(.class("quiet")) { endedBecause } }
            }
            if !appointments.isEmpty {
                Parts.row(Localized(ja: "予約", en: "Appointments")) {
                    VisitAppointment.list(appointments)
                }
            }
            if offers.filings, !bundles.isEmpty {
                Parts.row(Localized(ja: "受付控え", en: "Receipts")) {
                    for bundle in bundles {
                        HTML.a(.href(Paths.receipt(visitSubject.visit, bundle))) {
                            Markup.text("\(bundle)")
                        }
                        Markup.text(" ")
                    }
                }
            }
        }
    }

    @MarkupBuilder private var itemTable: Markup {
        let present = items.filter { !$0.isSuperseded }
        let superseded = items.filter(\.isSuperseded)
        table(
            Localized(ja: "手続 \(present.count)件", en: "Procedures: \(present.count)"),
            id: "items",
            present
        )
        if !superseded.isEmpty {
            HTML.details(.class("folded")) {
                HTML.summary {
                    Localized(
                        ja: "回答が変わって不要になった手続 \(superseded.count)件",
                        en: "No longer needed after new answers: \(superseded.count)"
                    )
                }
                Parts.list(superseded.map(Self.superseded))
            }
        }
    }

    private static func superseded(_ item: Item) -> Localized {
        let people = Localized.people(item.people)
        return Localized(
            ja: "\(item.code) \(item.name.ja)(\(people.ja))",
            en: "\(item.code) \(item.name.en) (\(people.en))"
        )
    }

    private func table(_ caption: Localized, id: String, _ items: [Item]) -> Markup {
        Parts.table(
            caption,
            id: id,
            columns: [
                .procedure, .persons, Localized(ja: "扱い", en: "Fate"),
                Localized(ja: "状態", en: "State"), .owner, .nextStep, .due,
            ]
        ) {
            for item in items { row(item) }
        }
    }

    private func row(_ item: Item) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                if offers.filings, let number = item.item {
                    HTML.a(.href(Paths.item(number))) {
                        Parts.procedure(item.name, code: item.code)
                    }
                } else {
                    Parts.procedure(item.name, code: item.code)
                }
            }
            HTML.td { Localized.people(item.people) }
            HTML.td {
                item.fate?.chip
                    ?? Parts.chip(Localized(ja: "扱いが未定", en: "No fate yet"), .danger)
            }
            HTML.td { state(of: item) }
            HTML.td { item.responsibility.owner }
            HTML.td { item.responsibility.next }
            HTML.td { item.responsibility.due.markup }
        }
    }
}

extension VisitPage {
    /// Where it stands in the center, or at the desk that has it.
    @MarkupBuilder private func state(of item: Item) -> Markup {
        if let desk = item.desk {
            desk.standing.chip
            HTML.span(.class("quiet")) {
                desk.name
                if let result = desk.result {
                    Markup.text(" / ")
                    result
                }
            }
        } else {
            item.state?.chip ?? .localized(Localized(same: "–"))
        }
    }
}

/// Something that happened, and who did it.
package struct HistoryEntry: Sendable {
    /// When it happened.
    package var at: Instant
    /// What happened, in words.
    package var what: Localized
    /// A member of the staff, or a part of the system.
    package var by: String
    /// More about it in one line.
    package var detail: Localized?

    /// Takes every part as given.
    package init(at: Instant, what: Localized, by: String, detail: Localized? = nil) {
        self.at = at
        self.what = what
        self.by = by
        self.detail = detail
    }

    /// The entries folded away, in the order given.
    static func folded(_ entries: [HistoryEntry]) -> Markup {
        guard !entries.isEmpty else { return .nothing }
        return HTML.details(.class("folded")) {
            HTML.summary {
                Localized(ja: "閲覧の記録 \(entries.count)件", en: "Who looked at it: \(entries.count)")
            }
            table(
                entries,
                Localized(ja: "閲覧の記録", en: "Who looked at it"),
                id: "readings"
            )
        }
    }

    /// The entries as a table, in the order given.
    static func table(
        _ entries: [HistoryEntry],
        _ caption: Localized = Localized(ja: "経過", en: "History"),
        id: String = "history"
    ) -> Markup {
        Parts.table(
            caption,
            id: id,
            columns: [
                Localized(ja: "日時", en: "When"), Localized(ja: "できごと", en: "What"),
                Localized(ja: "だれが", en: "By"),
            ]
        ) {
            for entry in entries {
                HTML.tr {
                    HTML.th(.scope("row")) { entry.at.markup }
                    HTML.td {
                        entry.what
                        if let detail = entry.detail {
                            HTML.span(.class("quiet")) { detail }
                        }
                    }
                    HTML.td { Markup.japanese(entry.by) }
                }
            }
        }
    }
}

extension Localized {
    static let owner = Localized(ja: "担当", en: "Owner")
    static let nextStep = Localized(ja: "次にすること", en: "Next step")
    static let due = Localized(ja: "期限", en: "Due")
}
