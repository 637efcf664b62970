import Catalog
package import Vocabulary

/// A fate that somebody chose for a procedure.
///
/// JSON: `{"fate": "sent", "desk": "…", "until": "2026-04-20", "owner": "…", "arrived": true, "done": false,
/// "reason": "…"}`;
/// all but `fate` may be left out.
package struct FateRequest: Hashable, Sendable {
    /// What became of it.
    package let fate: ItemFate
    /// Until when, for what waits; the end of work of that day.
    package let until: CalendarDay?
    /// To which desk, for `sent`.
    package let desk: String?
    /// Who finds out or waits for the paper.
    package let owner: String?
    /// Whether it arrived at that desk.
    package let arrived: Bool
    /// Whether it was done there.
    package let done: Bool
    /// Why it was done at the counter although the register had not taken in what comes first.
    package let reason: String?

    /// A value of these parts.
    package init(
        _ fate: ItemFate,
        until: CalendarDay? = nil,
        desk: String? = nil,
        owner: String? = nil,
        arrived: Bool = false,
        done: Bool = false,
        reason: String? = nil
    ) {
        self.fate = fate
        self.until = until
        self.desk = desk
        self.owner = owner
        self.arrived = arrived || done
        self.done = done
        self.reason = reason
    }

    /// Longest name of a desk or owner in characters.
    static let nameMaximum = 100

    init(json: JSONValue, at path: String) throws(FilingRefusal) {
        guard let object = json.asObject, let name = object["fate"]?.asString,
            let fate = ItemFate.contractual.first(where: { utf8Equal($0.rawValue, name) })
        else {
            let known = ItemFate.contractual.map(\.rawValue).joined(separator: ", ")
            throw FilingRefusal(
                joinedPath(path, "fate"),
                ja: "fate に次のどれかを書いてください:\(known)",
                en: "Write a fate, one of: \(known)."
            )
        }
        for member in object.members where !Self.keys.contains(member.key) {
            throw FilingRefusal(
                joinedPath(path, shownKey(member.key)),
                ja: "この項目は知られていません。",
                en: "This key is not known here."
            )
        }
        self.init(
            fate,
            until: try Self.day(object["until"], at: joinedPath(path, "until")),
            desk: try Self.name(object["desk"], at: joinedPath(path, "desk")),
            owner: try Self.name(object["owner"], at: joinedPath(path, "owner")),
            arrived: try Self.flag(object["arrived"], at: joinedPath(path, "arrived")),
            done: try Self.flag(object["done"], at: joinedPath(path, "done")),
            reason: try Self.name(object["reason"], at: joinedPath(path, "reason"))
        )
    }

    private static let keys: Set<String> = [
        "fate", "until", "desk", "owner", "arrived", "done", "reason",
    ]

    private static func day(
        _ json: JSONValue?,
        at path: String
    ) throws(FilingRefusal) -> CalendarDay? {
        guard let json, !json.isNull else { return nil }
        guard let day = json.asString.flatMap({ CalendarDay($0) }) else {
            throw FilingRefusal(
                path,
                ja: "日を 2026-04-01 の形で書いてください。",
                en: "Write a day as 2026-04-01."
            )
        }
        return day
    }

    private static func name(
        _ json: JSONValue?,
        at path: String
    ) throws(FilingRefusal) -> String? {
        guard let json, !json.isNull else { return nil }
        guard let text = json.asString, !text.isEmpty, text.count <= nameMaximum else {
            throw FilingRefusal(
                path,
                ja: "\(nameMaximum)文字以内で書いてください。",
                en: "Write at most \(nameMaximum) characters."
            )
        }
        if let refusal = refusalOfControls(text, limitBytes: nameMaximum * 16) {
            throw FilingRefusal(path, refusal)
        }
        return text
    }

    private static func flag(
        _ json: JSONValue?,
        at path: String
    ) throws(FilingRefusal) -> Bool {
        guard let json, !json.isNull else { return false }
        guard let flag = json.asBool else {
            throw FilingRefusal(path, ja: "true か false を書いてください。", en: "Write true or false here.")
        }
        return flag
    }

    /// The request as JSON, without what is not said.
    package var json: JSONValue {
        var object = JSONObject([.init(key: "fate", value: .string(fate.rawValue))])
        if let until { object["until"] = .string(until.description) }
        if let desk { object["desk"] = .string(desk) }
        if let owner { object["owner"] = .string(owner) }
        if arrived { object["arrived"] = true }
        if done { object["done"] = true }
        if let reason { object["reason"] = .string(reason) }
        return .object(object)
    }
}
