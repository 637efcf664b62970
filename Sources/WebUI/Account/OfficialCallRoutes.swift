import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The calls of a contractor's people for an official.
struct OfficialCallRoutes {
    let house: WebHouse

    func add(to router: RouterGroup<StaffContext>) {
        router.post("/official-calls/:call", use: answer)
    }

    private func answer(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let call = context.parameters.get("call", as: Int64.self) else {
            throw WebError.noSuchPage
        }
        try await OfficialCalls(house.premises).answer(call, by: context.acting("desk"))
            .orRefusal()
        let back =
            [Paths.desk, Paths.center].first { "\($0)" == context.form["back"] } ?? Paths.desks
        return .redirect(to: Paths.after("answered", at: back))
    }
}

extension WebHouse {
    /// The open calls of the reader's office, for a list.
    func officialCalls(_ context: StaffContext) async throws -> [OfficialCallLine] {
        let waiting = try await OfficialCalls(premises).list(by: context.acting("desk"))
            .orRefusal()
        return waiting.calls.map { call in
            OfficialCallLine(
                id: call.id,
                what: ActName(rawValue: call.act)?.words ?? Localized(same: call.act),
                who: waiting.names[call.calledBy],
                since: call.calledAt,
                path: call.item.map(Paths.item) ?? call.visit.map(Paths.visit),
                canAnswer: !context.session.live.isContractor
            )
        }
    }
}
