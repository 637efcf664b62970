import Casework
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Noting the calls of residents about what was sent back.
struct CallRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.post("/center/items/:item/call", use: call)
    }

    private func call(_ request: Request, _ context: StaffContext) async throws -> Response {
        let item: ItemID = try context.number("item")
        let draft = CallDraft(
            comesOn: context.form["comes_on"] ?? "",
            note: context.form["note"] ?? ""
        )
        guard let result = context.form["result"].flatMap(CallResult.init(rawValue:)),
            let attempt = context.form["attempt"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        let noted = try await CallResident(house.premises)(
            item,
            CallResident.Request(
                result,
                on: attempt,
                comesOn: WrittenDay.read(draft.comesOn)?.whole,
                note: draft.note
            ),
            by: context.acting("call")
        )
        switch noted {
        case .success(let noted):
            let words = noted.isPastDeadline ? "call-noted-late" : "call-noted"
            return .redirect(to: Paths.after(words, at: Paths.item(item)))
        case .failure(let refusal) where refusal.kind == .invalid:
            return try await refused(refusal, draft, item, context)
        case .failure(let refusal): throw refusal
        }
    }

    /// The item's page with what was typed; a text that may not be kept is not repeated.
    private func refused(
        _ refusal: Refusal,
        _ draft: CallDraft,
        _ item: ItemID,
        _ context: StaffContext
    ) async throws -> Response {
        var draft = draft
        draft.note = draft.note.withoutMyNumber
        draft.comesOn = draft.comesOn.withoutMyNumber
        let sheet = try await ItemRoutes(house: house, site: site).sheet(context)
        let page = try sheet.page(
            call: draft,
            problems: refusal.all.map { problem in
                let field = problem.path == "note" ? "note" : "day"
                return Problem(field: "call-\(field)-\(item)", message: problem.message)
            }
        )
        return site.page(page, for: context, at: Paths.item(item), status: .badRequest)
    }
}

extension HistoryEntry {
    /// A call about a send-back, as people read it.
    init(_ call: ReturnCall, names: StaffNames) {
        let day = call.comesOn.map(\.written)
        let words = Localized(ja: call.result.words(in: .ja), en: call.result.words(in: .en))
        self.init(
            at: call.at,
            what: Localized(
                ja: words.ja + (day.map { "(\($0.ja))" } ?? ""),
                en: words.en + (day.map { " (\($0.en))" } ?? "")
            ),
            by: names[call.by],
            detail: call.note.map { Localized(same: $0) }
        )
    }
}
