/// Reads the rows of a file by RFC 4180.
enum CSVReader {
    /// The rows with their fields, the header first; nil when a quote is not closed or stands wrongly.
    static func rows(_ bytes: [UInt8]) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var position = 0
        while position < bytes.count {
            guard let field = field(bytes, &position) else { return nil }
            row.append(field)
            if position == bytes.count || bytes[position] == 0x0A || bytes[position] == 0x0D {
                rows.append(row)
                row = []
                if position < bytes.count, bytes[position] == 0x0D { position += 1 }
                if position < bytes.count, bytes[position] == 0x0A { position += 1 }
            } else {
                position += 1
                // A comma at the very end is followed by one more field, which is empty.
                if position == bytes.count { rows.append(row + [""]) }
            }
        }
        return rows
    }

    /// The field that begins at a position, which is moved behind it.
    private static func field(_ bytes: [UInt8], _ position: inout Int) -> String? {
        guard bytes[position] == 0x22 else {
            let start = position
            while position < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[position]) {
                if bytes[position] == 0x22 { return nil }
                position += 1
            }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            if bytes[position] != 0x22 {
                text.append(bytes[position])
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == 0x22 {
                text.append(0x22)
                position += 2
            } else {
                position += 1
                guard position == bytes.count || [0x2C, 0x0A, 0x0D].contains(bytes[position])
                else { return nil }
                return String(decoding: text, as: UTF8.self)
            }
        }
        return nil
    }
}
