/// Finds the word somebody probably meant.
enum Suggestion {
    /// ` Did you mean …?` when a known word is near the given one, else nothing.
    static func sentence(for given: String, among known: some Sequence<String>) -> String {
        nearest(to: given, among: known).map { "; did you mean `\($0)`?" } ?? ""
    }

    /// The known word with the fewest edits, at most a third of the word's length.
    static func nearest(to given: String, among known: some Sequence<String>) -> String? {
        let word = Array(given.lowercased().utf8.prefix(80))
        var best: (word: String, edits: Int)?
        for candidate in known {
            let other = Array(candidate.lowercased().utf8.prefix(80))
            let limit = max(1, max(word.count, other.count) / 3)
            guard abs(word.count - other.count) <= limit else { continue }
            let edits = distance(word, other)
            if edits <= limit, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.word
    }

    /// Insertions, deletions, replacements and swaps of neighbours that make one word the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var older: [Int] = []
        var old = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var new = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(old[column + 1] + 1, new[column] + 1)
                cost = min(cost, old[column] + (byte == other ? 0 : 1))
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, older[column - 1] + 1)
                }
                new.append(cost)
            }
            older = old
            old = new
        }
        return old[right.count]
    }
}
