import App
import ArgumentParser
import Vocabulary

/// In which form and language a command answers.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup
    var language: LanguageOptions
}

/// In which language a command speaks.
struct LanguageOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: "ja or en (default: the locale's, else ja).")
    var chosen: Language?

    var language: Language { chosen ?? Environment.process.language }
}

extension Language: ExpressibleByArgument {}

extension JSONValue {
    /// Writes the value as a line of standard output.
    func print() throws(Failure) {
        try Output.write(compactBytes(sortedKeys: false) + [UInt8(ascii: "\n")])
    }
}
