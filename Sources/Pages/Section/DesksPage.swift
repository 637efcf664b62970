package import Vocabulary

/// The desks of an office with how much waits at each.
package struct DesksPage: Page {
    /// A desk.
    package struct Row: Sendable {
        /// Its name in addresses.
        package var desk: String
        /// What people call it.
        package var name: Localized
        /// Number over the window.
        package var window: String?
        /// Residents who are to come.
        package var expected: Int
        /// Residents who are there.
        package var arrived: Int
        /// Entries whose time has passed.
        package var overdue: Int

        /// Takes every part as given.
        package init(
            desk: String,
            name: Localized,
            window: String?,
            expected: Int,
            arrived: Int,
            overdue: Int
        ) {
            self.desk = desk
            self.name = name
            self.window = window
            self.expected = expected
            self.arrived = arrived
            self.overdue = overdue
        }
    }

    /// The office, in words.
    package var office: Localized
    /// The desks, in the order of the catalog.
    package var rows: [Row]
    /// Who of a contractor waits for an official.
    package var calls: [OfficialCallLine] = []
    /// When the figures were read.
    package var readAt: Instant

    /// Takes every part as given.
    package init(office: Localized, rows: [Row], readAt: Instant) {
        self.office = office
        self.rows = rows
        self.readAt = readAt
    }

    package var title: Localized { Localized(ja: "個別窓口", en: "Individual counters") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            HTML.div(.id("desks-region"), .refreshes(seconds: 10)) {
                OfficialCallLine.alert(calls, back: Paths.desks, in: frame)
                HTML.p(.class("figures"), .announced) { summary }
                if rows.isEmpty {
                    HTML.p {
                        Localized(
                            ja: "この庁舎の窓口はカタログに登録されていません。",
                            en: "The catalog names no desks of this office."
                        )
                    }
                } else {
                    table
                }
            },
        ])
    }

    private var summary: Localized {
        let arrived = rows.reduce(0) { $0 + $1.arrived }
        let expected = rows.reduce(0) { $0 + $1.expected }
        return Localized(
            ja: "到着 \(arrived)件・これから \(expected)件(\(readAt.clock)現在)",
            en: "\(arrived) there, \(expected) to come (as of \(readAt.clock))"
        )
    }

    private var table: Markup {
        Parts.table(
            Localized(ja: "窓口ごとの件数", en: "Entries by desk"),
            id: "desks",
            columns: [
                Localized(ja: "窓口", en: "Desk"), Localized(ja: "番号", en: "Window"),
                Localized(ja: "到着", en: "There"), Localized(ja: "これから", en: "To come"),
                Localized(ja: "期限超過", en: "Overdue"),
            ],
            numbers: [2, 3, 4],
            hidesCaption: true
        ) {
            for row in rows { self.row(row) }
        }
    }

    private func row(_ row: Row) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { HTML.a(.href(Paths.desk(ofSection: row.desk))) { row.name } }
            HTML.td { Markup.text(row.window ?? "–") }
            Parts.numberCell(row.arrived)
            Parts.numberCell(row.expected)
            HTML.td(.class("number")) {
                row.overdue > 0
                    ? Parts.chip(Localized(same: Localized.grouped(row.overdue)), .danger)
                    : Markup.text("0")
            }
        }
    }
}
