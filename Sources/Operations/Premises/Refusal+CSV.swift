import Vocabulary

extension Refusal {
    /// The refusal of a table for what stands at a place of it.
    init(_ problem: CSVProblem) {
        self.init(
            .invalid,
            Localized(ja: problem.sentence(in: .ja), en: problem.sentence(in: .en))
        )
    }

    /// The refusal of what is no table.
    init(_ fault: CSVFramer.Fault) {
        self.init(.invalid, Localized(ja: fault.message(in: .ja), en: fault.message(in: .en)))
    }
}
