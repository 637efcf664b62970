package import Casework
package import Catalog
import Vocabulary

extension SystemPolicies {
    /// When items leave and are due, as the catalog says for its municipalities.
    ///
    /// A municipality without files of its own has the standard of the center.
    package init(_ catalog: Catalog) {
        self.init()
        for municipality in catalog.municipalities.keys {
            let layer = catalog.layer(of: municipality)
            due[municipality.number] = DuePolicy(calendar: layer.calendar)
            for system in layer.systems {
                let key = Key(municipality: municipality.number, system: system.id.description)
                particular[key] = Casework.LotPolicy(
                    rowsMaximum: system.lot.rowsMax,
                    age: .seconds(system.lot.waitingAgeSeconds),
                    cutOffs: system.lot.overnightCutOffs,
                    layout: system.layout.description
                )
            }
        }
    }
}
