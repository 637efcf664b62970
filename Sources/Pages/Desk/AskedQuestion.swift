package import Vocabulary

/// One question of the interview at the desk, with a control for each person it is about.
package struct AskedQuestion: Sendable {
    /// One answer that the question asks for.
    package struct Answer: Sendable {
        /// Whom it is about, as the page calls the person; nil for the visit and the household.
        package var who: Localized?
        /// The control.
        package var input: FactInput

        /// Takes both as given.
        package init(who: Localized?, input: FactInput) {
            self.who = who
            self.input = input
        }
    }

    /// The question as it is asked.
    package var text: Localized
    /// The answers, the householder's first; never empty.
    package var answers: [Answer]

    /// Takes both as given.
    package init(text: Localized, answers: [Answer]) {
        self.text = text
        self.answers = answers
    }

    /// The form fields that it carries.
    var fields: [String] { answers.map(\.input.field) }

    /// The question with its controls; the page begins at the first of them where `takesFocus`.
    func markup(takesFocus: Bool) -> Markup {
        var answers = answers
        if takesFocus { answers[0].input.takesFocus = true }
        if answers.count == 1, answers[0].who == nil { return answers[0].input.markup }
        return HTML.fieldset(.class("ask")) {
            HTML.legend { text }
            for answer in answers { answer.row }
            if answers.count > 1 { Self.sameForTheRest }
        }
    }

    /// Copies the answer above to those below that are open; it only fills in what the clerk then sends.
    private static var sameForTheRest: Markup {
        HTML.button(
            .class("button button--text ask__same"),
            .type("button"),
            .act("same"),
            .hidden(true)
        ) {
            Localized(ja: "残りの人も同じ", en: "The same for the rest")
            Parts.keyHint("0")
        }
    }
}

extension AskedQuestion.Answer {
    /// The control under the person's name; the question stands above all of them.
    fileprivate var row: Markup {
        var input = input
        if let who { input.question = who }
        input.showsHint = false
        return HTML.div(.class("ask__row")) { input.markup }
    }
}
