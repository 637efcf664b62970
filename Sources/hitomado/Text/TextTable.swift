/// A table in plain text; columns are aligned by what they take on a terminal.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    init(_ header: String...) {
        self.init(header)
    }

    init(_ header: [String]) {
        self.header = header
    }

    mutating func add(_ cells: String...) {
        add(cells)
    }

    mutating func add(_ cells: [String]) {
        precondition(cells.count == header.count, "a row has a cell for every column")
        rows.append(cells)
    }

    /// The lines with their ends; the header alone where there is no row.
    var text: String {
        let all = [header] + rows
        let widths = header.indices.map { column in
            all.map { $0[column].terminalWidth }.max() ?? 0
        }
        return all.map { line($0, widths) + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            line += cell
            if column + 1 < cells.count {
                line += String(repeating: " ", count: widths[column] - cell.terminalWidth + 2)
            }
        }
        return line
    }
}

extension String {
    /// Columns that the text takes on a terminal, East Asian wide characters counted as two.
    var terminalWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
    }
}

extension Unicode.Scalar {
    fileprivate var terminalWidth: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: isWide ? 2 : 1
        }
    }

    // The blocks that terminals show in two columns: kana, ideographs, hangul, full-width forms.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
