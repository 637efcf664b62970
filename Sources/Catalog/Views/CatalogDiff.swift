package import Vocabulary

/// One difference between two catalogs.
package struct CatalogChange: Hashable, Sendable, CustomStringConvertible {
    /// In which of the two catalogs it is.
    package enum Kind: String, Hashable, Sendable {
        /// Only the new catalog has it.
        case added
        /// Only the old catalog had it.
        case removed
        /// Both have it, with other values.
        case changed
    }

    package let kind: Kind
    /// The definition: `national/procedures/move-in-notification`, `facts/moved_on`.
    package let definition: String
    /// The key that differs; nil where the whole definition came or went.
    package let key: String?
    package let before: JSONValue?
    package let after: JSONValue?
    /// Where it stands: in the new catalog, or in the old one where it was removed.
    package let position: SourcePosition

    /// `file:line: changed: definition: key`, in one line.
    package var description: String {
        "\(position): \(kind.rawValue): \(definition)" + (key.map { ": \($0)" } ?? "")
    }
}

extension Catalog {
    /// What differs from an older catalog, definition by definition and key by key, by file.
    ///
    /// Overlays are compared as they are written, so that a change shows once. Order of keys and way
    /// of writing make no difference.
    package func changes(since old: Catalog) -> [CatalogChange] {
        let before = old.tree.definitions
        let after = tree.definitions
        let names = Set(before.keys).union(after.keys).sorted()
        return names.flatMap { name in
            Self.changes(name, from: before[name], to: after[name])
        }
    }

    private static func changes(
        _ name: String,
        from old: YAMLNode?,
        to new: YAMLNode?
    ) -> [CatalogChange] {
        guard let old, let new else {
            guard let node = old ?? new else { return [] }
            return [
                CatalogChange(
                    kind: old == nil ? .added : .removed,
                    definition: name,
                    key: nil,
                    before: old?.json,
                    after: new?.json,
                    position: node.position
                )
            ]
        }
        let before = members(old)
        let after = members(new)
        let keys =
            (new.entries ?? []).map(\.key)
            + (old.entries ?? []).map(\.key).filter { after[$0] == nil }
        return keys.compactMap { change(name, $0, from: before[$0], to: after[$0]) }
    }

    private static func members(_ node: YAMLNode) -> [String: YAMLNode.Entry] {
        Dictionary((node.entries ?? []).map { ($0.key, $0) }) { first, _ in first }
    }

    private static func change(
        _ name: String,
        _ key: String,
        from old: YAMLNode.Entry?,
        to new: YAMLNode.Entry?
    ) -> CatalogChange? {
        let before = old?.value.json
        let after = new?.value.json
        guard before != after, let place = (new ?? old)?.position else { return nil }
        return CatalogChange(
            kind: old == nil ? .added : new == nil ? .removed : .changed,
            definition: name,
            key: key,
            before: before,
            after: after,
            position: place
        )
    }

    /// A procedure of a layer as it is written, overlays joined; nil where there is none.
    package func definition(of procedure: ProcedureID, in layer: CatalogLayer) -> JSONObject? {
        layer.nodes.folders["procedures"]?[procedure.description]?.json.asObject
    }
}

extension CatalogTree {
    /// Every definition by a name that tells its place; the entries of lists one by one.
    var definitions: [String: YAMLNode] {
        var all: [String: YAMLNode] = [:]
        for (name, node) in registries { Self.addEntries(of: node, name, to: &all) }
        for leaf in lifeEvents { all["life-events/\(leaf.name)"] = leaf.node }
        for node in cases.flatMap({ $0.list ?? [] }) {
            all["cases/\(node.peek("name") ?? "")"] = node
        }
        for (territory, content) in territories {
            for (folder, nodes) in content.folders {
                for (name, node) in nodes { all["\(territory)/\(folder)/\(name)"] = node }
            }
            for (name, node) in content.files {
                Self.addEntries(of: node, "\(territory)/\(name)", to: &all)
            }
        }
        return all
    }

    private static func addEntries(
        of node: YAMLNode,
        _ name: String,
        to all: inout [String: YAMLNode]
    ) {
        guard let entry = node.entries?.first, node.entries?.count == 1,
            let items = entry.value.list
        else {
            all[name] = node
            return
        }
        for item in items {
            all["\(name)/\(item.peek("id") ?? item.peek("code") ?? "")"] = item
        }
    }
}
