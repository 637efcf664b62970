package import Vocabulary

/// The console of a visit that has ended: how it ended and what it holds, with nothing to type.
package struct EndedVisitPage: Page {
    /// One procedure of the visit and what became of it.
    package struct Item: Sendable {
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// What people call it.
        package var name: Localized
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// What was decided for it; nil where nobody did.
        package var fate: Fate?

        /// Takes every part as given.
        package init(code: String, name: Localized, people: [Localized], fate: Fate?) {
            self.code = code
            self.name = name
            self.people = people
            self.fate = fate
        }
    }

    /// What was sent to it and not taken.
    package struct Refused: Sendable {
        /// Waits to be sent on once the visit is taken up again.
        package var kept: KeptForm
        /// What was typed, each with whose it is and what.
        package var entries: [(name: Localized, value: String)]

        /// Takes both as given.
        package init(kept: KeptForm, entries: [(name: Localized, value: String)]) {
            self.kept = kept
            self.entries = entries
        }
    }

    package var subjectOfVisit: Subject
    /// The life events, in words.
    package var events: [Localized]
    /// The day of the visit.
    package var on: CalendarDay
    /// When it ended; nil where nobody knows.
    package var endedAt: Instant?
    /// Why it ended before all was done; nil where it did not.
    package var endedBecause: Localized?
    /// Whether it ended without filing.
    package var isAbandoned: Bool
    package var items: [Item]
    /// The data that were typed, by household and person.
    package var record: [RecordGroup]
    /// What was filed, oldest first.
    package var bundles: [BundleID]
    /// Whether its end can be taken back.
    package var canReopen: Bool
    /// What was sent to it and not taken; nil where nothing was.
    package var refused: Refused?

    /// Takes every part as given.
    package init(
        subject: Subject,
        events: [Localized],
        on: CalendarDay,
        endedAt: Instant?,
        endedBecause: Localized?,
        isAbandoned: Bool,
        items: [Item],
        record: [RecordGroup],
        bundles: [BundleID],
        canReopen: Bool,
        refused: Refused? = nil
    ) {
        subjectOfVisit = subject
        self.events = events
        self.on = on
        self.endedAt = endedAt
        self.endedBecause = endedBecause
        self.isAbandoned = isAbandoned
        self.items = items
        self.record = record
        self.bundles = bundles
        self.canReopen = canReopen
        self.refused = refused
    }

    package var title: Localized {
        Localized(ja: "終了した来庁", en: "A visit that has ended")
    }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(
                title,
                lead: Localized(
                    ja: "この来庁は終了しているため、見るだけで、入力はできません。",
                    en: "This visit has ended: it can be looked at and not be changed."
                )
            ),
            refusal(in: frame),
            particulars,
            actions(in: frame),
            itemTable,
            data,
        ])
    }

    @MarkupBuilder private var data: Markup {
        if !record.isEmpty {
            HTML.h2 { Localized(ja: "入力した内容", en: "What was typed") }
            for group in record { group.summary }
        }
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "用件", en: "Event")) { events.joined }
            Parts.row(Localized(ja: "来庁日", en: "Day")) { on.written }
            Parts.row(Localized(ja: "終わり方", en: "How it ended")) {
                isAbandoned
                    ? Localized(ja: "提出せずに終了", en: "Without filing")
                    : Localized(ja: "終了", en: "Closed")
                if let endedAt { endedAt.markup }
                if let endedBecause { HTML.span(.class("quiet")) { endedBecause } }
            }
        }
    }

    private func actions(in frame: Frame) -> Markup {
        HTML.div(.class("actions")) {
            for bundle in bundles {
                Parts.linkButton(
                    Localized(ja: "受付控え \(bundle)", en: "Receipt \(bundle)"),
                    to: Paths.receipt(subjectOfVisit.visit, bundle)
                )
            }
            Parts.linkButton(
                Localized(ja: "来庁の記録", en: "Record of the visit"),
                to: Paths.visit(subjectOfVisit.visit)
            )
            if canReopen, refused == nil { reopenForm(in: frame) }
        }
    }

    private func reopenForm(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.reopen(subjectOfVisit.visit),
            class: "inline-form",
            carrying: refused?.kept.hidden ?? []
        ) {
            Parts.button(Localized(ja: "終了を取り消す", en: "Reopen"), .outline)
        }
    }

    /// Why nothing was taken, what it was, and how it can go on.
    @MarkupBuilder
    private func refusal(in frame: Frame) -> Markup {
        if let refused {
            HTML.section(.class("banner banner--warning"), .labelledBy("refused")) {
                HTML.h2(.id("refused"), .class("banner__title")) {
                    Localized(
                        ja: "来庁が終了したあとに送られたため、保存していません",
                        en: "It was sent after the visit had ended and is not saved"
                    )
                }
                HTML.p {
                    canReopen
                        ? Localized(
                            ja: "入力は残っています。終了を取り消すと、続けて送信できます。",
                            en: "What was typed is still here. Reopen the visit to send it on."
                        )
                        : Localized(
                            ja: "入力は下に残っています。再開できる期間を過ぎたため、必要なときは新しく受け付けてください。",
                            en: "What was typed stands below. It is too late to reopen the visit; "
                                + "open a new one if it is needed."
                        )
                }
                if canReopen { reopenForm(in: frame) }
                if !refused.entries.isEmpty {
                    HTML.dl(.class("summary-list")) {
                        for entry in refused.entries {
                            Parts.row(entry.name) { Markup.japanese(entry.value) }
                        }
                    }
                }
            }
        }
    }

    private var itemTable: Markup {
        guard !items.isEmpty else { return .nothing }
        return Parts.table(
            Localized(ja: "手続 \(items.count)件", en: "Procedures: \(items.count)"),
            id: "items",
            columns: [.procedure, .persons, Localized(ja: "扱い", en: "Fate")]
        ) {
            for item in items {
                HTML.tr {
                    HTML.th(.scope("row")) { Parts.procedure(item.name, code: item.code) }
                    HTML.td { Localized.people(item.people) }
                    HTML.td { item.fate?.chip ?? .localized(Localized(same: "–")) }
                }
            }
        }
    }
}
