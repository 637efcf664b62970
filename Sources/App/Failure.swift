/// Why a command ends without its result, in a sentence for the person who called it.
///
/// The sentence holds no personal data. The raw values of the kinds are exit codes.
package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Who can mend it; the exit code of the command.
    package enum Kind: Int32, Sendable {
        /// What was given is wrong and can be mended by the caller.
        case wrongInput = 65
        /// The database or another service cannot be reached.
        case unavailable = 69
        /// A fault of the program or of its machine.
        case fault = 70
    }

    package let kind: Kind
    package let sentence: String

    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }

    package var description: String { sentence }
}
