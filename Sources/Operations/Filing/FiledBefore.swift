import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

extension ActContext {
    /// What was filed before about the same persons' same procedures: told, and never held back.
    ///
    /// Neither item nor ward: a receipt goes out of hand and is kept, whoever is protected later.
    ///
    /// Two filings at the same moment do not see one another; whoever looks later sees both.
    func filedBefore(
        _ items: [BundleDraft.Item],
        _ household: Household,
        _ people: [PersonKey],
        outside visit: VisitID?
    ) async throws -> [Receipt.Duplicate] {
        let sought = items.flatMap { item in
            PersonKey.standing(for: item.entry.people, of: household, people).map {
                SoughtPerson(procedure: item.entry.procedure.description, key: $0)
            }
        }
        return try await duplicates.find(sought, outside: visit, now: now)
            .filter(\.mayBeTold)
            .map { Receipt.Duplicate(procedure: $0.sought.procedure, likeness: $0.likeness) }
    }
}

extension FoundDuplicate {
    /// Whether anybody but the center may hear of it: of somebody protected only where name and whole day
    /// of birth agree, else a name alone would tell that they are protected.
    var mayBeTold: Bool { !isProtected || likeness == .same }
}
