import App
import Crypto
import Routing
import Vocabulary

/// The lines of a day's file, and the name that its bytes give to what is filed from it.
struct DayFile {
    /// Most bytes of a day, about 60,000 parties.
    static let bytesMaximum = 256 << 20

    /// The same for the same bytes, so that a day played again files nothing twice.
    let name: String
    let lines: [LineFramer.Line]

    /// Reads a file, or standard input under the name `-`; holds all of it.
    init(_ path: String) throws(Failure) {
        var hash = SHA256()
        var framer = LineFramer(bytesMaximum: SubmissionDesk.bytesMaximum)
        var lines: [LineFramer.Line] = []
        var bytes = 0
        try InputFile(path).forEachChunk { chunk in
            hash.update(data: chunk)
            lines += framer.lines(chunk).filter { !$0.isBlank }
            bytes += chunk.count
            return bytes <= Self.bytesMaximum
        }
        guard bytes <= Self.bytesMaximum else { throw Self.tooLarge }
        if let last = framer.end(), !last.isBlank { lines.append(last) }
        self.lines = lines
        name = "day-" + hash.finalize().prefix(6).hexadecimal
    }

    private static let tooLarge = Failure(
        .wrongInput,
        ja: "一日のファイルは256 MiBまでです。区ごとなどに分けてください。",
        en: "A day's file has at most 256 MiB; divide it, for example by office."
    )
}
