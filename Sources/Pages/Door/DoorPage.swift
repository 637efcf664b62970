package import Vocabulary

/// The concierge's screen: what brings the visitor, at most three questions, and where to go.
package struct DoorPage: Page {
    /// What the door asks at the moment.
    package enum Step: Sendable {
        /// Event, appointment and needs; leads to a question or to the result.
        case start(DoorStart)
        /// Which appointment it is; leads to the result, or on without one.
        case appointment(DoorAppointment)
        /// One deciding question; leads to the next, at most three, or to the result.
        case question(DoorQuestion)
        /// Where to go; the end.
        case result(DoorResult)
    }

    /// What the door asks at the moment.
    package var step: Step
    /// Answers so far, carried along so that a lost connection loses nothing.
    package var carried: [HiddenValue]
    /// What the visitor needs besides a counter.
    package var needs: DoorNeeds
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        step: Step,
        carried: [HiddenValue] = [],
        needs: DoorNeeds = DoorNeeds(),
        problems: [Problem] = []
    ) {
        self.step = step
        self.carried = carried
        self.needs = needs
        self.problems = problems
    }

    package var title: Localized {
        switch step {
        case .start: Localized(ja: "今日はどのようなご用件ですか", en: "What brings you here today?")
        case .appointment: DoorAppointment.title
        case .question(let question): question.input.question
        case .result: Localized(ja: "ご案内先", en: "Where to go")
        }
    }

    package var subject: Subject? {
        if case .result(let result) = step { return result.subject }
        return nil
    }

    package func content(in frame: Frame) -> Markup {
        switch step {
        case .start(let start): startForm(start, in: frame)
        case .appointment(let appointment): appointment.form(carrying: carried, in: frame)
        case .question(let question): questionForm(question, in: frame)
        case .result(let result): result.markup(in: frame)
        }
    }
}

/// The first screen: the life events on offer, in the order of how often they come.
package struct DoorStart: Sendable {
    /// The life events on offer, the most frequent first.
    package var events: [Choice]
    /// Rarer ones, folded away.
    package var otherEvents: [Choice]
    /// The values that are ticked.
    package var chosen: Set<String>
    /// Whether there is an appointment; nil until it is asked.
    package var booked: Bool?

    /// Takes every part as given.
    package init(
        events: [Choice],
        otherEvents: [Choice],
        chosen: Set<String> = [],
        booked: Bool? = nil
    ) {
        self.events = events
        self.otherEvents = otherEvents
        self.chosen = chosen
        self.booked = booked
    }
}

/// One of at most three questions at the door.
package struct DoorQuestion: Sendable {
    /// The question with its control.
    package var input: FactInput
    /// Which question it is, from 1.
    package var number: Int
    /// How many questions there can be.
    package var ofAtMost: Int

    /// Takes every part as given.
    package init(input: FactInput, number: Int, ofAtMost: Int) {
        self.input = input
        self.number = number
        self.ofAtMost = ofAtMost
    }
}

/// What a visitor needs besides a counter.
package struct DoorNeeds: Sendable {
    /// Language tag, empty for none.
    package var interpreter: String
    /// The languages on offer; values are language tags.
    package var interpreters: [Choice]
    /// Whether somebody comes in a wheelchair.
    package var wheelchair: Bool
    /// Whether a quiet room is wanted.
    package var quietRoom: Bool
    /// Whether somebody must not learn the address.
    package var protection: Bool

    /// Takes every part as given.
    package init(
        interpreter: String = "",
        interpreters: [Choice] = [],
        wheelchair: Bool = false,
        quietRoom: Bool = false,
        protection: Bool = false
    ) {
        self.interpreter = interpreter
        self.interpreters = interpreters
        self.wheelchair = wheelchair
        self.quietRoom = quietRoom
        self.protection = protection
    }
}

// MARK: - Start

extension DoorPage {
    private func startForm(_ start: DoorStart, in frame: Frame) -> Markup {
        frame.form(to: Paths.door, class: "door", carrying: carried) {
            HTML.h1(.class("visually-hidden")) { title }
            bookedQuestion(start)
            eventTiles(start)
            needsFields
            HTML.div(.class("actions actions--sticky")) {
                Parts.button(
                    Localized(ja: "次へ", en: "Continue"),
                    name: "act",
                    value: "start",
                    key: "n"
                )
            }
        }
    }

    private func bookedQuestion(_ start: DoorStart) -> Markup {
        HTML.fieldset(.class("field field--line"), .id("booked")) {
            HTML.legend {
                Localized(ja: "予約していますか", en: "Do you have an appointment?")
            }
            HTML.div(.class("segments segments--large"), .digits) {
                Parts.radio(
                    "booked-yes",
                    name: "fact.booked",
                    value: "yes",
                    label: FactInput.yes,
                    isOn: start.booked == true
                )
                Parts.radio(
                    "booked-no",
                    name: "fact.booked",
                    value: "no",
                    label: FactInput.no,
                    isOn: start.booked == false
                )
            }
        }
    }

    private func eventTiles(_ start: DoorStart) -> Markup {
        let others = start.otherEvents
        return HTML.fieldset(.class("field"), .id("event")) {
            HTML.legend(.class("legend--large")) { title }
            HTML.p(.class("support")) {
                Localized(ja: "いくつでも選べます。", en: "Choose one or more.")
            }
            HTML.div(.class("choice-tiles")) {
                for event in start.events { tile(event, isOn: start.chosen.contains(event.value)) }
            }
            if !others.isEmpty {
                HTML.details(.open(others.contains { start.chosen.contains($0.value) })) {
                    HTML.summary { Localized(ja: "ほかの用件", en: "Something else") }
                    HTML.div(.class("choice-tiles choice-tiles--small")) {
                        for event in others {
                            tile(event, isOn: start.chosen.contains(event.value))
                        }
                    }
                }
            }
        }
    }

    private func tile(_ event: Choice, isOn: Bool) -> Markup {
        Parts.checkbox(
            "event-\(event.value)",
            name: "fact.event",
            value: event.value,
            label: event.label,
            isOn: isOn,
            class: "choice-tile"
        )
    }

    private var needsFields: Markup {
        HTML.fieldset(.class("field")) {
            HTML.legend { Localized(ja: "必要な配慮", en: "Needs") }
            HTML.div(.class("toggles")) {
                toggle("wheelchair", DoorNeeds.wheelchairName, needs.wheelchair)
                toggle("quiet", DoorNeeds.quietRoomName, needs.quietRoom)
                toggle("protection", DoorNeeds.protectionName, needs.protection)
                if !needs.interpreters.isEmpty {
                    Parts.selectField(
                        "interpreter",
                        name: "fact.interpreter",
                        label: Localized(ja: "通訳", en: "Interpreter"),
                        options: [Choice("", .none)] + needs.interpreters,
                        chosen: needs.interpreter
                    )
                }
            }
        }
    }

    private func toggle(_ name: String, _ label: Localized, _ isOn: Bool) -> Markup {
        Parts.checkbox(
            "need-\(name)",
            name: "need",
            value: name,
            label: label,
            isOn: isOn,
            class: "toggle"
        )
    }
}

extension DoorNeeds {
    package static let wheelchairName = Localized(ja: "車いす", en: "Wheelchair")
    package static let quietRoomName = Localized(ja: "個室・静かな場所", en: "Quiet room")
    static let protectionName = Localized(
        ja: "住所を知られたくない相手がいる",
        en: "Somebody must not learn the address"
    )
}

// MARK: - Question

extension DoorPage {
    /// Leads to the question before.
    static var backButton: Markup {
        Parts.button(
            Localized(ja: "戻る", en: "Back"),
            .text,
            name: "act",
            value: "back",
            key: "b"
        )
    }

    private func questionForm(_ question: DoorQuestion, in frame: Frame) -> Markup {
        frame.form(to: Paths.door, class: "door", carrying: carried) {
            HTML.p(.class("step-count")) {
                Localized(
                    ja: "質問 \(question.number)(最大\(question.ofAtMost)問)",
                    en: "Question \(question.number) of at most \(question.ofAtMost)"
                )
            }
            answers(to: question.input)
            HTML.div(.class("actions")) {
                Self.backButton
            }
        }
    }

    @MarkupBuilder
    private func answers(to input: FactInput) -> Markup {
        if let choices = Self.bigButtons(for: input) {
            HTML.h1 { input.question }
            if let support = input.support { HTML.p(.class("lead")) { support } }
            HTML.div(.class("big-buttons"), .digits) {
                for choice in choices {
                    HTML.button(
                        .class("big-button"),
                        .type("submit"),
                        .name(input.field),
                        .value(choice.value)
                    ) { choice.label }
                }
            }
        } else {
            HTML.h1(.class("visually-hidden")) { input.question }
            input.markup
            Parts.button(
                Localized(ja: "次へ", en: "Continue"),
                name: "act",
                value: "answer",
                key: "n"
            )
        }
    }

    /// The choices of a question that one touch answers; nil where something is written.
    private static func bigButtons(for input: FactInput) -> [Choice]? {
        let uncertain = Choice("?", FactInput.uncertainLabel)
        switch input.kind {
        case .flag: return [Choice("yes", FactInput.yes), Choice("no", FactInput.no), uncertain]
        case .choice(let choices): return choices + [uncertain]
        case .choices, .count, .day, .partialDay, .code: return nil
        }
    }
}
