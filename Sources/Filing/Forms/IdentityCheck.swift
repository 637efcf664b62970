package import Catalog
package import Vocabulary

/// Judges by the kinds of documents that were seen whether somebody has shown who they are.
package struct IdentityCheck: Hashable, Sendable {
    /// How far it is shown.
    package enum Verdict: Hashable, Sendable {
        /// Nothing that counts was seen.
        case unseen
        /// One document without a photograph: another kind is needed.
        case oneMore
        /// One with a photograph, or two others of different kinds.
        case shown
    }

    /// The kinds that were seen, each once, in the order of the catalog.
    package let seen: [IdentityKind]
    /// Words of the record that are no kind of the catalog; they count for nothing.
    package let unknown: [String]

    /// The field of the visit that holds the kinds.
    package static let field = "identity_checked"

    /// Judges what a record holds.
    package init(_ kinds: [IdentityKind], record: JSONValue) {
        let words = (record["visit"]?[Self.field]?.asArray ?? []).compactMap(\.asString)
        seen = kinds.filter { kind in words.contains { utf8Equal($0, kind.id) } }
        unknown = words.filter { word in !kinds.contains { utf8Equal($0.id, word) } }
    }

    package var verdict: Verdict {
        if seen.contains(where: { $0.counts == .photo }) { return .shown }
        return seen.isEmpty ? .unseen : seen.count == 1 ? .oneMore : .shown
    }
}
