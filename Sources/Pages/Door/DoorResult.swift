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

    /// Takes every part as given.
    package init(
        desk: Localized,
        number: String? = nil,
        directions: Localized? = nil,
        procedures: [Localized],
        minutes: Int? = nil
    ) {
        self.desk = desk
        self.number = number
        self.directions = directions
        self.procedures = procedures
        self.minutes = minutes
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

/// What the door found: the counter, the order, the papers, and what blocks.
package struct DoorResult: Sendable {
    package var subject: Subject
    /// At least one, in order; the first is where to go now.
    package var stops: [VisitStop]
    /// The papers to show.
    package var papers: [PaperAdvice]
    /// True where no paper is named, because the counter explains them.
    package var papersAtCounter: Bool
    /// The expected wait; nil where nobody knows.
    package var waitingMinutes: Int?
    /// True where coming back with a paper is better than waiting.
    package var comeBack: Bool

    /// Takes every part as given.
    package init(
        subject: Subject,
        stops: [VisitStop],
        papers: [PaperAdvice],
        papersAtCounter: Bool = false,
        waitingMinutes: Int?,
        comeBack: Bool
    ) {
        self.subject = subject
        self.stops = stops
        self.papers = papers
        self.papersAtCounter = papersAtCounter
        self.waitingMinutes = waitingMinutes
        self.comeBack = comeBack
    }

    private var missing: [PaperAdvice] { papers.filter { $0.isBlocking && $0.isHere == false } }

    @MarkupBuilder
    func markup(in frame: Frame) -> Markup {
        if !missing.isEmpty { missingBanner }
        headline
        HTML.div(.class("columns")) {
            HTML.section(.labelledBy("order")) {
                HTML.h2(.id("order")) { Localized(ja: "回る順番", en: "In this order") }
                VisitStop.list(stops)
            }
            HTML.section(.labelledBy("papers")) {
                HTML.h2(.id("papers")) { Localized(ja: "必要な書類", en: "Papers") }
                paperList
            }
        }
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
        if comeBack {
            HTML.h1(.class("headline headline--warning")) {
                Localized(
                    ja: "書類をそろえて、もう一度お越しください",
                    en: "Please come back with the papers"
                )
            }
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

    private var missingBanner: Markup {
        HTML.div(.class("banner banner--warning"), .role("alert")) {
            HTML.p(.class("banner__title")) {
                Localized(
                    ja: "足りない書類があります。これがないと今日は受け付けられません。",
                    en: "A paper is missing. Without it nothing can be accepted today."
                )
            }
            Parts.list(missing.map(\.name))
        }
    }

    private var paperList: Markup {
        if papersAtCounter { return HTML.p { Localized.explainedAtCounter } }
        guard !papers.isEmpty else { return HTML.p { Localized.none } }
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

    static func about(_ minutes: Int) -> Localized {
        Localized(ja: "約\(minutes)分", en: "about \(minutes) min")
    }
}
