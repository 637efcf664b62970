package import Vocabulary

/// The number of an entry of the fee ledger: it counts an office's entries of one business day, from 1.
package struct FeeNumber: Hashable, Comparable, Sendable {
    package let day: CalendarDay
    package let number: Int

    /// A value of these parts.
    package init(day: CalendarDay, number: Int) {
        self.day = day
        self.number = number
    }

    package static func < (left: FeeNumber, right: FeeNumber) -> Bool {
        (left.day, left.number) < (right.day, right.number)
    }
}

extension FeeNumber: LosslessStringConvertible {
    /// Reads `2026-04-06-12`; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= 20, let hyphen = text.lastIndex(of: "-"),
            let day = CalendarDay(String(text[..<hyphen]))
        else { return nil }
        let digits = text[text.index(after: hyphen)...]
        guard (1...6).contains(digits.utf8.count), digits.utf8.first != 48,
            digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits)
        else { return nil }
        self.init(day: day, number: number)
    }

    package var description: String { "\(day)-\(number)" }
}

/// What a fee is for.
package enum FeeSubject: Hashable, Sendable {
    /// A certificate of the visit, by its number.
    case certificate(Int)
    /// A procedure of the visit's plan.
    case procedure(PlanKey)
}

/// What is charged for one thing.
package struct FeeLine: Hashable, Sendable {
    package let subject: FeeSubject
    /// Whole yen.
    package let yen: Int

    /// A value of these parts.
    package init(_ subject: FeeSubject, yen: Int) {
        self.subject = subject
        self.yen = yen
    }
}

/// An entry of the fee ledger, which is only ever added to.
package struct FeeEntry: Hashable, Sendable {
    package let number: FeeNumber
    package let visit: VisitID
    package let method: FeeMethod
    /// Whole yen; a void repeats what it takes back.
    package let yen: Int
    /// What it was for; empty for a void.
    package let lines: [FeeLine]
    /// The charge that this entry takes back; nil for a charge.
    package let voids: FeeNumber?

    /// The most that one entry takes, in yen.
    package static let yenMaximum = 1_000_000
    /// The most lines of one entry.
    package static let linesMaximum = 100

    /// A value of these parts.
    package init(
        number: FeeNumber,
        visit: VisitID,
        method: FeeMethod,
        yen: Int,
        lines: [FeeLine] = [],
        voids: FeeNumber? = nil
    ) {
        self.number = number
        self.visit = visit
        self.method = method
        self.yen = yen
        self.lines = lines
        self.voids = voids
    }
}
