import Vocabulary

/// Amounts of money as people write them.
enum WrittenYen {
    /// A whole number of yen, with or without commas and the word; nil for anything else.
    static func read(_ typed: String) -> Int? {
        let digits = WrittenDay.halfWidth(typed).filter { $0 != "," && $0 != "円" && $0 != " " }
        guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
