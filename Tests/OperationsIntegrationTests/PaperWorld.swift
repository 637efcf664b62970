import Foundation

/// Papers that tests lay on the scanner: documents of a few lines, and pictures of them.
enum PaperWorld {
    /// A My Number with a right check digit.
    static let number = "1234 5678 9018"

    /// A document with a line of text on each page; `more` goes into its root, `objects` stand behind the others.
    static func pdf(
        _ lines: [String],
        turnedBy degrees: Int = 0,
        root more: String = "",
        objects: [String] = []
    ) -> [UInt8] {
        let pages = lines.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
        var bodies = [
            "<< /Type /Catalog /Pages 2 0 R \(more) >>",
            "<< /Type /Pages /Kids [ \(pages) ] /Count \(lines.count) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for (place, line) in lines.enumerated() {
            let drawing = "BT /F1 28 Tf 60 700 Td (\(line)) Tj ET"
            bodies.append(
                """
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate \(degrees) \
                /Resources << /Font << /F1 3 0 R >> >> /Contents \(5 + place * 2) 0 R >>
                """
            )
            bodies.append("<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream")
        }
        return assembled(bodies + objects)
    }

    private static func assembled(_ bodies: [String]) -> [UInt8] {
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, body) in bodies.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(body)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size \(bodies.count + 1) /Root 1 0 R >>\n"
        text += "startxref\n\(table)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// A picture of the first page of a document, as a scanner makes it.
    static func jpeg(_ line: String, turnedBy degrees: Int = 0) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "papers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(pdf([line], turnedBy: degrees)).write(to: folder.appending(path: "paper.pdf"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdftoppm")
        process.arguments = ["-jpeg", "-r", "100", "-singlefile", "paper.pdf", "page"]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return [UInt8](try Data(contentsOf: folder.appending(path: "page.jpg")))
    }

    /// The same picture with segments behind its beginning.
    static func picture(_ jpeg: [UInt8], with segments: [[UInt8]]) -> [UInt8] {
        Array(jpeg.prefix(2)) + segments.joined() + jpeg.dropFirst(2)
    }

    /// A segment with its length.
    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    /// An Exif segment that says how the picture is to be turned, and where it was taken.
    static func exif(orientation: UInt8, saying secret: String) -> [UInt8] {
        segment(
            0xE1,
            Array("Exif".utf8) + [0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0]
                + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
                + Array(secret.utf8)
        )
    }
}
