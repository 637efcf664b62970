import Vocabulary

/// One step of a compiled expression; steps refer to earlier ones by their position.
struct Step: Hashable, Sendable {
    var operation: Operation
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    var value: Int64 = 0
}

/// What a step computes: first those with a truth value, then those with a number or a day.
enum Operation: UInt8, Hashable, Sendable {
    /// `value` is 0 or 1.
    case truth
    /// The bool in shared word `a`; in word `a` of the person in register `b`.
    case sharedBool, personBool
    /// The bool parameter `a`.
    case parameterBool
    case not
    case and, or
    /// Both sides have the same truth value.
    case same
    case less, lessEqual, equal
    /// The number `a` is one of the sorted table entries from `b`, `c` of them.
    case inTable
    /// Bit `value` of shared word `a`; of word `a` of the person in register `b`.
    case sharedMember, personMember
    /// Some person in register `b` satisfies step `a`; exactly one does.
    case exists, existsOne
    /// Registers `a` and `b` hold the same person.
    case samePerson

    /// The number `value`.
    case number
    /// The number in shared word `a`; in word `a` of the person in register `b`.
    case sharedNumber, personNumber
    /// The parameter `a` as a number; text is looked up in the words `b`.
    case parameterNumber
    case eventDay
    case age, legalAge, fiscalYearEndAge, schoolYear, daysBetween
    case addDays, addMonths
    case fiscalYear
    /// How many persons in register `b` satisfy step `a`.
    case count
    /// How many words are in the set of `b` words from `a`; `c` is the register, -1 for shared.
    case size
}

/// How the words of a fact stand for numbers.
enum WordCoding: Hashable, Sendable {
    case position([String])
    case code
    case languageTag

    /// The number of a word, or nil when the fact cannot take it.
    func number(of word: String) -> Int64? {
        switch self {
        case .position(let words): words.firstIndex(of: word).map(Int64.init)
        case .code: MunicipalityCode(word).map { Int64($0.number) }
        case .languageTag:
            LanguageTag.isWellFormed(word) && word.utf8.count <= 12
                ? LanguageTag.number(word) : nil
        }
    }
}

/// A compiled expression: flat steps over fact words, without names.
struct Program: Hashable, Sendable {
    var steps: ContiguousArray<Step> = []
    var root: Int32 = 0
    var table: ContiguousArray<Int64> = []
    var parameters: [String] = []
    var codings: [WordCoding] = []
    /// The values that each word is compared with; person words are keyed by -1 - word.
    var mentioned: [Int32: Set<Int64>] = [:]
    /// Further persons that suffice to make every quantifier come out any way it can.
    var witnesses = 0
    /// Whether one quantifier stands inside another.
    var hasNestedQuantifiers = false
    var hasCounts = false
    /// Whether no fact is read twice, whoever the persons are.
    var isReadOnce = false
    /// Words that are read of any person, in ascending order.
    private(set) var personWords: [Int] = []
    private(set) var readsEventDay = false

    /// Most registers: the person of the rule and five nested quantifiers.
    static let registers = 6
    static let stepsMaximum = 4_096

    /// Notes what is read of persons, whoever they are.
    mutating func noteReads() {
        var words: Set<Int> = []
        for step in steps {
            switch step.operation {
            case .personBool, .personNumber, .personMember: words.insert(Int(step.a))
            case .size where step.c >= 0: words.formUnion(Int(step.a)..<Int(step.a + step.b))
            case .eventDay: readsEventDay = true
            default: break
            }
        }
        personWords = words.sorted()
    }
}
