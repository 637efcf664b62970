import Eligibility
package import Filing
package import Routing
package import Vocabulary

/// A line of a day's file: when a party comes, what it answers and what it writes.
package struct DayArrival: Sendable {
    /// Minutes since midnight.
    package let minute: Int
    /// The household, as the line has it.
    package let household: JSONValue
    /// The record, as the line has it.
    package let record: JSONValue

    /// The arrival of a line `{"at": "09:12", "household": {…}, "record": {…}}`.
    ///
    /// What household and record hold is for routing and filing to judge.
    package init(line: LineFramer.Line) throws(FilingRefusal) {
        guard let bytes = line.bytes else {
            throw FilingRefusal("", RouteStream.tooLong.message)
        }
        let json: JSONValue
        do {
            json = try JSONParser.parse(bytes)
        } catch {
            throw FilingRefusal(
                error.path,
                ja: error.message(in: .ja),
                en: error.message(in: .en)
            )
        }
        guard let object = json.asObject else { throw Self.shape }
        for key in object.keys where !["at", "household", "record"].contains(key) {
            throw Self.shape
        }
        guard let household = object["household"] else { throw Self.shape }
        guard let minute = object["at"]?.asString.flatMap(Self.minute) else {
            throw FilingRefusal(
                "at",
                ja: "時刻を 09:12 のように書いてください。",
                en: "Write the time as 09:12."
            )
        }
        self.minute = minute
        self.household = household
        record = object["record"] ?? [:]
    }

    private static let shape = FilingRefusal(
        "",
        ja: "at、household、record をもつオブジェクトを書いてください。",
        en: "Write an object with at, household and record."
    )

    private static func minute(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    /// The office of the household, when it names one.
    package var office: MunicipalityCode? {
        household["office"]?.asString.flatMap { MunicipalityCode($0) }
    }

    /// The office that a line names although it cannot be served otherwise.
    static func legibleOffice(_ line: LineFramer.Line) -> MunicipalityCode? {
        guard let bytes = line.bytes, let json = try? JSONParser.parse(bytes) else { return nil }
        return json["household"]?["office"]?.asString.flatMap { MunicipalityCode($0) }
    }

    /// The submission of the party under a key, with fates for what is done while it waits.
    func submission(key: String, fates: JSONObject) -> JSONValue {
        var submission: JSONObject = [
            "key": .string(key), "household": household, "record": record, "lane": "waiting",
            "fates": .object(fates),
        ]
        if let day = household["on"]?.asString.flatMap({ CalendarDay($0) }) {
            let received = Instant(dayInJapan: day, minuteOfDay: minute)
            submission["received_at"] = .string(received.description)
        }
        return .object(submission)
    }
}
