import Casework
import Crypto
import Glibc
import Vocabulary

/// The file of an answer in the drop folder.
struct AnswerFile: Hashable, Sendable {
    /// The folder of the system.
    let system: String
    /// The file's name.
    let name: String

    /// The lot that the file is named after; nil when the name is no lot's.
    var lot: LotID? {
        name.hasSuffix(".json") ? LotID(String(name.dropLast(5))) : nil
    }
}

/// What tells a changed file from an unchanged one without reading it.
struct FileFingerprint: Hashable, Sendable {
    let size: Int
    let inode: UInt64
    let mode: UInt32
    /// When its bytes changed, and when anything about it did, in nanoseconds.
    let changes: [Int]

    init(_ status: stat) {
        size = Int(status.st_size)
        inode = UInt64(status.st_ino)
        mode = status.st_mode
        changes = [status.st_mtim, status.st_ctim].map { $0.tv_sec * 1_000_000_000 + $0.tv_nsec }
    }
}

/// An answer that was read from its file.
struct ReadAnswer: Sendable {
    let file: AnswerFile
    /// Its bytes, or why they cannot be had.
    let content: Result<[UInt8], AcknowledgementRefusal>
    /// Of the bytes, or of what stands in for them.
    let sha256: [UInt8]

    init(_ file: AnswerFile, _ bytes: [UInt8]) {
        self.file = file
        content = .success(bytes)
        sha256 = Array(SHA256.hash(data: bytes))
    }

    /// An answer that cannot be read; another fingerprint makes another answer of it.
    init(_ file: AnswerFile, _ refusal: AcknowledgementRefusal, _ fingerprint: FileFingerprint) {
        self.file = file
        content = .failure(refusal)
        sha256 = Array(SHA256.hash(data: Array("\(refusal) \(fingerprint)".utf8)))
    }

    /// How much memory it takes.
    var size: Int { (try? content.get().count) ?? 0 }
}

/// Where answers lie.
extension DropFolder {
    /// Those of these files that are not any more as they were; what has gone is no change.
    func changes(of files: [AnswerFile: FileFingerprint]) -> Set<AnswerFile> {
        Set(files.filter { file, was in status(of: file).map { $0 != was } ?? false }.keys)
    }

    /// Of a link itself, which is not followed; nil where nothing is there.
    private func status(of file: AnswerFile) -> FileFingerprint? {
        var status = stat()
        guard lstat("\(path)/\(file.system)/ack/\(file.name)", &status) == 0 else { return nil }
        return FileFingerprint(status)
    }

    /// The files of all answers, without those that need no further look, but for those that changed.
    func answers(
        without finished: [AnswerFile: FileFingerprint],
        but changed: Set<AnswerFile>
    ) throws(DropFolderError) -> [AnswerFile: FileFingerprint] {
        var found: [AnswerFile: FileFingerprint] = [:]
        for system in try names(in: path) {
            let folder = "\(path)/\(system)/ack"
            for name in try names(in: folder) where name.hasSuffix(".json") {
                let file = AnswerFile(system: system, name: name)
                if finished[file] != nil, !changed.contains(file) { continue }
                found[file] = status(of: file)
            }
        }
        return found
    }

    /// Reads an answer; nil when its file has gone.
    ///
    /// What can never be read as it lies there is an answer too: one that is refused.
    func answer(
        _ file: AnswerFile,
        _ fingerprint: FileFingerprint
    ) throws(DropFolderError) -> ReadAnswer? {
        do {
            return try contents(
                of: "\(path)/\(file.system)/ack/\(file.name)",
                bytesMaximum: Acknowledgement.limits.bytes
            ).map { ReadAnswer(file, $0) }
        } catch {
            switch error.reason {
            case .tooLarge: return ReadAnswer(file, .tooLarge, fingerprint)
            case .notAFile: return ReadAnswer(file, .notAFile, fingerprint)
            case .system(number: EACCES): return ReadAnswer(file, .unreadable, fingerprint)
            case .system, .conflict: throw error
            }
        }
    }
}
