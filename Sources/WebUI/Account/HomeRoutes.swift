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
        router.get("/keys") { _, context in site.page(KeysPage(), for: context) }
    }

    private func tiles(_ context: StaffContext) async throws -> [HomePage.Tile] {
        let roles = Set(context.session.person.roles)
        var tiles: [HomePage.Tile] = []
        if !roles.isDisjoint(with: [.concierge, .clerk]) { tiles.append(Self.door) }
        if roles.contains(.clerk) { tiles += try await counterTiles(context) }
        if !roles.isDisjoint(with: [.clerk, .section]) {
            tiles.append(try await deskTile(context))
        }
        if !roles.isDisjoint(with: [.concierge, .clerk]) {
            tiles += try await bookingTiles(context)
        }
        if !roles.isDisjoint(with: [.clerk, .center]) {
            let acting = context.acting("home")
            let returns = try await WatchCenter(house.premises).returns(by: acting).orRefusal()
            let outdated = try await OutdatedItems(house.premises).list(by: acting).orRefusal()
            let now = site.time.now()
            let pressures = (returns.map(\.due) + outdated.map(\.due))
                .map { Due($0, now: now).pressure }
            let (near, overdue) = (pressures.count(of: .near), pressures.count(of: .overdue))
            tiles.append(
                HomePage.Tile(
                    title: Localized(ja: "差戻し", en: "Send-backs"),
                    count: returns.count + outdated.count,
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
        if roles.contains(.administrator) {
            tiles += [try await emergencyTile(context), Self.staff]
        }
        return tiles
    }

    private func emergencyTile(_ context: StaffContext) async throws -> HomePage.Tile {
        let shown = try await WatchEmergency(house.premises)(by: context.acting("home"))
            .orRefusal()
        let stale = shown.offices.count { $0.isStale }
        return HomePage.Tile(
            title: Localized(ja: "非常時セット", en: "Emergency packs"),
            count: stale == 0 ? nil : stale,
            detail: stale == 0
                ? nil : Localized(ja: "1日以上前のままの窓口", en: "Offices without a new one"),
            path: Paths.emergency,
            isUrgent: stale > 0,
            key: "e"
        )
    }

    private func counterTiles(_ context: StaffContext) async throws -> [HomePage.Tile] {
        let visits = try await ListDesk(house.premises)(by: context.acting("home")).orRefusal()
        let waiting = visits.filter { $0.stage == .waiting && !$0.isAtAnotherDesk }
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

    private func deskTile(_ context: StaffContext) async throws -> HomePage.Tile {
        let desks = try await ListDesks(house.premises)(by: context.acting("home")).orRefusal()
        let arrived = desks.reduce(0) { $0 + $1.arrived }
        let expected = desks.reduce(0) { $0 + $1.expected }
        return HomePage.Tile(
            title: Localized(ja: "個別窓口", en: "Individual counters"),
            count: arrived + expected,
            detail: Localized(
                ja: "到着 \(arrived)件・これから \(expected)件",
                en: "\(arrived) there, \(expected) to come"
            ),
            path: Paths.desks,
            isUrgent: desks.contains { $0.overdue > 0 },
            key: "k"
        )
    }

    /// How many desks have no place soon; none where the office has no desk that takes appointments.
    private func bookingTiles(_ context: StaffContext) async throws -> [HomePage.Tile] {
        let fronts = try await ListBookings(house.premises)
            .fronts(of: context.session.office, by: context.acting("home")).orRefusal()
        guard !fronts.isEmpty else { return [] }
        let alarms = fronts.filter(\.isAlarm)
        return [
            HomePage.Tile(
                title: Localized(ja: "予約簿", en: "Booking book"),
                count: alarms.isEmpty ? nil : alarms.count,
                detail: alarms.isEmpty
                    ? Localized(ja: "予約を取る・探す", en: "Book or find")
                    : Localized(ja: "最初の空きが遠い窓口", en: "Desks whose first place is far"),
                path: Paths.bookings,
                isUrgent: !alarms.isEmpty,
                key: "b"
            )
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
