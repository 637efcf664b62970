import Eligibility
import Vocabulary

/// What definitions are checked against while they are read: registries and the names there are.
final class ReadingContext {
    let log: FindingLog
    /// Texts of the files, to find the place of a fault inside a condition.
    let texts: [String: String]
    var registry = FactRegistry([], lifeEvents: [])
    var parameters = ParameterTable()
    var fields: [FieldID: FieldDefinition] = [:] {
        didSet { known.fields = Set(fields.keys) }
    }
    var known = KnownNames()

    init(log: FindingLog, texts: [String: String]) {
        self.log = log
        self.texts = texts
    }

    /// A condition that parses and type-checks; else its fault is reported with line and column.
    func condition(_ node: YAMLNode, allowsPerson: Bool = true) -> Condition? {
        guard let text = node.text("condition", log) else { return nil }
        let context = ConditionContext(
            registry: registry,
            parameters: parameters,
            allowsPerson: allowsPerson
        )
        do {
            return try Condition(text, context: context)
        } catch {
            let place = SourceText.place(of: error, in: node, text: texts[node.position.file] ?? "")
            log.error(place, "column \(place.column): \(error.message)")
            return nil
        }
    }

    /// A name that must be among those of its kind.
    func reference<Kind>(
        _ node: YAMLNode,
        _ what: String,
        in known: Set<CatalogKey<Kind>>
    ) -> CatalogKey<Kind>? {
        guard let text = node.text(what, log) else { return nil }
        if let key = CatalogKey<Kind>(text), known.contains(key) { return key }
        let hint = Suggestion.sentence(for: text, among: known.map(\.description).sorted())
        log.error(node.position, "there is no \(what) `\(text)`\(hint)")
        return nil
    }

    /// A well-formed name that this definition gives itself.
    func newName<Kind>(_ node: YAMLNode?, _ what: String) -> CatalogKey<Kind>? {
        guard let node, let text = node.text(what, log) else { return nil }
        guard let key = CatalogKey<Kind>(text) else {
            log.error(
                node.position,
                "`\(text)` is no name: use 1 to 80 letters, digits and hyphens"
            )
            return nil
        }
        return key
    }

    /// A life event of the catalog.
    func lifeEvent(_ node: YAMLNode) -> LifeEventID? {
        guard let text = node.text("life event", log) else { return nil }
        let event = LifeEventID(text)
        if known.lifeEvents.contains(event) { return event }
        let hint = Suggestion.sentence(
            for: text,
            among: known.lifeEvents.map(\.description).sorted()
        )
        log.error(node.position, "there is no life event `\(text)`\(hint)")
        return nil
    }
}

/// The names of the catalog by kind, known before any definition that refers to them is read.
struct KnownNames {
    var procedures: Set<ProcedureID> = []
    var forms: Set<FormID> = []
    var fields: Set<FieldID> = []
    var documents: Set<DocumentID> = []
    var systems: Set<SystemID> = []
    var layouts: Set<LayoutID> = []
    var lifeEvents: Set<LifeEventID> = []
}
