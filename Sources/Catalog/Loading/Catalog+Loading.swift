import Eligibility
import Vocabulary

extension Catalog {
    /// Reads a catalog from the texts of its files; nil when there is an error among the findings.
    ///
    /// Everything wrong is reported in one run, by file and line. The caller reads the files; others
    /// than `.yaml`, and those in `days/`, are passed over. At most 5,000 files of 1 MiB.
    package static func load(
        _ files: [CatalogFile]
    ) -> (catalog: Catalog?, findings: [Finding]) {
        let log = FindingLog()
        let sorted = files.filter { $0.path.hasSuffix(".yaml") && !$0.path.hasPrefix("days/") }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        guard sorted.count <= CatalogLimits.files else {
            let place = SourcePosition(file: sorted[CatalogLimits.files].path)
            log.error(place, "a catalog has at most \(CatalogLimits.files) files")
            return (nil, log.sorted)
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.path == right.path {
            log.error(SourcePosition(file: right.path), "the file is given twice")
        }
        let loader = CatalogLoader(sorted, log: log)
        log.endParsing()
        // Without a registry every name would be wrong: first the file has to be one that can be read.
        if loader.isWithoutItsWords { return (nil, log.sorted) }
        let parts = loader.parts()
        return (log.errorCount == 0 ? Catalog(parts) : nil, log.sorted)
    }
}

/// Reads registries first, then each territory against them.
struct CatalogLoader {
    private let files: [CatalogFile]
    private let log: FindingLog
    private let tree: CatalogTree
    private let context: ReadingContext

    init(_ files: [CatalogFile], log: FindingLog) {
        self.files = files
        self.log = log
        tree = CatalogTree(files, log: log)
        context = ReadingContext(
            log: log,
            texts: Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        )
    }

    /// Whether a registry or a parameter could not be read.
    var isWithoutItsWords: Bool { tree.isWithoutItsWords }

    func parts() -> CatalogParts {
        reportMissingRegistries()
        collectNames()
        let facts = tree.entries("facts", log: log).compactMap { node in
            node.map("fact", log) { context.fact($0) }.map(named)
        }
        reportTwins("facts")
        context.registry = FactRegistry(
            facts,
            lifeEvents: tree.lifeEvents.map(\.name) + tree.unreadableNames("life-events"),
            eventDays: eventDays()
        )
        let fields = tree.entries("fields", log: log).compactMap { node in
            node.map("field", log) { context.field($0) }
        }
        reportTwins("fields")
        context.fields = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
        let documents = tree.entries("documents", log: log).compactMap { node in
            node.map("document", log) { context.document($0) }
        }
        reportTwins("documents")
        return CatalogParts(
            files: files,
            tree: tree,
            facts: context.registry,
            fields: fields,
            documents: documents,
            lifeEvents: lifeEvents(),
            municipalities: municipalities(),
            designatedCities: designatedCities(),
            cases: cases(),
            layers: TerritoryLoader(tree: tree, context: context).layers()
        )
    }

    private func reportMissingRegistries() {
        for name in ["facts", "fields", "documents", "systems"]
        where tree.registries[name] == nil && !files.contains(where: { $0.path == "\(name).yaml" })
        {
            log.error(
                SourcePosition(file: "\(name).yaml"),
                "the file is missing; every catalog has one"
            )
        }
        if tree.territories["national"] == nil {
            log.error(SourcePosition(file: "national"), "the catalog has no national base")
        }
    }

    /// The names that references are checked against, before anything refers to them.
    private func collectNames() {
        let lifeEvents = tree.lifeEvents.map(\.name) + tree.unreadableNames("life-events")
        context.known.lifeEvents = Set(lifeEvents.map { LifeEventID($0) })
        context.known.procedures.formUnion(unreadable("procedures"))
        context.known.forms.formUnion(unreadable("forms"))
        context.known.layouts.formUnion(unreadable("layouts"))
        for territory in tree.territories.values {
            context.known.procedures.formUnion(names(territory.folders["procedures"]))
            context.known.forms.formUnion(names(territory.folders["forms"]))
            context.known.layouts.formUnion(names(territory.folders["layouts"]))
        }
        context.known.documents = peekedNames("documents")
        context.known.systems = peekedNames("systems")
    }

    /// The facts that life events name as their day, in the order of the events.
    private func eventDays() -> [(event: LifeEventID, fact: FactID)] {
        let ordered = tree.lifeEvents.sorted { order($0) < order($1) }
        return ordered.compactMap { leaf in
            leaf.node.peek("anchor").flatMap { FactID($0) }.map { (LifeEventID(leaf.name), $0) }
        }
    }

    /// The fact that lists life events calls each by its name.
    private func named(_ fact: FactDefinition) -> FactDefinition {
        guard fact.id == .event else { return fact }
        var fact = fact
        for leaf in tree.lifeEvents where fact.phrases.values[leaf.name] == nil {
            let name = leaf.node.entries?.first { $0.key == "name" }?.value
            guard let ja = name?.peek("ja"), let en = name?.peek("en") else { continue }
            fact.phrases.values[leaf.name] = Localized(ja: ja, en: en)
        }
        return fact
    }

    private func order(_ leaf: CatalogTree.Leaf) -> Int {
        leaf.node.peek("order").flatMap { Int($0) } ?? .max
    }

    private func names<Kind>(_ nodes: [String: YAMLNode]?) -> [CatalogKey<Kind>] {
        nodes?.keys.compactMap { CatalogKey($0) } ?? []
    }

    private func unreadable<Kind>(_ folder: String) -> [CatalogKey<Kind>] {
        tree.unreadableNames(folder).compactMap { CatalogKey($0) }
    }

    private func peekedNames<Kind>(_ registry: String) -> Set<CatalogKey<Kind>> {
        let list = tree.registries[registry]?.entries?.first { $0.key == registry }?.value.list
        return Set(list?.compactMap { $0.peek("id").flatMap { CatalogKey($0) } } ?? [])
    }

    private func reportTwins(_ registry: String) {
        let list = tree.registries[registry]?.entries?.first { $0.key == registry }?.value.list
        context.reportTwins(
            list?.compactMap { node in node.peek("id").map { ($0, node.position) } } ?? [],
            "name"
        )
    }

    private func lifeEvents() -> [LifeEventDefinition] {
        tree.lifeEvents.compactMap { leaf in
            context.reportName(leaf.name, of: leaf.node)
            return leaf.node.map("life event", log) { context.lifeEvent($0) }
        }
    }

    private func municipalities() -> [Municipality] {
        tree.territories.sorted { $0.key < $1.key }.compactMap { name, territory in
            guard name.hasPrefix("municipalities/") else { return nil }
            guard let node = territory.files["municipality"] else {
                log.error(
                    SourcePosition(file: "\(name)/municipality.yaml"),
                    "the file is missing; it names the municipality and its wards"
                )
                return nil
            }
            let municipality = node.map("municipality", log) { context.municipality($0) }
            if let municipality, !name.hasSuffix("/\(municipality.code)") {
                log.error(node.position, "the code \(municipality.code) is not the folder's name")
            }
            return municipality
        }
    }

    private func designatedCities() -> [DesignatedCity] {
        let node = tree.territories["national"]?.files["designated-cities"]
        guard node != nil else { return [] }
        return CatalogTree.entries(of: node, under: "cities", log: log).compactMap { city in
            city.map("city", log) { context.designatedCity($0) }
        }
    }

    private func cases() -> [CatalogCase] {
        tree.cases.flatMap { file in
            file.items("the file", log).compactMap { node in
                node.map("case", log) { context.catalogCase($0) }
            }
        }
    }
}

extension ReadingContext {
    /// Reports a definition that is not named like its file.
    func reportName(_ name: String, of node: YAMLNode, key: String = "id") {
        guard let id = node.peek(key), id != name else { return }
        let place = node.entries?.first { $0.key == key }?.value.position ?? node.position
        log.error(place, "the name `\(id)` is not that of the file; rename one of them")
    }
}
