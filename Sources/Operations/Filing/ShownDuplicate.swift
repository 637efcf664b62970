package import Casework
import Catalog
package import Eligibility
package import Filing
import Stores
package import Vocabulary

/// An item that looks like the same matter as another, with as much of it as its reader may know.
package struct ShownDuplicate: Sendable {
    /// What may be known of the other item.
    package struct Other: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// The office that filed it.
        package let office: MunicipalityCode
        /// When it was filed.
        package let filedAt: Instant
        /// How it stands.
        package let state: ItemState
        /// Whether the reader may open it.
        package let isOpenable: Bool
        /// Whether somebody protected is in it: nothing of it may be written where others read it.
        package let isProtected: Bool
    }

    /// Our name of the procedure.
    package let procedure: String
    /// Its name.
    package let name: Localized
    /// The procedure's code.
    package let code: String
    /// The person, by the id of the visit that is looked at.
    package let person: PersonID
    /// How strongly the two look alike.
    package let likeness: Likeness
    /// The other item; nil where somebody protected is in it and the reader is of another office, who is to
    /// ask the center, or no person at a screen.
    package let other: Other?

    /// What may be shown of a found item to who acts.
    init(_ found: FoundDuplicate, at visit: MunicipalityCode, _ context: ActContext) {
        let layer = context.catalog.layer(of: visit)
        let id = ProcedureID(found.sought.procedure)
        procedure = found.sought.procedure
        name = id.flatMap { layer.procedure($0)?.name } ?? Localized(same: found.sought.procedure)
        code = found.code
        person = found.sought.key.person
        likeness = found.likeness
        guard let office = MunicipalityCode(number: Int(found.office)) else {
            other = nil
            return
        }
        let isSeen = context.acting.sees(office)
        other =
            found.isProtected && !(isSeen && !context.acting.isCommand)
            ? nil
            : Other(
                item: found.item,
                office: office,
                filedAt: found.filedAt,
                state: found.state,
                isOpenable: isSeen && !context.acting.roles.isDisjoint(with: [.clerk, .center]),
                isProtected: found.isProtected
            )
    }

    /// The duplicate as `visit show --json` prints it.
    var json: JSONValue {
        [
            "procedure": .string(procedure), "code": .string(code),
            "person": .string(person.description), "strength": .string(likeness.rawValue),
            "item": other.map { .string($0.item.description) } ?? .null,
            "office": other.map { .string($0.office.description) } ?? .null,
            "filed_at": other.map { .string($0.filedAt.description) } ?? .null,
            "state": other.map { .string($0.state.rawValue) } ?? .null,
        ]
    }
}

extension ActContext {
    /// The audit rows of telling somebody of found items: one a visit, so that it stands in the history of
    /// each.
    func audit(readingOf found: [FoundDuplicate]) -> [AuditNote] {
        Dictionary(grouping: found, by: \.visit).sorted { $0.key < $1.key }.map { visit, found in
            audit(visit: visit, items: found.map(\.item).sorted())
        }
    }
}

extension VisitCase {
    /// What was filed outside of the visit about its persons' procedures that are filed or may be.
    func duplicates(_ context: ActContext) async throws -> [ShownDuplicate] {
        let keys = keys
        let sought = items.filter { $0.item != nil || $0.fate.fate.isUnfinished }.flatMap { entry in
            PersonKey.standing(for: entry.key.people, of: household, keys).map {
                SoughtPerson(procedure: entry.key.procedure.description, key: $0)
            }
        }
        let found = try await context.duplicates.find(
            sought,
            outside: stored.id,
            now: context.now
        ).filter { $0.mayBeTold || context.acting.roles.contains(.center) }
        let shown = found.map { ShownDuplicate($0, at: stored.office, context) }
        let told = zip(found, shown).filter { $0.1.other != nil }.map(\.0)
        try await context.audits.write(context.audit(readingOf: told))
        return shown
    }
}
