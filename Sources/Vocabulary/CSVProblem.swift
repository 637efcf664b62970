/// Why a table in CSV is not taken over, at its place; repeats nothing of what it holds.
package struct CSVProblem: Error, Hashable, Sendable {
    /// The line of the file, from 1.
    package let line: Int
    /// The column by its header; nil where it is the whole line.
    package let column: String?
    /// What is wrong and what to do.
    package let message: Localized

    /// A problem at a place.
    package init(line: Int, column: String? = nil, ja: String, en: String) {
        self.line = line
        self.column = column
        message = Localized(ja: ja, en: en)
    }

    /// The sentence with its place in one language.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: "\(line)行目" + (column.map { "「\($0)」" } ?? "") + ": \(message.ja)"
        case .en: "line \(line)" + (column.map { ", \($0)" } ?? "") + ": \(message.en)"
        }
    }
}
