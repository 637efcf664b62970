package import Stores
package import Vocabulary

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
        guard layout.hasHeader else { return [] }
        var bytes: [UInt8] = []
        append(layout.columns.map(\.name), to: &bytes)
        return bytes
    }

    /// The lines of some rows.
    package func lines(_ rows: [LotRow]) throws(JSONError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * 1024)
        for row in rows {
            var fields: [String] = []
            for column in layout.columns { fields.append(try column.source.text(row)) }
            append(fields, to: &bytes)
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
            "sha256": .string(sha256.hexadecimal), "made_at": .string(lot.madeAt.description),
        ]
        return description.compactBytes(sortedKeys: false) + [UInt8(ascii: "\n")]
    }

    /// Appends a line.
    private func append(_ fields: [String], to bytes: inout [UInt8]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(field, to: &bytes)
        }
        bytes.append(contentsOf: layout.newline.utf8)
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
