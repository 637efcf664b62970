import Hummingbird
import Pages
import Vocabulary

/// What an error page can tell from the address alone: which act was not done, and where it came from.
struct ErrorRoute {
    private let parts: [String]
    private let isAct: Bool
    private let roles: Set<Role>

    /// `roles` are those of whoever asks; nobody is sent to a page that refuses them.
    init(_ request: Request, roles: Set<Role>) {
        parts = request.uri.path.split(separator: "/").map(String.init)
        isAct = request.method == .post
        self.roles = roles
    }

    /// What was not done, for acts that do not fit how things stand.
    var notDone: Localized? {
        guard isAct, let area = parts.first else { return nil }
        switch (area, parts.last) {
        case ("desk", "call"): return Localized(ja: "呼び出せませんでした", en: "It was not called")
        case ("desk", "file"): return Localized(ja: "提出できませんでした", en: "It was not filed")
        case ("desk", _): return Localized(ja: "保存できませんでした", en: "It was not saved")
        case ("visits", "close"): return Localized(ja: "終了できませんでした", en: "It was not closed")
        case ("visits", "abandon"):
            return Localized(ja: "取りやめにできませんでした", en: "It was not abandoned")
        case ("hand-overs", "undo"):
            return Localized(ja: "取り消せませんでした", en: "It was not undone")
        case ("hand-overs", "call"):
            return Localized(ja: "呼び出せませんでした", en: "Nobody was called")
        case ("hand-overs", _): return Localized(ja: "交付できませんでした", en: "It was not handed over")
        case ("center", "check"):
            return Localized(ja: "審査を記録できませんでした", en: "The check was not recorded")
        case ("center", "correct"):
            return Localized(ja: "補正できませんでした", en: "It was not corrected")
        case ("center", "withdraw"):
            return Localized(ja: "取り下げられませんでした", en: "It was not withdrawn")
        case ("staff", _): return Localized(ja: "変更できませんでした", en: "Nothing was changed")
        default: return nil
        }
    }

    /// The page that an act came from, else the list that a page is reached from.
    func back(from kind: ErrorPage.Kind) -> ErrorPage.Way? {
        let isThere = isAct && kind != .notFound && kind != .forbidden
        return (isThere || kind == .methodNotAllowed ? origin : nil) ?? list
    }

    private var origin: ErrorPage.Way? {
        guard parts.count > 1 else { return nil }
        switch parts[0] {
        case "desk", "visits":
            guard let visit = VisitID(parts[1]) else { return nil }
            let name = Localized(ja: "来庁 \(visit) へ戻る", en: "Back to visit \(visit)")
            let isDesk = parts[0] == "desk" && roles.contains(.clerk)
            return offered(
                ErrorPage.Way(name, isDesk ? Paths.desk(visit) : Paths.visit(visit)),
                to: [.concierge, .clerk, .center]
            )
        case "center":
            guard parts.count > 2, let item = ItemID(parts[2]) else { return nil }
            let name = Localized(ja: "手続 \(item) へ戻る", en: "Back to item \(item)")
            return offered(ErrorPage.Way(name, Paths.item(item)), to: [.clerk, .center])
        default: return nil
        }
    }

    private var list: ErrorPage.Way? {
        switch parts.first {
        case "desk", "visits", "door":
            offered(
                ErrorPage.Way(Localized(ja: "受付一覧へ", en: "To the list of visits"), Paths.desk),
                to: [.clerk]
            )
        case "hand-overs":
            offered(
                ErrorPage.Way(Localized(ja: "交付の一覧へ", en: "To the hand-overs"), Paths.handOvers),
                to: [.clerk]
            )
        case "center":
            offered(
                ErrorPage.Way(Localized(ja: "処理状況へ", en: "To the center"), Paths.center),
                to: [.center]
            )
                ?? offered(
                    ErrorPage.Way(Localized(ja: "差戻しの一覧へ", en: "To the send-backs"), Paths.returns),
                    to: [.clerk]
                )
        case "staff":
            offered(
                ErrorPage.Way(Localized(ja: "職員の一覧へ", en: "To the staff"), Paths.staff),
                to: [.administrator]
            )
        default: nil
        }
    }

    private func offered(_ way: ErrorPage.Way, to wanted: Set<Role>) -> ErrorPage.Way? {
        roles.isDisjoint(with: wanted) ? nil : way
    }
}
