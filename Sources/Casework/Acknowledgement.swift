package import Vocabulary

/// A back-office system's answer to a lot, read from its file but not yet compared with the lot.
package struct Acknowledgement: Hashable, Sendable {
    /// Which items the system accepted.
    package enum Accepted: Hashable, Sendable {
        /// Every item of the lot, so that none may stand among the rejected.
        case all
        /// These.
        case items([ItemID])
    }

    /// An item that the system did not take.
    package struct Rejection: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// Why.
        package let reason: SendBackReason

        /// A rejection of this item for this reason.
        package init(item: ItemID, reason: SendBackReason) {
            self.item = item
            self.reason = reason
        }
    }

    /// The lot that is answered.
    package var lot: LotID
    /// The control total: how many rows the system read.
    package var rows: Int
    /// Which items were accepted.
    package var accepted: Accepted
    /// Which items were not.
    package var rejected: [Rejection]
    /// Keys that later systems need, by item and person.
    package var returned: [ItemID: JSONObject]

    /// An answer from its parts.
    package init(
        lot: LotID,
        rows: Int,
        accepted: Accepted,
        rejected: [Rejection] = [],
        returned: [ItemID: JSONObject] = [:]
    ) {
        self.lot = lot
        self.rows = rows
        self.accepted = accepted
        self.rejected = rejected
        self.returned = returned
    }

    /// What the file of an answer may cost at most.
    package static let limits = JSONLimits(bytes: 64 << 20, depth: 8)

    /// Reads the file of an answer.
    ///
    /// Members that are not known are passed over, so that a system may add some.
    package init(_ bytes: [UInt8]) throws(AcknowledgementRefusal) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes, limits: Self.limits)
        } catch {
            throw .notJSON(error)
        }
        guard let answer = value.asObject else { throw .malformed(path: "", wants: .object) }
        guard let lot = answer["lot"]?.asString.flatMap(LotID.init) else {
            throw .malformed(path: "lot", wants: .lotNumber)
        }
        guard let rows = answer["rows"]?.asInt.flatMap({ Int(exactly: $0) }), rows >= 0 else {
            throw .malformed(path: "rows", wants: .count)
        }
        self.lot = lot
        self.rows = rows
        accepted = try Self.accepted(answer["accepted"])
        rejected = try Self.rejected(answer["rejected"])
        returned = try Self.returned(answer["returned"])
    }
}

// MARK: - Reading

extension Acknowledgement {
    private static func accepted(
        _ value: JSONValue?
    ) throws(AcknowledgementRefusal) -> Accepted {
        if let word = value?.asString, word == "all" { return .all }
        guard let list = value?.asArray else {
            throw .malformed(path: "accepted", wants: .allOrItems)
        }
        var items: [ItemID] = []
        items.reserveCapacity(list.count)
        for (place, entry) in list.enumerated() {
            items.append(try item(entry, path: "accepted[\(place)]"))
        }
        return .items(items)
    }

    private static func rejected(
        _ value: JSONValue?
    ) throws(AcknowledgementRefusal) -> [Rejection] {
        guard let value, !value.isNull else { return [] }
        guard let list = value.asArray else { throw .malformed(path: "rejected", wants: .array) }
        var rejections: [Rejection] = []
        for (place, entry) in list.enumerated() {
            let path = "rejected[\(place)]"
            let item = try item(entry["item"], path: "\(path).item")
            guard let text = entry["reason"]?.asString, isReason(text) else {
                throw .malformed(path: "\(path).reason", wants: .reason)
            }
            if MyNumberDetector.containsMyNumber(text) { throw .myNumber(path: "\(path).reason") }
            rejections.append(Rejection(item: item, reason: SendBackReason(rawValue: text)))
        }
        return rejections
    }

    private static func returned(
        _ value: JSONValue?
    ) throws(AcknowledgementRefusal) -> [ItemID: JSONObject] {
        guard let value, !value.isNull else { return [:] }
        guard let object = value.asObject else {
            throw .malformed(path: "returned", wants: .object)
        }
        var returned: [ItemID: JSONObject] = [:]
        for member in object.members {
            let path = "returned.\(member.key.prefix(20))"
            guard let item = ItemID(member.key) else {
                throw .malformed(path: path, wants: .itemNumber)
            }
            guard let people = member.value.asObject, people.members.allSatisfy(isPerson) else {
                throw .malformed(path: path, wants: .keysByPerson)
            }
            if people.members.contains(where: holdsMyNumber) { throw .myNumber(path: path) }
            if !people.isEmpty { returned[item] = people }
        }
        return returned
    }

    private static func holdsMyNumber(_ person: JSONObject.Member) -> Bool {
        let keys = person.value.asObject?.members ?? []
        return keys.contains { MyNumberDetector.containsMyNumber($0.value.asString ?? "") }
    }

    private static func item(
        _ value: JSONValue?,
        path: String
    ) throws(AcknowledgementRefusal) -> ItemID {
        guard let item = value?.asString.flatMap(ItemID.init) else {
            throw .malformed(path: path, wants: .itemNumber)
        }
        return item
    }

    private static func isReason(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.count <= SendBackReason.lengthMaximum
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// Whether a member names a person and gives that one's keys as short texts.
    private static func isPerson(_ member: JSONObject.Member) -> Bool {
        guard !member.key.isEmpty, let keys = member.value.asObject else { return false }
        return keys.members.allSatisfy { key in
            guard let text = key.value.asString else { return false }
            return !key.key.isEmpty && text.utf8.count <= 200
                && text.utf8.allSatisfy { $0 >= 0x20 }
        }
    }
}
