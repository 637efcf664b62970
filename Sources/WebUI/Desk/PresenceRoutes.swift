import Hummingbird
import Operations
import Pages
import Vocabulary

/// Says who has a visit's console open besides, to pages that ask again and again.
struct PresenceRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/presence", use: presence)
    }

    private func presence(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try context.visitID()
        let others = try await WatchPresence(house.premises)(visit, by: context.acting("desk"))
            .orRefusal()
        return site.page(DeskPresence(visit: visit, others: others), for: context)
    }
}
