package import Vocabulary

/// What routing sent to a desk: who is there, who is to come, and what was ended today.
package struct DeskEntriesPage: Page {
    /// What the desk is called.
    package var desk: Localized
    /// Number over the window.
    package var window: String?
    /// The office, in words.
    package var office: Localized
    /// Who is there, the longest waiting first.
    package var arrived: [DeskLine]
    /// Who is to come or to be called, the most pressing first.
    package var expected: [DeskLine]
    /// What was ended today, the latest first.
    package var ended: [DeskLine]
    /// Who is booked here today, by the clock.
    package var appointments: [BookedHere] = []
    /// What can be chosen.
    package var choices: DeskChoices
    /// How many visits are shown, where the desk has more; nil where that is all.
    package var maximum: Int?
    /// What was typed into the form that was refused.
    package var typed: DeskTyping?
    /// When the list was read.
    package var readAt: Instant
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        desk: Localized,
        window: String?,
        office: Localized,
        arrived: [DeskLine],
        expected: [DeskLine],
        ended: [DeskLine],
        choices: DeskChoices,
        maximum: Int? = nil,
        typed: DeskTyping? = nil,
        readAt: Instant,
        problems: [Problem] = []
    ) {
        self.desk = desk
        self.window = window
        self.office = office
        self.arrived = arrived
        self.expected = expected
        self.ended = ended
        self.choices = choices
        self.maximum = maximum
        self.typed = typed
        self.readAt = readAt
        self.problems = problems
    }

    package var title: Localized { desk }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: lead),
            HTML.p {
                HTML.a(.href(Paths.desks)) { Localized(ja: "個別窓口の一覧へ", en: "All desks") }
            },
            HTML.div(.id("entries-region"), .refreshes(seconds: 10)) {
                HTML.p(.class("figures"), .announced) {
                    summary
                }
                if let maximum { Parts.banner(Notice(.warning, title: cut(at: maximum))) }
                BookedHere.table(appointments)
                part("arrived", Localized(ja: "到着した人", en: "Who is there"), arrived, frame)
                part("expected", Self.toCome, expected, frame)
                part("ended", Localized(ja: "今日終わったもの", en: "Ended today"), ended, frame)
            },
        ])
    }

    private static let toCome = Localized(
        ja: "これから来る人・連絡する人",
        en: "Who is to come, or to be called"
    )

    private var summary: Localized {
        let (there, coming) = (arrived.count, expected.count)
        return Localized(
            ja: "到着 \(there)件・これから \(coming)件(\(readAt.clock)現在)",
            en: "\(there) there, \(coming) to come (as of \(readAt.clock))"
        )
    }

    private func cut(at maximum: Int) -> Localized {
        Localized(
            ja:
                "この窓口にはさらに来庁があります。動きの新しいものと期限を過ぎたもの、合わせて\(maximum)件を表示しています。終わったものに記録を付けると、残りが表示されます。",
            en:
                "This desk has more visits; \(maximum) are shown, those that moved last and the longest overdue. Note what has ended, and the others appear."
        )
    }

    private var lead: Localized {
        guard let window else { return office }
        return Localized(
            ja: "\(office.ja) \(window)番窓口",
            en: "\(office.en), window \(window)"
        )
    }

    private func part(
        _ id: String,
        _ caption: Localized,
        _ lines: [DeskLine],
        _ frame: Frame
    ) -> Markup {
        // No region of its own: the table below it is one, with the same name.
        HTML.div {
            HTML.h2 { caption }
            if lines.isEmpty {
                HTML.p(.class("quiet")) { Localized.none }
            } else {
                table(id, caption, lines, frame)
            }
        }
    }

    private func table(
        _ id: String,
        _ caption: Localized,
        _ lines: [DeskLine],
        _ frame: Frame
    ) -> Markup {
        Parts.table(
            caption,
            id: id,
            columns: [
                Localized(ja: "来庁番号", en: "Visit"), Localized(ja: "氏名", en: "Name"), .procedure,
                Localized(ja: "書類", en: "Papers"), Localized(ja: "状態", en: "State"), .due,
                Localized(ja: "操作", en: "Actions"),
            ],
            hidesCaption: true
        ) {
            for line in lines { row(line, frame) }
        }
    }

    private func row(_ line: DeskLine, _ frame: Frame) -> Markup {
        HTML.tr {
            HTML.th(.scope("row"), .class("ticket")) {
                HTML.a(
                    .href(Paths.deskEntry(line.visit, at: choices.desk)),
                    .ariaLabel(
                        Localized(
                            ja: "\(line.visit)の内容を開く:\(line.name.ja)",
                            en: "Open \(line.visit): \(line.name.en)"
                        )
                    )
                ) { Markup.text("\(line.visit)") }
            }
            HTML.td(.id(line.namesID)) {
                line.names
                VisitFlag.chips(line.flags)
            }
            HTML.td {
                Parts.procedure(line.name, code: line.code)
                if let desk = line.desk { HTML.p(.class("quiet")) { desk } }
            }
            HTML.td {
                line.papers.isEmpty ? Markup.localized(.none) : Parts.list(line.papers)
            }
            HTML.td {
                line.standing.chip
                if let result = line.result { HTML.span { result } }
                HTML.p(.class("quiet")) { since(line) }
                if let awaits = line.awaits {
                    HTML.p(.class("deadline deadline--near")) { awaits }
                }
            }
            HTML.td { line.due.markup }
            HTML.td(.class("row-actions")) { line.acts(choices, typed, problems, in: frame) }
        }
    }

    private func since(_ line: DeskLine) -> Localized {
        guard line.standing == .arrived else { return line.since.written }
        return Localized(
            ja: "\(line.since.clock)から \(line.waitingMinutes)分",
            en: "since \(line.since.clock), \(line.waitingMinutes) min"
        )
    }
}
