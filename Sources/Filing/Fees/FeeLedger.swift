package import Vocabulary

/// Entries of an office's ledger, read as what holds now.
///
/// Entries are never changed: a charge that was taken back stands there, and the entry that did it too.
package struct FeeLedger: Sendable {
    /// Why a charge cannot be taken back.
    package enum VoidRefusal: Error, Hashable, Sendable {
        /// There is no such charge.
        case noCharge
        /// It was taken back before.
        case alreadyVoided
        /// Its business day has ended: what was counted stays, and money goes back by the accounts.
        case anotherDay
    }

    /// The entries by their numbers.
    package let entries: [FeeEntry]

    /// The ledger of these entries, in whatever order; O(n log n).
    package init(_ entries: [FeeEntry]) {
        self.entries = entries.sorted { $0.number < $1.number }
    }

    private var voided: Set<FeeNumber> { Set(entries.compactMap(\.voids)) }

    /// Where a charge stands; nil for a number that is no charge.
    package func state(of number: FeeNumber) -> ChargeState? {
        guard let charge = entries.first(where: { $0.number == number && $0.voids == nil }) else {
            return nil
        }
        return voided.contains(number) ? .voided : charge.method.state
    }

    /// The charges that hold.
    package var standing: [FeeEntry] {
        let voided = voided
        return entries.filter { $0.voids == nil && !voided.contains($0.number) }
    }

    /// What is settled for a visit: paid or waived, and not taken back.
    package func settled(of visit: VisitID) -> Set<FeeSubject> {
        Set(standing.filter { $0.visit == visit }.flatMap(\.lines).map(\.subject))
    }

    /// Where one thing of a visit stands.
    package func state(of subject: FeeSubject, of visit: VisitID) -> ChargeState {
        let charge = standing.first { entry in
            entry.visit == visit && entry.lines.contains { $0.subject == subject }
        }
        return charge?.method.state ?? .due
    }

    /// The entry that takes a charge back, on the day of the charge.
    package func voiding(
        _ number: FeeNumber,
        as own: FeeNumber
    ) -> Result<FeeEntry, VoidRefusal> {
        guard let charge = entries.first(where: { $0.number == number && $0.voids == nil }) else {
            return .failure(.noCharge)
        }
        guard let state = state(of: number), state.next.contains(.voided) else {
            return .failure(.alreadyVoided)
        }
        guard own.day == number.day else { return .failure(.anotherDay) }
        return .success(
            FeeEntry(
                number: own,
                visit: charge.visit,
                method: charge.method,
                yen: charge.yen,
                voids: number
            )
        )
    }
}

/// What entries come to, by kind.
package struct FeeTotals: Hashable, Sendable {
    /// What entries of one method come to.
    package struct Sum: Hashable, Sendable {
        /// Charges, and what they come to.
        package var count = 0
        package var yen = 0
        /// Charges that were taken back, and what they come to.
        package var voidCount = 0
        package var voidYen = 0

        /// What is left.
        package var net: Int { yen - voidYen }
    }

    private var sums: [FeeMethod: Sum] = [:]

    /// The totals of entries; O(n).
    package init(_ entries: [FeeEntry]) {
        for entry in entries {
            if entry.voids == nil {
                sums[entry.method, default: Sum()].count += 1
                sums[entry.method, default: Sum()].yen += entry.yen
            } else {
                sums[entry.method, default: Sum()].voidCount += 1
                sums[entry.method, default: Sum()].voidYen += entry.yen
            }
        }
    }

    package subscript(method: FeeMethod) -> Sum { sums[method] ?? Sum() }

    /// What must lie in the drawer beside the float.
    package var cashToCount: Int { self[.cash].net }

    /// What was taken without cash.
    package var cashless: Int {
        FeeMethod.allCases.filter(\.isCashless).reduce(0) { $0 + self[$1].net }
    }

    /// All money that was taken.
    package var taken: Int { cashToCount + cashless }
}
