import Eligibility
import Vocabulary

/// Puts the layers together: the national base, then prefectures over it, then municipalities.
struct TerritoryLoader {
    let tree: CatalogTree
    let context: ReadingContext

    /// The nodes of one layer after its overlays, with what of the base can be used unchanged.
    private struct Joined {
        var nodes: CatalogTree.Territory
        var parts: LayerParts
    }

    /// All layers; the national one first.
    func layers() -> [CatalogLayer] {
        let national = join(
            tree.territories["national"] ?? CatalogTree.Territory(),
            over: empty,
            named: "national"
        )
        var joined = ["national": national]
        for name in tree.territories.keys.sorted() where name.hasPrefix("prefectures/") {
            joined[name] = join(tree.territories[name] ?? .init(), over: national, named: name)
        }
        for name in tree.territories.keys.sorted() where name.hasPrefix("municipalities/") {
            let prefecture = "prefectures/" + name.dropFirst("municipalities/".count).prefix(2)
            joined[name] = join(
                tree.territories[name] ?? .init(),
                over: joined[prefecture] ?? national,
                named: name
            )
        }
        return indexed(joined)
    }

    private func indexed(_ joined: [String: Joined]) -> [CatalogLayer] {
        let order = ["national"] + joined.keys.filter { $0 != "national" }.sorted()
        var firstEdition = 0
        return order.compactMap { joined[$0] }.map { one in
            let layer = CatalogLayer(one.parts, firstEdition: firstEdition)
            firstEdition += layer.editions.count
            return layer
        }
    }

    private var empty: Joined {
        Joined(
            nodes: CatalogTree.Territory(),
            parts: LayerParts(
                name: "",
                policy: CounterPolicy(
                    unifiedTakesSpecialist: false,
                    unifiedSections: [],
                    byHandling: [:],
                    byOutcome: [:],
                    otherwise: .individual
                ),
                screening: .everything,
                calendar: .standard
            )
        )
    }

    private func join(
        _ overlay: CatalogTree.Territory,
        over base: Joined,
        named name: String
    ) -> Joined {
        var joined = base
        joined.parts.name = name
        joined.nodes = merge(overlay, over: base.nodes)
        joined.parts.nodes = joined.nodes
        let isBase = base.parts.name.isEmpty
        readParameters(&joined, overlay, base)
        context.parameters = joined.parts.table
        readSystems(&joined, isBase: isBase)
        readSmallParts(&joined, overlay)
        readForms(&joined, overlay)
        readProcedures(&joined, overlay)
        readFormLayouts(&joined, overlay)
        return joined
    }

    private func merge(
        _ overlay: CatalogTree.Territory,
        over base: CatalogTree.Territory
    ) -> CatalogTree.Territory {
        var merged = base
        for (folder, nodes) in overlay.folders {
            for (name, node) in nodes {
                context.reportName(name, of: node)
                let below = base.folders[folder]?[name]
                merged.folders[folder, default: [:]][name] = below?.overlaid(by: node) ?? node
            }
        }
        merged.files.merge(overlay.files) { _, above in above }
        return merged
    }

    /// The names of a folder that this overlay touches, in order.
    private func touched(_ overlay: CatalogTree.Territory, _ folder: String) -> [String] {
        overlay.folders[folder]?.keys.sorted() ?? []
    }

    // MARK: - Parameters and systems

    private func readParameters(
        _ joined: inout Joined,
        _ overlay: CatalogTree.Territory,
        _ base: Joined
    ) {
        var parameters = Dictionary(base.parts.parameters.map { ($0.name, $0) }) { first, _ in first
        }
        for name in touched(overlay, "parameters") {
            guard let node = joined.nodes.folders["parameters"]?[name],
                let parameter = node.map("parameter", context.log, { context.parameter($0) })
            else { continue }
            if let below = parameters[name], below.dated.type != parameter.dated.type {
                context.log.error(
                    overlay.folders["parameters"]?[name]?.position ?? node.position,
                    "`\(name)` is of another type than in the base; keep \(below.dated.type.rawValue)"
                )
            }
            parameters[name] = parameter
        }
        joined.parts.parameters = parameters.values.sorted { $0.name < $1.name }
    }

    /// Systems of the registry, each with the keys replaced that the territory gives.
    private func readSystems(_ joined: inout Joined, isBase: Bool) {
        let log = context.log
        let registry = tree.entries("systems", log: log)
        let overlays = joined.nodes.files["systems"]
        var above: [String: YAMLNode] = [:]
        if overlays != nil {
            for node in CatalogTree.entries(of: overlays, under: "systems", log: log) {
                let id = node.peek("id") ?? ""
                if !context.known.systems.contains(where: { $0.description == id }) {
                    let hint = Suggestion.sentence(
                        for: id,
                        among: context.known.systems.map(\.description).sorted()
                    )
                    log.error(node.position, "there is no system `\(id)`\(hint)")
                }
                above[id] = node
            }
        }
        if isBase {
            context.reportTwins(
                registry.compactMap { node in node.peek("id").map { ($0, node.position) } },
                "system"
            )
        }
        joined.parts.systems = registry.compactMap { node in
            let merged = above[node.peek("id") ?? ""].map { node.overlaid(by: $0) } ?? node
            return merged.map("system", log) { context.system($0) }
        }
    }

    // MARK: - The rest

    private func readSmallParts(_ joined: inout Joined, _ overlay: CatalogTree.Territory) {
        let log = context.log
        for name in touched(overlay, "layouts") {
            guard
                let layout = joined.nodes.folders["layouts"]?[name]?
                    .map("layout", log, { context.layout($0) })
            else { continue }
            joined.parts.layouts[layout.id] = layout
        }
        for name in touched(overlay, "calendars") {
            guard let node = joined.nodes.folders["calendars"]?[name] else { continue }
            if name == "closed-days" {
                joined.parts.calendar =
                    node.map("calendar", log) { context.calendar($0) } ?? .standard
            } else {
                log.error(node.position, "the only calendar is `closed-days`")
            }
        }
        for name in touched(overlay, "counters") {
            guard let node = joined.nodes.folders["counters"]?[name] else { continue }
            readCounters(name, node, &joined.parts)
        }
        if let node = overlay.files["checks"] {
            let rules = CatalogTree.entries(of: node, under: "checks", log: log)
                .compactMap { $0.map("check", log) { context.checkRule($0) } }
            let replaced = Set(rules.map(\.id))
            joined.parts.checks.removeAll { replaced.contains($0.id) }
            joined.parts.checks += rules
        }
        if let node = overlay.files["identity"] {
            joined.parts.identity = context.identityKinds(node)
        }
        if let node = overlay.files["counter-fees"] {
            joined.parts.fees = node.map("file of fees", log) { context.counterFees($0) } ?? .none
        }
        if let node = overlay.files["register"] {
            joined.parts.register = node.map("register", log) { context.registerLayout($0) }
        }
    }

    private func readCounters(_ name: String, _ node: YAMLNode, _ parts: inout LayerParts) {
        let log = context.log
        switch name {
        case "default":
            parts.policy = node.map("policy", log) { context.counterPolicy($0) } ?? parts.policy
        case "screening":
            parts.screening =
                node.map("screening", log) { context.screening($0) } ?? parts.screening
        default:
            guard MunicipalityCode(name) != nil else {
                let hint = "name it `default`, `screening` or by the code of an office"
                log.error(node.position, "nothing is read from this file; \(hint)")
                return
            }
            context.reportName(name, of: node, key: "office")
            if let office = node.map("office", log, { context.office($0) }) {
                parts.offices[office.code] = office
            }
        }
    }

    private func readForms(_ joined: inout Joined, _ overlay: CatalogTree.Territory) {
        for name in touched(overlay, "forms") {
            guard
                let form = joined.nodes.folders["forms"]?[name]?
                    .map("form", context.log, { context.form($0) })
            else { continue }
            joined.parts.forms[form.id] = form
        }
    }

    private func readFormLayouts(_ joined: inout Joined, _ overlay: CatalogTree.Territory) {
        for name in touched(overlay, "form-layouts") {
            guard
                let layout = joined.nodes.folders["form-layouts"]?[name]?
                    .map("form layout", context.log, { context.formLayout($0) })
            else { continue }
            joined.parts.formLayouts[layout.id] = layout
        }
    }

    /// Reads what the overlay touches; every other procedure is the base's own.
    private func readProcedures(_ joined: inout Joined, _ overlay: CatalogTree.Territory) {
        var procedures = Dictionary(
            joined.parts.procedures.map { ($0.id.description, $0) }
        ) { first, _ in first }
        for name in touched(overlay, "procedures") {
            procedures[name] = joined.nodes.folders["procedures"]?[name]?
                .map("procedure", context.log) { Procedure($0, context) }
        }
        let order = Dictionary(
            joined.parts.systems.enumerated().map { ($1.id, $0) }
        ) { first, _ in first }
        joined.parts.procedures = procedures.values.sorted {
            (order[$0.system] ?? .max, $0.code, $0.id) < (order[$1.system] ?? .max, $1.code, $1.id)
        }
    }
}
