import Catalog
import Crypto
import Eligibility
package import Vocabulary

/// A value in canonical form with its SHA-256: the same values always give the same bytes.
///
/// Compact JSON with keys sorted by their UTF-8 bytes; texts exactly as given.
package struct SealedPacket: Hashable, Sendable {
    /// The canonical text.
    package let text: String
    /// SHA-256 of its UTF-8 bytes, 32 bytes.
    package let seal: [UInt8]

    /// Seals a value; O(n log n) in the number of keys.
    package init(_ value: JSONValue) {
        let bytes = value.compactBytes()
        text = String(decoding: bytes, as: UTF8.self)
        seal = Array(SHA256.hash(data: bytes))
    }
}

extension SubmissionRequest {
    /// What was declared, by which a repetition is told from another content under the same key.
    ///
    /// Parsed values: an event given alone or as a list, an absent fact or a null are the same.
    package var content: JSONValue {
        var object = JSONObject([
            .init(key: "key", value: .string(key)),
            .init(key: "household", value: household.json()),
            .init(key: "record", value: record.json),
            .init(key: "lane", value: .string(lane.rawValue)),
        ])
        if let receivedAt { object["received_at"] = .string(receivedAt.description) }
        if !fates.isEmpty {
            object["fates"] = .object(
                JSONObject(
                    fates.map { .init(key: $0.procedure.description, value: $0.request.json) }
                )
            )
        }
        return .object(object)
    }

    /// The packet that is kept with the bundle: the content and the catalog it was planned with.
    package func packet(catalogHash: String) -> SealedPacket {
        var object = content.asObject ?? JSONObject()
        object["catalog"] = .string(catalogHash)
        return SealedPacket(.object(object))
    }
}
