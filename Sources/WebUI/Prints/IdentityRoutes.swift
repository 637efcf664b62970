import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Vocabulary

/// The documents by which somebody at the counter showed who they are.
struct IdentityRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/identity", use: show)
        router.post("/desk/:visit/identity", use: record)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let sheet = try await house.sheet(of: context.visitID(), purpose: "identity", context)
        return site.page(IdentityPage(sheet, site: site), for: context)
    }

    private func record(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let version = form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let kinds = site.catalog.layer(of: context.session.office).identity
        let seen = form.all("kind").filter { word in kinds.contains { utf8Equal($0.id, word) } }
        let value: JSONValue = seen.isEmpty ? .null : .array(seen.map { .string($0) })
        _ = try await RecordData(house.premises)(
            ["visit": [IdentityCheck.field: value]],
            of: visit,
            version: version,
            by: context.acting("identity")
        ).orRefusal()
        return .redirect(to: Paths.after("saved", at: Paths.identity(visit)))
    }
}

extension IdentityPage {
    init(_ sheet: VisitSheet, site: Site) {
        let kinds = site.catalog.layer(of: sheet.office).identity
        let check = IdentityCheck(kinds, record: sheet.record)
        func shown(_ weight: IdentityKind.Weight) -> [Kind] {
            kinds.filter { $0.counts == weight }.map { kind in
                Kind(
                    id: kind.id,
                    name: kind.name,
                    isSeen: check.seen.contains(kind),
                    isEstimate: kind.source.mark == .estimate
                )
            }
        }
        self.init(
            subject: sheet.subject,
            version: sheet.version,
            withPhoto: shown(.photo),
            others: shown(.other),
            verdict: Verdict(check.verdict),
            filer: Self.filer(sheet, site)
        )
    }

    /// Who files, as it was answered at the door.
    private static func filer(_ sheet: VisitSheet, _ site: Site) -> Localized? {
        guard let fact = FactID("filer"),
            case .known(.choice(let word)) = sheet.household.facts[fact]
        else { return nil }
        return site.catalog.facts[fact]?.phrases.values[word]
    }
}

extension IdentityPage.Verdict {
    init(_ verdict: IdentityCheck.Verdict) {
        self =
            switch verdict {
            case .unseen: .unseen
            case .oneMore: .oneMore
            case .shown: .shown
            }
    }
}
