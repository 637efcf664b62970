import SystemPackage

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
    package static func say(_ sentence: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array("\(sentence)\n".utf8))
    }
}
