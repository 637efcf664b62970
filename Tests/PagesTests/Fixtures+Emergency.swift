import Pages
import Vocabulary

extension Fixtures {
    var emergency: [Fixture] {
        [
            Fixture(
                name: "emergency",
                page: emergencyPage,
                frame: frame(Paths.emergency, roles: [.clerk])
            ),
            Fixture(
                name: "emergency-problems",
                page: problemEmergency,
                frame: frame(Paths.emergency, roles: [.clerk])
            ),
            Fixture(
                name: "emergency-administrator",
                page: watchedEmergency,
                frame: frame(Paths.emergency, roles: [.administrator])
            ),
            Fixture(
                name: "enter-afterwards",
                page: EnterAfterwardsPage(events: events),
                frame: frame(Paths.enterAfterwards, roles: [.clerk])
            ),
            Fixture(
                name: "enter-afterwards-problems",
                page: problemEntry,
                frame: frame(Paths.enterAfterwards, roles: [.clerk])
            ),
        ]
    }

    private var events: [Choice] {
        [choice("move-in", "転入", "Moving in"), choice("birth", "出生", "Birth")]
    }

    private func pack(_ place: Int, open: Int, isToSettle: Bool) -> EmergencyPage.Pack {
        EmergencyPage.Pack(
            office: office,
            day: day("2026-04-06"),
            first: place,
            numbers: text("260406-001-K – 260406-050-M"),
            used: 3,
            spoilt: 1,
            unused: 46 - open,
            open: open,
            printedAt: instant("02:00"),
            printedBy: text("work"),
            isToSettle: isToSettle
        )
    }

    private var emergencyPage: EmergencyPage {
        EmergencyPage(
            offices: [.init(name: office, printedAt: instant("02:00"), isStale: false)],
            packs: [pack(51, open: 46, isToSettle: true), pack(1, open: 0, isToSettle: false)],
            mayEnter: true
        )
    }

    private var problemEmergency: EmergencyPage {
        var page = emergencyPage
        page.spoiling = .init(number: text("260406-001"), reason: text("書き損じ"))
        page.problems = [
            Problem(field: "number", message: said("番号を確かめてください。", "Look at the number."))
        ]
        return page
    }

    private var watchedEmergency: EmergencyPage {
        EmergencyPage(
            offices: [
                .init(name: office, printedAt: nil, isStale: true),
                .init(
                    name: said("花見川区役所", "Hanamigawa"),
                    printedAt: instant("02:00"),
                    isStale: false
                ),
            ],
            packs: [],
            mayEnter: false
        )
    }

    private var problemEntry: EnterAfterwardsPage {
        EnterAfterwardsPage(
            events: events,
            draft: .init(
                number: text("260406-017"),
                day: text("R8.4.31"),
                time: text("25:00"),
                receivedBy: text("中央 花子"),
                events: ["birth"],
                asksForProtection: true
            ),
            problems: ["number", "day", "time", "received_by", "event"].map {
                Problem(field: $0, message: said("確かめてください。", "Look at this."))
            }
        )
    }

    /// A reception on paper, on the pages that tell of it.
    var paperReception: PaperReceptionNote {
        PaperReceptionNote(
            receivedAt: instant("08:40"),
            enteredAt: instant("16:10"),
            number: text("260406-017-K"),
            receivedBy: text("中央 花子")
        )
    }

    // MARK: Help

    var help: [Fixture] {
        [
            Fixture(
                name: "help",
                page: HelpIndexPage(roles: [.clerk]),
                frame: frame(Paths.help, roles: [.clerk])
            )
        ]
            + HelpAudience.allCases.map { audience in
                Fixture(
                    name: "help-\(audience.rawValue)",
                    page: HelpPage(
                        audience: audience,
                        acts: [
                            HelpPage.Act(
                                id: "open-visit",
                                words: said("受付", "Opened"),
                                isForOfficials: true
                            )
                        ],
                        refusals: [
                            HelpPage.Refused(
                                sentence: said("権限がありません。", "Not allowed."),
                                meaning: said("管理者に聞きます。", "Ask the administrator.")
                            )
                        ]
                    ),
                    frame: frame(Paths.help(audience), roles: audience.role.map { [$0] } ?? [])
                )
            }
    }
}
