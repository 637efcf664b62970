import Stores
import Vocabulary

/// What the file of a system's lots looks like: characters in UTF-8, fields by RFC 4180.
package struct LotLayout: Hashable, Sendable {
    /// A value that every row has.
    package enum Value: String, Hashable, Sendable, CaseIterable {
        case item, attempt, key, municipality, office, procedure, code, people
        case receivedAt = "received_at"
        case record, carried
        case isProtected = "protected"
        case secondCheckedBy = "second_checked_by"
    }

    /// What stands in a column.
    package enum Source: Hashable, Sendable {
        /// A value of the row.
        case value(Value)
        /// A field of the record: of the visit, the household, or the first person who has it.
        case record(String)
        /// A key that an earlier system returned, for the first person who has it.
        case carried(String)
        /// The same text in every row.
        case constant(String)
    }

    /// A column with its name in the header.
    package struct Column: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// What stands in it.
        package let source: Source

        /// A column.
        package init(_ name: String, _ source: Source) {
            self.name = name
            self.source = source
        }
    }

    /// Its name, which the lot keeps.
    package let name: String
    /// The name of the characters' encoding.
    package let encoding: String
    /// The columns in order.
    package let columns: [Column]
    /// Whether the first line names the columns.
    package let hasHeader: Bool
    /// What ends a line.
    package let newline: String

    /// A layout in UTF-8 with these columns.
    package init(
        name: String,
        columns: [Column],
        hasHeader: Bool = true,
        newline: String = "\r\n"
    ) {
        self.name = name
        self.columns = columns
        self.hasHeader = hasHeader
        self.newline = newline
        encoding = "UTF-8"
    }

    /// UTF-8, RFC 4180, a header, all values.
    package static let general = LotLayout(
        name: "general",
        columns: Value.allCases.map { Column($0.rawValue, .value($0)) }
    )
}

/// The layouts of all municipalities, looked up by the name that a lot keeps.
package struct LotLayouts: Sendable {
    private var shared: [String: LotLayout] = [:]
    private var particular: [Int32: [String: LotLayout]] = [:]

    /// Layouts that hold everywhere; `general` is always among them.
    package init(_ layouts: [LotLayout] = []) {
        for layout in [.general] + layouts { shared[layout.name] = layout }
    }

    /// Adds a layout that a municipality has for itself.
    package mutating func add(_ layout: LotLayout, municipality: Int32) {
        particular[municipality, default: [:]][layout.name] = layout
    }

    /// The layout of a lot; nil when nobody has one of that name.
    package func layout(_ name: String, municipality: Int32) -> LotLayout? {
        particular[municipality]?[name] ?? shared[name]
    }
}

extension LotLayout.Source {
    /// What a row has in the column; empty where it has nothing.
    func text(_ row: LotRow) throws(JSONError) -> String {
        switch self {
        case .value(let value): value.text(row)
        case .constant(let text): text
        case .carried(let key): Self.first(key, row.people, try JSONParser.parse(row.carried))
        case .record(let field):
            try Self.field(field, row.people, try JSONParser.parse(row.record))
        }
    }

    private static func field(
        _ field: String,
        _ people: [String],
        _ record: JSONValue
    ) throws(JSONError) -> String {
        for part in ["visit", "household"] {
            if let value = record[part]?[field] { return plain(value) }
        }
        return first(field, people, record["people"] ?? .null)
    }

    private static func first(_ key: String, _ people: [String], _ values: JSONValue) -> String {
        let found = people.lazy.compactMap { values[$0]?[key] }.first
        return found.map(plain) ?? ""
    }

    private static func plain(_ value: JSONValue) -> String {
        if value.isNull { return "" }
        return value.asString ?? value.compact(sortedKeys: true)
    }
}

extension LotLayout.Value {
    fileprivate func text(_ row: LotRow) -> String {
        switch self {
        case .item: row.item.description
        case .attempt: String(row.attempt)
        case .key: row.key
        case .municipality: sixDigits(row.municipality)
        case .office: sixDigits(row.office)
        case .procedure: row.procedure
        case .code: row.code
        case .people: JSONValue.array(row.people.map { .string($0) }).compact()
        case .receivedAt: row.receivedAt.description
        case .record: row.record
        case .carried: row.carried
        case .isProtected: row.isProtected ? "true" : "false"
        case .secondCheckedBy: row.secondCheckedBy ?? ""
        }
    }
}
