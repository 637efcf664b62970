/// Which listed persons a decision cannot tell apart: what it reads of them is known alike.
///
/// Swapping two of them swaps the completions and changes no result. So one is evaluated for all
/// of a kind, and of a kind no more are looked at than quantifiers can tell apart: one witness for
/// each, one more whose answer is changed, and one who sets the day of the event.
struct Twins: Sendable {
    /// For each listed person the first who is like that one.
    let leaders: ContiguousArray<Int32>
    /// How many of a kind are looked at; nil where every person counts.
    private let kept: Int?

    /// O(people × kinds), for few words of each.
    init(_ world: PartialWorld, _ decision: Decision) {
        var words = decision.personWords
        if decision.readsEventDay, case .person(let bool, let date, _) = world.eventDay {
            words += [bool, date]
        }
        var kinds: [Int] = []
        leaders = ContiguousArray(
            (0..<world.listed).map { person in
                let like = kinds.first { Self.areAlike($0, person, words, world) }
                if like == nil { kinds.append(person) }
                return Int32(like ?? person)
            }
        )
        let isPlain = !decision.hasCounts && !decision.hasNestedQuantifiers
        kept = isPlain ? decision.witnesses + (decision.readsEventDay ? 2 : 1) : nil
    }

    /// Nobody stands for anybody else.
    static func apart(_ world: PartialWorld) -> Twins {
        Twins(leaders: ContiguousArray((0..<world.listed).map(Int32.init)), kept: nil)
    }

    private init(leaders: ContiguousArray<Int32>, kept: Int?) {
        self.leaders = leaders
        self.kept = kept
    }

    private static func areAlike(
        _ one: Int,
        _ other: Int,
        _ words: [Int],
        _ world: PartialWorld
    ) -> Bool {
        let (left, right) = (world.base(of: one), world.base(of: other))
        return words.allSatisfy {
            world.low[left + $0] == world.low[right + $0]
                && world.high[left + $0] == world.high[right + $0]
        }
    }

    /// The persons to look at when a rule is about one of them.
    func roster(about own: Int) -> ContiguousArray<Int32> {
        guard let kept else { return ContiguousArray(leaders.indices.map(Int32.init)) }
        var taken = ContiguousArray(repeating: 0, count: leaders.count)
        return ContiguousArray(
            leaders.indices.filter { person in
                if person == own { return true }
                taken[Int(leaders[person])] += 1
                return taken[Int(leaders[person])] <= kept
            }
            .map(Int32.init)
        )
    }

    /// What an unknown is, whoever of a kind it belongs to.
    struct Origin: Hashable, Sendable {
        /// The leader of the kind; `own` for the person of the rule, `nobody` for all else.
        let owner: Int32
        /// The unknown, counted from the person's first word where it is a person's.
        let variable: Int

        static let own: Int32 = -1
        static let nobody: Int32 = -2
    }

    func origin(of variable: Int, about own: Int, _ world: PartialWorld) -> Origin {
        let word = Variable.word(variable)
        let place = word - world.sharedWords
        guard place >= 0, world.personWords > 0, place / world.personWords < world.listed else {
            return Origin(owner: Origin.nobody, variable: variable)
        }
        let person = place / world.personWords
        return Origin(
            owner: person == own ? Origin.own : leaders[person],
            variable: variable - Variable.number(word: person * world.personWords)
        )
    }
}
