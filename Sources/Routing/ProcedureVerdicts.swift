import Catalog
import Eligibility
import Vocabulary

/// A procedure that applies, with the people of one item.
struct Applying {
    let procedure: Procedure
    let people: [PersonID]
    let outcome: Outcome
    let because: [FactReference]
    let exceptions: [String]

    /// The same about some of its people only.
    func about(_ some: [PersonID]) -> Applying {
        Applying(
            procedure: procedure,
            people: some,
            outcome: outcome,
            because: because.filter { reference in
                reference.person.map { some.contains($0) || !people.contains($0) } ?? true
            },
            exceptions: exceptions
        )
    }

    /// Whether two are about the same person, or one of them about the whole household.
    func shares(_ other: Applying) -> Bool { isShared(people, other.people) }
}

/// A procedure that is not decided for these people.
struct OpenVerdict {
    var people: [PersonID]
    var needs: [FactReference]
    var uncertain: [FactReference]
    var missingParameters: [String]
    let isConflict: Bool
    /// Whether it gives way to another procedure if that one applies.
    var isRivalOpen = false
}

/// What one procedure's rule says of every person, or of the household.
///
/// A person stands either among those to whom it applies or among the open ones, never in both.
struct ProcedureVerdicts {
    let procedure: Procedure
    private(set) var applying: [Applying] = []
    private(set) var undecided: [OpenVerdict] = []
    /// For whom a question may decide it, with what it needs; nil stands for the household.
    ///
    /// `like` is the position of the first person of whom all that matters is known alike.
    private(set) var open: [Open] = []

    typealias Open = (person: PersonID?, needs: [FactReference], like: Int)

    /// `order` are the positions of the frame's people in the order in which they were listed.
    init(_ procedure: Procedure, frame: HouseholdFrame, order: [Int]) {
        self.procedure = procedure
        if procedure.filed == .household {
            guard frame.passes(procedure.sieve, at: nil),
                let evaluation = frame.evaluateHousehold(procedure.rule)
            else { return }
            add(nil, evaluation, like: 0)
        } else {
            let positions = frame.positions(passing: procedure.sieve)
            guard !positions.isEmpty else { return }
            let verdicts = frame.evaluate(procedure.rule, at: positions)
            for position in order {
                guard let verdict = verdicts.first(where: { $0.position == position }) else {
                    continue
                }
                add(frame.household.people[position].id, verdict.evaluation, like: verdict.like)
            }
            // Weighed in one order, however people were listed.
            open = open.count > 1 ? ordered(open, frame) : open
        }
        if procedure.filed == .together { joinPeople() }
    }

    private mutating func add(
        _ person: PersonID?,
        _ evaluation: RuleEvaluation<Outcome>,
        like: Int
    ) {
        let people = person.map { [$0] } ?? []
        switch evaluation.decision {
        case .doesNotApply: break
        case .applies(let outcome):
            applying.append(
                Applying(
                    procedure: procedure,
                    people: people,
                    outcome: outcome,
                    because: evaluation.because,
                    exceptions: evaluation.exceptions
                )
            )
        case .conflict: undecided.append(OpenVerdict(evaluation, people, isConflict: true))
        case .undecided:
            undecided.append(OpenVerdict(evaluation, people, isConflict: false))
            if !evaluation.needs.isEmpty { open.append((person, evaluation.needs, like)) }
        }
    }

    private func ordered(_ open: [Open], _ frame: HouseholdFrame) -> [Open] {
        let places = open.map { $0.person.flatMap(frame.position(of:)) ?? 0 }
        return zip(places, open).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// One item for all with the same outcome, and one open entry for all who wait for facts.
    private mutating func joinPeople() {
        applying = applying.map(\.outcome).uniqued().map { outcome in
            let same = applying.filter { $0.outcome == outcome }
            return Applying(
                procedure: procedure,
                people: same.flatMap(\.people),
                outcome: outcome,
                because: same.flatMap(\.because).uniqued(),
                exceptions: same.flatMap(\.exceptions).uniqued()
            )
        }
        undecided = [true, false].compactMap { isConflict in
            let same = undecided.filter { $0.isConflict == isConflict }
            guard !same.isEmpty else { return nil }
            return OpenVerdict(
                people: same.flatMap(\.people),
                needs: same.flatMap(\.needs).uniqued(),
                uncertain: same.flatMap(\.uncertain).uniqued(),
                missingParameters: same.flatMap(\.missingParameters).uniqued(),
                isConflict: isConflict
            )
        }
    }
}

// MARK: - Giving way

extension ProcedureVerdicts {
    /// Takes away what is about one of these people, and returns what would have applied.
    mutating func remove(sharing people: [PersonID]) -> [Applying] {
        var gone: [Applying] = []
        var left: [Applying] = []
        for found in applying {
            let (shared, rest) = Self.parted(found.people, people)
            if let shared { gone.append(found.about(shared)) }
            if let rest { left.append(found.about(rest)) }
        }
        applying = left
        undecided = undecided.compactMap { entry in
            Self.parted(entry.people, people).rest.map(entry.about)
        }
        open.removeAll { isShared($0.person.map { [$0] } ?? [], people) }
        return gone
    }

    /// Leaves undecided what applies to people for whom another procedure is still open.
    mutating func wait(for other: OpenVerdict) {
        var left: [Applying] = []
        for found in applying {
            let (shared, rest) = Self.parted(found.people, other.people)
            if let shared { undecided.append(other.waiting(about: shared)) }
            if let rest { left.append(found.about(rest)) }
        }
        applying = left
    }

    /// Of the first people those who are among the others, and those who are not; nil where nobody.
    private static func parted(
        _ people: [PersonID],
        _ others: [PersonID]
    ) -> (shared: [PersonID]?, rest: [PersonID]?) {
        if people.isEmpty || others.isEmpty { return (people, nil) }
        let shared = people.filter(others.contains)
        let rest = people.filter { !others.contains($0) }
        return (shared.isEmpty ? nil : shared, rest.isEmpty ? nil : rest)
    }
}

extension OpenVerdict {
    fileprivate func about(_ some: [PersonID]) -> OpenVerdict {
        var part = self
        part.people = some
        return part
    }

    /// What waits for this one to be decided.
    fileprivate func waiting(about people: [PersonID]) -> OpenVerdict {
        var waiting = OpenVerdict(
            people: people,
            needs: needs,
            uncertain: uncertain,
            missingParameters: missingParameters,
            isConflict: false
        )
        waiting.isRivalOpen = true
        return waiting
    }

    fileprivate init(
        _ evaluation: RuleEvaluation<Outcome>,
        _ people: [PersonID],
        isConflict: Bool
    ) {
        self.people = people
        needs = isConflict ? [] : evaluation.needs
        uncertain = evaluation.uncertain
        missingParameters = evaluation.missingParameters
        self.isConflict = isConflict
    }
}
