package import Vocabulary

/// The slip that a visitor carries through the house: number, where, order, papers; never a name.
package struct SlipPage: Page {
    /// The visit's number.
    package var visit: VisitID
    /// Digits and capital letters only, so that a hand scanner can type it.
    package var code: String
    /// The office, in words.
    package var office: Localized
    /// When it was made.
    package var madeAt: Instant
    /// Where to go, in order.
    package var stops: [VisitStop]
    /// The papers to show; where none is named, the counter explains them.
    package var papers: [Localized]
    /// Papers to come back with; nil where nothing is missing.
    package var missing: MissingPapers?
    /// What may be done in the same visit, if it applies.
    package var mayFollow: [Localized]
    /// The next free times of what is done by appointment.
    package var appointmentOffers: [AppointmentOffer] = []
    /// What is booked already.
    package var appointments: [VisitAppointment] = []
    /// What the visitor needs besides a counter.
    package var needs: [Localized]
    /// Whom to ask, in one line.
    package var contact: Localized

    /// Whether it is for a ticket printer with paper of 80 mm, instead of A4.
    package var isTicket = false

    /// Takes every part as given.
    package init(
        visit: VisitID,
        code: String,
        office: Localized,
        madeAt: Instant,
        stops: [VisitStop],
        papers: [Localized],
        missing: MissingPapers?,
        mayFollow: [Localized] = [],
        needs: [Localized],
        contact: Localized
    ) {
        self.visit = visit
        self.code = code
        self.office = office
        self.madeAt = madeAt
        self.stops = stops
        self.papers = papers
        self.missing = missing
        self.mayFollow = mayFollow
        self.needs = needs
        self.contact = contact
    }

    package var title: Localized { Localized(ja: "案内票", en: "Your way through the house") }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.door),
            otherPaper,
            HTML.div(.class(isTicket ? "sheet sheet--ticket" : "sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                number
                if let missing {
                    section("slip-missing", MissingPapers.title) { missing.markup }
                }
                section("slip-order", Localized(ja: "回る順番", en: "Where to go")) {
                    VisitStop.list(stops)
                    if !mayFollow.isEmpty {
                        HTML.p { Localized.mayFollow }
                        Parts.list(mayFollow)
                    }
                }
                section("slip-papers", Localized(ja: "出していただく書類", en: "Papers to show")) {
                    paperList
                }
                if !appointments.isEmpty {
                    section("slip-booked", Localized(ja: "予約", en: "Appointments")) {
                        VisitAppointment.papers(appointments)
                    }
                }
                AppointmentOffer.section(appointmentOffers, for: visit, isPaper: true)
                if !needs.isEmpty {
                    section("slip-needs", Localized(ja: "配慮", en: "Needs")) {
                        Parts.list(needs)
                    }
                }
                foot
            },
        ])
    }

    /// Leads to the same slip on the other paper; stands on the screen only.
    private var otherPaper: Markup {
        HTML.p(.class("print-bar")) {
            Parts.linkButton(
                isTicket
                    ? Localized(ja: "A4で印刷する", en: "On A4")
                    : Localized(ja: "80mmの用紙に印刷する", en: "On 80 mm paper"),
                .text,
                to: isTicket ? Paths.slip(visit) : Paths.ticket(visit),
                key: "t"
            )
        }
    }

    private var paperList: Markup {
        papers.isEmpty
            ? HTML.p { Localized.explainedAtCounter } : Parts.list(papers, class: "boxes")
    }

    private var number: Markup {
        HTML.div(.class("slip-number")) {
            HTML.p {
                HTML.span(.class("slip-number__label")) {
                    Localized(ja: "来庁番号", en: "Visit number")
                }
                HTML.strong(.class("slip-number__value")) { Markup.text("\(visit)") }
            }
            // Where it is the number itself, nothing is said twice.
            if code != "\(visit)" {
                HTML.p {
                    HTML.span(.class("slip-number__label")) { Localized(ja: "コード", en: "Code") }
                    HTML.span(.class("code")) { Markup.text(code) }
                }
            }
        }
    }

    private var foot: Markup {
        HTML.p(.class("sheet__foot")) {
            office
            Markup.text(" ")
            madeAt.markup
            if contact != office {
                HTML.br()
                contact
            }
        }
    }

    private func section(
        _ id: String,
        _ heading: Localized,
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        HTML.section(.labelledBy(id)) {
            HTML.h2(.id(id)) { heading }
            content()
        }
    }
}

extension Parts {
    /// What stands above a printable page on the screen and is not printed.
    static func printBar(back: Path) -> Markup {
        HTML.div(.class("print-bar")) {
            HTML.button(
                .class("button button--solid"),
                .type("button"),
                .act("print"),
                .hidden(true),
                .accessKey("p")
            ) {
                Localized(ja: "印刷", en: "Print")
                keyHint("p")
            }
            linkButton(Localized(ja: "戻る", en: "Back"), .text, to: back, key: "b")
        }
    }
}
