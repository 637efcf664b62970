package import Vocabulary

/// Which appointment somebody at the door has: asked by code or name, and how it fits this moment.
package struct DoorAppointment: Sendable {
    /// An appointment that may be meant.
    package struct Match: Sendable {
        /// Its code without a hyphen.
        package var code: String
        /// Its code as people write it down.
        package var writtenCode: String
        /// For whom it is; nil where that is withheld.
        package var name: String?
        /// The desk.
        package var desk: BookingDeskName
        /// The slot.
        package var time: OfferedSlot
        /// How coming now fits its time, and what to do; nil where it fits.
        package var advice: Localized?
        /// Whether somebody can be received by it now.
        package var isUsable: Bool

        /// Takes every part as given.
        package init(
            code: String,
            writtenCode: String,
            name: String?,
            desk: BookingDeskName,
            time: OfferedSlot,
            advice: Localized?,
            isUsable: Bool
        ) {
            self.code = code
            self.writtenCode = writtenCode
            self.name = name
            self.desk = desk
            self.time = time
            self.advice = advice
            self.isUsable = isUsable
        }
    }

    /// What the result says of the appointment by which somebody came.
    package struct Arrival: Sendable {
        /// The desk.
        package var desk: BookingDeskName
        /// The slot.
        package var time: OfferedSlot
        /// How coming now fits its time, and what to do; nil where it fits.
        package var advice: Localized?

        /// Takes every part as given.
        package init(desk: BookingDeskName, time: OfferedSlot, advice: Localized?) {
            self.desk = desk
            self.time = time
            self.advice = advice
        }

        var markup: Markup {
            HTML.section(.class("banner banner--success"), .labelledBy("booked")) {
                HTML.h2(.id("booked"), .class("banner__title")) {
                    Localized(
                        ja: "予約 \(time.startsAt.clock) の来庁を記録しました",
                        en: "Booked at \(time.startsAt.clock); the arrival is noted"
                    )
                }
                HTML.p(.class("stops__desk")) { desk.markup }
                if let advice { HTML.p { advice } }
            }
        }
    }

    /// What was typed: a code, or the beginning of a name.
    package var query: String
    /// What was found; nil before anything was looked for.
    package var matches: [Match]?
    /// Said of an appointment of another office.
    package var elsewhere: Localized?
    /// What is wrong with what was typed.
    package var problem: Localized?

    /// Takes every part as given.
    package init(
        query: String = "",
        matches: [Match]? = nil,
        elsewhere: Localized? = nil,
        problem: Localized? = nil
    ) {
        self.query = query
        self.matches = matches
        self.elsewhere = elsewhere
        self.problem = problem
    }

    /// The field of what is typed.
    package static let queryField = "appointment.query"
    /// The field of the appointment that was chosen, or of what to do without one.
    package static let chosenField = "appointment"
    /// Looks for it.
    package static let find = "find"
    /// Goes on without one.
    package static let without = "none"

    static let title = Localized(ja: "どの予約ですか", en: "Which appointment is it?")

    func form(carrying carried: [HiddenValue], in frame: Frame) -> Markup {
        frame.form(to: Paths.door, class: "door", carrying: carried) {
            HTML.h1 { Self.title }
            Parts.textField(
                TextField(
                    id: Self.queryField,
                    name: Self.queryField,
                    label: Localized(
                        ja: "予約番号、またはお名前・フリガナの最初",
                        en: "Code, or the beginning of name or reading"
                    ),
                    value: query,
                    problem: problem,
                    maximumLength: 100,
                    takesFocus: true
                )
            )
            Parts.button(
                Localized(ja: "探す", en: "Find"),
                matches == nil ? .solid : .outline,
                name: Self.chosenField,
                value: Self.find,
                key: "f"
            )
            if let elsewhere { Parts.banner(Notice(.warning, title: elsewhere)) }
            if let matches { results(matches) }
            HTML.div(.class("actions")) {
                Parts.button(
                    Localized(ja: "予約なしで進む", en: "Go on without one"),
                    .outline,
                    name: Self.chosenField,
                    value: Self.without,
                    key: "n"
                )
                DoorPage.backButton
            }
        }
    }

    @MarkupBuilder
    private func results(_ matches: [Match]) -> Markup {
        if matches.isEmpty, elsewhere == nil {
            HTML.p(.role("status")) {
                Localized(
                    ja: "今日の予約は見つかりません。番号を確かめるか、予約なしで進んでください。",
                    en: "No appointment of today was found; check the code, or go on without one."
                )
            }
        }
        for match in matches { card(match) }
    }

    private func card(_ match: Match) -> Markup {
        HTML.section(.class("card"), .labelledBy("match-\(match.code)")) {
            HTML.h2(.id("match-\(match.code)")) {
                match.time.time
                if let name = match.name { Markup.japanese(" \(name)") }
            }
            HTML.p(.class("stops__desk")) {
                match.desk.markup
                HTML.span(.class("code")) { Markup.text(match.writtenCode) }
            }
            if let advice = match.advice { HTML.p { advice } }
            if match.isUsable {
                Parts.button(
                    Localized(ja: "この予約で受け付ける", en: "Receive by this appointment"),
                    name: Self.chosenField,
                    value: match.code,
                    accessibleName: Localized(
                        ja: "この予約で受け付ける:\(match.writtenCode)",
                        en: "Receive by this appointment: \(match.writtenCode)"
                    )
                )
            }
        }
    }
}
