/// What was found out about one decision, for all persons whom it cannot tell apart.
struct Findings {
    private(set) var twins: Twins?
    private var byLeader: [Int: Finding] = [:]

    init(twins: Twins? = nil) { self.twins = twins }

    /// What deciding under every completion came to.
    struct Finding {
        let possible: Solver.Possible
        /// What a result that is still open depends on.
        var essential: Set<Twins.Origin> = []
        let work: Int

        var isDecided: Bool { possible.isSingle && possible.isProven }
    }

    /// The first person who is like one; itself while nobody had to be compared.
    func leader(of position: Int) -> Int { twins.map { Int($0.leaders[position]) } ?? position }

    /// A solver for the person in the registers, and what it found or one of the kind did.
    mutating func find(
        _ decision: Decision,
        _ registers: Registers,
        _ frame: HouseholdFrame
    ) -> (solver: Solver, finding: Finding, isNew: Bool) {
        let twins = self.twins ?? Twins(frame.world, decision)
        self.twins = twins
        var solver = Solver(
            world: frame.world,
            decision: decision,
            registers: registers,
            registry: frame.registry,
            twins: twins
        )
        let own = Int(registers[0])
        let leader = own < twins.leaders.count ? Int(twins.leaders[own]) : 0
        if let known = byLeader[leader] { return (solver, known, false) }
        let possible = solver.possible()
        let isDecided = possible.isSingle && possible.isProven
        let essential = isDecided ? [] : solver.essential()
        let finding = Finding(possible: possible, essential: essential, work: solver.work)
        byLeader[leader] = finding
        return (solver, finding, true)
    }
}

extension HouseholdFrame {
    /// The positions of those whom Kleene logic alone does not rule out, in their order.
    package func positions(passing sieve: RuleSieve) -> [Int] {
        household.people.indices.filter { passes(sieve, at: $0) }
    }

    /// Whether Kleene logic alone does not rule out a rule, about the person at a position.
    package func passes(_ sieve: RuleSieve, at position: Int?) -> Bool {
        let registers = registers(at: position, isNeeded: sieve.usesPerson)
        return sieve.decision.possible { world.truth(at: $0, sieve.decision, registers) } != 1
    }

    /// What a rule comes to for the people at some positions; nobody to whom it does not apply.
    ///
    /// `like` is the position of the first person of whom all that the rule reads is known alike.
    package func evaluate<Outcome>(
        _ rule: Rule<Outcome>,
        at positions: [Int]
    ) -> [(position: Int, evaluation: RuleEvaluation<Outcome>, like: Int)] {
        var findings = Findings()
        return positions.compactMap { position in
            let registers = registers(at: position, isNeeded: rule.usesPerson)
            let outcome = resolve(rule.decision, registers, &findings, explainsAbsence: false)
            guard outcome.result != 0 else { return nil }
            let evaluation = evaluation(rule, outcome, registers)
            return (position, evaluation, findings.leader(of: position))
        }
    }

    /// What a rule about the whole household comes to; nil where it does not apply.
    package func evaluateHousehold<Outcome>(
        _ rule: Rule<Outcome>
    ) -> RuleEvaluation<Outcome>? {
        var findings = Findings()
        let registers = registers(at: nil, isNeeded: rule.usesPerson)
        let outcome = resolve(rule.decision, registers, &findings, explainsAbsence: false)
        return outcome.result == 0 ? nil : evaluation(rule, outcome, registers)
    }

    /// What one decision comes to.
    struct Resolution {
        var result: UInt8?
        var needs: [FactReference] = []
        var uncertain: [FactReference] = []
        var because: [FactReference] = []
        var missing: [String] = []
        var isCapped = false
        var work = 0
    }

    func resolve(
        _ decision: Decision,
        _ registers: Registers,
        _ findings: inout Findings,
        explainsAbsence: Bool = true
    ) -> Resolution {
        let kleene = decision.possible { world.truth(at: $0, decision, registers) }
        if kleene.nonzeroBitCount == 1 {
            if kleene == 1, !explainsAbsence { return Resolution(result: 0) }
            return decided(kleene, decision, registers)
        }
        let (solver, finding, isNew) = findings.find(decision, registers, self)
        var resolution = Resolution()
        let results = finding.possible.results
        if finding.isDecided, results == 1, !explainsAbsence {
            resolution.result = 0
        } else if finding.isDecided {
            resolution = decided(results, decision, registers)
        } else {
            resolution = open(solver, finding)
        }
        if isNew { resolution.work += finding.work }
        return resolution
    }

    private func open(_ solver: Solver, _ finding: Findings.Finding) -> Resolution {
        var resolution = Resolution(isCapped: !finding.possible.isProven)
        resolution.missing = solver.support().missing.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        var seen: Set<Int> = []
        for variable in solver.unknowns(among: finding.essential) {
            let home = home(ofWord: Variable.word(variable))
            guard seen.insert(home).inserted else { continue }
            if isUncertain(atWord: home) {
                resolution.uncertain.append(reference(ofWord: home))
            } else {
                resolution.needs.append(reference(ofWord: home))
            }
        }
        return resolution
    }

    /// The first word of the fact of a word; the same one for all that asks for further persons.
    func home(ofWord word: Int) -> Int {
        guard word >= world.sharedWords else { return registry.shared.homes[word] }
        let further = world.base(of: world.listed)
        guard word < further else { return further }
        let offset = (word - world.sharedWords) % world.personWords
        return word - offset + registry.person.homes[offset]
    }
}
