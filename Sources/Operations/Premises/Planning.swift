package import Catalog
package import Eligibility
package import Filing
package import Routing
package import Vocabulary

/// A plan as the acts need it.
package struct PlannedVisit: Sendable {
    /// The plan as JSON by the contract.
    package let json: JSONValue
    /// Its items and, after them, its undecided procedures, in its order.
    package let entries: [PlannedProcedure]

    /// A value of these parts.
    package init(json: JSONValue, entries: [PlannedProcedure]) {
        self.json = json
        self.entries = entries
    }
}

/// What plans a visit: routing, over one catalog.
package protocol Planning: Sendable {
    /// The catalog that the plans are made with.
    var catalog: Catalog { get }

    /// The plan of a visit with its sentences in one language; pure.
    func plan(for household: Household, language: Language) -> PlannedVisit

    /// Where the door sends a visit past the unified counter; nil where it begins there; pure.
    func straightWay(for household: Household, cameFor: ProcedureID?) -> StraightWay?
}
