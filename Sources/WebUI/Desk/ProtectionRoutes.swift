import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Protects a visit at the moment it is said, from whatever page; confirms and lifts it with a second person.
struct ProtectionRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/visits/:visit/protection", use: show)
        router.post("/visits/:visit/protection", use: set)
        router.post("/visits/:visit/protection/confirm", use: confirm)
        router.post("/visits/:visit/protection/ask-lift", use: askLift)
        router.post("/visits/:visit/protection/lift", use: lift)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk, .center])
        let sheet = try await house.sheet(of: context.visitID(), purpose: "protection", context)
        let shown = try await ShowProtection(house.premises)(
            sheet.id,
            by: context.acting("protection")
        ).orRefusal()
        return site.page(ProtectionPage(shown, of: sheet), for: context)
    }

    /// Goes back to the page on which it was said, for that page does not show it any more.
    private func set(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        try await SetProtection(house.premises)(visit, by: context.acting("protection"))
            .orRefusal()
        let back = context.form["back"].flatMap { Path(received: $0) } ?? Paths.protection(visit)
        return .redirect(to: Paths.after("cared-for", at: back))
    }

    private func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        try await ConfirmProtection(house.premises)(visit, by: context.acting("protection"))
            .orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.protection(visit)))
    }

    private func askLift(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await LiftProtection(house.premises).ask(visit, by: context.acting("protection"))
            .orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.protection(visit)))
    }

    private func lift(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await LiftProtection(house.premises).confirm(
            visit,
            by: context.acting("protection")
        ).orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.protection(visit)))
    }
}

extension ProtectionPage {
    /// The page of a visit whose protection was read.
    fileprivate init(_ shown: ShowProtection.Shown, of sheet: VisitSheet) {
        let standing = shown.standing
        func step(_ step: ProtectionStanding.Step?) -> Step? {
            step.map { Step(name: shown.names[$0.actor], at: $0.at) }
        }
        self.init(subject: sheet.subject, state: State(standing.state))
        set = step(standing.set)
        confirmed = step(standing.confirmed)
        liftAsked = step(standing.liftAsked)
        mayConfirm = shown.mayConfirm
        mayAskLift = standing.mayAskLift
        mayLift = shown.mayLift
    }
}

extension ProtectionPage.State {
    fileprivate init(_ state: ProtectionState) {
        self =
            switch state {
            case .none: .none
            case .provisional: .provisional
            case .confirmed: .confirmed
            case .lifting: .lifting
            }
    }
}
