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
        router.get("/center/held", use: held)
    }

    private func overview(_ request: Request, _ context: StaffContext) async throws -> Response {
        let now = site.time.now()
        let morning = Instant(dayInJapan: now.dayInJapan, minuteOfDay: 0)
        let watch = WatchCenter(house.premises)
        let acting = context.acting("center")
        let counts = try await watch.breakdown(since: morning, by: acting).orRefusal()
        let lots = try await watch.lots(before: nil, by: acting).orRefusal()
        let held = try await watch.held(by: acting).orRefusal()
        let rows = words.rows(held, for: context.session.live.login, now: now)
        let returns = try await watch.returns(by: acting).orRefusal()
        let outdated = try await OutdatedItems(house.premises).list(by: acting).orRefusal()
        let troubles = try await watch.troubles(by: acting).orRefusal()
        var page = CenterOverviewPage(
            counts,
            lots: lots,
            troubles: troubles,
            held: rows,
            returnsDueSoon: returns.count { Due($0.due, now: now).pressure == .near },
            outdated: outdated.count,
            words: words,
            now: now
        )
        page.calls = try await house.officialCalls(context)
        return site.page(page, for: context)
    }

    private func held(_ request: Request, _ context: StaffContext) async throws -> Response {
        let held = try await WatchCenter(house.premises).held(by: context.acting("center"))
            .orRefusal()
        let now = site.time.now()
        let rows = words.rows(held, for: context.session.live.login, now: now)
        return site.page(
            CenterHeldPage(
                rows: rows,
                isCut: rows.count >= CenterStore.attentionMaximum,
                readAt: now
            ),
            for: context
        )
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
            sha256: (shown.lot.sha256 ?? []).hexadecimal,
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

    private func returns(_ request: Request, _ context: StaffContext) async throws -> Response {
        let returns = try await ListReturns(house.premises)(by: context.acting("returns"))
            .orRefusal()
        let outdated = try await OutdatedItems(house.premises)
            .list(by: context.acting("returns")).orRefusal()
        let now = site.time.now()
        let page = CenterReturnsPage(
            rows: returns.map { words.row($0, now: now) },
            isCut: returns.count >= ListReturns.listMaximum,
            outdated: outdated.map { words.note($0, now: now) }
        )
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

    /// What the catalog calls a system; its id where no catalog knows it any more.
    func system(_ id: String) -> Localized {
        site.catalog.systemName(id) ?? Localized(same: id)
    }

    func procedure(_ id: String, office: Int32) -> Localized {
        guard let code = MunicipalityCode(number: Int(office)), let procedure = ProcedureID(id)
        else {
            return Localized(same: id)
        }
        let layer = site.catalog.layer(of: code)
        return layer.procedure(procedure)?.name ?? Localized(same: id)
    }

    /// What the counter must finish before an item is checked; nil where that is nothing.
    func counterAct(before item: AttentionView) -> Localized? {
        guard let code = MunicipalityCode(number: Int(item.office)),
            let procedure = ProcedureID(item.procedure)
        else { return nil }
        let needed = site.catalog.layer(of: code).procedure(procedure)?.prerequisites
            .filter { $0.waits == .atCounter }.map(\.procedure.description)
        let open = item.openAtCounter.first { needed?.contains($0) == true }
        return open.map { self.procedure($0, office: item.office) }
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
        // What contradicts an answer that was taken is told, and changes nothing.
        return LotSummary(
            lot: lot,
            system: system(view.system),
            lane: .waiting,
            rows: view.rows,
            state: isRefused ? .refused : Pages.LotState(rawValue: state.rawValue) ?? .made,
            madeAt: view.madeAt,
            acknowledgedAt: view.acknowledgedAt,
            refused: view.refused
        )
    }

    static let center = Localized(ja: "集中事務センター", en: "Processing center")

    private static func persons(_ count: Int) -> Localized {
        Localized(ja: "\(count)人", en: count == 1 ? "1 person" : "\(count) persons")
    }

    /// How often somebody called and what came of it last; nil before the first call.
    private static func lastCall(_ calls: CallSummary) -> Localized? {
        guard let result = calls.lastResult, let at = calls.lastAt else { return nil }
        let day = calls.comesOn.map {
            Localized(ja: "(\($0.written.ja))", en: " (\($0.written.en))")
        }
        return Localized(
            ja: "\(calls.count)回目 \(at.written.ja) \(result.words(in: .ja))\(day?.ja ?? "")",
            en: "No. \(calls.count), \(at.written.en): \(result.words(in: .en))\(day?.en ?? "")"
        )
    }

    func note(_ item: OutdatedItem, now: Instant) -> OutdatedNote {
        OutdatedNote(
            item: item.item,
            name: procedure(item.procedure, office: item.office),
            code: item.code,
            corrected: item.corrected.item,
            attempt: item.correctedAttempt,
            visit: item.visit,
            system: system(item.system),
            state: Pages.ItemState(item.state),
            owner: office(item.office),
            due: Due(item.due, now: now)
        )
    }

    func row(_ entry: ListReturns.Entry, now: Instant) -> CenterReturnsPage.Row {
        let view = entry.view
        return CenterReturnsPage.Row(
            item: view.item,
            attempt: view.attempt,
            visit: view.visit,
            name: procedure(view.procedure, office: view.office),
            code: view.code,
            // Who they are is told where the item is opened, which the audit then knows.
            people: view.people.isEmpty ? [] : [Self.persons(view.people.count)],
            reason: reason(view.reason),
            remark: view.remark,
            office: office(view.office),
            owner: SendBackOwner(code: view.owner) == .center ? Self.center : office(view.office),
            due: Due(view.due, now: now),
            dependants: view.dependants,
            telephone: entry.telephone,
            lastCall: Self.lastCall(view.calls),
            isProtected: entry.isWithheld
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
