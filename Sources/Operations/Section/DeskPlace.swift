import Catalog
import Eligibility
package import Filing
import Stores
package import Vocabulary

/// A desk of an office whose list is looked at.
///
/// Entries carry the Japanese name of their desk, so a desk is found by that; those whose name the catalog
/// does not know any more, or that somebody typed, have a list of their own, so that none is lost.
package struct DeskPlace: Hashable, Sendable {
    /// Its name in addresses and accounts.
    package let id: String
    /// What people call it.
    package let name: Localized
    /// Number over the window.
    package let window: String?
    /// Whether the unified counter stands there.
    package let isUnified: Bool

    /// Where the entries of unknown desks are; no name of the catalog is written like this.
    package static let otherID = "~other"

    /// Whether it stands for every desk that the catalog does not know.
    package var isOther: Bool { id == Self.otherID }

    init(_ desk: ServiceDesk) {
        id = desk.id.description
        name = desk.name
        window = desk.window
        isUnified = desk.kinds.contains(.unified)
    }

    private init(other: Localized) {
        id = Self.otherID
        name = other
        window = nil
        isUnified = false
    }

    static let other = DeskPlace(
        other: Localized(ja: "一覧にない窓口", en: "Desks that are not in the catalog")
    )
}

extension Acting {
    /// Whether the entries of a desk may be seen: a clerk sees all of the office, a section its own.
    package func serves(_ desk: DeskPlace) -> Bool {
        if roles.contains(.clerk) { return true }
        return roles.contains(.section) && desks.contains { utf8Equal($0, desk.id) }
    }
}

extension ActContext {
    /// The office whose desks are looked at: the own one, or any of the municipality by command.
    func deskOffice(_ asked: MunicipalityCode?) throws(Refusal) -> MunicipalityCode {
        guard let office = asked ?? acting.office,
            catalog.municipality(of: office) == acting.municipality,
            acting.office == nil || acting.office == office
        else { throw .notAllowed }
        return office
    }

    /// The desks of an office by the catalog of today.
    func desks(of office: MunicipalityCode) -> [DeskPlace] {
        let view = catalog.view(office: office, on: now.dayInJapan)
        return (view.serviceOffice?.desks ?? []).map(DeskPlace.init)
    }

    /// The desk of an office with this name in addresses, where its entries may be seen.
    func desk(_ id: String, of office: MunicipalityCode) throws(Refusal) -> DeskPlace {
        let all = desks(of: office) + [.other]
        guard let desk = all.first(where: { utf8Equal($0.id, id) }) else { throw .noSuchDesk }
        guard acting.serves(desk) else { throw .notAllowed }
        return desk
    }

    /// Whether an entry that carries this name is in the list of a desk.
    func has(_ desk: DeskPlace, _ name: String, of office: MunicipalityCode) -> Bool {
        if !desk.isOther { return utf8Equal(desk.name.ja, name) }
        return !desks(of: office).contains { utf8Equal($0.name.ja, name) }
    }
}

extension PlanKey {
    /// The entry's name in forms and at the command line: the procedure and the persons, with dots.
    package var label: String {
        ([procedure.description] + people.map(\.description)).joined(separator: ".")
    }
}

extension Refusal {
    static let noSuchDesk = Refusal(
        .notFound,
        Localized(
            ja: "その窓口はこの庁舎にありません。窓口の一覧から選んでください。",
            en: "This office has no such desk; choose one from the list of desks."
        )
    )
}
