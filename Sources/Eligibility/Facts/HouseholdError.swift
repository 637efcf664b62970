/// Why a household is refused, and where; the sentence repeats no answer of the resident.
package struct HouseholdError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, in one English sentence.
    package let message: String
    /// Where in the JSON, as `people[0].born`; empty at the top.
    package let path: String

    package init(_ message: String, path: String) {
        self.message = message
        self.path = path
    }

    package var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
