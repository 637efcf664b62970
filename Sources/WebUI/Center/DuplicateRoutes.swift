import Hummingbird
import Operations
import Pages
import Vocabulary

/// What was filed twice: the list, and the decision that two items are not the same.
struct DuplicateRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/center/duplicates", use: list)
        router.post("/center/items/:item/duplicate", use: decide)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let pairs = try await FindDuplicates(house.premises)
            .list(by: context.acting("center")).orRefusal()
        let page = CenterDuplicatesPage(pairs, words: CenterWords(site: site))
        return site.page(page, for: context)
    }

    private func decide(_ request: Request, _ context: StaffContext) async throws -> Response {
        let item: ItemID = try context.number("item")
        guard let other = context.form["other"].flatMap({ ItemID($0) }) else {
            throw WebError.unreadableForm
        }
        let act = DecideDuplicate(house.premises)
        let acting = context.acting("item")
        switch context.form["verdict"] {
        case "different": try await act(item, isNot: other, by: acting).orRefusal()
        case "undo": try await act.undo(item, isNot: other, by: acting).orRefusal()
        default: throw WebError.unreadableForm
        }
        return .redirect(to: Paths.after("changed", at: Paths.item(item)))
    }
}
