import Crypto
package import Vocabulary

/// Decides what a simulated system answers to a lot; the same lot always gets the same bytes.
package struct BackOfficeAnswer: Sendable {
    private let configuration: BackOfficeConfiguration

    /// Answers by a configuration.
    package init(_ configuration: BackOfficeConfiguration) {
        self.configuration = configuration
    }

    /// The answer to a lot of a system, by the name of its folder.
    package func answer(to lot: OfferedLot, system: String) -> JSONValue {
        let rejected = lot.rows.compactMap { row in
            rejection(of: row).map { (row: row, reason: $0) }
        }
        let refused = Set(rejected.map(\.row.item))
        var returned = JSONObject()
        if let names = configuration.returns[system], !names.isEmpty {
            for row in lot.rows where !refused.contains(row.item) && !row.people.isEmpty {
                returned[row.item] = .object(keys(names, for: row))
            }
        }
        return [
            "lot": .string(lot.lot), "rows": .int(lot.rows.count),
            "accepted": rejected.isEmpty
                ? "all"
                : .array(
                    lot.rows.map(\.item).filter { !refused.contains($0) }.map { .string($0) }
                ),
            "rejected": .array(
                rejected.map { ["item": .string($0.row.item), "reason": .string($0.reason)] }
            ),
            "returned": .object(returned),
        ]
    }

    private func rejection(of row: OfferedLot.Row) -> String? {
        configuration.rejections.first { rule in
            if rule.onlyFirstAttempts, row.attempt > 1 { return false }
            switch rule.match {
            case .every(let number):
                return Int64(row.item.dropFirst()).map { $0.isMultiple(of: number) } ?? false
            case .procedure(let name): return row.procedure == name
            case .code(let code): return row.code == code
            case .all: return true
            case .share(let perMille, let seed):
                return Int(Self.number("\(seed) \(row.item)") % 1000) < perMille
            }
        }?.reason
    }

    /// A key for each person, the same for the same person of the same item at every attempt.
    ///
    /// Ten digits, as a municipality's own number would be, never twelve as a My Number.
    private func keys(_ names: [String], for row: OfferedLot.Row) -> JSONObject {
        JSONObject(
            row.people.map { person in
                let number = Self.number("\(row.municipality) \(row.item) \(person)")
                let digits = String(number % 1_000_000_000)
                let key = "1" + String(repeating: "0", count: 9 - digits.count) + digits
                let keys = names.map { JSONObject.Member(key: $0, value: .string(key)) }
                return JSONObject.Member(key: person, value: .object(JSONObject(keys)))
            }
        )
    }

    private static func number(_ text: String) -> UInt64 {
        SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
