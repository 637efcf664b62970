import HTTPTypes
import Hummingbird
import Operations
import Pages
import Vocabulary

/// Keeps what is typed at the desk while it is typed, throws it away, and takes that back.
struct DraftRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.post("/desk/:visit/draft", use: keep)
        router.post("/desk/:visit/draft/throw", use: throwAway)
        router.post("/desk/:visit/draft/take-back", use: takeBack)
    }

    /// Answers the script in words for people, for it shows them as they are.
    ///
    /// A draft that a save has overtaken is nothing that went wrong: it is told, and the page goes on.
    private func keep(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let result = try await KeepDraft(house.premises)(
            VisitDraft(context.form),
            of: context.visitID(),
            version: version,
            by: context.acting("desk")
        )
        switch result {
        case .success(let kept):
            let words = DeskDraftNote.kept(at: kept.at, isWhole: kept.isWhole)
            return .text(words[context.language], type: Self.plain)
        case .failure(let refusal) where refusal.kind == .conflict:
            return .text(refusal.message[context.language], type: Self.plain)
        case .failure(let refusal): throw refusal
        }
    }

    private static let plain = "text/plain; charset=utf-8"

    private func throwAway(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try context.visitID()
        try await ThrowDraft(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.desk(visit))
    }

    private func takeBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try context.visitID()
        try await TakeBackDraft(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.desk(visit))
    }
}
