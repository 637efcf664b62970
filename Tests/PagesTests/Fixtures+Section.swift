import Pages
import Vocabulary

extension Fixtures {
    var sectionPages: [Fixture] {
        let nursery = Paths.desk(ofSection: "children-and-families")
        return [
            Fixture(name: "desks", page: desks, frame: frame(Paths.desks, roles: [.clerk])),
            Fixture(
                name: "desks-none",
                page: DesksPage(office: office, rows: [], readAt: instant("09:12")),
                frame: frame(Paths.desks, roles: [.section])
            ),
            Fixture(
                name: "desk-entries",
                page: deskEntries,
                frame: frame(nursery, roles: [.section])
            ),
            Fixture(
                name: "desk-entries-empty",
                page: emptyDesk,
                frame: frame(nursery, roles: [.section])
            ),
            Fixture(
                name: "desk-entry",
                page: deskEntry,
                frame: frame(
                    Paths.deskEntry(visit, at: "children-and-families"),
                    roles: [.section]
                )
            ),
        ]
    }

    private var desks: DesksPage {
        DesksPage(
            office: office,
            rows: [
                DesksPage.Row(
                    desk: "children-and-families",
                    name: said("こども家庭課", "Child and family section"),
                    window: text("11"),
                    expected: 3,
                    arrived: 1,
                    overdue: 2
                ),
                DesksPage.Row(
                    desk: "~other",
                    name: said("一覧にない窓口", "Desks that are not in the catalog"),
                    window: nil,
                    expected: 1,
                    arrived: 0,
                    overdue: 0
                ),
            ],
            readAt: instant("09:12")
        )
    }

    private var deskChoices: DeskChoices {
        DeskChoices(
            desk: "children-and-families",
            results: [
                choice("accepted", "受け付けた", "Accepted"),
                choice("not-eligible", "対象外", "Not eligible"),
            ],
            resultsWithoutResident: [choice("not-eligible", "対象外", "Not eligible")],
            others: [choice("taxes", "市税の窓口", "City tax counter")]
        )
    }

    private func line(
        _ number: Int64,
        _ standing: DeskLine.Standing,
        isProtected: Bool = false
    ) -> DeskLine {
        let isOpen = standing != .done
        return DeskLine(
            visit: VisitID(number: number),
            key: "daycare.p\(number)",
            seen: "\(standing.rawValue).1",
            code: isProtected ? "" : "NU01",
            name: said("保育所等の利用申込み", "Nursery place"),
            desk: standing == .lacking ? said("出張所", "A branch") : nil,
            people: isProtected || standing == .lacking ? [] : [name, name],
            isWithheld: isProtected,
            papers: isProtected
                ? [] : [said("就労証明書(該当する場合)", "Proof of work (where it applies)")],
            standing: standing,
            result: standing == .done ? said("受け付けた", "Accepted") : nil,
            awaits: standing == .expected
                ? said("住民記録の反映待ち(先に「転入届」)", "Waits for the register: Move-in notification") : nil,
            since: instant("09:0\(number % 10)"),
            waitingMinutes: 12,
            due: isOpen ? Due(at: instant("17:00"), pressure: .near) : nil,
            flags: isProtected ? [.protected] : [.wheelchair],
            history: history,
            canUndo: standing != .expected
        )
    }

    private var deskEntries: DeskEntriesPage {
        var page = DeskEntriesPage(
            desk: said("こども家庭課", "Child and family section"),
            window: text("11"),
            office: office,
            arrived: [line(1024, .arrived), line(1023, .arrived, isProtected: true)],
            expected: [line(1025, .expected), line(1026, .lacking), line(1022, .absent)],
            ended: [line(1021, .done)],
            choices: deskChoices,
            maximum: 300,
            typed: DeskTyping(
                line: "V1024.daycare.p1024",
                mark: "lacking",
                values: ["until": text("R8.4.1"), "note": text("就労証明書")]
            ),
            readAt: instant("09:12"),
            problems: [
                Problem(
                    field: "until-V1024.daycare.p1024",
                    message: said("今日か、これからの日を書いてください。", "Write today or a day to come.")
                )
            ]
        )
        page.appointments = [
            BookedHere(
                at: instant("09:30"),
                name: name,
                procedures: [said("保育所等 利用(入所)申込", "Daycare application")],
                note: text("車いす"),
                state: .arrived,
                visit: visit
            ),
            BookedHere(
                at: instant("10:00"),
                name: nil,
                procedures: [],
                note: nil,
                state: .booked,
                visit: nil
            ),
        ]
        return page
    }

    private var emptyDesk: DeskEntriesPage {
        DeskEntriesPage(
            desk: said("こども家庭課", "Child and family section"),
            window: nil,
            office: office,
            arrived: [],
            expected: [],
            ended: [],
            choices: deskChoices,
            readAt: instant("09:12")
        )
    }

    private var deskEntry: DeskEntryPage {
        DeskEntryPage(
            desk: said("こども家庭課", "Child and family section"),
            subject: Subject(visit: visit, ticket: nil, name: nil, isProtected: false),
            parts: [
                DeskEntryPage.Part(
                    line: line(1024, .arrived),
                    data: [
                        DeskEntryPage.Datum(
                            name: said("氏", "Family name"),
                            person: name,
                            value: said("葛\u{E0100}城", "葛\u{E0100}城")
                        ),
                        DeskEntryPage.Datum(
                            name: said("電話", "Telephone"),
                            person: nil,
                            value: said("043-245-5111", "043-245-5111")
                        ),
                    ],
                    answers: [said("働いています", "Is employed")]
                )
            ],
            choices: deskChoices
        )
    }
}
