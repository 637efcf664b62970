import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// What waits for whoever signed in.
struct HomeRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/") { _, context in
            site.page(HomePage(tiles: try await tiles(context)), for: context)
        }
    }

    private func tiles(_ context: StaffContext) async throws -> [HomePage.Tile] {
        let roles = Set(context.session.person.roles)
        var tiles: [HomePage.Tile] = []
        if !roles.isDisjoint(with: [.concierge, .clerk]) { tiles.append(Self.door) }
        if roles.contains(.clerk) { tiles += try await counterTiles(context) }
        if !roles.isDisjoint(with: [.clerk, .center]) {
            let acting = context.acting("home")
            let returns = try await WatchCenter(house.premises).returns(by: acting).orRefusal()
            let now = site.time.now()
            let pressures = returns.map { Due($0.due, now: now).pressure }
            let (near, overdue) = (pressures.count(of: .near), pressures.count(of: .overdue))
            tiles.append(
                HomePage.Tile(
                    title: Localized(ja: "差戻し", en: "Send-backs"),
                    count: returns.count,
                    detail: near + overdue == 0
                        ? nil
                        : Localized(
                            ja: "まもなく期限\(near)件、期限超過\(overdue)件",
                            en: "due soon \(near), overdue \(overdue)"
                        ),
                    path: Paths.returns,
                    isUrgent: near + overdue > 0,
                    key: "r"
                )
            )
        }
        if roles.contains(.center) { tiles.append(Self.center) }
        if roles.contains(.administrator) { tiles.append(Self.staff) }
        return tiles
    }

    private func counterTiles(_ context: StaffContext) async throws -> [HomePage.Tile] {
        let visits = try await ListDesk(house.premises)(by: context.acting("home")).orRefusal()
        let waiting = visits.filter { $0.stage == .waiting }
        let ready = visits.filter { $0.stage == .filed && $0.openItems == 0 && $0.doneItems > 0 }
        return [
            HomePage.Tile(
                title: Localized(ja: "呼出し待ち", en: "Waiting visitors"),
                count: waiting.count,
                path: Paths.desk,
                key: "c"
            ),
            HomePage.Tile(
                title: Localized(ja: "交付できる来庁", en: "Ready to hand over"),
                count: ready.count,
                path: Paths.handOvers,
                isUrgent: !ready.isEmpty,
                key: "h"
            ),
        ]
    }

    private static let door = HomePage.Tile(
        title: Localized(ja: "総合案内を始める", en: "Start at the front door"),
        detail: Localized(ja: "質問は3つまで", en: "At most three questions"),
        path: Paths.door,
        key: "d"
    )
    private static let center = HomePage.Tile(
        title: Localized(ja: "センターの処理状況", en: "Processing center"),
        path: Paths.center,
        key: "p"
    )
    private static let staff = HomePage.Tile(
        title: Localized(ja: "職員", en: "Staff"),
        path: Paths.staff,
        key: "s"
    )
}

extension [Due.Pressure] {
    fileprivate func count(of pressure: Due.Pressure) -> Int { count { $0 == pressure } }
}
