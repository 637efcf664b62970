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
    let seconds: Int
    let nanoseconds: Int
}

/// An answer that was read from its file.
struct ReadAnswer: Sendable {
    let file: AnswerFile
    let bytes: [UInt8]
    let sha256: [UInt8]

    init(_ file: AnswerFile, _ bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        sha256 = Array(SHA256.hash(data: bytes))
    }
}

/// Where answers lie.
extension DropFolder {
    /// The largest answer that is read.
    static let answerBytesMaximum = 64 << 20

    /// The files of all answers, without those that need no further look.
    func answers(
        without finished: Set<AnswerFile>
    ) throws(DropFolderError) -> [AnswerFile: FileFingerprint] {
        var found: [AnswerFile: FileFingerprint] = [:]
        for system in try names(in: path) {
            let folder = "\(path)/\(system)/ack"
            for name in try names(in: folder) where name.hasSuffix(".json") {
                let file = AnswerFile(system: system, name: name)
                if finished.contains(file) { continue }
                var status = stat()
                guard stat("\(folder)/\(name)", &status) == 0 else { continue }
                found[file] = FileFingerprint(
                    size: Int(status.st_size),
                    inode: UInt64(status.st_ino),
                    seconds: Int(status.st_mtim.tv_sec),
                    nanoseconds: Int(status.st_mtim.tv_nsec)
                )
            }
        }
        return found
    }

    /// Reads an answer; nil when its file has gone.
    func answer(_ file: AnswerFile) throws(DropFolderError) -> ReadAnswer? {
        try contents(
            of: "\(path)/\(file.system)/ack/\(file.name)",
            bytesMaximum: Self.answerBytesMaximum
        ).map { ReadAnswer(file, $0) }
    }
}
