import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

extension ActContext {
    /// What was filed before about the same persons' same procedures: told, and never held back.
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
            .map { Receipt.Duplicate($0) }
    }
}

extension Receipt.Duplicate {
    /// A receipt goes out of hand, so that it never says where somebody protected has been.
    fileprivate init(_ found: FoundDuplicate) {
        let office = MunicipalityCode(number: Int(found.office))
        self.init(
            procedure: found.sought.procedure,
            likeness: found.likeness,
            filed: found.isProtected
                ? nil : office.map { .init(item: found.item, office: $0, at: found.filedAt) }
        )
    }
}
