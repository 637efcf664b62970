import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

/// What was filed before about the persons and procedures of a filing.
struct FiledBefore {
    /// What was found, by the place of the filing's item.
    private let found: [(place: Int, other: FoundDuplicate)]

    /// What the receipt tells: of each procedure how strongly it resembles what other visits filed.
    ///
    /// Neither item nor ward: a receipt goes out of hand and is kept, whoever is protected later.
    func told(of items: [BundleDraft.Item], outside visit: VisitID?) -> [Receipt.Duplicate] {
        var likenessOf: [Int: Likeness] = [:]
        for (place, other) in found where other.visit != visit && other.mayBeTold {
            if likenessOf[place] != .same { likenessOf[place] = other.likeness }
        }
        return likenessOf.sorted { $0.key < $1.key }.map { place, likeness in
            let procedure = items[place].entry.procedure.description
            return Receipt.Duplicate(procedure: procedure, likeness: likeness)
        }
    }

    /// The pairs that the center compares, once the items have their numbers.
    func pairs(of items: [ItemID]) -> [KeptPair] {
        KeptPair.all(
            found.map { place, other in
                KeptPair(item: items[place], other: other.item, likeness: other.likeness)
            }
        )
    }
}

extension FiledBefore {
    /// Looks for it: told, and never held back.
    ///
    /// The caller holds the persons, so that nothing about them is filed between this look and its commit.
    static func find(
        _ items: [BundleDraft.Item],
        _ household: Household,
        _ people: [PersonKey],
        _ context: ActContext
    ) async throws -> FiledBefore {
        let sought = items.enumerated().flatMap { place, item in
            PersonKey.standing(for: item.entry.people, of: household, people).map { key in
                (
                    place,
                    SoughtPerson(procedure: item.entry.procedure.description, key: key)
                )
            }
        }
        let found = try await context.duplicates.findEach(sought.map(\.1), now: context.now)
        return FiledBefore(found: found.map { (sought[$0.place].0, $0) })
    }
}

extension FoundDuplicate {
    /// Whether anybody but the center may hear of it: of somebody protected only where name and whole day
    /// of birth agree, else a name alone would tell that they are protected.
    var mayBeTold: Bool { !isProtected || likeness == .same }
}
