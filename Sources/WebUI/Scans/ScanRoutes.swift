import Catalog
import Eligibility
import Filing
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Pages
import Stores
import Vocabulary

/// The scans of a visit: listed, attached, given out, removed.
struct ScanRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/scans", use: show)
        router.post("/desk/:visit/scans", use: attach)
        router.post("/desk/:visit/scans/remove", use: remove)
        router.post("/desk/:visit/scans/pack", use: pack)
        router.get("/visits/:visit/scans/:scan", use: download)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(_ context: StaffContext) async throws -> ScansPage {
        try context.require([.clerk])
        let visit = try context.visitID()
        let listed = try await ListScans(house.premises)(visit, by: context.acting("scans"))
            .orRefusal()
        let sheet = try await house.sheet(of: visit, purpose: "scans", context)
        return ScansPage(listed, of: sheet, site: site)
    }

    private func attach(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        let whose = form["person"] ?? ""
        let request = AttachScan.Request(
            kind: form["kind"] ?? "",
            // An empty choice is nobody of the household, and is refused as such.
            person: utf8Equal(whose, "household") ? nil : PersonID(whose.isEmpty ? "-" : whose),
            procedures: form.all("procedure").compactMap { ProcedureID($0) },
            isLookedAt: form.has("seen"),
            file: context.file.flatMap { utf8Equal($0.field, "file") ? $0.bytes : nil } ?? []
        )
        let result = try await AttachScan(house.premises)(
            request,
            to: visit,
            by: context.acting("scans")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("scan-attached", at: Paths.scans(visit)))
        case .failure(let refusal):
            return try await refused(refusal, context) { page in
                page.typed.kind = form["kind"] ?? ""
                page.typed.person = whose
                page.typed.procedures = form.all("procedure")
            }
        }
    }

    private func remove(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let number = form["scan"].flatMap({ Int($0) }) else { throw WebError.unreadableForm }
        let result = try await RemoveScan(house.premises)(
            number,
            because: form["reason"] ?? "",
            of: visit,
            by: context.acting("scans")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("scan-removed", at: Paths.scans(visit)))
        case .failure(let refusal):
            return try await refused(refusal, context) { page in
                page.typed.scan = form["scan"] ?? ""
                page.typed.reason = (form["reason"] ?? "").withoutMyNumber
            }
        }
    }

    private func pack(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        let item = form["item"] ?? ""
        let result = try await PackOriginal(house.premises)(
            PackOriginal.Request(
                kind: form["original"] ?? "",
                sheets: Int(WrittenDay.halfWidth(form["sheets"] ?? "")) ?? 0,
                item: item.isEmpty ? nil : ItemID(item) ?? ItemID(number: 0)
            ),
            of: visit,
            by: context.acting("papers")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("original-packed", at: Paths.scans(visit)))
        case .failure(let refusal):
            return try await refused(refusal, context) { page in
                page.typed.original = form["original"] ?? ""
                page.typed.item = item.withoutMyNumber
                page.typed.sheets = (form["sheets"] ?? "").withoutMyNumber
            }
        }
    }

    /// The page with what must be put right; what somebody else did meanwhile is told by itself.
    private func refused(
        _ refusal: Refusal,
        _ context: StaffContext,
        _ keep: (inout ScansPage) -> Void
    ) async throws -> Response {
        guard !refusal.path.isEmpty, refusal.kind != .notFound, refusal.kind != .stale else {
            throw refusal
        }
        var page = try await page(context)
        // Under protection the page has no field for a file.
        guard refusal.kind != .notAllowed else { throw refusal }
        keep(&page)
        page.problems = [Problem(field: refusal.path, message: refusal.message)]
        return site.page(
            page,
            for: context,
            at: Paths.scans(try context.visitID()),
            status: refusal.kind == .invalid ? .unprocessableContent : refusal.status
        )
    }

    /// Never shown inside a page of ours: one fixed type, to be kept as a file, and nothing in it may run.
    private func download(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk, .center])
        guard let number = context.parameters.get("scan").flatMap({ Int($0) }) else {
            throw WebError.noSuchPage
        }
        let shown = try await ReadScan(house.premises)(
            number,
            of: try context.visitID(),
            by: context.acting("scans")
        ).orRefusal()
        guard shown.clearance.visit == shown.visit, !shown.clearance.isMasked else {
            throw WebError.noSuchPage
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: shown.format.contentType,
                .contentDisposition:
                    "attachment; filename=\"scan-\(shown.visit)-\(shown.number).\(shown.format.rawValue)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: shown.content))
        )
    }
}
