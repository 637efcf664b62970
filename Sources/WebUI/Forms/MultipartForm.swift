import Pages

/// A file that came with a form; the name that a browser gives it is not looked at.
struct UploadedFile: Sendable {
    /// Name of the form's field.
    let field: String
    let bytes: [UInt8]
}

/// A body in `multipart/form-data` (RFC 7578), read strictly: texts as of any form, and one file at most.
struct MultipartForm {
    private(set) var fields = FormFields()
    private(set) var file: UploadedFile?

    private static let lineEnd: [UInt8] = [13, 10]
    private static let headEnd: [UInt8] = [13, 10, 13, 10]
    /// Bytes of the head of a part.
    private static let headMaximum = 2000

    /// The boundary that a content type names; nil for other types.
    static func boundary(of contentType: String) -> [UInt8]? {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let type = parts.first, type.lowercased() == "multipart/form-data" else { return nil }
        let named = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }
        let value = named.map { $0.dropFirst("boundary=".count).filter { $0 != "\"" } } ?? ""
        return (1...70).contains(value.utf8.count) ? Array(value.utf8) : nil
    }

    init(_ body: [UInt8], boundary: [UInt8], limits: WebLimits) throws(WebError) {
        var fields: [(name: String, value: String)] = []
        let mark = Array("--".utf8) + boundary
        guard body.starts(with: mark) else { throw .unreadableForm }
        var rest = body[mark.count...]
        while !rest.elementsEqual(Array("--".utf8) + Self.lineEnd), !rest.elementsEqual("--".utf8) {
            guard rest.starts(with: Self.lineEnd) else { throw .unreadableForm }
            rest = rest.dropFirst(2)
            let head = try Self.upTo(Self.headEnd, in: rest.prefix(Self.headMaximum))
            rest = rest[(head.endIndex + Self.headEnd.count)...]
            let content = try Self.upTo(Self.lineEnd + mark, in: rest)
            rest = rest[(content.endIndex + Self.lineEnd.count + mark.count)...]
            let part = try Part(head)
            if part.isFile {
                guard file == nil else { throw .unreadableForm }
                file = UploadedFile(field: part.name, bytes: Array(content))
            } else {
                guard fields.count < limits.formFields, content.count <= limits.valueBytes else {
                    throw WebError(.tooLarge)
                }
                fields.append((part.name, try FormFields.text(content)))
            }
        }
        self.fields = FormFields(fields)
    }

    /// What stands before a mark; refused where the mark does not come.
    private static func upTo(
        _ mark: [UInt8],
        in bytes: ArraySlice<UInt8>
    ) throws(WebError) -> ArraySlice<UInt8> {
        guard let first = mark.first else { return bytes.prefix(0) }
        var place = bytes.startIndex
        while let next = bytes[place...].firstIndex(of: first) {
            if bytes[next...].starts(with: mark) { return bytes[..<next] }
            place = next + 1
        }
        throw .unreadableForm
    }
}

extension MultipartForm {
    /// What the head of a part says.
    private struct Part {
        let name: String
        let isFile: Bool

        init(_ head: ArraySlice<UInt8>) throws(WebError) {
            let lines = try FormFields.text(head).split(separator: "\n")
            let said = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
            guard let said else { throw .unreadableForm }
            let parts = said.dropFirst("content-disposition:".count).split(separator: ";")
                .map { $0.drop { $0 == " " } }
            guard parts.first?.lowercased() == "form-data",
                let named = parts.first(where: { $0.hasPrefix("name=\"") && $0.hasSuffix("\"") })
            else { throw .unreadableForm }
            name = String(named.dropFirst("name=\"".count).dropLast())
            isFile = parts.contains { $0.hasPrefix("filename=") || $0.hasPrefix("filename*=") }
        }
    }
}
