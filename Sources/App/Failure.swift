package import Vocabulary

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
    package let message: Localized

    /// A failure with its sentence in both languages.
    package init(_ kind: Kind, _ message: Localized) {
        self.kind = kind
        self.message = message
    }

    /// A failure with its sentence in both languages.
    package init(_ kind: Kind, ja: String, en: String) {
        self.init(kind, Localized(ja: ja, en: en))
    }

    /// What happened and what to do, in one language throughout.
    package func sentence(in language: Language) -> String { message[language] }

    package var description: String { message.en }
}
