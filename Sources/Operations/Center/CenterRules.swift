package import Casework
package import Catalog
import Stores
import Vocabulary

/// What the catalog says about leaving and due times, in the words of the center.
struct CenterRules: Sendable {
    let policies: SystemPolicies
    let due: DuePolicy

    /// The rules that hold at an office.
    init(_ view: CatalogView) {
        let town = view.municipality.number
        due = DuePolicy(calendar: view.calendar)
        policies = SystemPolicies(
            particular: view.layer.systems.policies(of: town),
            due: [town: due]
        )
    }
}

extension Casework.LotPolicy {
    /// How the catalog lets the items of a system leave, and which keys may come back.
    package init(_ system: SystemDefinition, returnedKeys: Set<String>) {
        self.init(
            rowsMaximum: system.lot.rowsMax,
            age: .seconds(system.lot.waitingAgeSeconds),
            cutOffs: system.lot.overnightCutOffs,
            layout: system.layout.description,
            returns: returnedKeys
        )
    }
}

extension [SystemDefinition] {
    /// The keys that systems of a municipality give back.
    ///
    /// Any of them may give any of these: which system knows a resident key first depends on what else
    /// is linked to it.
    package var returnedKeys: Set<String> { Set(flatMap(\.returns)) }

    /// How items leave for each of these systems in a municipality, given by its number.
    package func policies(of town: Int32) -> [SystemPolicies.Key: Casework.LotPolicy] {
        let keys = returnedKeys
        return reduce(into: [:]) { policies, system in
            let key = SystemPolicies.Key(municipality: town, system: system.id.description)
            policies[key] = Casework.LotPolicy(system, returnedKeys: keys)
        }
    }
}

extension ActContext {
    /// Who acts on a filed item, by the rules of the acting municipality today.
    var centerActing: CenterActing {
        let view = catalog.view(office: acting.municipality, on: now.dayInJapan)
        return CenterActing(actor: acting.actor, now: now, policies: CenterRules(view).policies)
    }
}
