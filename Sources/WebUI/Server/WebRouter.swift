import HTTPTypes
import Hummingbird

/// All routes behind all gates; a route that is added here is guarded without saying so.
enum WebRouter {
    static func router(
        _ house: WebHouse,
        configuration: WebConfiguration
    ) -> Router<PageContext> {
        let site = house.site
        let router = Router(context: PageContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestRecord(metrics: house.metrics))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: LanguageChoice())
        router.add(middleware: ErrorPages(site: site))
        OpenRoutes(house: house, configuration: configuration).add(to: router)
        router.add(middleware: SameOriginGate())
        router.add(
            middleware: SessionGate(sessions: Sessions(premises: house.premises, site: site))
        )
        // Once more, now that it is known who asks: the pages of errors have a header like all others.
        router.add(middleware: ErrorPages(site: site))
        let guarded = Router(context: PageContext.self)
        addGuarded(to: guarded, house, site)
        OtherMethods(routes: router.routes + guarded.routes).add(to: router)
        router.add(middleware: FormGate(limits: configuration.limits))
        addGuarded(to: router, house, site)
        return router
    }

    /// What stands behind the gates.
    private static func addGuarded(
        to router: Router<PageContext>,
        _ house: WebHouse,
        _ site: Site
    ) {
        AccountRoutes(house: house, site: site).add(to: router)
        HelpRoutes(site: site).add(to: router)
        let staff = router.group(context: StaffContext.self)
        HomeRoutes(house: house, site: site).add(to: staff)
        PasswordRoutes(house: house, site: site).add(to: staff)
        DoorRoutes(house: house, site: site).add(to: staff)
        DeskRoutes(house: house, site: site).add(to: staff)
        PresenceRoutes(house: house, site: site).add(to: staff)
        DraftRoutes(house: house, site: site).add(to: staff)
        RegisterRoutes(house: house, site: site).add(to: staff)
        GlyphRoutes(house: house, site: site).add(to: staff)
        IdentityRoutes(house: house, site: site).add(to: staff)
        FormRoutes(house: house, site: site).add(to: staff)
        FeeRoutes(house: house, site: site).add(to: staff)
        CertificateRoutes(house: house, site: site).add(to: staff)
        ClosingRoutes(house: house, site: site).add(to: staff)
        ShiftRoutes(house: house, site: site).add(to: staff)
        ProtectionRoutes(house: house, site: site).add(to: staff)
        EmergencyRoutes(house: house, site: site).add(to: staff)
        ScanRoutes(house: house, site: site).add(to: staff)
        ParcelRoutes(house: house, site: site).add(to: staff)
        VisitRoutes(house: house, site: site).add(to: staff)
        DesksRoutes(house: house, site: site).add(to: staff)
        HandOverRoutes(house: house, site: site).add(to: staff)
        BookRoutes(house: house, site: site).add(to: staff)
        NewBookingRoutes(house: house, site: site).add(to: staff)
        BookingRoutes(house: house, site: site).add(to: staff)
        CenterRoutes(house: house, site: site).add(to: staff)
        ItemRoutes(house: house, site: site).add(to: staff)
        CallRoutes(house: house, site: site).add(to: staff)
        DuplicateRoutes(house: house, site: site).add(to: staff)
        StaffRoutes(house: house, site: site).add(to: staff)
        OfficialCallRoutes(house: house).add(to: staff)
    }
}

/// Answers at every path the methods that it does not know, instead of saying that nothing is there.
private struct OtherMethods {
    private static let all: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]

    /// The methods of each path.
    private var known: [String: Set<HTTPRequest.Method>] = [:]

    init(routes: [Router<PageContext>.RouteDescription]) {
        for route in routes {
            known[route.path.description, default: []].insert(route.method)
        }
    }

    func add(to router: Router<PageContext>) {
        for (path, methods) in known {
            let answered = methods.contains(.get) ? methods.union([.head]) : methods
            let allowed = Self.all.filter { answered.contains($0) || $0 == .options }
                .map(\.rawValue).joined(separator: ", ")
            for method in Self.all where !answered.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    guard method == .options else { throw MethodRefused(allowed: allowed) }
                    return Response(status: .noContent, headers: [.allow: allowed])
                }
            }
        }
    }
}
