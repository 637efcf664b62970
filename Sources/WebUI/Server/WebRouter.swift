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
        router.add(middleware: SessionGate(sessions: Sessions(premises: house.premises, site: site)))
        router.add(middleware: FormGate(limits: configuration.limits))
        AccountRoutes(house: house, site: site).add(to: router)
        let staff = router.group(context: StaffContext.self)
        HomeRoutes(house: house, site: site).add(to: staff)
        PasswordRoutes(house: house, site: site).add(to: staff)
        DoorRoutes(house: house, site: site).add(to: staff)
        DeskRoutes(house: house, site: site).add(to: staff)
        VisitRoutes(house: house, site: site).add(to: staff)
        HandOverRoutes(house: house, site: site).add(to: staff)
        CenterRoutes(house: house, site: site).add(to: staff)
        ItemRoutes(house: house, site: site).add(to: staff)
        StaffRoutes(house: house, site: site).add(to: staff)
        return router
    }
}
