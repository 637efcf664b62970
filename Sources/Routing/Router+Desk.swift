package import Eligibility
package import Vocabulary

extension Router {
    /// The questions that a desk asks at once, the most useful first.
    ///
    /// Each but the first is what would come next if nobody knew the answers before it, so it matters
    /// whatever these will be, as far as an answer that decides nothing can tell. Cost: a plan a question.
    package func deskQuestions(
        for household: Household,
        planned: Plan,
        language: Language,
        answersAtOnce: Int
    ) -> [PlannedQuestion] {
        var household = household
        var questions: [PlannedQuestion] = []
        var room = answersAtOnce
        var next = planned.nextQuestion
        while let question = next, questions.isEmpty || question.asks.count <= room,
            !questions.contains(where: { $0.asks == question.asks })
        {
            questions.append(question)
            room -= question.asks.count
            for ask in question.asks { household.set(ask, to: .uncertain) }
            next = room > 0 ? plan(for: household, language: language).nextQuestion : nil
        }
        return questions
    }
}
