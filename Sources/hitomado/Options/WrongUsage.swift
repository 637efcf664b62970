import ArgumentParser
import Vocabulary

/// What a command line that cannot be taken in is answered, in the language of the process.
enum WrongUsage {
    /// The parser speaks English alone: these are the beginnings of its sentences, whose place stands in
    /// the first quotation marks, with what they say in Japanese.
    private static let sentences: [(beginning: String, japanese: @Sendable (String) -> String)] = [
        ("Unknown option ", { "指定「\($0)」は知られていません。綴りを確かめてください。" }),
        ("Unexpected argument ", { "「\($0)」はここでは使えません。コマンドの名前と引数の数を確かめてください。" }),
        ("Missing value for ", { "「\($0)」に値がありません。続けて値を書いてください。" }),
        ("Missing expected argument ", { "「\($0)」が必要です。書き加えてください。" }),
        ("Missing one of", { _ in "必要な指定がありません。" }),
        ("The value ", { "値「\($0)」は使えません。下の使い方にある値を書いてください。" }),
    ]

    /// The whole text for an error of usage.
    static func text(_ error: any Error, of command: any ParsableCommand.Type) -> String {
        let whole = command.fullMessage(for: error)
        guard LanguageOptions.ofProcess == .ja else { return whole }
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.drop { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }
        let said = sentence(command.message(for: error))
        return ["エラー: \(said)"].joined() + rest.map { "\n\($0)" }.joined()
    }

    private static func sentence(_ english: String) -> String {
        guard let known = sentences.first(where: { english.hasPrefix($0.beginning) }) else {
            return english
        }
        let quoted = english.split(separator: "'", omittingEmptySubsequences: false)
        return known.japanese(quoted.count > 2 ? String(quoted[1]) : "")
    }
}

extension ValidationError {
    /// What is wrong, in the language of the process.
    init(ja: String, en: String) {
        self.init(LanguageOptions.ofProcess == .ja ? ja : en)
    }
}
