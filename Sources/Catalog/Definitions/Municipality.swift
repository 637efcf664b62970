package import Eligibility
package import Vocabulary

/// A ward of a designated city, with an office of its own.
package struct Ward: Hashable, Sendable {
    package let code: MunicipalityCode
    package let name: Localized
}

/// A municipality that the catalog knows more of than the national base.
package struct Municipality: Hashable, Sendable {
    package let code: MunicipalityCode
    package let name: Localized
    package let wards: [Ward]
    package let position: SourcePosition
}

/// A designated city (政令指定都市): the codes between two are its wards.
package struct DesignatedCity: Hashable, Sendable {
    package let code: MunicipalityCode
    package let name: Localized
    package let wards: ClosedRange<MunicipalityCode>
}

/// A life event for which residents come.
package struct LifeEventDefinition: Hashable, Sendable {
    package let id: LifeEventID
    /// Code of the national list, `MOVE_IN`.
    package let code: String
    package let name: Localized
    /// Place in lists; ascending.
    package let order: Int
    /// The day of the event.
    package let anchor: Anchor
}

extension ReadingContext {
    func municipality(_ map: MapReader) -> Municipality? {
        let code = map.required("code")?.code("code", log)
        let name = map.localized("name")
        let wards = map.list("wards") { node in node.map("ward", log) { ward($0) } }
        return code.map {
            Municipality(code: $0, name: name, wards: wards, position: map.position)
        }
    }

    private func ward(_ map: MapReader) -> Ward? {
        let code = map.required("code")?.code("code", log)
        let name = map.localized("name")
        return code.map { Ward(code: $0, name: name) }
    }

    func designatedCity(_ map: MapReader) -> DesignatedCity? {
        let code = map.required("code")?.code("code", log)
        let name = map.localized("name")
        let wards = map.requiredMap("wards") { map -> ClosedRange<MunicipalityCode>? in
            let from = map.required("from")?.code("from", log)
            let to = map.required("to")?.code("to", log)
            guard let from, let to else { return nil }
            guard from <= to else {
                log.error(map.position, "the wards must run from the lower to the higher code")
                return nil
            }
            return from...to
        }
        guard let code, let wards else { return nil }
        return DesignatedCity(code: code, name: name, wards: wards)
    }

    func lifeEvent(_ map: MapReader) -> LifeEventDefinition? {
        let id = map.required("id").flatMap { $0.text("id", log) }
        let code = map.text("code")
        let name = map.localized("name")
        let order = map.int("order", in: 0...10_000)
        let anchor = map.has("anchor") ? anchor(map.required("anchor"), allowsPerson: false) : nil
        return id.map {
            LifeEventDefinition(
                id: LifeEventID($0),
                code: code,
                name: name,
                order: order,
                anchor: anchor ?? .eventDay
            )
        }
    }
}
