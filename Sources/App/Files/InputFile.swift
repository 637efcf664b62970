import SystemPackage

/// A file that was named on the command line, or standard input under the name `-`.
package struct InputFile: Hashable, Sendable {
    /// Most bytes of a file that is read whole.
    package static let bytesMaximum = 1 << 20

    private let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Whether it is standard input.
    package var isStandardInput: Bool { path == "-" }

    /// All bytes; one more than `bytesMaximum` where there are more, so that the reader refuses it.
    package func contents() throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk { chunk in
            bytes.append(contentsOf: chunk.prefix(Self.bytesMaximum + 1 - bytes.count))
            return bytes.count <= Self.bytesMaximum
        }
        return bytes
    }

    /// Hands over the bytes as they arrive, at most 256 KiB at once, until `body` returns false.
    ///
    /// Blocks the calling thread while nothing arrives.
    package func forEachChunk(
        _ body: (ArraySlice<UInt8>) throws(Failure) -> Bool
    ) throws(Failure) {
        let descriptor = try open()
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = try read(descriptor, &buffer)
            if count == 0 { return }
            if try !body(buffer[..<count]) { return }
        }
    }

    /// The same for a body that waits for others.
    package func forEachChunk(
        _ body: (ArraySlice<UInt8>) async throws -> Void
    ) async throws {
        let descriptor = try open()
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = try read(descriptor, &buffer)
            if count == 0 { return }
            try await body(buffer[..<count])
        }
    }

    private func open() throws(Failure) -> FileDescriptor {
        if isStandardInput { return .standardInput }
        do {
            return try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch {
            throw unreadable(path, error)
        }
    }

    private func close(_ descriptor: FileDescriptor) {
        if isStandardInput { return }
        // Nothing was written, so a failure to close loses nothing.
        try? descriptor.close()
    }

    private func read(
        _ descriptor: FileDescriptor,
        _ buffer: inout [UInt8]
    ) throws(Failure) -> Int {
        do {
            return try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        } catch {
            throw unreadable(isStandardInput ? "-" : path, error)
        }
    }

    private func unreadable(_ name: String, _ error: any Error) -> Failure {
        Failure(
            .wrongInput,
            ja: "\(name) を読めません（\(error)）。",
            en: "\(name) cannot be read: \(error)."
        )
    }
}
