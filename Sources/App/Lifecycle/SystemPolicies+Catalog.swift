package import Casework
package import Catalog
import Operations
import Vocabulary

extension SystemPolicies {
    /// When items leave and are due, as the catalog says for its municipalities.
    ///
    /// A municipality without files of its own has the lots of the national base and the due times of
    /// the center.
    package init(_ catalog: Catalog) {
        self.init()
        let national = catalog.national.systems
        for system in national {
            bySystem[system.id.description] = Casework.LotPolicy(
                system,
                returnedKeys: national.returnedKeys
            )
        }
        for municipality in catalog.municipalities.keys {
            let layer = catalog.layer(of: municipality)
            due[municipality.number] = DuePolicy(calendar: layer.calendar)
            particular.merge(layer.systems.policies(of: municipality.number)) { $1 }
        }
    }
}
