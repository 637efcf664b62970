import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The certificates of a visit: asked for, issued, handed over, spoiled, given up.
struct CertificateRoutes {
    let house: WebHouse
    let site: Site

    private var fees: FeeRoutes { FeeRoutes(house: house, site: site) }

    func add(to router: RouterGroup<StaffContext>) {
        router.post("/desk/:visit/fees/certificates", use: request)
        router.post("/desk/:visit/fees/certificates/issue", use: issue)
        router.post("/desk/:visit/fees/certificates/hand-over", use: handOver)
        router.post("/desk/:visit/fees/certificates/end", use: end)
    }

    private func request(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let seen = form["seen"].flatMap({ Int($0) }) else { throw WebError.unreadableForm }
        func refused(_ refusal: Refusal, at field: String) async throws -> Response {
            try await fees.refused(refusal, at: field, context) { page in
                page.typed.kind = form["kind"] ?? ""
                page.typed.owner = form["owner"] ?? ""
                page.typed.copies = (form["copies"] ?? "").withoutMyNumber
                page.typed.requester = form["requester"] ?? ""
                page.typed.requestMandate = form.has("mandate")
            }
        }
        guard let requester = form["requester"].flatMap({ Filer(rawValue: $0) }) else {
            return try await refused(.nobodyAsks, at: "requester")
        }
        let result = try await RequestCertificates(house.premises)(
            RequestCertificates.Request(
                kind: form["kind"] ?? "",
                person: PersonID(form["owner"] ?? ""),
                copies: Int(WrittenDay.halfWidth(form["copies"] ?? "")) ?? 0,
                requester: requester,
                mandateSeen: form.has("mandate"),
                seen: seen
            ),
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success:
            return .redirect(to: Paths.after("certificate-requested", at: Paths.fees(visit)))
        case .failure(let refusal):
            let field = Self.requestFields[refusal.path] ?? "kind"
            return try await refused(refusal, at: field)
        }
    }

    /// The fields of the request form by the places of refusals.
    private static let requestFields = [
        "kind": "kind", "person": "owner", "copies": "copies", "mandate": "mandate",
    ]

    /// The answer is the slip itself: loading it again issues nothing.
    private func issue(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try context.visitID()
        guard let number = context.form["certificate"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let result = try await IssueCertificate(house.premises)(
            number,
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success(let issued):
            let page = try CertificateSlipPage(issued, site: site)
            return site.page(page, for: context, at: Paths.fees(visit))
        case .failure(let refusal):
            return try await fees.refused(refusal, at: "issue", context) { _ in }
        }
    }

    private func handOver(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        func refused(_ refusal: Refusal, at field: String) async throws -> Response {
            try await fees.refused(refusal, at: field, context) { page in
                page.typed.person = form["person"] ?? ""
                page.typed.recipient = form["recipient"] ?? ""
                page.typed.handMandate = form.has("mandate")
            }
        }
        guard let person = form["person"], !person.isEmpty else {
            return try await refused(.nobodysSheet, at: "person")
        }
        guard let recipient = form["recipient"].flatMap({ Filer(rawValue: $0) }) else {
            return try await refused(.nobodyReceives, at: "recipient")
        }
        let result = try await HandOverCertificate(house.premises)(
            HandOverCertificate.Request(
                serial: form["serial"] ?? "",
                person: PersonID(person),
                recipient: recipient,
                mandateSeen: form.has("mandate")
            ),
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success:
            return .redirect(to: Paths.after("certificate-handed-over", at: Paths.fees(visit)))
        case .failure(let refusal):
            let field = utf8Equal(refusal.path, "mandate") ? "hand-mandate" : "serial"
            return try await refused(refusal, at: field)
        }
    }

    private func end(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let number = form["certificate"].flatMap({ Int($0) }),
            let end = form["end"].flatMap({ EndCertificate.End(rawValue: $0) })
        else { throw WebError.unreadableForm }
        let result = try await EndCertificate(house.premises)(
            end,
            number,
            because: form["reason"] ?? "",
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success:
            let notice = end == .spoil ? "certificate-spoiled" : "certificate-cancelled"
            return .redirect(to: Paths.after(notice, at: Paths.fees(visit)))
        case .failure(let refusal):
            let field = utf8Equal(refusal.path, "reason") ? "end-reason" : "end"
            return try await fees.refused(refusal, at: field, context) { page in
                page.typed.chosen = form["certificate"] ?? ""
                page.typed.endReason = (form["reason"] ?? "").withoutMyNumber
            }
        }
    }
}

extension Refusal {
    fileprivate static let nobodyAsks = Refusal(
        .invalid,
        path: "requester",
        Localized(ja: "申請する人を選んでください。", en: "Choose who asks for it.")
    )
    fileprivate static let nobodysSheet = Refusal(
        .invalid,
        path: "person",
        Localized(
            ja: "用紙の氏名を見て、だれの証明書か選んでください。",
            en: "Read the name on the sheet, and choose whose it is."
        )
    )
    fileprivate static let nobodyReceives = Refusal(
        .invalid,
        path: "recipient",
        Localized(ja: "受け取る人を選んでください。", en: "Choose who receives it.")
    )
}

extension CertificateSlipPage {
    /// The slip of an issue; refused where the leave to put it out is another visit's.
    fileprivate init(_ issued: IssueCertificate.Issued, site: Site) throws {
        guard issued.clearance.visit == issued.visit, !issued.clearance.isMasked else {
            throw WebError.noSuchPage
        }
        let certificate = issued.certificate
        let view = site.catalog.view(office: issued.office, on: site.today)
        self.init(
            subject: Subject(
                visit: issued.visit,
                ticket: nil,
                // It is the certificate's owner who is named, not the householder.
                name: nil,
                isProtected: false
            ),
            name: FeeWords(fees: view.layer.fees, view: view, isProtected: false)
                .kind(certificate.kind),
            whose: issued.whose,
            code: issued.serial.description,
            writtenCode: issued.serial.written,
            number: certificate.number,
            office: site.officeName(issued.office),
            issuedAt: certificate.changedAt,
            issuedBy: issued.names[certificate.changedBy]
        )
    }
}
