package import Eligibility
import Vocabulary

/// Reads households from the bytes of JSON texts.
package struct HouseholdText: Sendable {
    /// Largest text of one household in bytes.
    package static let bytesMaximum = JSONLimits().bytes

    private let registry: FactRegistry

    package init(registry: FactRegistry) {
        self.registry = registry
    }

    /// The household of a whole text; a mistake in the JSON is named with line and column.
    package func household(file bytes: [UInt8]) throws(HouseholdError) -> Household {
        try household(bytes, inStream: false)
    }

    /// The household of one line of a stream; a mistake in the JSON is named with its column.
    package func household(line bytes: [UInt8]) throws(HouseholdError) -> Household {
        try household(bytes, inStream: true)
    }

    private func household(
        _ bytes: [UInt8],
        inStream: Bool
    ) throws(HouseholdError) -> Household {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONParser.parse(bytes)
        } catch {
            throw HouseholdError(.json(error, inStream: inStream), path: error.path)
        }
        return try Household(json: json, registry: registry)
    }
}
