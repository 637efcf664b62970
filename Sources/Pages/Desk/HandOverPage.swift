package import Vocabulary

/// The visits that wait for the center's answers, and the act of handing results over.
package struct HandOverPage: Page {
    /// The office, in words.
    package var office: Localized
    /// The visits, those ready for the hand-over first.
    package var visits: [HandOverVisit]
    package var problems: [Problem]

    /// Takes every part as given.
    package init(office: Localized, visits: [HandOverVisit], problems: [Problem] = []) {
        self.office = office
        self.visits = visits
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "交付・引渡し", en: "Hand-over") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            HTML.div(.id("hand-overs"), .refreshes(seconds: 5)) {
                if visits.isEmpty {
                    HTML.p {
                        Localized(ja: "待っている人はいません。", en: "Nobody is waiting.")
                    }
                }
                for visit in visits { visit.markup(problems, in: frame) }
            },
        ])
    }
}

/// One visit between filing and hand-over.
package struct HandOverVisit: Sendable {
    /// One filed item of the visit.
    package struct Item: Sendable {
        /// The item's identifier.
        package var item: ItemID
        /// What people call it.
        package var name: Localized
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// Where it stands.
        package var state: ItemState
        /// When it came into this state.
        package var changedAt: Instant

        /// Takes every part as given.
        package init(
            item: ItemID,
            name: Localized,
            people: [Localized],
            state: ItemState,
            changedAt: Instant
        ) {
            self.item = item
            self.name = name
            self.people = people
            self.state = state
            self.changedAt = changedAt
        }
    }

    /// A call to fetch what is ready.
    package struct Call: Sendable {
        /// Who of the staff called.
        package var by: String
        /// When it happened.
        package var at: Instant

        /// Takes every part as given.
        package init(by: String, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    /// A hand-over that took place.
    package struct Done: Sendable {
        /// The hand-over's number, by which it is taken back.
        package var number: Int64
        /// Who received it: the relationship, or the agent.
        package var recipient: Localized
        /// What was handed over.
        package var things: [Localized]
        /// Who of the staff handed it over.
        package var by: String
        /// When it happened.
        package var at: Instant
        /// False once it is too late to take it back.
        package var canUndo: Bool

        /// Takes every part as given.
        package init(
            number: Int64,
            recipient: Localized,
            things: [Localized],
            by: String,
            at: Instant,
            canUndo: Bool
        ) {
            self.number = number
            self.recipient = recipient
            self.things = things
            self.by = by
            self.at = at
            self.canUndo = canUndo
        }
    }

    package var subject: Subject
    /// Where it stands.
    package var state: VisitState
    /// What staff must know before they speak.
    package var flags: [VisitFlag]
    /// What it is made of, in order.
    package var items: [Item]
    /// Who may receive: members of the household, an agent.
    package var recipients: [Choice]
    /// What there is to hand over: documents, cards, keys.
    package var things: [Choice]
    /// The last call, if there was one.
    package var call: Call?
    /// The hand-overs so far, oldest first.
    package var done: [Done]
    /// Whether the visit can be closed now.
    package var ending: VisitEnding

    /// Takes every part as given.
    package init(
        subject: Subject,
        state: VisitState,
        flags: [VisitFlag],
        items: [Item],
        recipients: [Choice],
        things: [Choice],
        call: Call? = nil,
        done: [Done],
        ending: VisitEnding = VisitEnding()
    ) {
        self.subject = subject
        self.state = state
        self.flags = flags
        self.items = items
        self.recipients = recipients
        self.things = things
        self.call = call
        self.done = done
        self.ending = ending
    }
}

// MARK: - Markup

extension HandOverVisit {
    private var visit: VisitID { subject.visit }

    func markup(_ problems: [Problem], in frame: Frame) -> Markup {
        HTML.section(.class("card hand-over"), .labelledBy("hand-over-\(visit)")) {
            HTML.h2(.id("hand-over-\(visit)")) {
                Markup.text(subject.ticket.map { "\($0) " } ?? "")
                HTML.span(.class("quiet")) { Markup.text("\(visit)") }
                if let name = subject.name { Markup.japanese(name) }
                state == .finished ? finishedChip : state.chip
                if subject.isProtected { Parts.chip(.careful, .danger) }
                VisitFlag.chips(flags)
            }
            itemTable
            for record in done { doneRecord(record, in: frame) }
            if state == .ready {
                callForm(in: frame)
                readyForms(in: frame)
            }
            if state == .finished {
                ending.closeForm(of: visit, problems, leadingTo: "hand-overs", in: frame)
            }
        }
    }

    /// Nothing is left to hand over: either all of it was, or nothing came of it.
    private var finishedChip: Markup {
        done.isEmpty
            ? Parts.chip(Localized(ja: "お渡しするものはありません", en: "Nothing to hand over"))
            : Parts.chip(Localized(ja: "すべてお渡ししました", en: "All handed over"), .success)
    }

    private var itemTable: Markup {
        Parts.table(
            Localized(ja: "\(visit) の手続", en: "Procedures of \(visit)"),
            id: "items-\(visit)",
            columns: [
                .itemNumber, .procedure, .persons, Localized(ja: "状態", en: "State"),
                Localized(ja: "変わった時刻", en: "Changed"),
            ],
            hidesCaption: true
        ) {
            for item in items {
                HTML.tr {
                    HTML.th(.scope("row")) { Markup.text("\(item.item)") }
                    HTML.td { item.name }
                    HTML.td { Localized.people(item.people) }
                    HTML.td { item.state.chip }
                    HTML.td { Markup.text(item.changedAt.clock) }
                }
            }
        }
    }

    private func callForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.handOverCall(visit), class: "inline-form") {
            if let call {
                HTML.p {
                    Localized(ja: "呼び出しました:", en: "Called: ")
                    Markup.japanese(call.by)
                    Markup.text(" / ")
                    call.at.markup
                }
            }
            Parts.button(
                Localized(ja: "呼び出す", en: "Call"),
                .outline,
                accessibleName: Localized(
                    ja: "\(visit)を呼び出す",
                    en: "Call \(visit)"
                )
            )
        }
    }

    @MarkupBuilder
    private func readyForms(in frame: Frame) -> Markup {
        frame.form(to: Paths.handOver(visit), class: "form hand-over__form", isGuarded: true) {
            Parts.selectField(
                "recipient-\(visit)",
                name: "recipient",
                label: Localized(ja: "受け取る人", en: "Handed to"),
                options: [Choice("", Localized(ja: "(選んでください)", en: "(choose)"))] + recipients,
                chosen: ""
            )
            thingBoxes
            Parts.button(
                Localized(ja: "渡したことを記録", en: "Record the hand-over"),
                accessibleName: Localized(
                    ja: "渡したことを記録:\(visit)",
                    en: "Record the hand-over: \(visit)"
                )
            )
        }
    }

    private var thingBoxes: Markup {
        HTML.fieldset(.class("field")) {
            HTML.legend { Localized(ja: "渡すもの", en: "What is handed over") }
            for thing in things {
                Parts.checkbox(
                    "thing-\(visit)-\(thing.value)",
                    name: "thing",
                    value: thing.value,
                    label: thing.label,
                    isOn: false
                )
            }
        }
    }

    private func doneRecord(_ record: Done, in frame: Frame) -> Markup {
        HTML.div(.class("banner banner--success")) {
            HTML.p(.class("banner__title")) {
                Localized(
                    ja: "引渡し済み:\(record.recipient.ja)",
                    en: "Handed over to: \(record.recipient.en)"
                )
            }
            HTML.p {
                record.things.joined
                Markup.text(" / ")
                Markup.japanese(record.by)
                Markup.text(" / ")
                record.at.markup
            }
            if record.canUndo {
                frame.form(
                    to: Paths.handOverUndo(visit),
                    class: "inline-form",
                    carrying: [HiddenValue(name: "number", value: String(record.number))]
                ) {
                    Parts.button(
                        Localized(ja: "取り消す", en: "Undo"),
                        .text,
                        accessibleName: Localized(
                            ja: "取り消す:\(visit)の引渡し(\(record.recipient.ja)、\(record.at.clock))",
                            en:
                                "Undo: hand-over of \(visit) (\(record.recipient.en), \(record.at.clock))"
                        )
                    )
                }
            }
        }
    }
}
