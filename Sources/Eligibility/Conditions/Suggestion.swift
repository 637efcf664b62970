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

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
