import Vocabulary

/// The parsed files of a catalog, sorted into their places.
struct CatalogTree: Sendable {
    /// Files at the top: `facts.yaml`, `fields.yaml`, `documents.yaml`, `systems.yaml`.
    var registries: [String: YAMLNode] = [:]
    var lifeEvents: [Leaf] = []
    var cases: [YAMLNode] = []
    /// Nodes of each territory; `national`, `prefectures/12`, `municipalities/121002`.
    var territories: [String: Territory] = [:]
    /// Files that could not be parsed; what they define is named all the same.
    private(set) var unreadable: [String] = []

    /// A file that is named like the definition in it.
    struct Leaf: Sendable {
        let name: String
        let node: YAMLNode
    }

    /// The files of the national base, a prefecture or a municipality.
    struct Territory: Sendable {
        /// Definitions by folder, `procedures`, and by name.
        var folders: [String: [String: YAMLNode]] = [:]
        /// Files beside the folders: `checks`, `systems`, `municipality`, `designated-cities`, `register`.
        var files: [String: YAMLNode] = [:]
    }

    private static let registryNames: Set<String> = ["facts", "fields", "documents", "systems"]
    private static let folderNames: Set<String> = [
        "procedures", "forms", "counters", "calendars", "parameters", "layouts",
        "form-layouts",
    ]
    private static let fileNames: Set<String> = [
        "checks", "systems", "municipality", "designated-cities", "register", "identity",
        "counter-fees",
    ]

    /// Parses files and puts them in their places; those that belong nowhere are reported.
    init(_ files: [CatalogFile], log: FindingLog) {
        for file in files {
            let parts = file.path.split(separator: "/").map(String.init)
            guard parts.first != "days" else { continue }
            guard let node = YAMLParser(file: file.path, log: log).parse(file.text) else {
                unreadable.append(file.path)
                continue
            }
            if !add(node, parts) {
                log.error(
                    SourcePosition(file: file.path),
                    "nothing is read from this place; see the layout of the catalog's folders"
                )
            }
        }
    }

    /// Whether others refer to what stands in unreadable files by more than their names.
    var isWithoutItsWords: Bool {
        unreadable.contains { path in
            let parts = path.split(separator: "/")
            return parts.count == 1 || parts.dropLast().last == "parameters"
        }
    }

    /// The names of the unreadable files of a folder.
    func unreadableNames(_ folder: String) -> [String] {
        unreadable.compactMap { path in
            let parts = path.split(separator: "/")
            guard parts.dropLast().last.map({ $0 == folder }) ?? false else { return nil }
            return parts.last.map { String($0.dropLast(5)) }
        }
    }

    private mutating func add(_ node: YAMLNode, _ parts: [String]) -> Bool {
        guard let last = parts.last, last.hasSuffix(".yaml") else { return false }
        let name = String(last.dropLast(5))
        switch (parts.count, parts[0]) {
        case (1, _) where Self.registryNames.contains(name): registries[name] = node
        case (2, "life-events"): lifeEvents.append(Leaf(name: name, node: node))
        case (2, "cases"): cases.append(node)
        case (2..., "national"): return add(node, name, to: "national", parts.dropFirst())
        case (3..., "prefectures"), (3..., "municipalities"):
            guard Self.isTerritory(parts[0], parts[1]) else { return false }
            return add(node, name, to: "\(parts[0])/\(parts[1])", parts.dropFirst(2))
        default: return false
        }
        return true
    }

    private mutating func add(
        _ node: YAMLNode,
        _ name: String,
        to territory: String,
        _ rest: ArraySlice<String>
    ) -> Bool {
        if rest.count == 1, Self.fileNames.contains(name) {
            territories[territory, default: Territory()].files[name] = node
            return true
        }
        guard rest.count == 2, let folder = rest.first, Self.folderNames.contains(folder) else {
            return false
        }
        territories[territory, default: Territory()].folders[folder, default: [:]][name] = node
        return true
    }

    private static func isTerritory(_ kind: String, _ name: String) -> Bool {
        if kind == "municipalities" { return MunicipalityCode(name) != nil }
        return name.utf8.count == 2 && (1...47).contains(Int(name) ?? 0)
    }

    /// The maps in a list under one key of a registry, `documents:`.
    func entries(_ registry: String, log: FindingLog) -> [YAMLNode] {
        Self.entries(of: registries[registry], under: registry, log: log)
    }

    static func entries(of node: YAMLNode?, under key: String, log: FindingLog) -> [YAMLNode] {
        node?.map("the file", log) { map in map.requiredList(key) { $0 } } ?? []
    }
}

extension YAMLNode {
    /// The text under a key of a map, without any check.
    func peek(_ key: String) -> String? {
        entries?.first { $0.key == key }?.value.text
    }

    /// This map with the keys that another one gives replaced.
    func overlaid(by overlay: YAMLNode) -> YAMLNode {
        guard let base = entries, let above = overlay.entries else { return overlay }
        let replaced = Dictionary(above.map { ($0.key, $0) }) { first, _ in first }
        let kept = base.map { replaced[$0.key] ?? $0 }
        let keys = Set(base.map(\.key))
        let added = above.filter { !keys.contains($0.key) }
        return YAMLNode(position: position, content: .map(kept + added))
    }
}
