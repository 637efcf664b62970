package import Vocabulary

/// What the closing of an office's day (窓口の締め) looks at; the raw value stands in the seal.
package enum ClosingMatter: String, CaseIterable, Hashable, Sendable {
    /// A visit that nobody called. Whoever waited is gone: it is called or ended.
    case visitWaiting = "visit-waiting"
    /// A visit at a desk that was not filed and not ended.
    case visitAtDesk = "visit-at-desk"
    /// A filed visit of which nothing is open any more, and which nobody ended.
    case visitAnswered = "visit-answered"
    /// Something typed that was not saved; it goes by itself after a while.
    case draft
    /// A sheet that was printed to be signed, while nothing of what it is for was filed.
    case sheetUnfiled = "sheet-unfiled"
    /// Something filed or done for which somebody signs, without a printed sheet.
    case itemUnsigned = "item-unsigned"
    /// A certificate that was issued and lies at the counter.
    case certificate
    /// A lot with items of the office that its system did not answer.
    case lot
    /// A send-back about which the resident was to be called by now.
    case callback
    /// An appointment of which nobody noted whether somebody came.
    case appointment
}

/// One thing that is not settled when a day is closed; it names nobody but the staff.
package struct ClosingLine: Hashable, Sendable {
    package let matter: ClosingMatter
    /// The visit it is of; nil where it is no visit's.
    package let visit: VisitID?
    /// What tells it apart among those of its matter and visit: a number, a code, or the login of a draft's writer.
    package let subject: String
    /// Since when.
    package let at: Instant
    /// Until when it is kept at all; nil without an end.
    package let keptUntil: Instant?

    /// A value of these parts.
    package init(
        _ matter: ClosingMatter,
        visit: VisitID?,
        subject: String = "",
        at: Instant,
        keptUntil: Instant? = nil
    ) {
        self.matter = matter
        self.visit = visit
        self.subject = subject
        self.at = at
        self.keptUntil = keptUntil
    }

    /// The line as forms and lists name it: `draft/V12/hanako`.
    package var key: String {
        "\(matter.rawValue)/\(visit.map(\.description) ?? "-")/\(subject)"
    }

    /// Whether it may be left to the next day with a reason, or blocks until somebody settles it.
    ///
    /// What nobody can do tomorrow blocks: to note who waited or came today, and a draft that will have gone
    /// before anybody is there again.
    package func mayWait(until morning: Instant) -> Bool {
        switch matter {
        case .visitWaiting, .appointment: false
        case .visitAtDesk, .visitAnswered, .draft, .sheetUnfiled, .itemUnsigned, .certificate, .lot,
            .callback:
            keptUntil.map { $0 >= morning } ?? true
        }
    }

    /// The line as it stands in the seal.
    package var json: JSONValue {
        [
            "matter": .string(matter.rawValue),
            "visit": visit.map { .string($0.description) } ?? .null,
            "subject": .string(subject),
            "at": .string(at.description),
        ]
    }
}
