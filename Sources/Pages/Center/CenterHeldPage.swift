package import Vocabulary

/// What waits for a person of the center to look at it, most pressing first.
package struct CenterHeldPage: Page {
    /// What an item waits for.
    package enum Wait: Sendable {
        /// A first check.
        case firstCheck
        /// A check by somebody else than the first; whether the reader was that one.
        case secondCheck(isOwn: Bool)
        /// What the counter has still to do, in words.
        case counter(Localized)
    }

    /// One item.
    package struct Row: Sendable {
        /// The item's identifier.
        package var item: ItemID
        /// The visit's number.
        package var visit: VisitID
        /// What people call it.
        package var name: Localized
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// The office, in words.
        package var office: Localized
        /// The owning system, in words.
        package var system: Localized
        /// What it waits for.
        package var wait: Wait
        /// By when it must have moved.
        package var due: Due

        /// Takes every part as given.
        package init(
            item: ItemID,
            visit: VisitID,
            name: Localized,
            code: String,
            office: Localized,
            system: Localized,
            wait: Wait,
            due: Due
        ) {
            self.item = item
            self.visit = visit
            self.name = name
            self.code = code
            self.office = office
            self.system = system
            self.wait = wait
            self.due = due
        }
    }

    /// All that wait, those that the reader may check first.
    package var rows: [Row]
    /// Whether there are more than these.
    package var isCut: Bool
    /// When the list was read.
    package var readAt: Instant

    /// Takes every part as given.
    package init(rows: [Row], isCut: Bool = false, readAt: Instant) {
        self.rows = rows
        self.isCut = isCut
        self.readAt = readAt
    }

    package var title: Localized { Localized(ja: "審査待ち", en: "To be checked") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        let own = rows.filter(\.wait.isForReader)
        let others = rows.filter { !$0.wait.isForReader }
        return HTML.div(.id("held"), .refreshes(seconds: 10)) {
            Parts.heading(title)
            HTML.p(.class("figures"), .announced) {
                Localized(
                    ja: "審査できるもの \(own.count)件・ほかを待つもの \(others.count)件(\(readAt.clock)現在)",
                    en:
                        "\(own.count) to check, \(others.count) wait for others (as of \(readAt.clock))"
                )
            }
            if isCut {
                Parts.banner(
                    Notice(
                        .warning,
                        title: Localized(
                            ja: "ほかにもあります。急ぐものから\(rows.count)件を示しています。",
                            en: "There are more; these are the \(rows.count) most urgent."
                        )
                    )
                )
            }
            part("to-check", Localized(ja: "審査できるもの", en: "For you to check"), own)
            part("waiting", Localized(ja: "ほかを待つもの", en: "Waiting for others"), others)
        }
    }

    private func part(_ id: String, _ name: Localized, _ rows: [Row]) -> Markup {
        // The table is a landmark of this name already.
        HTML.div {
            HTML.h2 { name }
            if rows.isEmpty {
                HTML.p { Localized(ja: "ありません。", en: "Nothing.") }
            } else {
                Parts.table(
                    name,
                    id: id,
                    columns: [
                        .itemNumber, .procedure, Localized(ja: "待つもの", en: "Waits for"),
                        Localized(ja: "窓口", en: "Office"), Localized(ja: "システム", en: "System"),
                        .due,
                    ],
                    hidesCaption: true
                ) {
                    for row in rows { line(row) }
                }
            }
        }
    }

    private func line(_ row: Row) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.a(.href(Paths.item(row.item))) { Markup.text("\(row.item)") }
                HTML.span(.class("quiet")) { Markup.text("\(row.visit)") }
            }
            HTML.td { Parts.procedure(row.name, code: row.code) }
            HTML.td { row.wait.words }
            HTML.td { row.office }
            HTML.td { row.system }
            HTML.td { row.due.markup }
        }
    }
}

extension CenterHeldPage.Wait {
    /// Whether whoever reads the list may check it now.
    package var isForReader: Bool {
        switch self {
        case .firstCheck, .secondCheck(isOwn: false): true
        case .secondCheck(isOwn: true), .counter: false
        }
    }

    fileprivate var words: Localized {
        switch self {
        case .firstCheck: Localized(ja: "審査", en: "A check")
        case .secondCheck(isOwn: false): Localized(ja: "二重審査", en: "A second check")
        case .secondCheck(isOwn: true):
            Localized(ja: "ほかの人の二重審査(一人目はあなたです)", en: "A second check by somebody else")
        case .counter(let act): Localized(ja: "窓口での「\(act.ja)」", en: "“\(act.en)” at the counter")
        }
    }
}
