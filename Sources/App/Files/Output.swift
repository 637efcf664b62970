import SystemPackage
import Vocabulary

/// Standard output, for results, and standard error, for everything else.
package enum Output {
    /// Writes bytes of a result; the caller learns of a full disk or a closed pipe.
    package static func write(_ bytes: [UInt8]) throws(Failure) {
        do {
            _ = try FileDescriptor.standardOutput.writeAll(bytes)
        } catch {
            throw Failure(
                .fault,
                ja: "結果を書き出せません（\(error)）。",
                en: "The result cannot be written: \(error)."
            )
        }
    }

    /// Writes a result and ends its line.
    package static func line(_ text: String) throws(Failure) {
        try write(Array(text.utf8) + [UInt8(ascii: "\n")])
    }

    /// Tells the person who called; what cannot be told is dropped, for there is nowhere else.
    ///
    /// A sentence that repeats a My Number from the command line loses its digits.
    package static func say(_ sentence: String) {
        let told = MyNumberDetector.containsMyNumber(sentence) ? withoutDigits(sentence) : sentence
        _ = try? FileDescriptor.standardError.writeAll(Array("\(told)\n".utf8))
    }

    private static func withoutDigits(_ sentence: String) -> String {
        String(sentence.map { $0.isNumber ? "＊" : $0 })
    }
}
