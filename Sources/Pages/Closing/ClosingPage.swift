package import Vocabulary

/// The closing of an office's day: what is open, what was counted, who sealed it; for paper too.
package struct ClosingPage: Page {
    /// One kind of thing that is open, with its lines.
    package struct Matter: Sendable {
        /// Its word in forms.
        package var id: String
        package var name: Localized
        package var lines: [Line]
        /// What was typed as the reason to leave them to the next day.
        package var reason: String

        /// Takes every part as given.
        package init(id: String, name: Localized, lines: [Line], reason: String = "") {
            self.id = id
            self.name = name
            self.lines = lines
            self.reason = reason
        }
    }

    /// One thing that is open.
    package struct Line: Sendable {
        /// What the form sends.
        package var key: String
        package var visit: VisitID?
        /// What it is, where the visit does not say it.
        package var what: Localized?
        /// The member of the staff whose it is.
        package var who: String?
        /// Where it is settled; nil where that is not done here.
        package var path: Path?
        package var since: Instant
        /// Whether it may be left to the next day.
        package var mayWait: Bool
        package var isChosen: Bool

        /// Takes every part as given.
        package init(
            key: String,
            visit: VisitID?,
            what: Localized?,
            who: String? = nil,
            path: Path?,
            since: Instant,
            mayWait: Bool,
            isChosen: Bool = false
        ) {
            self.key = key
            self.visit = visit
            self.what = what
            self.who = who
            self.path = path
            self.since = since
            self.mayWait = mayWait
            self.isChosen = isChosen
        }
    }

    /// What the ledger has of a method, and what was counted of it.
    package struct Money: Sendable {
        package var kind: FeeKind
        package var ledgerYen: Int
        /// Nil before somebody counted it.
        package var countedYen: Int?
        package var typed: String

        /// Takes every part as given.
        package init(kind: FeeKind, ledgerYen: Int, countedYen: Int? = nil, typed: String = "") {
            self.kind = kind
            self.ledgerYen = ledgerYen
            self.countedYen = countedYen
            self.typed = typed
        }
    }

    /// A count that waits for a second person.
    package struct Waiting: Sendable {
        package var attempt: Int
        package var by: String
        package var at: Instant
        package var money: [Money]
        package var reason: String
        /// Whether the reader may confirm it: not who counted.
        package var mayConfirm: Bool

        /// Takes every part as given.
        package init(
            attempt: Int,
            by: String,
            at: Instant,
            money: [Money],
            reason: String,
            mayConfirm: Bool
        ) {
            self.attempt = attempt
            self.by = by
            self.at = at
            self.money = money
            self.reason = reason
            self.mayConfirm = mayConfirm
        }
    }

    /// A seal of the day.
    package struct Seal: Sendable {
        package var number: Int
        /// 1 for the seal of the day, more for supplements.
        package var part: Int
        package var at: Instant
        package var by: String
        package var confirmedBy: String?
        package var digest: String
        package var money: [Money]
        package var differenceReason: String?
        package var carried: [Carried]
        /// Why the day was opened again, when and by whom.
        package var reopening: (reason: String, at: Instant, by: String)?

        /// Takes every part as given.
        package init(
            number: Int,
            part: Int,
            at: Instant,
            by: String,
            confirmedBy: String?,
            digest: String,
            money: [Money],
            differenceReason: String?,
            carried: [Carried],
            reopening: (reason: String, at: Instant, by: String)? = nil
        ) {
            self.number = number
            self.part = part
            self.at = at
            self.by = by
            self.confirmedBy = confirmedBy
            self.digest = digest
            self.money = money
            self.differenceReason = differenceReason
            self.carried = carried
            self.reopening = reopening
        }
    }

    /// What was left to the next day.
    package struct Carried: Sendable {
        package var name: Localized
        package var visit: VisitID?
        package var what: Localized?
        /// The member of the staff whose it is.
        package var who: String?
        package var path: Path?
        package var reason: String

        /// Takes every part as given.
        package init(
            name: Localized,
            visit: VisitID?,
            what: Localized?,
            who: String? = nil,
            path: Path?,
            reason: String
        ) {
            self.name = name
            self.visit = visit
            self.what = what
            self.who = who
            self.path = path
            self.reason = reason
        }
    }

    /// Where the day stands.
    package enum Standing: Sendable {
        case open
        case sealed
        case reopened
    }

    package var office: Localized
    package var on: CalendarDay
    package var standing: Standing
    package var matters: [Matter]
    package var money: [Money]
    package var differenceReason: String
    /// How much of a difference one person may seal.
    package var differenceOfOneYen: Int
    package var waiting: Waiting?
    package var seals: [Seal]
    /// The digest of what is shown.
    package var seen: String
    /// Whether a seal of this day can be opened again: only today's.
    package var mayReopen: Bool
    package var reopenReason: String
    package var madeAt: Instant
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        office: Localized,
        on: CalendarDay,
        standing: Standing,
        matters: [Matter],
        money: [Money],
        differenceReason: String = "",
        differenceOfOneYen: Int,
        waiting: Waiting? = nil,
        seals: [Seal] = [],
        seen: String,
        mayReopen: Bool,
        reopenReason: String = "",
        madeAt: Instant,
        problems: [Problem] = []
    ) {
        self.office = office
        self.on = on
        self.standing = standing
        self.matters = matters
        self.money = money
        self.differenceReason = differenceReason
        self.differenceOfOneYen = differenceOfOneYen
        self.waiting = waiting
        self.seals = seals
        self.seen = seen
        self.mayReopen = mayReopen
        self.reopenReason = reopenReason
        self.madeAt = madeAt
        self.problems = problems
    }

    package var title: Localized { .closingOfDay }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.desk),
            Parts.dayPicker(on, at: Paths.closing, problem: problem("on")),
            Parts.daySheet(title, of: office, on: on, madeAt: madeAt) {
                HTML.p { chip }
                if standing != .sealed { openNow }
                for seal in seals.reversed() { section(of: seal) }
            },
            standing == .sealed ? reopenForm(in: frame) : sealForms(in: frame),
        ])
    }

    func problem(_ field: String) -> Localized? {
        problems[at: field]
    }

    private var chip: Markup {
        switch standing {
        case .open: Parts.chip(Localized(ja: "未締め", en: "Not sealed"), .warning)
        case .sealed: Parts.chip(Localized(ja: "締め済み", en: "Sealed"), .success)
        case .reopened:
            Parts.chip(
                Localized(ja: "開き直し(追加の締めを待っています)", en: "Opened again: a supplement is due"),
                .warning
            )
        }
    }

    // MARK: What is open

    @MarkupBuilder
    private var openNow: Markup {
        let lines = matters.flatMap(\.lines)
        let blocking = lines.filter { !$0.mayWait }
        HTML.p(.class("figures")) {
            Localized(
                ja: "残っているもの \(lines.count)件(うち翌日に回せないもの \(blocking.count)件)",
                en: "\(lines.count) open, \(blocking.count) of which cannot wait"
            )
        }
        for matter in matters { table(of: matter) }
        Self.moneyTable(money, id: "ledger", Localized(ja: "収納の記録", en: "The ledger"))
    }

    private func table(of matter: Matter) -> Markup {
        Parts.table(
            matter.name,
            id: "open-\(matter.id)",
            columns: [
                Localized(ja: "来庁番号", en: "Visit"), Localized(ja: "内容", en: "What"),
                Localized(ja: "いつから", en: "Since"), Localized(ja: "扱い", en: "Rule"),
            ]
        ) {
            for line in matter.lines {
                HTML.tr {
                    HTML.th(.scope("row")) { Self.link(line.path, line.visit, line.what) }
                    HTML.td {
                        line.visit == nil ? Markup.text("–") : Self.text(line.what, line.who)
                    }
                    HTML.td { line.since.markup }
                    HTML.td { line.mayWait ? Localized.mayWait : Localized.blocks }
                }
            }
        }
    }

    /// What it is and whose, in a cell.
    static func text(_ what: Localized?, _ who: String? = nil) -> Markup {
        if let who { return .japanese(who) }
        return what.map { .localized($0) } ?? .text("–")
    }

    /// What a line is told by, leading to where it is settled.
    static func link(_ path: Path?, _ visit: VisitID?, _ what: Localized?) -> Markup {
        let name = visit.map { Markup.text("\($0)") } ?? text(what)
        return path.map { path in HTML.a(.href(path)) { name } } ?? name
    }

    // MARK: Money

    static func moneyTable(_ money: [Money], id: String, _ caption: Localized) -> Markup {
        let isCounted = money.contains { $0.countedYen != nil }
        return Parts.table(
            caption,
            id: id,
            columns: [Localized(ja: "方法", en: "How"), Localized(ja: "記録", en: "Ledger")]
                + (isCounted
                    ? [Localized(ja: "数えた額", en: "Counted"), Localized(ja: "差", en: "Difference")]
                    : []),
            numbers: isCounted ? [1, 2, 3] : [1]
        ) {
            for row in money {
                HTML.tr {
                    HTML.th(.scope("row")) { row.kind.name }
                    Parts.moneyCell(row.ledgerYen)
                    if let counted = row.countedYen {
                        Parts.moneyCell(counted)
                        Parts.moneyCell(counted - row.ledgerYen)
                    }
                }
            }
        }
    }
}

extension Localized {
    static let closingOfDay = Localized(ja: "窓口の締め", en: "Closing of the day")
    fileprivate static let mayWait = Localized(ja: "翌日に回せます", en: "May wait")
    fileprivate static let blocks = Localized(ja: "先に済ませます", en: "Settle it first")
}
