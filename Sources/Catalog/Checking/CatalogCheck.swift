package import Vocabulary

extension Catalog {
    /// Everything that loading does not see: relations between definitions, sources, desks, rules.
    ///
    /// `day` is the day of the visits that rules are tried with, usually today. Under 5 s for 320
    /// procedures; loading itself already refuses what cannot be read.
    package func check(on day: CalendarDay) -> [Finding] {
        let log = FindingLog()
        for layer in layers {
            ProcedureCheck(layer: layer, log: log).run()
            PrerequisiteCheck(layer: layer, log: log).run()
            RuleCheck(catalog: self, layer: layer, day: day, log: log).run()
            FormLayoutCheck(catalog: self, layer: layer, log: log).run()
            DeskCheck(catalog: self, layer: layer, log: log).run()
        }
        CaseCheck(catalog: self, log: log).run()
        return log.sorted
    }
}
