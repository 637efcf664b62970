package import Vocabulary

/// A stop of the way through the house, in order.
package struct VisitStop: Sendable {
    /// What the desk is called.
    package var desk: Localized
    /// The number above the counter, where it has one.
    package var number: String?
    /// How to find it.
    package var directions: Localized?
    /// What is done there.
    package var procedures: [Localized]
    /// How long it takes there; nil where nobody knows.
    package var minutes: Int?
    /// The time for which somebody is booked there.
    package var bookedAt: Instant?

    /// Takes every part as given.
    package init(
        desk: Localized,
        number: String? = nil,
        directions: Localized? = nil,
        procedures: [Localized],
        minutes: Int? = nil,
        bookedAt: Instant? = nil
    ) {
        self.desk = desk
        self.number = number
        self.directions = directions
        self.procedures = procedures
        self.minutes = minutes
        self.bookedAt = bookedAt
    }
}

/// A paper that the visit needs.
package struct PaperAdvice: Sendable {
    /// What people call it.
    package var name: Localized
    /// Without it nothing can be done today.
    package var isBlocking: Bool
    /// Nil where nobody asked yet.
    package var isHere: Bool?

    /// Takes every part as given.
    package init(name: Localized, isBlocking: Bool, isHere: Bool?) {
        self.name = name
        self.isBlocking = isBlocking
        self.isHere = isHere
    }
}

/// Papers without which nothing goes on today, and how to go on.
package struct MissingPapers: Sendable {
    /// One of them is enough.
    package var choices: [Localized]
    /// What serves instead, and where to get them.
    package var notes: [Localized]
    /// What can be done today all the same; nil where the page names no procedure.
    package var today: [Localized]?

    /// Takes every part as given.
    package init(choices: [Localized], notes: [Localized] = [], today: [Localized]? = []) {
        self.choices = choices
        self.notes = notes
        self.today = today
    }

    static let title = Localized(
        ja: "これを持ってもう一度お越しください",
        en: "Please come back with this"
    )

    /// What to bring, what serves instead, and what can be done today.
    @MarkupBuilder var markup: Markup {
        if choices.count > 1 {
            HTML.p { Localized(ja: "次のうちどれか一つ:", en: "One of these:") }
        }
        Parts.list(choices, class: "boxes")
        for note in notes { HTML.p(.class("support")) { note } }
        if let today {
            HTML.p {
                HTML.strong { Localized(ja: "今日できること:", en: "What can be done today: ") }
                today.isEmpty ? Localized.none : today.joined
            }
        }
    }
}

/// What the door found: the counter, the order, the papers, and what blocks.
package struct DoorResult: Sendable {
    package var subject: Subject
    /// At least one, in order; the first is where to go now.
    package var stops: [VisitStop]
    /// The papers to show; where none is named, the counter explains them.
    package var papers: [PaperAdvice]
    /// The expected wait; nil where nobody knows.
    package var waitingMinutes: Int?
    /// Without which nothing goes on today; nil where nothing is missing.
    package var missing: MissingPapers?
    /// What may be done in the same visit, if it applies.
    package var mayFollow: [Localized]
    /// Whether the visit has ended.
    package var isOver: Bool
    /// The appointment by which somebody came.
    package var appointment: DoorAppointment.Arrival?
    /// The next free times of what is done by appointment.
    package var appointmentOffers: [AppointmentOffer] = []

    /// Takes every part as given.
    package init(
        subject: Subject,
        stops: [VisitStop],
        papers: [PaperAdvice],
        waitingMinutes: Int?,
        missing: MissingPapers? = nil,
        mayFollow: [Localized] = [],
        isOver: Bool = false
    ) {
        self.subject = subject
        self.stops = stops
        self.papers = papers
        self.waitingMinutes = waitingMinutes
        self.missing = missing
        self.mayFollow = mayFollow
        self.isOver = isOver
    }

    @MarkupBuilder
    func markup(in frame: Frame) -> Markup {
        headline
        if let appointment, !isOver { appointment.markup }
        if let missing { missingCard(missing, in: frame) }
        HTML.div(.class("columns")) {
            HTML.section(.labelledBy("order")) {
                HTML.h2(.id("order")) { Localized(ja: "回る順番", en: "In this order") }
                VisitStop.list(stops)
                if !mayFollow.isEmpty {
                    HTML.p { Localized.mayFollow }
                    Parts.list(mayFollow)
                }
            }
            HTML.section(.labelledBy("papers")) {
                HTML.h2(.id("papers")) { Localized(ja: "必要な書類", en: "Papers") }
                paperList
            }
        }
        AppointmentOffer.section(appointmentOffers, for: subject.visit)
        HTML.div(.class("actions")) {
            Parts.linkButton(
                Localized(ja: "案内票を印刷", en: "Print the slip"),
                .solid,
                to: Paths.slip(subject.visit),
                key: "p"
            )
            Parts.linkButton(
                Localized(ja: "次の来庁者", en: "Next visitor"),
                .outline,
                to: Paths.door,
                key: "n"
            )
        }
    }

    @MarkupBuilder
    private var headline: Markup {
        if isOver {
            HTML.h1(.class("headline")) {
                Localized(ja: "受付を終えました", en: "This visit has ended")
            }
        } else if missing != nil {
            HTML.h1(.class("headline headline--warning")) { MissingPapers.title }
        } else if let first = stops.first {
            HTML.h1(.class("headline")) {
                if let number = first.number {
                    HTML.span(.class("headline__number")) { Markup.text(number) }
                }
                HTML.span {
                    Localized(
                        ja: "\(first.desk.ja)へお進みください",
                        en: "Please go to: \(first.desk.en)"
                    )
                }
            }
            if let directions = first.directions { HTML.p(.class("lead")) { directions } }
            if let waitingMinutes {
                HTML.p {
                    Localized(
                        ja: "待ち時間の目安:約\(waitingMinutes)分",
                        en: "Expected wait: about \(waitingMinutes) min"
                    )
                }
            }
        }
    }

    /// What is missing; the concierge decides whether the visit ends or waits for the counter.
    private func missingCard(_ missing: MissingPapers, in frame: Frame) -> Markup {
        HTML.section(.class("banner banner--warning"), .labelledBy("missing")) {
            HTML.h2(.id("missing"), .class("banner__title")) {
                Localized(
                    ja: "必ず必要な書類がありません",
                    en: "An essential paper is missing"
                )
            }
            missing.markup
            if !isOver {
                HTML.p {
                    Localized(
                        ja: "窓口で相談するときは、このままお待ちいただけます。",
                        en: "To ask at the counter all the same, simply wait."
                    )
                }
                endForm(in: frame)
            }
        }
    }

    private func endForm(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.abandon(subject.visit),
            class: "inline-form",
            carrying: [
                HiddenValue(name: "reason", value: "paper-missing"),
                HiddenValue(name: "to", value: "door"),
            ]
        ) {
            Parts.button(
                Localized(ja: "出直す(受付を終える)", en: "Come back later: end this visit"),
                .outline,
                key: "e"
            )
        }
    }

    private var paperList: Markup {
        guard !papers.isEmpty else { return HTML.p { Localized.explainedAtCounter } }
        return HTML.ul(.class("paper-list")) {
            for paper in papers {
                HTML.li {
                    HTML.span { paper.name }
                    if paper.isBlocking {
                        Parts.chip(Localized(ja: "必ず必要", en: "Essential"), .warning)
                    }
                    if let isHere = paper.isHere {
                        isHere
                            ? Parts.chip(Localized(ja: "あり", en: "Here"), .success)
                            : Parts.chip(Localized(ja: "不足", en: "Missing"), .danger)
                    }
                }
            }
        }
    }
}

extension VisitStop {
    /// The stops as a numbered list.
    static func list(_ stops: [VisitStop]) -> Markup {
        HTML.ol(.class("stops")) {
            for stop in stops { HTML.li { stop.markup } }
        }
    }

    @MarkupBuilder
    private var markup: Markup {
        HTML.p(.class("stops__desk")) {
            if let number { HTML.strong(.class("counter-number")) { Markup.text(number) } }
            HTML.strong { desk }
            if let minutes { HTML.span(.class("quiet")) { Localized.about(minutes) } }
            if let bookedAt {
                Parts.chip(
                    Localized(ja: "予約 \(bookedAt.clock)", en: "Booked \(bookedAt.clock)"),
                    .information
                )
            }
        }
        if let directions { HTML.p(.class("quiet")) { directions } }
        if !procedures.isEmpty { Parts.list(procedures) }
    }
}

extension Localized {
    static let explainedAtCounter = Localized(
        ja: "窓口でご案内します。",
        en: "They are explained at the counter."
    )

    /// Stands before what only the counter can decide.
    static let mayFollow = Localized(
        ja: "あてはまる方は一緒に手続できます(窓口でうかがいます):",
        en: "If they apply, these can be done in the same visit; the counter asks:"
    )

    static func about(_ minutes: Int) -> Localized {
        Localized(ja: "約\(minutes)分", en: "about \(minutes) min")
    }
}
