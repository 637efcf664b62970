/// Cuts CSV (RFC 4180) that arrives in pieces into rows, with the line where each begins.
///
/// Lines end in CRLF, LF or CR; a byte order mark at the start and empty lines are passed over. Holds one
/// row at most; O(1) a byte.
package struct CSVFramer: Sendable {
    /// One row.
    package struct Row: Hashable, Sendable {
        /// The line where it begins, from 1.
        package let line: Int
        package let fields: [String]

        /// A row of these fields.
        package init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }
    }

    /// Why a file is no CSV.
    package struct Fault: Error, Hashable, Sendable {
        /// What is wrong.
        package enum Kind: Hashable, Sendable {
            /// A quote stands inside a field that does not begin with one, or behind one that ended.
            case strayQuote
            /// The file ends inside a quoted field.
            case openQuote
            case notUTF8
            /// A row is longer than ``CSVFramer/rowBytesMaximum`` or has too many fields.
            case tooLong
        }

        package let kind: Kind
        /// The line where the row begins.
        package let line: Int
    }

    /// Most bytes of a row.
    package static let rowBytesMaximum = 64 << 10
    /// Most fields of a row.
    package static let fieldsMaximum = 500

    private enum State { case fieldStart, plain, quoted, quoteInQuoted, afterReturn }

    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var rowBytes = 0
    private var line = 1
    private var rowLine = 1
    private var isAtStart = true

    /// A framer at the start of a file.
    package init() {}

    /// The rows that end within these bytes.
    package mutating func rows(in bytes: some Sequence<UInt8>) throws(Fault) -> [Row] {
        var rows: [Row] = []
        for byte in bytes {
            if let row = try take(byte) { rows.append(row) }
        }
        return rows
    }

    /// The row that the end of the file ends, if there is one.
    package mutating func end() throws(Fault) -> Row? {
        if state == .quoted { throw fault(.openQuote) }
        if state == .afterReturn || (state == .fieldStart && fields.isEmpty) { return nil }
        return try endRow()
    }

    private mutating func take(_ byte: UInt8) throws(Fault) -> Row? {
        rowBytes += 1
        if rowBytes > Self.rowBytesMaximum { throw fault(.tooLong) }
        if state == .afterReturn {
            state = .fieldStart
            if byte == 0x0A {
                rowBytes = 0
                return nil
            }
        }
        switch (state, byte) {
        case (.quoted, 0x22): state = .quoteInQuoted
        case (.quoted, _):
            if byte == 0x0A { line += 1 }
            field.append(byte)
        case (.quoteInQuoted, 0x22):
            field.append(byte)
            state = .quoted
        case (_, 0x2C): try endField()
        case (_, 0x0A), (_, 0x0D):
            let row = try endRow()
            if byte == 0x0D { state = .afterReturn }
            return row
        case (.fieldStart, 0x22): state = .quoted
        case (.quoteInQuoted, _), (.plain, 0x22): throw fault(.strayQuote)
        default:
            field.append(byte)
            state = .plain
            passOverMark()
        }
        return nil
    }

    private mutating func passOverMark() {
        guard isAtStart else { return }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if field == mark {
            field = []
            state = .fieldStart
            isAtStart = false
        } else if !mark.starts(with: field) {
            isAtStart = false
        }
    }

    private mutating func endField() throws(Fault) {
        guard fields.count < Self.fieldsMaximum else { throw fault(.tooLong) }
        guard let text = String(validating: field, as: UTF8.self) else { throw fault(.notUTF8) }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
        isAtStart = false
    }

    private mutating func endRow() throws(Fault) -> Row? {
        let isEmpty = fields.isEmpty && field.isEmpty && state == .fieldStart
        defer {
            fields.removeAll(keepingCapacity: true)
            rowBytes = 0
            line += 1
            rowLine = line
        }
        if isEmpty { return nil }
        try endField()
        return Row(line: rowLine, fields: fields)
    }

    private func fault(_ kind: Fault.Kind) -> Fault { Fault(kind: kind, line: rowLine) }
}

extension CSVFramer.Fault {
    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        switch language {
        case .ja: "\(line)行目: \(japanese)"
        case .en: "line \(line): \(english)"
        }
    }

    private var japanese: String {
        switch kind {
        case .strayQuote: "引用符の位置が正しくありません。引用符のある項目は全体を引用符で囲み、中の引用符は二つ重ねてください。"
        case .openQuote: "引用符が閉じていません。ファイルが途中で切れていないか確かめてください。"
        case .notUTF8: "UTF-8 ではない文字があります。UTF-8 で書き出してください。"
        case .tooLong: "一行が長すぎます(\(CSVFramer.rowBytesMaximum)バイト、\(CSVFramer.fieldsMaximum)項目まで)。"
        }
    }

    private var english: String {
        switch kind {
        case .strayQuote:
            "a quote stands in the wrong place; quote the whole field and double the quotes inside"
        case .openQuote: "a quote is not closed; check whether the file was cut off"
        case .notUTF8: "the bytes are not UTF-8; write the file in UTF-8"
        case .tooLong:
            "the row is too long; \(CSVFramer.rowBytesMaximum) bytes and "
                + "\(CSVFramer.fieldsMaximum) fields are the limit"
        }
    }
}
