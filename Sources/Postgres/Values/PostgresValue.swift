package import Vocabulary

/// A value on its way into the database; a missing value is a nil beside it.
package enum PostgresValue: Hashable, Sendable {
    case integer(Int64)
    case bool(Bool)
    case text(String)
    case bytes([UInt8])
    case double(Double)
    case instant(Instant)
    case day(CalendarDay)
    /// An array of one dimension, whose elements are of one kind and not arrays.
    case array([PostgresValue?])
}

/// A type whose values can be sent to the database.
package protocol PostgresEncodable: Sendable {
    /// The value as the database takes it.
    var postgresValue: PostgresValue { get }
}

/// A type whose values can be read from a column.
package protocol PostgresDecodable: Sendable {
    /// The value of a cell; throws when the cell is missing or of another type.
    static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Self
}

/// A type that may stand in an array, for which `[UInt8]` is `bytea` and not an array of numbers.
package protocol PostgresArrayElement: Sendable {
    /// The array as the database takes it.
    static func encode(array: [Self]) -> PostgresValue
    /// The array in a cell.
    static func decodeArray(_ cell: PostgresCell) throws(PostgresCellMismatch) -> [Self]
}

/// A type of single values, which can be sent, read, and put into arrays.
package protocol PostgresScalar: PostgresEncodable, PostgresDecodable, PostgresArrayElement {}

/// A type of ours that the database keeps as a simpler one, as an identifier is kept as a number.
package protocol PostgresConvertible: PostgresScalar {
    associatedtype Stored: PostgresScalar
    /// The value that is stored so, or nil where no value is.
    init?(stored: Stored)
    /// What the database keeps.
    var stored: Stored { get }
}

/// The cell did not hold what was asked for; the reader adds statement and column.
package struct PostgresCellMismatch: Error {
    package init() {}
}

extension PostgresConvertible {
    package var postgresValue: PostgresValue { stored.postgresValue }

    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Self {
        guard let value = Self(stored: try Stored.decode(cell)) else {
            throw PostgresCellMismatch()
        }
        return value
    }
}

extension PostgresValue: PostgresEncodable {
    package var postgresValue: PostgresValue { self }
}

// MARK: - Arrays and missing values

extension PostgresScalar {
    package static func encode(array: [Self]) -> PostgresValue {
        .array(array.map(\.postgresValue))
    }

    package static func decodeArray(_ cell: PostgresCell) throws(PostgresCellMismatch) -> [Self] {
        try cell.elements(Self.decode)
    }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresScalar {
    package static func encode(array: [Self]) -> PostgresValue {
        .array(array.map { $0?.postgresValue })
    }

    package static func decodeArray(_ cell: PostgresCell) throws(PostgresCellMismatch) -> [Self] {
        try cell.elements(Self.decode)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Self {
        cell.isNull ? nil : try Wrapped.decode(cell)
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package var postgresValue: PostgresValue { Element.encode(array: self) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Self {
        try Element.decodeArray(cell)
    }
}

extension UInt8: PostgresArrayElement {
    package static func encode(array: [UInt8]) -> PostgresValue { .bytes(array) }

    package static func decodeArray(_ cell: PostgresCell) throws(PostgresCellMismatch) -> [UInt8] {
        Array(try cell.bytes(of: TypeOID.bytea))
    }
}
