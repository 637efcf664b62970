import Glyphs
import Logging
import SystemPackage
package import WebUI

/// The files behind the page on which a clerk picks a character: the table, and the font that draws it.
package struct GlyphFiles: Sendable {
    /// Most bytes of a table, or of one part of a font.
    private static let bytesMaximum = 8 << 20

    private let table: String
    private let font: String

    /// The table in the folder of a catalog, and a font file.
    package init(catalog: CatalogDirectory, font: String) {
        table = FilePath(catalog.path).appending("glyphs.tsv").string
        self.font = font
    }

    /// Both as far as they are there; a table that cannot be read is refused with its line.
    ///
    /// Without a table nothing is found, without a font the terminal's own fonts draw.
    package func book() throws(Failure) -> GlyphBook {
        GlyphBook(table: try glyphs(), outlines: outlines())
    }

    private func glyphs() throws(Failure) -> GlyphTable {
        guard (try? FileDescriptor.open(table, .readOnly).close()) != nil else { return .empty }
        var bytes: [UInt8] = []
        try InputFile(table).forEachChunk { chunk in
            bytes += chunk
            return bytes.count <= Self.bytesMaximum
        }
        do throws(GlyphTable.Unreadable) {
            return try GlyphTable(bytes)
        } catch {
            throw Failure(
                .wrongInput,
                ja: "\(table):\(error.line):1: error: 字の表として読めません。scripts/glyphs で作り直してください。",
                en:
                    "\(table):\(error.line):1: error: not a line of the table; write it with scripts/glyphs."
            )
        }
    }

    /// The file stays open as long as the process lives: shapes are read when they are drawn.
    private func outlines() -> GlyphOutlines {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(font, .readOnly, options: .closeOnExec)
        } catch {
            Log.program.notice("no font draws the characters to pick")
            return .none
        }
        return GlyphOutlines { offset, count in
            guard (1...Self.bytesMaximum).contains(count) else { return count == 0 ? [] : nil }
            var bytes = [UInt8](repeating: 0, count: count)
            let got = bytes.withUnsafeMutableBytes { buffer in
                try? file.read(fromAbsoluteOffset: Int64(offset), into: buffer)
            }
            return got == count ? bytes : nil
        } ?? .none
    }
}
