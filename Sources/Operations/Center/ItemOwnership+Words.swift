package import Casework
package import Catalog
package import Vocabulary

extension ItemOwnership {
    /// The owner's name for people, with what the catalog calls its office and its system.
    package func ownerName(_ catalog: Catalog, on day: CalendarDay) -> Localized {
        let (office, system) = names(catalog, on: day)
        return Localized(
            ja: ownerName(in: .ja, office: office, system: system),
            en: ownerName(in: .en, office: office, system: system)
        )
    }

    private func names(
        _ catalog: Catalog,
        on day: CalendarDay
    ) -> (office: Localized?, system: Localized?) {
        switch owner {
        case .center, .nobody: (nil, nil)
        case .office(let number):
            (
                MunicipalityCode(number: Int(number))
                    .flatMap { catalog.view(office: $0, on: day).officeName },
                nil
            )
        case .system(let id): (nil, catalog.systemName(id))
        }
    }
}

extension Catalog {
    /// What the catalog calls a system; nil where it knows it no more.
    package func systemName(_ id: String) -> Localized? {
        layers.lazy.flatMap(\.systems).first { $0.id.description == id }?.name
    }
}
