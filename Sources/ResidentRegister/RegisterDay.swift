import Vocabulary

/// Reads days as residence records write them: `1985-05-02`, `19850502`, an era date.
///
/// A part that is unknown (`00`, or left off) stays unknown, and of a day that no calendar has (1950-02-30)
/// year and month are kept: records hold both, and nothing is made up for them.
enum RegisterDay {
    /// The day in ISO 8601 form, `1950-02` or `1950` where not all is known; nil where it is no day.
    static func iso(_ text: String) -> String? {
        if text.isEmpty || text.utf8.count > 64 { return nil }
        if let parts = parts(text) {
            return
                (PartialDay(year: parts.year, month: parts.month, day: parts.day)
                ?? PartialDay(year: parts.year, month: parts.month)
                ?? PartialDay(year: parts.year)).map(\.description)
        }
        return (try? EraDate(text))?.partialDay?.description
    }

    /// Year, month and day of digits, parts of zero left out.
    private static func parts(_ text: String) -> (year: Int, month: Int?, day: Int?)? {
        let digits = Array(text.utf8.filter { $0 != 0x2D && $0 != 0x2F })
        guard [4, 6, 8].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= digits.count else { return nil }
            let number = digits[range].reduce(0) { $0 * 10 + Int($1 - 48) }
            return number == 0 ? nil : number
        }
        guard let year = number(0..<4) else { return nil }
        let month = number(4..<6)
        return (year, month, month == nil ? nil : number(6..<8))
    }
}
