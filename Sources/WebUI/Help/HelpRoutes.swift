import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The help, which anybody may read, signed in or not.
struct HelpRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/help") { _, context in
            site.page(HelpIndexPage(roles: context.session?.person.roles ?? []), for: context)
        }
        router.get("/help/:audience") { _, context in
            guard let audience = context.parameters.get("audience").flatMap(HelpAudience.init)
            else { throw WebError.noSuchPage }
            return site.page(HelpPage(for: audience), for: context)
        }
    }
}

extension HelpPage {
    /// The page with what the table of permissions says.
    fileprivate init(for audience: HelpAudience) {
        let role = audience.role.flatMap { StaffRole(rawValue: $0.rawValue) }
        let acts = ActName.allCases.filter { act in
            role.map { Permission.allows(act, [$0]) } ?? false
        }
        self.init(
            audience: audience,
            acts: acts.map {
                Act(
                    id: $0.rawValue,
                    words: $0.words,
                    isForOfficials: Permission.isForOfficials($0)
                )
            },
            refusals: role == nil
                ? []
                : Refusal.explained.map { Refused(sentence: $0.message, meaning: $1) }
        )
    }
}

extension Refusal {
    /// The refusals that everybody meets some day, with what to do then.
    fileprivate static let explained: [(Refusal, Localized)] = [
        (
            .notAllowed,
            Localized(
                ja: "役割にない操作です。担当の人に頼むか、管理者に役割を確かめてもらいます。何も変わっていません。",
                en:
                    "Your roles do not have it. Ask who has, or the administrator; nothing was changed."
            )
        ),
        (
            .isForOfficials,
            Localized(
                ja: "委託の方は判断できない操作です。職員の一覧に呼び出しが出ています。",
                en:
                    "A contractor's people do not decide this; officials see your call in their list."
            )
        ),
        (
            .noSuchVisit,
            Localized(
                ja: "番号の打ち間違いか、ほかの窓口の来庁です。",
                en: "The number is mistyped, or the visit is another office's."
            )
        ),
        (
            .stale,
            Localized(
                ja: "開いている間に、ほかの人が保存しました。開き直すと今の内容が見えます。入力は下書きに残ります。",
                en:
                    "Somebody saved while you had it open. Open it again; what you typed is kept as a draft."
            )
        ),
        (
            .visitEnded,
            Localized(
                ja: "終了した来庁です。期間のうちなら、終了を取り消して続けられます。",
                en: "The visit has ended; within its time the end can be taken back."
            )
        ),
    ]
}
