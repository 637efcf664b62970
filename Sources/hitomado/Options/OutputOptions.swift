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

    /// The language of this process's command line, also where that could not be taken in.
    static var ofProcess: Language {
        let words = CommandLine.arguments
        for (place, word) in words.enumerated().reversed() {
            let next = place + 1 < words.count ? words[place + 1] : ""
            let named =
                word == "--lang" ? next : word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : ""
            if let language = Language(rawValue: named) { return language }
        }
        return Environment.process.language
    }
}

extension Language: ExpressibleByArgument {}

extension JSONValue {
    /// Writes the value as a line of standard output.
    func print() throws(Failure) {
        try Output.write(compactBytes(sortedKeys: false) + [UInt8(ascii: "\n")])
    }
}
