import Casework
import Pages
import Stores
import Vocabulary

extension HistoryEntry {
    /// What happened to a filed item, as people read it.
    init(_ event: ItemEventView, names: StaffNames) {
        let reason = event.reason.map { Self.words(ofReason: $0, state: event.state) }
        let remark = event.remark.map { Localized(same: $0) }
        let detail = [reason, remark].compactMap(\.self)
        let attempt = event.attempt
        let state = Localized(ja: event.state.words(in: .ja), en: event.state.words(in: .en))
        self.init(
            at: event.at,
            what: attempt == 1
                ? state
                : Localized(
                    ja: "\(state.ja)(\(attempt)回目)",
                    en: "\(state.en) (attempt \(attempt))"
                ),
            by: names[event.actor],
            detail: detail.isEmpty
                ? nil
                : Localized(
                    ja: detail.map(\.ja).joined(separator: " / "),
                    en: detail.map(\.en).joined(separator: " / ")
                )
        )
    }

    private static func words(ofReason reason: String, state: Casework.ItemState) -> Localized {
        if let words = events[reason] { return words }
        if let item = otherCorrected(reason) {
            return Localized(
                ja: "\(item) の補正が届いていない(前の内容のまま)",
                en: "\(item) was corrected; this one still says what it said before"
            )
        }
        if state == .sentBack {
            let known = SendBackReason(rawValue: reason)
            return Localized(ja: known.words(in: .ja), en: known.words(in: .en))
        }
        return Localized(same: reason)
    }

    /// The item that was corrected, where an event tells that this one was not.
    private static func otherCorrected(_ reason: String) -> ItemID? {
        let parts = reason.split(separator: ":")
        guard parts.count == 2, parts[0] == "other-corrected" else { return nil }
        return ItemID(String(parts[1]))
    }

    /// The stable words that the center writes itself; any other text was written by a person.
    private static let events: [String: Localized] = [
        "check": Localized(ja: "審査済み", en: "checked"),
        "second-check": Localized(ja: "二重審査済み", en: "checked by a second person"),
        "corrected": Localized(ja: "補正", en: "corrected"),
        "corrected-before": Localized(
            ja: "ほかの手続の補正に合わせた",
            en: "follows the correction of another item"
        ),
        "visit-mended": Localized(
            ja: "窓口で直した内容が届いていない",
            en: "does not say what the desk mended"
        ),
        "correction-told": Localized(
            ja: "補正を担当に連絡済み",
            en: "its section was told of the correction"
        ),
        "protected": Localized(ja: "支援措置のため二人で審査", en: "address protection: two persons check"),
        "same-name": Localized(
            ja: "同姓同名の人がいるため二人で確認",
            en: "somebody has the same name: two persons look"
        ),
        "prerequisite-sent-back": Localized(
            ja: "前の手続が差し戻された",
            en: "an item before it was sent back"
        ),
        "prerequisite-corrected": Localized(
            ja: "前の手続が補正された",
            en: "the item before it was corrected"
        ),
    ]
}
