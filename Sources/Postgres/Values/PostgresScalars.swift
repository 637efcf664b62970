package import Vocabulary

// PostgreSQL counts days and microseconds from 2000-01-01, Unix from 1970-01-01.
let daysFromUnixToPostgres: Int32 = 10_957
let microsecondsFromUnixToPostgres: Int64 = 946_684_800_000_000

extension Int64: PostgresScalar {
    package var postgresValue: PostgresValue { .integer(self) }

    /// Reads `bigint`, `integer`, `smallint` and `oid`; a `numeric`, as `sum` gives, needs a cast.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Int64 {
        switch cell.type {
        case TypeOID.int8: try cell.number(Int64.self, of: TypeOID.int8)
        case TypeOID.oid: Int64(try cell.number(UInt32.self, of: TypeOID.oid))
        default: Int64(try Int32.decode(cell))
        }
    }
}

extension Int32: PostgresScalar {
    package var postgresValue: PostgresValue { .integer(Int64(self)) }

    /// Reads `integer` and `smallint`.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Int32 {
        cell.type == TypeOID.int4
            ? try cell.number(Int32.self, of: TypeOID.int4) : Int32(try Int16.decode(cell))
    }
}

extension Int16: PostgresScalar {
    package var postgresValue: PostgresValue { .integer(Int64(self)) }

    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Int16 {
        try cell.number(Int16.self, of: TypeOID.int2)
    }
}

extension Int: PostgresScalar {
    package var postgresValue: PostgresValue { .integer(Int64(self)) }

    /// Reads `bigint`, `integer` and `smallint`.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Int {
        Int(try Int64.decode(cell))
    }
}

extension Bool: PostgresScalar {
    package var postgresValue: PostgresValue { .bool(self) }

    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Bool {
        try cell.number(UInt8.self, of: TypeOID.bool) != 0
    }
}

extension Double: PostgresScalar {
    package var postgresValue: PostgresValue { .double(self) }

    /// Reads `double precision` and `real`.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Double {
        if cell.type == TypeOID.float4 {
            let pattern = try cell.number(UInt32.self, of: TypeOID.float4)
            return Double(Float(bitPattern: pattern))
        }
        return Double(bitPattern: try cell.number(UInt64.self, of: TypeOID.float8))
    }
}

extension String: PostgresScalar {
    package var postgresValue: PostgresValue { .text(self) }

    /// Reads texts, `json`, `jsonb`, `uuid` and the labels of enums, byte for byte.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> String {
        let bytes = try cell.bytes()
        switch cell.type {
        case TypeOID.jsonb:
            // The first byte is the version of the format.
            guard bytes.first == 1 else { throw PostgresCellMismatch() }
            return String(decoding: bytes.dropFirst(), as: UTF8.self)
        case TypeOID.uuid:
            return uuidText(bytes)
        case TypeOID.json, TypeOID.firstOfUsers...:
            return String(decoding: bytes, as: UTF8.self)
        default:
            guard TypeOID.isText(cell.type) else { throw PostgresCellMismatch() }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func uuidText(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Instant: PostgresScalar {
    package var postgresValue: PostgresValue { .instant(self) }

    /// Reads `timestamptz`; the server's infinities are refused.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> Instant {
        let stored = try cell.number(Int64.self, of: TypeOID.timestamptz)
        let (sum, overflow) = stored.addingReportingOverflow(microsecondsFromUnixToPostgres)
        guard !overflow, stored != .min, stored != .max else { throw PostgresCellMismatch() }
        return Instant(microseconds: sum)
    }
}

extension CalendarDay: PostgresScalar {
    package var postgresValue: PostgresValue { .day(self) }

    /// Reads `date`; days outside the years 1 to 9999 and the server's infinities are refused.
    package static func decode(_ cell: PostgresCell) throws(PostgresCellMismatch) -> CalendarDay {
        let stored = try cell.number(Int32.self, of: TypeOID.date)
        let days = Int(stored) + Int(daysFromUnixToPostgres)
        guard let day = CalendarDay(daysSinceEpoch: days) else { throw PostgresCellMismatch() }
        return day
    }
}
