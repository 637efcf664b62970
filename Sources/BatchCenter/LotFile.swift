import Casework
package import Stores
package import Vocabulary

/// What the file of a system's lots looks like.
package struct LotLayout: Hashable, Sendable {
    /// What stands in a column.
    package enum Column: String, Hashable, Sendable, CaseIterable {
        case item, attempt, key, municipality, office, procedure, code, people
        case receivedAt = "received_at"
        case record, carried
        case isProtected = "protected"
        case secondCheckedBy = "second_checked_by"
    }

    /// Its name, which the lot keeps.
    package let name: String
    /// The name of the characters' encoding.
    package let encoding: String
    /// The columns in order.
    package let columns: [Column]

    /// A layout in UTF-8 with these columns.
    package init(name: String, columns: [Column]) {
        self.name = name
        self.columns = columns
        encoding = "UTF-8"
    }

    /// UTF-8, RFC 4180, a header, all columns.
    package static let general = LotLayout(name: "general", columns: Column.allCases)
}

/// The bytes of a lot's files, from its fixed rows alone, so that they are the same every time.
package struct LotFile: Sendable {
    private let lot: LotRecord
    private let layout: LotLayout

    /// The files of a lot in a layout.
    package init(_ lot: LotRecord, layout: LotLayout) {
        self.lot = lot
        self.layout = layout
    }

    /// The first line.
    package var header: [UInt8] {
        Array((layout.columns.map(\.rawValue).joined(separator: ",") + "\r\n").utf8)
    }

    /// The lines of some rows.
    package func lines(_ rows: [LotRow]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * 1024)
        for row in rows {
            for (place, column) in layout.columns.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(Self.text(of: column, row), to: &bytes)
            }
            bytes.append(UInt8(ascii: "\r"))
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The description that lies beside the rows.
    package func description(items: [ItemID], sha256: [UInt8]) -> [UInt8] {
        let description: JSONValue = [
            "lot": .string(lot.lot.description), "system": .string(lot.system),
            "municipality": .string(sixDigits(lot.municipality)),
            "lane": .string(lot.lane.rawValue), "layout": .string(layout.name),
            "encoding": .string(layout.encoding), "rows": .int(lot.rows),
            "items": .array(items.map { .string($0.description) }),
            "sha256": .string(hexadecimal(sha256)), "made_at": .string(lot.madeAt.description),
        ]
        return description.compactBytes(sortedKeys: false) + [UInt8(ascii: "\n")]
    }

    private static func text(of column: LotLayout.Column, _ row: LotRow) -> String {
        switch column {
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

    /// Appends a field, quoted where RFC 4180 asks for it.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A })
        else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

/// A municipality's or office's number with its six digits.
func sixDigits(_ number: Int32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

/// Bytes in lower-case hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
        decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
        as: UTF8.self
    )
}
