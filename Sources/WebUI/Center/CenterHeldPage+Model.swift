import Operations
import Pages
import Stores
import Vocabulary

extension CenterWords {
    /// What waits for a check, as somebody of the center sees it.
    func rows(_ held: [AttentionView], for reader: String, now: Instant) -> [CenterHeldPage.Row] {
        held.map { item in
            CenterHeldPage.Row(
                item: item.item,
                visit: item.visit,
                name: procedure(item.procedure, office: item.office),
                code: item.code,
                office: office(item.office),
                system: system(item.system),
                wait: wait(item, reader),
                due: Due(item.due, now: now)
            )
        }
    }

    private func wait(_ item: AttentionView, _ reader: String) -> CenterHeldPage.Wait {
        if let act = counterAct(before: item) { return .counter(act) }
        guard let first = item.checkedBy else { return .firstCheck }
        return .secondCheck(isOwn: utf8Equal(first, reader))
    }
}
