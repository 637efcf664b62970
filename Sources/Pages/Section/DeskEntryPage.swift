package import Vocabulary

/// What a visit has at a desk, with the data that the forms of its procedures take, and no others.
package struct DeskEntryPage: Page {
    /// A datum with whom it is about.
    package struct Datum: Sendable {
        /// What it is called.
        package var name: Localized
        /// Whom it is about; nil for the household.
        package var person: String?
        /// The value as given.
        package var value: Localized

        /// Takes every part as given.
        package init(name: Localized, person: String?, value: Localized) {
            self.name = name
            self.person = person
            self.value = value
        }
    }

    /// An entry with its data.
    package struct Part: Sendable {
        /// The entry.
        package var line: DeskLine
        /// The data of its form that somebody wrote.
        package var data: [Datum]
        /// What the household answered that decides about it.
        package var answers: [Localized]

        /// Takes every part as given.
        package init(line: DeskLine, data: [Datum], answers: [Localized]) {
            self.line = line
            self.data = data
            self.answers = answers
        }
    }

    /// What the desk is called.
    package var desk: Localized
    /// The visit; the name of nobody.
    package var visitSubject: Subject
    /// The entries, in the order of the plan.
    package var parts: [Part]
    /// What can be chosen.
    package var choices: DeskChoices
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        desk: Localized,
        subject: Subject,
        parts: [Part],
        choices: DeskChoices,
        problems: [Problem] = []
    ) {
        self.desk = desk
        visitSubject = subject
        self.parts = parts
        self.choices = choices
        self.problems = problems
    }

    package var title: Localized { desk }
    package var subject: Subject? { visitSubject }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            HTML.p {
                HTML.a(.href(Paths.desk(ofSection: choices.desk))) {
                    Localized(ja: "窓口の一覧へ戻る", en: "Back to the list of the desk")
                }
            },
            .group(parts.map { part($0, frame) }),
        ])
    }

    private func part(_ part: Part, _ frame: Frame) -> Markup {
        let line = part.line
        return HTML.section(.class("card"), .labelledBy("entry-\(line.id)")) {
            HTML.h2(.id("entry-\(line.id)")) {
                Parts.procedure(line.name, code: line.code)
                line.standing.chip
            }
            HTML.dl(.class("summary-list")) {
                Parts.row(Localized(ja: "氏名", en: "Name")) {
                    HTML.span(.id(line.namesID)) { line.names }
                    VisitFlag.chips(line.flags)
                }
                if let result = line.result {
                    Parts.row(Localized(ja: "結果", en: "Result")) { result }
                }
                Parts.row(.due) { line.due.markup }
                if let awaits = line.awaits {
                    Parts.row(Localized(ja: "待つもの", en: "Waits for")) { awaits }
                }
                Parts.row(Localized(ja: "書類", en: "Papers")) {
                    line.papers.isEmpty ? Markup.localized(.none) : Parts.list(line.papers)
                }
                if !part.answers.isEmpty {
                    Parts.row(Localized(ja: "回答", en: "Answers")) { Parts.list(part.answers) }
                }
            }
            if !part.data.isEmpty { data(of: part) }
            HTML.div(.class("row-actions")) { line.acts(choices, nil, problems, in: frame) }
            if !line.history.isEmpty {
                HistoryEntry.table(
                    line.history,
                    Localized(ja: "\(line.name.ja)の経過", en: "History of \(line.name.en)"),
                    id: "history-\(line.id)"
                )
            }
        }
    }

    private func data(of part: Part) -> Markup {
        Parts.table(
            Localized(ja: "様式に書く内容", en: "What the form takes"),
            id: "data-\(part.line.id)",
            columns: [
                Localized(ja: "項目", en: "Field"), Localized(ja: "だれの", en: "Of whom"),
                Localized(ja: "内容", en: "Value"),
            ]
        ) {
            for datum in part.data {
                HTML.tr {
                    HTML.th(.scope("row")) { datum.name }
                    HTML.td {
                        datum.person.map { Markup.japanese($0) }
                            ?? .localized(Localized(same: "–"))
                    }
                    HTML.td { datum.value }
                }
            }
        }
    }
}
