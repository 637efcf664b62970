import Dispatch
import Glibc
import JobQueue
import Synchronization
import Vocabulary

/// Why the drop folder could not be used.
package struct DropFolderError: JobFailing, Hashable {
    /// What went wrong.
    package enum Reason: Hashable, Sendable {
        /// The system refused a call, with this error number.
        case system(number: Int32)
        /// A file that must not change lies there with other bytes.
        case conflict
        /// A file is larger than it may be.
        case tooLarge
        /// Something lies there that is no plain file.
        case notAFile
    }

    /// What went wrong.
    package let reason: Reason
    /// What was being done, such as `open`.
    package let call: String

    package var failureCode: String {
        switch reason {
        case .system(let number): "drop-folder-\(call)-\(number)"
        case .conflict: "drop-folder-conflict"
        case .tooLarge: "drop-folder-too-large"
        case .notAFile: "drop-folder-not-a-file"
        }
    }

    package var isEnvironmental: Bool {
        if case .system = reason { true } else { false }
    }

    static func last(_ call: String) -> DropFolderError {
        DropFolderError(reason: .system(number: errno), call: call)
    }
}

/// The folder through which lots and their answers travel.
///
/// Files appear whole or not at all: they are written and flushed under `.tmp/<worker>/` and then moved,
/// never over another. The lock `.tmp/<worker>.lock` is held as long as the worker lives, on whatever
/// host the folder is mounted; what lies under the name of a free lock belongs to a dead worker.
package final class DropFolder: Sendable {
    /// The folder's path.
    package let path: String
    private let worker: String
    private let lease = Mutex<Int32?>(nil)
    private let files = Atomic(0)

    /// The folder at a path, used by a worker whose name no other one has.
    package init(path: String, worker: String) {
        precondition(
            !worker.isEmpty && worker.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 > 0x20 },
            "a worker's name is a file name"
        )
        self.path = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
        self.worker = worker
    }

    deinit {
        if let descriptor = lease.withLock({ $0 }) { Glibc.close(descriptor) }
    }

    private var temporary: String { "\(path)/.tmp" }
    private var own: String { "\(temporary)/\(worker)" }

    /// The folder of a system; `:` is no character for file names.
    package static func folder(ofSystem system: String) -> String {
        String(decoding: system.utf8.map { $0 == 0x3A || $0 == 0x2F ? 0x2D : $0 }, as: UTF8.self)
    }

    /// Does blocking work on a thread where it holds nobody up.
    func onDisk<T: Sendable>(
        _ work: @escaping @Sendable () throws(DropFolderError) -> T
    ) async throws(DropFolderError) -> T {
        let result: Result<T, DropFolderError> = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                do throws(DropFolderError) {
                    continuation.resume(returning: .success(try work()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}

// MARK: - Temporary files

extension DropFolder {
    /// Makes the worker's own temporary folder and removes those of dead workers; once in its life.
    func open() throws(DropFolderError) {
        try lease.withLock { lease throws(DropFolderError) in
            if lease != nil { return }
            try makeFolder(path)
            try makeFolder(temporary)
            let descriptor = try Self.openLock("\(own).lock")
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                defer { Glibc.close(descriptor) }
                throw .last("lock")
            }
            lease = descriptor
            try makeFolder(own)
            try removeDead()
        }
    }

    /// Removes the worker's own temporary folder and gives its name free; it can be opened again.
    func close() {
        lease.withLock { lease in
            guard let descriptor = lease else { return }
            removeFolder(of: worker)
            unlink("\(own).lock")
            Glibc.close(descriptor)
            lease = nil
        }
    }

    private func removeFolder(of worker: String) {
        for left in (try? names(in: "\(temporary)/\(worker)")) ?? [] {
            unlink("\(temporary)/\(worker)/\(left)")
        }
        rmdir("\(temporary)/\(worker)")
    }

    private static func openLock(_ path: String) throws(DropFolderError) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else { throw .last("open") }
        return descriptor
    }

    private func removeDead() throws(DropFolderError) {
        for name in try names(in: temporary) where name.hasSuffix(".lock") {
            let dead = String(name.dropLast(5))
            if dead == worker { continue }
            let lock = "\(temporary)/\(name)"
            let descriptor = try Self.openLock(lock)
            defer { Glibc.close(descriptor) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
            removeFolder(of: dead)
            // Removed under its lock: whoever waits for it makes a new one.
            unlink(lock)
        }
    }

    /// An empty temporary file, open for writing, which nobody else writes to.
    ///
    /// A try whose connection broke may still write while the next one begins.
    func newFile(_ name: String) throws(DropFolderError) -> TemporaryFile {
        try open()
        let number = files.add(1, ordering: .relaxed).newValue
        let path = "\(own)/\(number).\(name)"
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .last("open") }
        return TemporaryFile(path: path, descriptor: descriptor)
    }
}

/// A file that nobody looks at before it is moved to its place.
final class TemporaryFile: Sendable {
    let path: String
    private let descriptor: Int32
    private let isOpen = Mutex(true)

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    func write(_ bytes: [UInt8]) throws(DropFolderError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor,
                    buffer.baseAddress?.advanced(by: offset),
                    bytes.count - offset
                )
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write")
            }
            offset += written
        }
    }

    /// Flushes the file to the disk and closes it.
    func finish() throws(DropFolderError) {
        guard fsync(descriptor) == 0 else { throw .last("flush") }
        guard closeOnce() == 0 else { throw .last("close") }
    }

    /// Closes the file, if it is still open, and removes it.
    func abandon() {
        _ = closeOnce()
        unlink(path)
    }

    /// A number that was closed may be another file's already.
    private func closeOnce() -> Int32 {
        isOpen.withLock { isOpen in
            guard isOpen else { return 0 }
            isOpen = false
            return close(descriptor)
        }
    }
}

// MARK: - Places

extension DropFolder {
    private static let notAFile = DropFolderError(reason: .notAFile, call: "open")

    func makeFolder(_ path: String) throws(DropFolderError) {
        guard mkdir(path, 0o770) == 0 || errno == EEXIST else { throw .last("mkdir") }
    }

    /// Removes temporary files, where they have not been moved yet.
    func discard(_ paths: [String]) {
        for path in paths { unlink(path) }
    }

    /// Moves a finished file to a place where none lies; one with the same bytes is as good.
    func place(_ temporary: String, at target: String) throws(DropFolderError) {
        if link(temporary, target) == 0 {
            unlink(temporary)
            return
        }
        if errno == EEXIST {
            guard try Self.haveSameBytes(temporary, target) else {
                throw DropFolderError(reason: .conflict, call: "place")
            }
            unlink(temporary)
            return
        }
        // Some mounted folders know no links; there a look and a move must do.
        guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else { throw .last("link") }
        if access(target, F_OK) == 0 {
            guard try Self.haveSameBytes(temporary, target) else {
                throw DropFolderError(reason: .conflict, call: "place")
            }
            unlink(temporary)
        } else if rename(temporary, target) != 0 {
            throw .last("rename")
        }
    }

    /// Flushes a folder, so that what was moved into it stays there.
    func flush(folder: String) throws(DropFolderError) {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open") }
        defer { Glibc.close(descriptor) }
        // A mount that cannot flush folders says so with EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last("flush") }
    }

    private static func haveSameBytes(
        _ left: String,
        _ right: String
    ) throws(DropFolderError) -> Bool {
        var sizes = (stat(), stat())
        guard stat(left, &sizes.0) == 0, stat(right, &sizes.1) == 0 else { throw .last("stat") }
        guard sizes.0.st_size == sizes.1.st_size else { return false }
        let files = (
            Glibc.open(left, O_RDONLY | O_CLOEXEC), Glibc.open(right, O_RDONLY | O_CLOEXEC)
        )
        defer {
            Glibc.close(files.0)
            Glibc.close(files.1)
        }
        while true {
            let ours = try chunk(files.0)
            guard ours == (try chunk(files.1)) else { return false }
            if ours.isEmpty { return true }
        }
    }

    /// Up to 64 KiB, as many as there are; empty at the end.
    private static func chunk(_ descriptor: Int32) throws(DropFolderError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .last("read") }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// The names in a folder, without those that begin with a dot; empty when there is no such folder.
    func names(in folder: String) throws(DropFolderError) -> [String] {
        guard let stream = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw .last("opendir")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    /// Whether the rows of a lot lie in their place, where a system may read them.
    func hasTable(of lot: LotID, system: String) -> Bool {
        access("\(path)/\(Self.folder(ofSystem: system))/\(lot).csv", F_OK) == 0
    }

    /// The bytes of a plain file, never of one that a link leads to; nil when there is none any more.
    func contents(of file: String, bytesMaximum: Int) throws(DropFolderError) -> [UInt8]? {
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            // A link, and a socket.
            if errno == ELOOP || errno == ENXIO { throw Self.notAFile }
            throw .last("open")
        }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last("stat") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Self.notAFile }
        var bytes: [UInt8] = []
        while true {
            let more = try Self.chunk(descriptor)
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= bytesMaximum else {
                throw DropFolderError(reason: .tooLarge, call: "read")
            }
        }
    }
}
