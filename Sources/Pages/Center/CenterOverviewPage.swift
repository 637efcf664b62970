package import Vocabulary

/// How the processing center stands: items by state, by system, lane and office, and alarms.
package struct CenterOverviewPage: Page {
    /// The items of one system, lane or office.
    package struct Line: Sendable {
        /// The system, lane or office.
        package var name: Localized
        /// How many items stand in each state; an absent state has none.
        package var counts: [ItemState: Int]
        /// Age of the oldest open item; nil where none is open.
        package var oldestMinutes: Int?
        /// How many fall due soon.
        package var due: Int
        /// How many are past their due time.
        package var overdue: Int

        /// Takes every part as given.
        package init(
            name: Localized,
            counts: [ItemState: Int],
            oldestMinutes: Int?,
            due: Int,
            overdue: Int
        ) {
            self.name = name
            self.counts = counts
            self.oldestMinutes = oldestMinutes
            self.due = due
            self.overdue = overdue
        }
    }

    /// Something that somebody should look at now.
    package struct Alarm: Sendable {
        /// What it says, in one sentence.
        package var text: Localized
        /// Where it leads.
        package var path: Path
        /// Whether work stands still because of it.
        package var isSevere: Bool

        /// Takes every part as given.
        package init(text: Localized, path: Path, isSevere: Bool) {
            self.text = text
            self.path = path
            self.isSevere = isSevere
        }
    }

    /// When the figures were read.
    package var readAt: Instant
    /// All items together.
    package var total: Line
    /// The items by back-office system.
    package var systems: [Line]
    /// The items by lane.
    package var lanes: [Line]
    /// The items by office.
    package var offices: [Line]
    /// Lots that were exported and wait for an answer.
    package var lotsWaiting: Int
    /// Lots whose answer was refused and not yet mended.
    package var lotsRefused: Int
    /// What somebody should look at now, worst first.
    package var alarms: [Alarm]
    /// Who of a contractor waits for an official.
    package var calls: [OfficialCallLine] = []

    /// Takes every part as given.
    package init(
        readAt: Instant,
        total: Line,
        systems: [Line],
        lanes: [Line],
        offices: [Line],
        lotsWaiting: Int,
        lotsRefused: Int,
        alarms: [Alarm]
    ) {
        self.readAt = readAt
        self.total = total
        self.systems = systems
        self.lanes = lanes
        self.offices = offices
        self.lotsWaiting = lotsWaiting
        self.lotsRefused = lotsRefused
        self.alarms = alarms
    }

    package var title: Localized {
        Localized(ja: "センターの処理状況", en: "Processing center")
    }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        HTML.div(.id("center"), .refreshes(seconds: 5)) {
            Parts.heading(
                title,
                lead: Localized(ja: "\(readAt.written.ja)現在", en: "As of \(readAt.written.en)")
            )
            searchForm
            HTML.p { Parts.linkButton(.parcels, .text, to: Paths.parcels) }
            OfficialCallLine.alert(calls, back: Paths.center, in: frame)
            alarmList
            figures
            table("systems", Localized(ja: "システム別", en: "By back-office system"), systems)
            table("lanes", Localized(ja: "速さ別", en: "By lane"), lanes)
            table("offices", Localized(ja: "窓口別", en: "By office"), offices)
        }
    }

    // Looking up a number is reading, so it needs no token; the number is no personal datum.
    private var searchForm: Markup {
        HTML.form(
            .class("search"),
            .method("get"),
            .action(Path("/center/find")),
            .role("search")
        ) {
            Parts.textField(
                TextField(
                    id: "find",
                    name: "number",
                    label: Localized(
                        ja: "番号で開く(来庁 V…、手続 I…、ロット L…)",
                        en: "Open by number (visit V…, item I…, lot L…)"
                    ),
                    maximumLength: 20,
                    size: 14,
                    key: "f"
                )
            )
            Parts.button(.open, .outline)
        }
    }

    private var alarmList: Markup {
        guard !alarms.isEmpty else {
            return HTML.p(.class("card card--done")) {
                Localized(ja: "警報はありません。", en: "No alarms.")
            }
        }
        return HTML.section(.labelledBy("alarms")) {
            HTML.h2(.id("alarms"), .announced) {
                Localized(ja: "警報 \(alarms.count)件", en: "Alarms: \(alarms.count)")
            }
            HTML.ul(.class("alarms")) {
                for alarm in alarms {
                    HTML.li {
                        alarm.isSevere
                            ? Parts.chip(Localized(ja: "重大", en: "Severe"), .danger)
                            : Parts.chip(Localized(ja: "注意", en: "Notice"), .warning)
                        HTML.a(.href(alarm.path)) { alarm.text }
                    }
                }
            }
        }
    }

    private var figures: Markup {
        HTML.dl(.class("figure-tiles")) {
            figure(Localized(ja: "最も古いもの", en: "Oldest"), oldest)
            figure(Localized(ja: "期限が近い", en: "Due soon"), count(total.due))
            figure(Localized(ja: "期限超過", en: "Overdue"), count(total.overdue))
            figure(Localized(ja: "回答待ちのロット", en: "Lots awaiting answers"), count(lotsWaiting))
            figure(Localized(ja: "拒否された回答", en: "Refused answers"), count(lotsRefused))
            for state in ItemState.allCases {
                figure(state.name, count(total.counts[state] ?? 0))
            }
        }
    }

    private var oldest: Localized { total.oldestMinutes.map(Localized.minutes) ?? .none }

    private func count(_ number: Int) -> Localized {
        Localized(same: Localized.grouped(number))
    }

    private func figure(_ name: Localized, _ value: Localized) -> Markup {
        HTML.div(.class("figure-tile")) {
            HTML.dt { name }
            HTML.dd { value }
        }
    }

    private func table(_ id: String, _ caption: Localized, _ lines: [Line]) -> Markup {
        guard !lines.isEmpty else { return .nothing }
        let states = ItemState.allCases
        let first = Localized(ja: "名称", en: "Name")
        let last = [
            Localized(ja: "最古", en: "Oldest"), Localized(ja: "期限近", en: "Due"),
            Localized(ja: "超過", en: "Overdue"),
        ]
        return Parts.table(
            caption,
            id: id,
            columns: [first] + states.map(\.name) + last,
            numbers: Set(1...states.count + last.count)
        ) {
            for line in lines {
                HTML.tr {
                    HTML.th(.scope("row")) { line.name }
                    for state in states { Parts.numberCell(line.counts[state] ?? 0) }
                    HTML.td(.class("number")) {
                        line.oldestMinutes.map(Localized.minutes) ?? Localized(same: "–")
                    }
                    Parts.numberCell(line.due)
                    Parts.numberCell(line.overdue)
                }
            }
        }
    }
}
