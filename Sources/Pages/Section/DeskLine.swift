package import Vocabulary

/// An entry of a visit as the desk that has it sees it.
package struct DeskLine: Sendable {
    /// Where an entry stands at its desk.
    package enum Standing: String, CaseIterable, Sendable {
        case expected
        case arrived
        case lacking
        case done
        case absent

        /// What people call it.
        package var name: Localized {
            switch self {
            case .expected: Localized(ja: "これから来る", en: "To come")
            case .arrived: Localized(ja: "到着", en: "There")
            case .lacking: Localized(ja: "書類待ち", en: "Waits for a paper")
            case .done: Localized(ja: "終わり", en: "Ended")
            case .absent: Localized(ja: "来なかった", en: "Did not come")
            }
        }

        var chip: Markup {
            switch self {
            case .expected: Parts.chip(name)
            case .arrived: Parts.chip(name, .information)
            case .lacking: Parts.chip(name, .warning)
            case .done: Parts.chip(name, .success)
            case .absent: Parts.chip(name, .warning)
            }
        }
    }

    /// The visit.
    package var visit: VisitID
    /// The entry, as forms name it.
    package var key: String
    /// What forms say that this page showed.
    package var seen: String
    /// The code in the register of procedures, `JK01`.
    package var code: String
    /// What people call the procedure.
    package var name: Localized
    /// The desk, where the list is of several.
    package var desk: Localized?
    /// The names as given; empty where nobody wrote them.
    package var people: [String]
    /// Whether the names may not be shown.
    package var isWithheld: Bool
    /// The papers that it needs.
    package var papers: [Localized]
    /// Where it stands.
    package var standing: Standing
    /// How the desk ended it.
    package var result: Localized?
    /// What must come first, where it cannot be done yet.
    package var awaits: Localized?
    /// Since when it stands there.
    package var since: Instant
    /// The same in minutes.
    package var waitingMinutes: Int
    /// By when the next step must be done.
    package var due: Due?
    /// What staff must know before they speak.
    package var flags: [VisitFlag]
    /// What desks did with it, oldest first.
    package var history: [HistoryEntry]
    /// Whether the last step can be taken back.
    package var canUndo: Bool

    /// Takes every part as given.
    package init(
        visit: VisitID,
        key: String,
        seen: String,
        code: String,
        name: Localized,
        desk: Localized? = nil,
        people: [String],
        isWithheld: Bool,
        papers: [Localized],
        standing: Standing,
        result: Localized? = nil,
        awaits: Localized? = nil,
        since: Instant,
        waitingMinutes: Int,
        due: Due? = nil,
        flags: [VisitFlag] = [],
        history: [HistoryEntry] = [],
        canUndo: Bool = false
    ) {
        self.visit = visit
        self.key = key
        self.seen = seen
        self.code = code
        self.name = name
        self.desk = desk
        self.people = people
        self.isWithheld = isWithheld
        self.papers = papers
        self.standing = standing
        self.result = result
        self.awaits = awaits
        self.since = since
        self.waitingMinutes = waitingMinutes
        self.due = due
        self.flags = flags
        self.history = history
        self.canUndo = canUndo
    }

    /// Unique on a page; names the fields of the entry.
    package var id: String { "\(visit).\(key)" }

    /// Names the element that says whom it is about.
    var namesID: String { "names-\(id)" }

    /// Whom it is about, or that this may not be shown.
    var names: Markup {
        if isWithheld {
            return .localized(Localized(ja: "(表示しません)", en: "(not shown)"))
        }
        if people.isEmpty { return .localized(Localized(ja: "(氏名は未入力)", en: "(not entered yet)")) }
        return .group(
            people.enumerated().flatMap { place, name in
                (place == 0 ? [] : [Markup.text("、")]) + [Markup.japanese(name)]
            }
        )
    }
}

/// What can be chosen for the entries of a desk.
package struct DeskChoices: Sendable {
    /// The desk, by its name in addresses.
    package var desk: String
    /// How an entry can end whose resident is there; values are stable words.
    package var results: [Choice]
    /// How one can end of whom nobody came.
    package var resultsWithoutResident: [Choice]
    /// The desks to send it on to; values are their names in addresses.
    package var others: [Choice]

    /// Takes every part as given.
    package init(
        desk: String,
        results: [Choice],
        resultsWithoutResident: [Choice],
        others: [Choice]
    ) {
        self.desk = desk
        self.results = results
        self.resultsWithoutResident = resultsWithoutResident
        self.others = others
    }
}

/// What was typed into a form of an entry that was refused, so that nobody types it again.
package struct DeskTyping: Sendable {
    /// The entry, as ``DeskLine/id``.
    package var line: String
    /// The button that was pressed.
    package var mark: String
    /// Values by the names of the fields.
    package var values: [String: String]

    /// Takes every part as given.
    package init(line: String, mark: String, values: [String: String]) {
        self.line = line
        self.mark = mark
        self.values = values
    }
}

// MARK: - Acts

extension DeskLine {
    /// What can be noted of it now, with what is wrong with what was sent.
    @MarkupBuilder
    func acts(
        _ choices: DeskChoices,
        _ typed: DeskTyping?,
        _ problems: [Problem],
        in frame: Frame
    ) -> Markup {
        let form = DeskForm(
            line: self,
            choices: choices,
            typed: typed.flatMap { $0.line == id ? $0 : nil },
            problems: problems,
            frame: frame
        )
        switch standing {
        case .expected, .lacking:
            form.arrival
            form.more { form.sendOn }
        case .arrived:
            form.finish
            form.more {
                form.lacking
                form.sendOn
            }
        case .absent:
            form.arrival
            form.more {
                form.finish
                form.sendOn
            }
        case .done: Markup.nothing
        }
        if canUndo { form.undo }
    }
}

/// The forms of one entry; each carries what this page showed of it.
private struct DeskForm {
    let line: DeskLine
    let choices: DeskChoices
    /// What was typed for this entry and refused.
    let typed: DeskTyping?
    let problems: [Problem]
    let frame: Frame

    /// What was typed into a field of one of the forms.
    private func value(_ field: String, of mark: String) -> String? {
        typed.flatMap { $0.mark == mark ? $0.values[field] : nil }
    }

    /// Which entry a button is about, for those who do not see the row.
    private func named(_ act: Localized) -> Localized {
        Localized(
            ja: "\(act.ja):\(line.visit) \(line.name.ja)",
            en: "\(act.en): \(line.visit) \(line.name.en)"
        )
    }

    private func id(_ field: String) -> String { "\(field)-\(line.id)" }

    private func problem(_ field: String) -> Localized? {
        problems[at: id(field)]
    }

    private func form(
        class name: String = "form",
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        frame.form(
            to: Paths.deskEntry(line.visit, at: choices.desk),
            class: name,
            carrying: [
                HiddenValue(name: "entry", value: line.key),
                HiddenValue(name: "seen", value: line.seen),
            ],
            content: content
        )
    }

    private func button(
        _ mark: String,
        _ words: Localized,
        _ style: Parts.ButtonStyle
    ) -> Markup {
        Parts.button(
            words,
            style,
            name: "mark",
            value: mark,
            accessibleName: named(words),
            describedBy: line.namesID
        )
    }

    var arrival: Markup {
        form(class: "inline-form") {
            button("arrived", Localized(ja: "到着", en: "Arrived"), .solid)
            if line.standing != .absent {
                button("did-not-come", Localized(ja: "来なかった", en: "Did not come"), .text)
            }
        }
    }

    /// How it can end as it stands.
    private var results: [Choice] {
        line.standing == .absent ? choices.resultsWithoutResident : choices.results
    }

    var finish: Markup {
        form {
            Parts.selectField(
                id("result"),
                name: "result",
                label: Localized(ja: "結果", en: "Result"),
                options: results,
                chosen: value("result", of: "done") ?? results.first?.value,
                problem: problem("result")
            )
            note("done")
            button("done", Localized(ja: "完了", en: "Done"), .solid)
        }
    }

    var lacking: Markup {
        form {
            Parts.textField(
                TextField(
                    id: id("until"),
                    name: "until",
                    label: Localized(ja: "書類をいつまで待つか", en: "Wait for the paper until"),
                    value: value("until", of: "lacking") ?? "",
                    problem: problem("until"),
                    maximumLength: 20,
                    size: 12
                )
            )
            note("lacking")
            button("lacking", Localized(ja: "書類が足りない", en: "A paper is missing"), .outline)
        }
    }

    var sendOn: Markup {
        form {
            Parts.selectField(
                id("to"),
                name: "to",
                label: Localized(ja: "どの窓口へ", en: "To which desk"),
                options: [Choice("", Localized(ja: "(選んでください)", en: "(choose)"))]
                    + choices.others,
                chosen: value("to", of: "sent-on") ?? "",
                problem: problem("to")
            )
            note("sent-on")
            button("sent-on", Localized(ja: "ほかの窓口へ送る", en: "Send on"), .outline)
        }
    }

    private func note(_ act: String) -> Markup {
        Parts.textField(
            TextField(
                id: id("note-\(act)"),
                name: "note",
                label: Localized(ja: "メモ(200文字まで)", en: "Note, up to 200 characters"),
                value: value("note", of: act) ?? "",
                problem: problem("note-\(act)"),
                maximumLength: 200
            )
        )
    }

    var undo: Markup {
        form(class: "inline-form") {
            button("undo", Localized(ja: "取り消す", en: "Undo"), .text)
        }
    }

    func more(@MarkupBuilder _ content: () -> Markup) -> Markup {
        HTML.details(.class("desk-more"), .open(problems.contains { $0.field.hasSuffix(line.id) }))
        {
            HTML.summary {
                Localized(ja: "ほかの扱い", en: "Something else")
                HTML.span(.class("visually-hidden")) {
                    Localized(
                        ja: ":\(line.visit) \(line.name.ja)",
                        en: ": \(line.visit) \(line.name.en)"
                    )
                }
            }
            content()
        }
    }
}
