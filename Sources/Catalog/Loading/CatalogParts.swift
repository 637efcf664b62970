import Eligibility
import Vocabulary

/// Everything a catalog is put together from.
struct CatalogParts {
    var files: [CatalogFile]
    var tree: CatalogTree
    var facts: FactRegistry
    var fields: [FieldDefinition]
    var documents: [DocumentKind]
    var lifeEvents: [LifeEventDefinition]
    var municipalities: [Municipality]
    var designatedCities: [DesignatedCity]
    var cases: [CatalogCase]
    var layers: [CatalogLayer]
}

/// Everything a layer is put together from.
struct LayerParts {
    var name: String
    /// The joined nodes, to show what holds and where it is written.
    var nodes = CatalogTree.Territory()
    var procedures: [Procedure] = []
    var forms: [FormID: Form] = [:]
    var formLayouts: [FormLayoutID: FormLayout] = [:]
    var policy: CounterPolicy
    var screening: ScreeningPolicy
    var calendar: MunicipalCalendar
    var parameters: [Parameter] = []
    var systems: [SystemDefinition] = []
    var layouts: [LayoutID: Layout] = [:]
    var checks: [CheckRule] = []
    var register: RegisterLayout?
    var identity: [IdentityKind] = []
    var fees = CounterFees.none
    var offices: [MunicipalityCode: ServiceOffice] = [:]

    /// The parameters as conditions see them.
    var table: ParameterTable { ParameterTable(parameters.map(\.dated) + ComputedParameters.dated) }
}
