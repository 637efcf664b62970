import FoundationEssentials
import Glibc

/// A private folder in which one paper is read; gone afterwards, whatever happened.
struct ReadingDesk {
    private let folder: String
    private let programs: String
    private let end: ContinuousClock.Instant

    /// Longest side of a drawn page: an A4 page at 200 dots an inch.
    private static let side = 2400
    /// Bytes that a program may write into one file.
    private static let outputBytes = 64 * 1024 * 1024

    static func lend<Value>(programs: String, _ job: (ReadingDesk) throws -> Value) throws -> Value
    {
        var template = Array("/tmp/hitomado-paper-XXXXXX".utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { name in
            name.baseAddress.flatMap { mkdtemp($0) } != nil
        }
        guard isMade else { throw PaperReader.Fault.unreadable }
        let folder = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let end = ContinuousClock.now.advanced(by: PaperReader.timeMaximum)
        return try job(ReadingDesk(folder: folder, programs: programs, end: end))
    }

    // MARK: Papers

    func read(picture: [UInt8], longestSide: Int) throws -> PaperReader.Paper {
        try write(picture, "paper.jpg")
        // Unpacked in full, so that what is broken inside is found too.
        let scale = [1, 2, 4, 8].first { longestSide / $0 <= Self.side } ?? 8
        try run(
            "djpeg",
            [
                "-strict", "-maxscans", "200", "-grayscale", "-pnm", "-scale", "1/\(scale)",
                "-outfile", "page.pgm", "paper.jpg",
            ]
        )
        return PaperReader.Paper(pages: [try readDrawing("page.pgm")], laidOpen: [])
    }

    func read(document: [UInt8], pagesMaximum: Int) throws -> PaperReader.Paper {
        try write(document, "paper.pdf")
        try run(
            "qpdf",
            ["--object-streams=disable", "--stream-data=preserve", "paper.pdf", "open.pdf"]
        )
        let last = String(pagesMaximum + 1)
        try run("pdftotext", ["-q", "-enc", "UTF-8", "-l", last, "paper.pdf", "text.txt"])
        // A form feed ends each page.
        var texts = String(decoding: try contents("text.txt"), as: UTF8.self)
            .split(separator: "\u{0C}", omittingEmptySubsequences: false).map(String.init)
        texts.removeLast()
        guard texts.count <= pagesMaximum else { throw PaperReader.Fault.tooManyPages }
        guard !texts.isEmpty else { throw PaperReader.Fault.unreadable }
        try run(
            "pdftoppm",
            ["-q", "-gray", "-scale-to", String(Self.side), "-l", last, "paper.pdf", "page"]
        )
        let drawings = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("page-") }.sorted()
        guard drawings.count == texts.count else { throw PaperReader.Fault.unreadable }
        let pages = try zip(texts, drawings).map { text, drawing in
            [text] + (try readDrawing(drawing))
        }
        return PaperReader.Paper(pages: pages, laidOpen: try contents("open.pdf"))
    }

    /// What is read of a drawing, however it is turned.
    private func readDrawing(_ name: String) throws -> [String] {
        guard var drawing = GrayDrawing(pgm: try contents(name)) else {
            throw PaperReader.Fault.unreadable
        }
        return try (0..<4).map { turn in
            if turn > 0 { drawing = drawing.turned }
            try write(drawing.pgm, "turned.pgm")
            // Words wherever they stand, for a form is no running text.
            try run("tesseract", ["turned.pgm", "words", "-l", "eng", "--psm", "11"])
            return String(decoding: try contents("words.txt"), as: UTF8.self)
        }
    }

    // MARK: Files and programs

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }

    private func contents(_ name: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
            throw PaperReader.Fault.unreadable
        }
        return [UInt8](data)
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        let rest = ContinuousClock.now.duration(to: end).components.seconds
        guard rest > 0 else { throw PaperReader.Fault.tooLong }
        let run = ProgramRun(
            program: "\(programs)/\(program)",
            arguments: arguments,
            folder: folder,
            seconds: Int(rest),
            outputBytes: Self.outputBytes
        )
        switch run.exitCode() {
        case 0: return
        case ProgramRun.timedOut: throw PaperReader.Fault.tooLong
        default: throw PaperReader.Fault.unreadable
        }
    }
}
