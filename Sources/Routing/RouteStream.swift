import Catalog
package import Eligibility
package import Vocabulary

/// Answers households line by line: a plan, or why there is none, in the same place.
///
/// Holds nothing between lines, so memory stays flat and lines may be answered side by side.
package struct RouteStream: Sendable {
    /// The answer to one line.
    package struct Answer: Hashable, Sendable {
        /// JSON without a line feed.
        package let bytes: [UInt8]
        /// Whether the line was refused.
        package let isRefusal: Bool
    }

    private let router: Router
    private let language: Language
    private let reader: HouseholdText

    package init(router: Router, language: Language) {
        self.router = router
        self.language = language
        reader = HouseholdText(registry: router.catalog.facts)
    }

    /// The plan of a line, or `{"line": n, "error": {"message": …, "path": …}}`.
    package func answer(_ line: LineFramer.Line) -> Answer {
        guard let bytes = line.bytes else {
            return Self.refusal(line.number, Self.tooLong.message[language], path: "")
        }
        do throws(HouseholdError) {
            let household = try reader.household(line: bytes)
            let plan = router.plan(for: household, language: language)
            return Answer(bytes: plan.json.compactBytes(sortedKeys: false), isRefusal: false)
        } catch {
            return Self.refusal(line.number, error.message[language], path: error.path)
        }
    }

    /// The answers to some lines in their order, worked out by at most `tasksMaximum` tasks.
    package func answers(_ lines: [LineFramer.Line], tasksMaximum: Int) async -> [Answer] {
        let share = max(1, (lines.count + tasksMaximum - 1) / max(1, tasksMaximum))
        if share >= lines.count { return lines.map(answer) }
        return await withTaskGroup(of: (Int, [Answer]).self) { group in
            for start in stride(from: 0, to: lines.count, by: share) {
                let part = lines[start..<min(start + share, lines.count)]
                group.addTask { (start, part.map(self.answer)) }
            }
            var parts: [(Int, [Answer])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// The refusal of a line that is longer than any household may be.
    package static let tooLong = HouseholdError(
        .lineTooLong(mebibytes: HouseholdText.bytesMaximum >> 20),
        path: ""
    )

    /// A refusal of a line in the shape that every stream of the product answers with.
    package static func refusal(_ number: Int, _ message: String, path: String) -> Answer {
        let json: JSONValue = [
            "line": .int(number),
            "error": ["message": .string(message), "path": .string(path)],
        ]
        return Answer(bytes: json.compactBytes(sortedKeys: false), isRefusal: true)
    }
}
