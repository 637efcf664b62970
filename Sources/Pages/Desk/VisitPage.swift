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

        /// Takes every part as given.
        package init(
            item: ItemID?,
            code: String,
            name: Localized,
            people: [Localized],
            fate: Fate?,
            state: ItemState?,
            responsibility: Responsibility
        ) {
            self.item = item
            self.code = code
            self.name = name
            self.people = people
            self.fate = fate
            self.state = state
            self.responsibility = responsibility
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
    /// What was filed under this visit, oldest first.
    package var bundles: [BundleID]
    /// What happened, oldest first.
    package var history: [HistoryEntry]

    /// Takes every part as given.
    package init(
        subject: Subject,
        events: [Localized],
        office: Localized,
        on: CalendarDay,
        state: VisitState,
        flags: [VisitFlag],
        items: [Item],
        bundles: [BundleID],
        history: [HistoryEntry]
    ) {
        visitSubject = subject
        self.events = events
        self.office = office
        self.on = on
        self.state = state
        self.flags = flags
        self.items = items
        self.bundles = bundles
        self.history = history
    }

    package var title: Localized { Localized(ja: "来庁の記録", en: "Visit") }
    package var subject: Subject? { visitSubject }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            particulars,
            itemTable,
            HTML.div(.class("actions")) {
                Parts.linkButton(
                    Localized(ja: "窓口で開く", en: "Open at the counter"),
                    .solid,
                    to: Paths.desk(visitSubject.visit),
                    key: "o"
                )
                Parts.linkButton(
                    Localized(ja: "受付控え", en: "Receipt"),
                    to: Paths.receipt(visitSubject.visit)
                )
                Parts.linkButton(
                    Localized(ja: "案内票", en: "Slip"),
                    to: Paths.slip(visitSubject.visit)
                )
            },
            state == .finished ? .nothing : endings(in: frame),
            HistoryEntry.table(history),
        ])
    }

    private func endings(in frame: Frame) -> Markup {
        HTML.div(.class("actions")) {
            if bundles.isEmpty {
                frame.form(to: Paths.abandon(visitSubject.visit), class: "inline-form") {
                    Parts.button(
                        Localized(ja: "手続せずに帰られた", en: "Left without filing"),
                        .outline
                    )
                }
            }
            frame.form(to: Paths.close(visitSubject.visit), class: "inline-form") {
                Parts.button(Localized(ja: "この来庁を終了する", en: "Close this visit"), .outline)
            }
        }
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "用件", en: "Event")) { events.joined }
            Parts.row(Localized(ja: "来庁日", en: "Day")) { on.written }
            Parts.row(Localized(ja: "窓口", en: "Office")) { office }
            Parts.row(Localized(ja: "状態", en: "State")) {
                state.chip
                VisitFlag.chips(flags)
            }
            Parts.row(Localized(ja: "受付番号", en: "Bundles")) {
                Markup.text(bundles.map(\.description).joined(separator: " "))
            }
        }
    }

    private var itemTable: Markup {
        Parts.table(
            Localized(ja: "手続 \(items.count)件", en: "Procedures: \(items.count)"),
            id: "items",
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
                if let number = item.item {
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
            HTML.td { item.state?.chip ?? .localized(Localized(same: "–")) }
            HTML.td { item.responsibility.owner }
            HTML.td { item.responsibility.next }
            HTML.td { item.responsibility.due.markup }
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

    /// The entries as a table, in the order given.
    static func table(_ entries: [HistoryEntry]) -> Markup {
        Parts.table(
            Localized(ja: "経過", en: "History"),
            id: "history",
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
