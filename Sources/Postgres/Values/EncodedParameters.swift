import Vocabulary

/// The parameters of one call in one buffer, each in binary where its type is known, else as text.
package struct EncodedParameters {
    /// The values one after the other, each followed by a zero byte.
    package private(set) var buffer: [UInt8] = []
    /// Where each value lies in `buffer`; nil for NULL.
    package private(set) var ranges: [Range<Int>?] = []
    /// Whether each value stands in binary.
    package private(set) var isBinary: [Bool] = []

    /// No parameters.
    static let none = EncodedParameters()

    private init() {}

    /// Encodes values for the types that the server expects;
    /// throws the number of a value that does not fit.
    package init(_ values: [PostgresValue?], types: [UInt32]) throws(ParameterMismatch) {
        guard values.count == types.count else {
            throw ParameterMismatch(number: min(values.count, types.count) + 1)
        }
        for (index, (value, type)) in zip(values, types).enumerated() {
            guard append(value, type) else { throw ParameterMismatch(number: index + 1) }
        }
    }

    /// The parameter, counted from 1, that cannot be sent.
    package struct ParameterMismatch: Error, Equatable {
        package let number: Int

        package init(number: Int) {
            self.number = number
        }
    }

    private mutating func append(_ value: PostgresValue?, _ type: UInt32) -> Bool {
        let start = buffer.count
        guard let value else {
            ranges.append(nil)
            isBinary.append(true)
            return true
        }
        switch value.appendBinary(to: &buffer, as: type) {
        case .written:
            isBinary.append(true)
        case .hasNoBinaryForm:
            guard let text = value.inputText else { return false }
            buffer += text
            isBinary.append(false)
        case .doesNotFit:
            return false
        }
        ranges.append(start..<buffer.count)
        // libpq reads text up to a zero byte.
        buffer.append(0)
        return true
    }
}

/// How the attempt to write a value in binary ended.
enum BinaryOutcome {
    case written
    /// The type is not one that we write in binary: its text will do.
    case hasNoBinaryForm
    /// The value lies outside the type.
    case doesNotFit
}

extension PostgresValue {
    /// Appends the value in the binary form of a type.
    func appendBinary(to buffer: inout [UInt8], as type: UInt32) -> BinaryOutcome {
        switch (self, type) {
        case (.integer(let number), TypeOID.int8):
            return append(number, to: &buffer)
        case (.integer(let number), TypeOID.int4):
            return append(Int32(exactly: number), to: &buffer)
        case (.integer(let number), TypeOID.int2):
            return append(Int16(exactly: number), to: &buffer)
        case (.integer(let number), TypeOID.float8):
            return append(Double(exactly: number)?.bitPattern, to: &buffer)
        case (.bool(let flag), TypeOID.bool):
            return append(UInt8(flag ? 1 : 0), to: &buffer)
        case (.double(let number), TypeOID.float8):
            return append(number.bitPattern, to: &buffer)
        case (.instant(let instant), TypeOID.timestamptz):
            let shifted = instant.microseconds
                .subtractingReportingOverflow(microsecondsFromUnixToPostgres)
            return append(shifted.overflow ? nil : shifted.partialValue, to: &buffer)
        case (.day(let day), TypeOID.date):
            return append(day.daysSinceEpoch - daysFromUnixToPostgres, to: &buffer)
        case (.bytes(let bytes), _):
            guard type == TypeOID.bytea else { return .doesNotFit }
            buffer += bytes
            return .written
        case (.text(let text), _) where TypeOID.isText(type):
            if text.utf8.contains(0) { return .doesNotFit }
            buffer += Array(text.utf8)
            return .written
        case (.array(let elements), _):
            guard let element = TypeOID.element(ofArray: type) else { return .hasNoBinaryForm }
            return append(elements, of: element, to: &buffer)
        default:
            return .hasNoBinaryForm
        }
    }

    private func append<T: FixedWidthInteger>(
        _ number: T?,
        to buffer: inout [UInt8]
    )
        -> BinaryOutcome
    {
        guard let number else { return .doesNotFit }
        buffer.append(bigEndian: number)
        return .written
    }

    private func append(
        _ elements: [PostgresValue?],
        of type: UInt32,
        to buffer: inout [UInt8]
    ) -> BinaryOutcome {
        let start = buffer.count
        buffer.append(bigEndian: Int32(elements.isEmpty ? 0 : 1))
        buffer.append(bigEndian: Int32(elements.contains(nil) ? 1 : 0))
        buffer.append(bigEndian: type)
        if elements.isEmpty { return .written }
        buffer.append(bigEndian: Int32(elements.count))
        buffer.append(bigEndian: Int32(1))
        for element in elements {
            guard let element else {
                buffer.append(bigEndian: Int32(-1))
                continue
            }
            let lengthAt = buffer.count
            buffer.append(bigEndian: Int32(0))
            let outcome = element.appendBinary(to: &buffer, as: type)
            guard case .written = outcome else {
                buffer.removeSubrange(start...)
                return outcome
            }
            let length = Int32(buffer.count - lengthAt - 4)
            withUnsafeBytes(of: length.bigEndian) { bytes in
                buffer.replaceSubrange(lengthAt..<lengthAt + 4, with: bytes)
            }
        }
        return .written
    }
}

extension [UInt8] {
    fileprivate mutating func append<T: FixedWidthInteger>(bigEndian number: T) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
