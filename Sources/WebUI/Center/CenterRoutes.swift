import Casework
import Catalog
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// How the center stands: counts, lots, send-backs.
struct CenterRoutes {
    let house: WebHouse
    let site: Site
    private var words: CenterWords { CenterWords(site: site) }

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/center", use: overview)
        router.get("/center/find", use: find)
        router.get("/center/lots", use: lots)
        router.get("/center/lots/:lot", use: lot)
        router.get("/center/returns", use: returns)
    }

    private func overview(_ request: Request, _ context: StaffContext) async throws -> Response {
        let now = site.time.now()
        let morning = Instant(dayInJapan: now.dayInJapan, minuteOfDay: 0)
        let watch = WatchCenter(house.premises)
        let acting = context.acting("center")
        let counts = try await watch.breakdown(since: morning, by: acting).orRefusal()
        let lots = try await watch.lots(before: nil, by: acting).orRefusal()
        let held = try await watch.held(by: acting).orRefusal()
        let page = CenterOverviewPage(
            counts,
            lots: lots,
            held: held,
            words: words,
            now: now
        )
        return site.page(page, for: context)
    }

    /// Opens what a number names; numbers are no personal data.
    private func find(_ request: Request, _ context: StaffContext) throws -> Response {
        let text = request.uri.queryParameters["number"].map { String($0) } ?? ""
        let number = WrittenDay.halfWidth(text).uppercased()
        if let visit = VisitID(number) { return .redirect(to: Paths.visit(visit)) }
        if let item = ItemID(number) { return .redirect(to: Paths.item(item)) }
        if let lot = LotID(number) { return .redirect(to: Paths.lot(lot)) }
        throw WebError.noSuchNumber
    }

    private func lots(_ request: Request, _ context: StaffContext) async throws -> Response {
        let before = request.uri.queryParameters["before"].flatMap { LotID(String($0)) }
        let lots = try await WatchCenter(house.premises)
            .lots(before: before, by: context.acting("center")).orRefusal()
        let isFull = lots.count == WatchCenter.lotsMaximum
        let page = CenterLotsPage(
            lots: lots.compactMap(words.summary),
            older: isFull ? lots.last.flatMap { LotID($0.lot) } : nil
        )
        return site.page(page, for: context)
    }

    private func lot(_ request: Request, _ context: StaffContext) async throws -> Response {
        let shown = try await WatchCenter(house.premises)
            .lot(context.number("lot"), by: context.acting("center")).orRefusal()
        guard var summary = words.summary(shown.view) else { throw WebError.noSuchPage }
        summary.lane = Pages.Lane(rawValue: shown.lot.lane.rawValue) ?? .waiting
        let page = CenterLotPage(
            summary: summary,
            layout: shown.lot.layout,
            encoding: words.encoding(ofLayout: shown.lot.layout),
            sha256: (shown.lot.sha256 ?? []).map(Self.hex).joined(),
            items: shown.items.map { item in
                CenterLotPage.Item(
                    item: item.item,
                    attempt: item.attempt,
                    name: words.procedure(item.procedure, office: item.office),
                    code: item.code,
                    office: words.office(item.office),
                    state: Pages.ItemState(item.state),
                    reason: item.reason.map(words.reason)
                )
            }
        )
        return site.page(page, for: context)
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0\(digits)" : digits
    }

    private func returns(_ request: Request, _ context: StaffContext) async throws -> Response {
        let returns = try await WatchCenter(house.premises)
            .returns(by: context.acting("returns")).orRefusal()
        let now = site.time.now()
        let page = CenterReturnsPage(rows: returns.map { words.row($0, now: now) })
        return site.page(page, for: context)
    }
}

extension WebError {
    static let noSuchNumber = WebError(
        .notFound,
        Localized(
            ja: "来庁は V12、手続は I12、ロットは L12 のように入力してください。",
            en: "Enter a visit as V12, an item as I12, a lot as L12."
        )
    )
}

/// Names of the center's things for people.
struct CenterWords {
    let site: Site

    func office(_ number: Int32) -> Localized {
        guard let code = MunicipalityCode(number: Int(number)) else {
            return Localized(same: String(number))
        }
        return site.officeName(code)
    }

    func system(_ id: String) -> Localized { Localized(same: id) }

    func procedure(_ id: String, office: Int32) -> Localized {
        guard let code = MunicipalityCode(number: Int(office)), let procedure = ProcedureID(id)
        else {
            return Localized(same: id)
        }
        let layer = site.catalog.layer(of: code)
        return layer.procedure(procedure)?.name ?? Localized(same: id)
    }

    func reason(_ reason: SendBackReason) -> Localized {
        Localized(ja: reason.words(in: .ja), en: reason.words(in: .en))
    }

    func encoding(ofLayout name: String) -> String {
        let layouts = site.catalog.layers.flatMap { $0.layouts.values }
        return layouts.first { $0.id.description == name }.map { "\($0.encoding)" } ?? ""
    }

    /// Nil for an answer that belongs to no lot.
    func summary(_ view: LotView) -> LotSummary? {
        guard let lot = LotID(view.lot), let state = view.state else { return nil }
        let isRefused = view.refused != nil && view.acknowledgedAt == nil
        return LotSummary(
            lot: lot,
            system: system(view.system),
            lane: .waiting,
            rows: view.rows,
            state: isRefused ? .refused : Pages.LotState(rawValue: state.rawValue) ?? .made,
            madeAt: view.madeAt,
            acknowledgedAt: view.acknowledgedAt,
            refused: isRefused ? view.refused : nil
        )
    }

    func row(_ view: ReturnView, now: Instant) -> CenterReturnsPage.Row {
        CenterReturnsPage.Row(
            item: view.item,
            attempt: view.attempt,
            visit: view.visit,
            name: procedure(view.procedure, office: view.office),
            code: view.code,
            people: view.people.map { Localized(same: $0) },
            reason: reason(view.reason),
            office: office(view.office),
            owner: office(view.office),
            due: Due(view.due, now: now),
            dependants: 0,
            isProtected: false
        )
    }
}

extension Pages.ItemState {
    /// A state of the center as pages name it.
    init(_ state: Casework.ItemState, awaitsSecondCheck: Bool = false) {
        self =
            switch state {
            case .accepted: .accepted
            case .held: awaitsSecondCheck ? .heldForSecondCheck : .heldForCheck
            case .ready: .ready
            case .inLot: .inLot
            case .exported: .exported
            case .done: .done
            case .sentBack: .sentBack
            case .blocked: .blocked
            case .withdrawn: .withdrawn
            }
    }
}
