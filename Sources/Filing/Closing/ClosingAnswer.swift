package import Vocabulary

/// What whoever closes a day says to its sheet.
package struct ClosingAnswer: Hashable, Sendable {
    /// What was counted of each method, in yen; a method that is missing was not counted.
    package let counted: [FeeMethod: Int]
    /// Why it is not what the ledger says.
    package let differenceReason: String?
    /// The lines that are left to the next day, by their keys.
    package let carried: Set<String>
    /// Why, by matter.
    package let reasons: [ClosingMatter: String]

    /// A value of these parts.
    package init(
        counted: [FeeMethod: Int],
        differenceReason: String? = nil,
        carried: Set<String> = [],
        reasons: [ClosingMatter: String] = [:]
    ) {
        self.counted = counted
        self.differenceReason = differenceReason
        self.carried = carried
        self.reasons = reasons
    }
}

/// A line that is left to the next day, with why.
package struct CarriedLine: Hashable, Sendable {
    package let line: ClosingLine
    package let reason: String
}

/// A sheet with what was said to it: whether the day may be sealed.
package struct ClosingCount: Sendable {
    /// What stands in the way.
    package enum Obstacle: Hashable, Sendable {
        /// It must be settled first, whatever is said.
        case blocks(ClosingLine)
        /// It may wait, but nobody said so.
        case notCarried(ClosingLine)
        /// It is to wait, but nobody said why.
        case withoutReason(ClosingMatter)
        /// Nobody counted it.
        case notCounted(FeeMethod)
        /// It is not what the ledger says, and nobody said why.
        case differs(FeeMethod)
    }

    package let sheet: ClosingSheet
    package let answer: ClosingAnswer

    /// A sheet with what was said to it.
    package init(_ sheet: ClosingSheet, _ answer: ClosingAnswer) {
        self.sheet = sheet
        self.answer = answer
    }

    /// Counted, less what the ledger says; 0 for what was not counted.
    package func difference(_ method: FeeMethod) -> Int {
        answer.counted[method].map { $0 - sheet.totals[method].net } ?? 0
    }

    /// All differences without their signs: one that hides another is still two.
    package var differenceYen: Int {
        FeeMethod.counted.reduce(0) { $0 + abs(difference($1)) }
    }

    /// Everything that stands in the way; empty where the day may be sealed.
    package var obstacles: [Obstacle] {
        var obstacles: [Obstacle] = []
        for line in sheet.lines {
            if !line.mayWait(until: sheet.morning) {
                obstacles.append(.blocks(line))
            } else if !answer.carried.contains(line.key) {
                obstacles.append(.notCarried(line))
            }
        }
        for matter in ClosingMatter.allCases
        where answer.reasons[matter] == nil && carries(matter) {
            obstacles.append(.withoutReason(matter))
        }
        for method in FeeMethod.counted {
            if answer.counted[method] == nil {
                obstacles.append(.notCounted(method))
            } else if difference(method) != 0, answer.differenceReason == nil {
                obstacles.append(.differs(method))
            }
        }
        return obstacles
    }

    private func carries(_ matter: ClosingMatter) -> Bool {
        sheet.lines(of: matter).contains {
            $0.mayWait(until: sheet.morning) && answer.carried.contains($0.key)
        }
    }

    /// What is left to the next day.
    package var carried: [CarriedLine] {
        sheet.lines.compactMap { line in
            guard answer.carried.contains(line.key), let reason = answer.reasons[line.matter]
            else { return nil }
            return CarriedLine(line: line, reason: reason)
        }
    }
}

extension ClosingAnswer {
    /// The answer as it waits for a second person.
    package var json: JSONValue {
        [
            "counted": .object(
                JSONObject(
                    counted.map { .init(key: $0.key.rawValue, value: .int(Int64($0.value))) }
                )
            ),
            "difference_reason": differenceReason.map(JSONValue.string) ?? .null,
            "carried": .array(carried.map(JSONValue.string)),
            "reasons": .object(
                JSONObject(reasons.map { .init(key: $0.key.rawValue, value: .string($0.value)) })
            ),
        ]
    }

    /// Reads what ``json`` wrote; nil for anything else.
    package init?(json: JSONValue) {
        guard let counted = json["counted"]?.asObject, let carried = json["carried"]?.asArray,
            let reasons = json["reasons"]?.asObject
        else { return nil }
        self.init(
            counted: Dictionary(
                counted.members.compactMap { member in
                    guard let method = FeeMethod(rawValue: member.key),
                        let yen = member.value.asInt
                    else { return nil }
                    return (method, Int(yen))
                }
            ) { first, _ in first },
            differenceReason: json["difference_reason"]?.asString,
            carried: Set(carried.compactMap(\.asString)),
            reasons: Dictionary(
                reasons.members.compactMap { member in
                    guard let matter = ClosingMatter(rawValue: member.key),
                        let reason = member.value.asString
                    else { return nil }
                    return (matter, reason)
                }
            ) { first, _ in first }
        )
    }
}
