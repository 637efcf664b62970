/// A checked expression: its type and the steps that compute it.
enum Typed: Sendable {
    /// A truth value, computed by a step.
    case bool(Int32)
    case integer(Int32)
    case date(Int32)
    /// A string literal.
    case text(String)
    /// A word of a fact, computed as a number by a step.
    case word(Int32, WordCoding)
    /// A parameter of type string, by its position in the program.
    case textParameter(Int32)
    /// A set fact: first word, register (-1 for shared), its words.
    case set(Int32, register: Int32, words: [String])
    /// The person in a register.
    case person(Int32)
    /// Of the persons in a register those that satisfy a step, each with an element.
    indirect case people(register: Int32, condition: Int32, element: Typed)
    case list([Typed])
    /// `visit`, `household` or `param`.
    case scope(String)

    /// The type in words, for error messages.
    var typeName: String {
        switch self {
        case .bool: "a truth value"
        case .integer: "a number"
        case .date: "a day"
        case .text, .textParameter: "a string"
        case .word: "a word of a fact"
        case .set: "a set of words"
        case .person: "a person"
        case .people(_, _, let element): "a list (of \(element.typeName))"
        case .list: "a list"
        case .scope(let name): "\(name)"
        }
    }
}
