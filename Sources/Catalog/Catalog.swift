import Crypto
package import Eligibility
package import Vocabulary

/// All procedures, forms, papers, desks and rules of a municipality's counters, read and checked.
///
/// Immutable; made once from the texts of its files and then shared. Every plan names the catalog it
/// was made with by `hash`.
package final class Catalog: Sendable {
    /// `sha256:` and the hex digest over paths and bytes of all files, sorted by path.
    package let hash: String
    /// The files it was made from, sorted by path; kept so that an old case can be replayed.
    package let files: [CatalogFile]
    package let facts: FactRegistry
    /// The fields of the household record in their order.
    package let fields: [FieldDefinition]
    package let documents: [DocumentKind]
    /// In their order.
    package let lifeEvents: [LifeEventDefinition]
    package let municipalities: [MunicipalityCode: Municipality]
    package let designatedCities: [DesignatedCity]
    package let cases: [CatalogCase]
    /// The national base first, then every prefecture and municipality with files of its own.
    package let layers: [CatalogLayer]
    /// Every edition of every layer; an edition's `index` is its place here.
    package let editions: [CatalogEdition]

    let tree: CatalogTree
    private let fieldsByID: [FieldID: FieldDefinition]
    private let documentsByID: [DocumentID: DocumentKind]
    private let layersByName: [String: CatalogLayer]
    private let cityOfWard: [MunicipalityCode: MunicipalityCode]

    init(_ parts: CatalogParts) {
        hash = Self.hash(of: parts.files)
        files = parts.files
        facts = parts.facts
        fields = parts.fields
        documents = parts.documents
        lifeEvents = parts.lifeEvents.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        municipalities = Dictionary(parts.municipalities.map { ($0.code, $0) }) { first, _ in first
        }
        designatedCities = parts.designatedCities
        cases = parts.cases
        layers = parts.layers
        tree = parts.tree
        editions = parts.layers.flatMap(\.editions)
        fieldsByID = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
        documentsByID = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
        layersByName = Dictionary(layers.map { ($0.name, $0) }) { first, _ in first }
        cityOfWard = parts.municipalities.reduce(into: [:]) { cities, municipality in
            for ward in municipality.wards { cities[ward.code] = municipality.code }
        }
    }

    /// The digest over every path and text with their lengths, sorted by path.
    private static func hash(of files: [CatalogFile]) -> String {
        var hasher = SHA256()
        for file in files {
            for part in [file.path, file.text] {
                var bytes = Array("\(part.utf8.count):".utf8)
                bytes.append(contentsOf: part.utf8)
                bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
            }
        }
        return "sha256:" + hasher.finalize().hexadecimal
    }
}

// MARK: - Looking up

extension Catalog {
    package func field(_ id: FieldID) -> FieldDefinition? { fieldsByID[id] }

    package func document(_ id: DocumentID) -> DocumentKind? { documentsByID[id] }

    package func lifeEvent(_ id: LifeEventID) -> LifeEventDefinition? {
        lifeEvents.first { $0.id == id }
    }

    /// The names of all life events, for reading households.
    package var lifeEventNames: Set<String> { Set(lifeEvents.map(\.id.description)) }

    /// The base that every municipality starts from.
    package var national: CatalogLayer {
        guard let layer = layersByName["national"] else {
            preconditionFailure("a catalog always has its national layer")
        }
        return layer
    }

    /// The municipality an office belongs to: the city of a ward, else the office's own code.
    package func municipality(of office: MunicipalityCode) -> MunicipalityCode {
        cityOfWard[office]
            ?? designatedCities.first { $0.wards.contains(office) }?.code
            ?? office
    }

    /// The offices of a municipality: its wards', else its own.
    package func offices(of municipality: MunicipalityCode) -> [MunicipalityCode] {
        let wards = municipalities[municipality]?.wards.map(\.code) ?? []
        return wards.isEmpty ? [municipality] : wards
    }

    /// Every office of the municipalities that it knows more of than the base.
    package var offices: [MunicipalityCode] {
        municipalities.keys.sorted().flatMap { offices(of: $0) }
    }

    /// The layer that holds for an office: its municipality's, else its prefecture's, else the base.
    package func layer(of office: MunicipalityCode) -> CatalogLayer {
        layersByName["municipalities/\(municipality(of: office))"]
            ?? layersByName["prefectures/\(office.prefecture)"]
            ?? national
    }

    /// What holds at an office on a day; O(log editions), nothing is computed anew.
    package func view(office: MunicipalityCode, on day: CalendarDay) -> CatalogView {
        CatalogView(
            catalog: self,
            layer: layer(of: office),
            office: office,
            municipality: municipality(of: office),
            day: day
        )
    }
}
