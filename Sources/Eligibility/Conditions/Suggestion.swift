/// Finds the word that somebody probably meant.
enum Suggestion {
    /// The nearest word by edit distance, if it is near enough; O(words × length²).
    static func nearest(to text: String, in words: [String]) -> String? {
        guard (1...64).contains(text.utf8.count) else { return nil }
        let limit = max(1, min(3, text.utf8.count / 3))
        var best: (word: String, distance: Int)?
        for word in words {
            let distance = distance(Array(text.utf8), Array(word.utf8))
            if distance <= limit, distance < best?.distance ?? Int.max {
                best = (word, distance)
            }
        }
        return best?.word
    }

    /// Insertions, deletions, changes and swaps of neighbours that make one word the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var next = [i + 1]
            for (j, b) in right.enumerated() {
                var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
                    best = min(best, before[j - 1] + 1)
                }
                next.append(best)
            }
            (before, row) = (row, next)
        }
        return row[right.count]
    }
}
