package import Catalog
package import Eligibility
package import Vocabulary

/// A submission as it was handed in, parsed and checked.
package struct SubmissionRequest: Sendable {
    /// Unique in the municipality; 1 to 200 bytes without control characters.
    package let key: String
    /// The household with its answers.
    package let household: Household
    /// The household record.
    package let record: HouseholdRecord
    /// How soon the center must answer.
    package let lane: Lane
    /// When it reached the counter, apart from when it was entered.
    package let receivedAt: Instant?
    /// Fates that were chosen, in the order of the procedures' names.
    package let fates: [(procedure: ProcedureID, request: FateRequest)]

    /// Longest key in bytes.
    package static let keyBytesMaximum = 200

    /// A submission of parts that were checked already, as a desk has them.
    package init(
        key: String,
        household: Household,
        record: HouseholdRecord,
        lane: Lane,
        receivedAt: Instant? = nil,
        fates: [(procedure: ProcedureID, request: FateRequest)] = []
    ) throws(FilingRefusal) {
        try Self.check(key: key)
        self.key = key
        self.household = household
        self.record = record
        self.lane = lane
        self.receivedAt = receivedAt
        self.fates = fates.sorted { $0.procedure < $1.procedure }
    }

    /// The submission of a JSON object; unknown keys and wrong values are refused by path.
    package init(json: JSONValue, catalog: Catalog) throws(FilingRefusal) {
        try MyNumberGuard.check(Self.withoutTime(json))
        guard let object = json.asObject else {
            throw FilingRefusal(
                "",
                ja: "key、household、record、lane をもつオブジェクトを書いてください。",
                en: "Write an object with key, household, record and lane."
            )
        }
        for member in object.members where !Self.keys.contains(member.key) {
            throw FilingRefusal(
                shownKey(member.key),
                ja: "この項目は知られていません。",
                en: "This key is not known here."
            )
        }
        let household = try Self.household(object["household"], catalog)
        try self.init(
            key: try Self.key(object["key"]),
            household: household,
            record: HouseholdRecord(
                json: object["record"] ?? .null,
                fields: catalog.fields,
                household: household
            ),
            lane: try Self.lane(object["lane"]),
            receivedAt: try Self.instant(object["received_at"]),
            fates: try Self.fates(object["fates"], catalog, household)
        )
    }

    private static let keys: Set<String> = [
        "key", "household", "record", "lane", "received_at", "fates",
    ]
}

// MARK: - Parts

extension SubmissionRequest {
    /// Without the time of receipt, where it reads as one: the digits of a time to the microsecond
    /// are twelve, and one in eleven would pass for a My Number.
    private static func withoutTime(_ json: JSONValue) -> JSONValue {
        guard var object = json.asObject,
            object["received_at"]?.asString.flatMap({ Instant($0) }) != nil
        else { return json }
        object["received_at"] = nil
        return .object(object)
    }

    private static func key(_ json: JSONValue?) throws(FilingRefusal) -> String {
        guard let key = json?.asString else {
            throw FilingRefusal("key", ja: "受付キーを文字列で書いてください。", en: "Write a key as a string.")
        }
        return key
    }

    private static func check(key: String) throws(FilingRefusal) {
        try MyNumberGuard.check(.string(key), at: "key")
        guard !key.isEmpty else {
            throw FilingRefusal("key", TextRefusal(.empty))
        }
        if let refusal = refusalOfControls(key, limitBytes: keyBytesMaximum) {
            throw FilingRefusal("key", refusal)
        }
    }

    private static func household(
        _ json: JSONValue?,
        _ catalog: Catalog
    ) throws(FilingRefusal) -> Household {
        do {
            return try Household(json: json ?? .null, registry: catalog.facts)
        } catch {
            throw FilingRefusal(error, under: "household")
        }
    }

    private static func lane(_ json: JSONValue?) throws(FilingRefusal) -> Lane {
        guard let lane = json?.asString.flatMap({ Lane(rawValue: $0) }) else {
            throw FilingRefusal(
                "lane",
                ja: "waiting か overnight を書いてください。",
                en: "Write waiting or overnight."
            )
        }
        return lane
    }

    private static func instant(_ json: JSONValue?) throws(FilingRefusal) -> Instant? {
        guard let json, !json.isNull else { return nil }
        guard let instant = json.asString.flatMap({ Instant($0) }) else {
            throw FilingRefusal(
                "received_at",
                ja: "時刻を 2026-04-06T00:12:34Z の形(RFC 3339)で書いてください。",
                en: "Write a time as 2026-04-06T00:12:34Z (RFC 3339)."
            )
        }
        return instant
    }

    private static func fates(
        _ json: JSONValue?,
        _ catalog: Catalog,
        _ household: Household
    ) throws(FilingRefusal) -> [(procedure: ProcedureID, request: FateRequest)] {
        guard let json, !json.isNull else { return [] }
        guard let object = json.asObject else {
            throw FilingRefusal(
                "fates",
                ja: "手続ごとのオブジェクトを書いてください。",
                en: "Write an object with a member for each procedure."
            )
        }
        let view = catalog.view(office: household.office, on: household.on)
        var fates: [(procedure: ProcedureID, request: FateRequest)] = []
        for member in object.members {
            let place = joinedPath("fates", shownKey(member.key))
            guard let id = ProcedureID(member.key), view.procedure(id) != nil else {
                throw FilingRefusal(
                    place,
                    ja: "この手続は目録にありません。",
                    en: "This procedure is not in the catalog."
                )
            }
            fates.append((id, try FateRequest(json: member.value, at: place)))
        }
        return fates
    }
}
