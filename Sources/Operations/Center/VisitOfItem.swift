import Casework
import Stores
import Vocabulary

extension ActContext {
    /// The visit of an item; refused for an office that is not seen.
    ///
    /// Locks nothing, and tells nothing personal.
    func visit(of item: ItemID) async throws -> VisitID {
        guard let known = try await WatchStore(access).item(item),
            let office = MunicipalityCode(number: Int(known.office)), acting.sees(office)
        else { throw Refusal(ItemRefusal.unknown) }
        return known.visit
    }

    /// Locks the visit of an item, before any item of it as every act does.
    func lockVisit(_ visit: VisitID, of item: ItemID) async throws -> StoredVisit {
        guard
            let stored = try await visits.lock(visit, audit: audit(visit: visit, items: [item])),
            acting.sees(stored.office)
        else { throw Refusal(ItemRefusal.unknown) }
        return stored
    }

    /// Refuses an item of an office that is not seen; the visit that it belongs to.
    @discardableResult
    func checkItem(_ item: ItemID) async throws -> VisitID {
        let family = try await CenterStore.lockFamily(
            municipality: acting.municipality.number,
            item: item,
            in: access.transaction
        )
        guard let own = family.first(where: { $0.locked.item == item }),
            let office = MunicipalityCode(number: Int(own.office)), acting.sees(office)
        else { throw Refusal(.unknown) }
        return own.locked.visit
    }
}
