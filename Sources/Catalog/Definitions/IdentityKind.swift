package import Vocabulary

/// A kind of document by which people show who they are (本人確認); never its number.
package struct IdentityKind: Hashable, Sendable {
    /// How much it counts.
    package enum Weight: String, WordChoice, Hashable, Sendable {
        /// With a photograph, issued by an office: one is enough.
        case photo
        /// Anything else: two different ones are needed.
        case other
    }

    /// The word that the record keeps.
    package let id: String
    package let name: Localized
    package let counts: Weight
    /// How well it is known that the kind serves.
    package let source: SourceMark
}

extension ReadingContext {
    func identityKind(_ map: MapReader) -> IdentityKind? {
        let id = map.text("id")
        let name = map.localized("name")
        let counts: IdentityKind.Weight? = map.choice("counts")
        let source = map.required("source").flatMap(sourceMark)
        if FieldID(id) == nil {
            log.error(
                map.place("id"),
                "`\(id)` is no name: use 1 to 80 letters, digits and hyphens"
            )
        }
        guard let counts, let source else { return nil }
        return IdentityKind(id: id, name: name, counts: counts, source: source)
    }

    func identityKinds(_ node: YAMLNode) -> [IdentityKind] {
        let nodes = CatalogTree.entries(of: node, under: "kinds", log: log)
        reportTwins(
            nodes.compactMap { node in node.peek("id").map { ($0, node.position) } },
            "identity document"
        )
        return nodes.compactMap { $0.map("identity document", log) { identityKind($0) } }
    }
}
