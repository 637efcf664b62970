package import Vocabulary

/// Looks for residents in the register for a visit, and fills in those who were ticked.
package struct RegisterPage: Page {
    /// A resident who was found.
    package struct Resident: Sendable {
        /// The number under which the municipality keeps the resident.
        package var number: String
        /// The number of the household.
        package var household: String
        package var name: String
        package var reading: String
        /// The birth as far as it is known.
        package var born: Localized
        package var relationship: Localized
        package var address: String
        /// The person of the visit who this is, by id; empty for one who is added.
        package var person: String
        package var isTicked: Bool

        /// Takes every part as given.
        package init(
            number: String,
            household: String,
            name: String,
            reading: String,
            born: Localized,
            relationship: Localized,
            address: String,
            person: String,
            isTicked: Bool
        ) {
            self.number = number
            self.household = household
            self.name = name
            self.reading = reading
            self.born = born
            self.relationship = relationship
            self.address = address
            self.person = person
            self.isTicked = isTicked
        }
    }

    /// What a search found.
    package struct Found: Sendable {
        package var residents: [Resident]
        /// How many are not shown, since somebody of their household may be protected.
        package var withheld: Int
        /// Whether there are more than are shown.
        package var isCut: Bool
        /// Whether all of a household is shown.
        package var isHousehold: Bool
        /// The day at whose end the record stood so.
        package var asOf: CalendarDay

        /// Takes every part as given.
        package init(
            residents: [Resident],
            withheld: Int,
            isCut: Bool,
            isHousehold: Bool,
            asOf: CalendarDay
        ) {
            self.residents = residents
            self.withheld = withheld
            self.isCut = isCut
            self.isHousehold = isHousehold
            self.asOf = asOf
        }
    }

    package var subjectOfVisit: Subject
    /// The version of the visit that is filled in.
    package var version: Int
    /// The beginning of the name or reading that was typed.
    package var name: String
    /// The birth that was typed, as far as it is known.
    package var born: String
    /// The people of the visit to choose from.
    package var people: [Choice]
    /// The resident whose household is shown; nil where somebody was looked for by name.
    package var household: String?
    /// Nil before anything was looked for.
    package var found: Found?
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        subject: Subject,
        version: Int,
        name: String,
        born: String,
        people: [Choice],
        found: Found? = nil,
        problems: [Problem] = []
    ) {
        subjectOfVisit = subject
        self.version = version
        self.name = name
        self.born = born
        self.people = people
        self.found = found
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "住民記録から取り込む", en: "From the residence record") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            search(in: frame),
            found.map { results($0, in: frame) } ?? .nothing,
            Parts.backToConsole(of: subjectOfVisit.visit),
        ])
    }

    private static let lead = Localized(
        ja: "この来庁のためにだけ探せます。だれを表示したかが記録されます。",
        en: "Only for this visit; whom it shows is kept on record."
    )

    // A name may not stand in an address, so this posts.
    private func search(in frame: Frame) -> Markup {
        frame.form(to: Paths.register(subjectOfVisit.visit), class: "form card form--narrow") {
            Parts.textField(
                TextField(
                    id: "name",
                    name: "name",
                    label: Localized(
                        ja: "氏名・フリガナ・通称の最初",
                        en: "Beginning of name, reading or alias"
                    ),
                    value: name,
                    problem: problem(of: "name"),
                    isRequired: true,
                    maximumLength: 100,
                    takesFocus: found?.residents.isEmpty ?? true
                )
            )
            Parts.textField(
                TextField(
                    id: "born",
                    name: "born",
                    label: Localized(ja: "生年月日(年だけでも可)", en: "Birth, or its year"),
                    value: born,
                    support: Localized(
                        ja: "例 S60.5.2、1985",
                        en: "Such as 1985-05-02, S60.5.2, 1985"
                    ),
                    problem: problem(of: "born"),
                    isRequired: true,
                    maximumLength: 40,
                    size: 14
                )
            )
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "探す", en: "Search"), key: "s")
            }
        }
    }

    private func problem(of field: String) -> Localized? {
        problems[at: field]
    }
}

// MARK: - What was found

extension RegisterPage {
    @MarkupBuilder
    private func results(_ found: Found, in frame: Frame) -> Markup {
        if found.withheld > 0 { Parts.banner(Self.withheld(found.withheld)) }
        if found.residents.isEmpty {
            HTML.p(.role("status")) { Self.nobody(found) }
        } else {
            frame.form(
                to: Paths.fillFromRegister(subjectOfVisit.visit),
                carrying: [
                    HiddenValue(name: "version", value: String(version)),
                    HiddenValue(name: "name", value: name),
                    HiddenValue(name: "born", value: born),
                    HiddenValue(name: "household", value: household ?? ""),
                ]
            ) {
                Parts.table(
                    caption(found),
                    id: "found",
                    columns: [
                        Localized(ja: "氏名", en: "Name"), Localized(ja: "生年月日", en: "Born"),
                        Localized(ja: "続柄", en: "Relationship"),
                        Localized(ja: "住所", en: "Address"),
                        Localized(ja: "この来庁のだれか", en: "Who in this visit"),
                        Localized(ja: "世帯", en: "Household"),
                    ]
                ) {
                    for (place, resident) in found.residents.enumerated() {
                        row(resident, place, found)
                    }
                }
                HTML.div(.class("actions")) {
                    Parts.button(
                        Localized(ja: "印の人を取り込む", en: "Fill in the ticked"),
                        key: "f",
                        takesFocus: found.isHousehold
                    )
                }
                HTML.p(.class("support")) { Self.keeps }
            }
        }
    }

    private func row(_ resident: Resident, _ place: Int, _ found: Found) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) {
                HTML.label(.class("check"), .for("resident-\(place)")) {
                    HTML.input(
                        .type("checkbox"),
                        .id("resident-\(place)"),
                        .name("resident"),
                        .value(resident.number),
                        .checked(resident.isTicked)
                    )
                    Markup.japanese(resident.name)
                }
                HTML.span(.class("quiet")) { Markup.japanese(resident.reading) }
            }
            HTML.td { resident.born }
            HTML.td { resident.relationship }
            HTML.td { Markup.japanese(resident.address) }
            HTML.td { who(resident, place) }
            HTML.td { household(resident, place, found) }
        }
    }

    @MarkupBuilder
    private func who(_ resident: Resident, _ place: Int) -> Markup {
        HTML.label(.class("visually-hidden"), .for("who-\(place)")) {
            Localized(ja: "この来庁のだれか:", en: "Who in this visit: ")
            Markup.japanese(resident.name)
        }
        HTML.select(.id("who-\(place)"), .name("who.\(resident.number)")) {
            for choice in [Choice("", Self.added)] + people {
                HTML.option(.value(choice.value), .selected(choice.value == resident.person)) {
                    choice.label
                }
            }
        }
    }

    @MarkupBuilder
    private func household(_ resident: Resident, _ place: Int, _ found: Found) -> Markup {
        if !found.isHousehold {
            Parts.button(
                Localized(ja: "世帯の全員", en: "Everybody"),
                .outline,
                name: "household",
                value: resident.number,
                key: place == 0 ? "w" : nil,
                to: Paths.register(subjectOfVisit.visit),
                // By the number, since an accessible name cannot say in which language a name stands.
                accessibleName: Localized(
                    ja: "世帯の全員を表示:\(resident.number)",
                    en: "Everybody of the household: \(resident.number)"
                ),
                takesFocus: place == 0
            )
        } else {
            Markup.text(resident.household)
        }
    }

    private func caption(_ found: Found) -> Localized {
        let day = found.asOf.writtenShort
        let count = found.residents.count
        let more = found.isCut
        return Localized(
            ja: "\(day.ja)現在の住民記録 \(count)人\(more ? "(ほかにもいます。氏名か生年月日をくわしく)" : "")",
            en: "Residence record of \(day.en): \(count)"
                + (more ? " and more; write more of name or birth" : "")
        )
    }

    private static let added = Localized(ja: "新しい人として追加", en: "Add as a new person")
    private static let keeps = Localized(
        ja: "すでに答えた内容・入力した内容は変わりません。違いがあれば次の画面でお知らせします。",
        en: "What was answered or typed stays; the next page tells where the record differs."
    )

    private static func nobody(_ found: Found) -> Localized {
        let day = found.asOf.writtenShort
        return Localized(
            ja: "\(day.ja)現在の住民記録に見つかりません。転入したばかりの方は載っていないことがあります。",
            en:
                "Not in the residence record of \(day.en). Who has just moved in may not be in it yet."
        )
    }

    private static func withheld(_ count: Int) -> Notice {
        Notice(
            .warning,
            title: Localized(
                ja: "表示できない人が\(count)人います",
                en: count == 1 ? "One person cannot be shown" : "\(count) people cannot be shown"
            ),
            text: Localized(
                ja: "支援措置の対象か、その可能性のある世帯です。取り込めません。責任者に引き継いでください。",
                en:
                    "Somebody of the household is or may be under address protection. Hand over to the person in charge."
            )
        )
    }
}
