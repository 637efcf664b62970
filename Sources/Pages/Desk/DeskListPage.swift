package import Vocabulary

/// The visits of an office in the order in which they should be called.
package struct DeskListPage: Page {
    /// One visit of today.
    package struct Row: Sendable {
        /// The visit's number.
        package var visit: VisitID
        /// The called number of today; nil where none was drawn.
        package var ticket: String?
        /// The life events, in words.
        package var events: [Localized]
        /// Where it stands.
        package var state: VisitState
        /// Since the arrival, or since the last call.
        package var waitingMinutes: Int
        /// How many people the visit is about.
        package var peopleCount: Int
        /// What staff must know before they speak.
        package var flags: [VisitFlag]
        /// Who has it open at the moment.
        package var openedBy: String?

        /// Takes every part as given.
        package init(
            visit: VisitID,
            ticket: String?,
            events: [Localized],
            state: VisitState,
            waitingMinutes: Int,
            peopleCount: Int,
            flags: [VisitFlag],
            openedBy: String?
        ) {
            self.visit = visit
            self.ticket = ticket
            self.events = events
            self.state = state
            self.waitingMinutes = waitingMinutes
            self.peopleCount = peopleCount
            self.flags = flags
            self.openedBy = openedBy
        }
    }

    /// The office, in words.
    package var office: Localized
    /// The lines of the list, in order.
    package var rows: [Row]
    /// Who of a contractor waits for an official.
    package var calls: [OfficialCallLine]
    /// What the last closed day left; nil where that was nothing.
    package var carried: CarriedOver?
    /// What was handed on to the reader and not noted as seen.
    package var handedOn: [HandedOn]
    /// When the figures were read.
    package var readAt: Instant

    /// Takes every part as given.
    package init(
        office: Localized,
        rows: [Row],
        calls: [OfficialCallLine] = [],
        carried: CarriedOver? = nil,
        handedOn: [HandedOn] = [],
        readAt: Instant
    ) {
        self.office = office
        self.rows = rows
        self.calls = calls
        self.carried = carried
        self.handedOn = handedOn
        self.readAt = readAt
    }

    package var title: Localized { Localized(ja: "総合窓口:受付一覧", en: "Counter: visits") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            HTML.p {
                Parts.linkButton(.feesOfDay, .text, to: Paths.feeDay, key: "m")
                Parts.linkButton(.shift, .text, to: Paths.shift, key: "h")
                Parts.linkButton(.closingOfDay, .text, to: Paths.closing, key: "c")
                Parts.linkButton(.emergency, .text, to: Paths.emergency, key: "e")
                Parts.linkButton(.parcels, .text, to: Paths.parcels, key: "o")
            },
            HandedOn.banner(handedOn),
            carried?.banner ?? .nothing,
            HTML.div(.id("visits-region"), .refreshes(seconds: 5)) {
                OfficialCallLine.alert(calls, back: Paths.desk, in: frame)
                summaryLine
                if rows.isEmpty {
                    HTML.p { Localized(ja: "受付はまだありません。", en: "No visits yet.") }
                } else {
                    table(in: frame)
                }
            },
        ])
    }

    private var summaryLine: Markup {
        let waiting = rows.filter { $0.state == .waiting }
        let longest = waiting.map(\.waitingMinutes).max() ?? 0
        return HTML.p(.class("figures"), .announced) {
            Localized(
                ja: "待ち \(waiting.count)組・最長 \(longest)分(\(readAt.clock)現在)",
                en: "\(waiting.count) waiting, longest \(longest) min (as of \(readAt.clock))"
            )
        }
    }

    private func table(in frame: Frame) -> Markup {
        Parts.table(
            Localized(ja: "今日の受付", en: "Visits today"),
            id: "visits",
            columns: (hasTickets ? [Localized(ja: "呼出番号", en: "Ticket")] : []) + [
                Localized(ja: "来庁番号", en: "Visit"),
                Localized(ja: "用件", en: "Event"), Localized(ja: "人数", en: "People"),
                Localized(ja: "待ち時間", en: "Wait"), Localized(ja: "状態", en: "State"),
                Localized(ja: "配慮", en: "Needs"), Localized(ja: "操作", en: "Actions"),
            ],
            numbers: hasTickets ? [3, 4] : [2, 3],
            hidesCaption: true
        ) {
            for row in rows { self.row(row, in: frame) }
        }
    }

    /// Whether the house draws tickets; a column of dashes would say nothing.
    private var hasTickets: Bool { rows.contains { $0.ticket != nil } }

    private func row(_ row: Row, in frame: Frame) -> Markup {
        HTML.tr {
            if hasTickets {
                HTML.th(.scope("row"), .class("ticket")) { Markup.text(row.ticket ?? "–") }
                HTML.td { Markup.text("\(row.visit)") }
            } else {
                HTML.th(.scope("row"), .class("ticket")) { Markup.text("\(row.visit)") }
            }
            HTML.td { row.events.joined }
            Parts.numberCell(row.peopleCount)
            HTML.td(.class("number")) { Localized.minutes(row.waitingMinutes) }
            HTML.td {
                row.state.chip
                if let openedBy = row.openedBy {
                    HTML.span(.class("quiet")) { Markup.japanese(openedBy) }
                }
            }
            HTML.td { VisitFlag.chips(row.flags) }
            HTML.td(.class("row-actions")) { actions(on: row, in: frame) }
        }
    }

    @MarkupBuilder
    private func actions(on row: Row, in frame: Frame) -> Markup {
        let which = row.ticket ?? "\(row.visit)"
        if row.state == .waiting || row.state == .elsewhere {
            frame.form(to: Paths.call(row.visit), class: "inline-form") {
                Parts.button(
                    Localized(ja: "呼び出す", en: "Call"),
                    accessibleName: Localized(ja: "呼び出す:\(which)", en: "Call: \(which)")
                )
            }
        }
        if row.state == .serving {
            frame.form(to: Paths.returnToQueue(row.visit), class: "inline-form") {
                Parts.button(
                    Localized(ja: "待ちに戻す", en: "Back to the queue"),
                    .text,
                    accessibleName: Localized(
                        ja: "待ちに戻す:\(which)",
                        en: "Back to the queue: \(which)"
                    )
                )
            }
        }
        HTML.a(
            .class("button button--text"),
            .href(Paths.visit(row.visit)),
            .ariaLabel(Localized(ja: "記録と終了:\(which)", en: "Record and end: \(which)"))
        ) { Localized(ja: "記録・終了", en: "Record, end") }
        HTML.a(
            .class("button button--outline"),
            .href(Paths.desk(row.visit)),
            .ariaLabel(Localized(ja: "開く:\(which)", en: "Open: \(which)"))
        ) { Localized.open }
    }
}
