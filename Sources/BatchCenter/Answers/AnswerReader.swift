import JobQueue
import Postgres
import Stores
import Synchronization
import Vocabulary

/// Watches the drop folder for answers and gives new and changed ones to the intake.
///
/// What was read is remembered by size, time and inode only, so that a restart reads everything once
/// more; the lots tell then that nothing is new.
final class AnswerReader: Sendable {
    fileprivate struct Memory {
        /// Files as they were when they were last taken.
        var seen: [AnswerFile: FileFingerprint] = [:]
        /// Files whose lots have ended, as they were then.
        var finished: [AnswerFile: FileFingerprint] = [:]
        /// The same in the order in which they ended, and which of them is looked at again next.
        var ended: [AnswerFile] = []
        var next = 0
        /// Files that belong to no lot, as the table knows them; nil before the first look.
        var strays: Set<AnswerFile>?
    }

    /// What one look at the folder brought.
    struct Look: Hashable, Sendable {
        var applied = 0
        var refused = 0
        var ready = 0
    }

    private let folder: DropFolder
    private let intake: AnswerIntake
    private let client: PostgresClient
    private let report: @Sendable (JobTrouble) -> Void
    private let memory = Mutex(Memory())

    /// How many files of ended lots one look asks about again: all of them, in turn.
    private static let recalledFiles = 500
    private static let batchFiles = 64
    private static let batchBytes = 4 << 20

    init(
        folder: DropFolder,
        intake: AnswerIntake,
        client: PostgresClient,
        report: @escaping @Sendable (JobTrouble) -> Void
    ) {
        self.folder = folder
        self.intake = intake
        self.client = client
        self.report = report
    }

    /// Reads what is new or changed in the folder.
    func look() async throws -> Look {
        let folder = folder
        let (recalled, finished) = memory.withLock { memory in
            (memory.recall(Self.recalledFiles), memory.finished)
        }
        let (found, changed) = try await folder.onDisk { () throws(DropFolderError) in
            let changed = folder.changes(of: recalled)
            return (try folder.answers(without: finished, but: changed), changed)
        }
        memory.withLock { $0.reopen(changed) }
        try await forgetStrays(except: found)
        let fresh = memory.withLock { memory in
            found.filter { memory.seen[$0.key] != $0.value }
        }
        var look = Look()
        var batch: [ReadAnswer] = []
        for file in fresh.keys.sorted(by: { ($0.system, $0.name) < ($1.system, $1.name) }) {
            guard let answer = try await read(file, fresh[file]) else { continue }
            batch.append(answer)
            let size = batch.reduce(0) { $0 + $1.size }
            if batch.count == Self.batchFiles || size > Self.batchBytes {
                try await take(batch, fresh, &look)
                batch = []
            }
        }
        try await take(batch, fresh, &look)
        return look
    }

    private func read(
        _ file: AnswerFile,
        _ fingerprint: FileFingerprint?
    ) async throws -> ReadAnswer? {
        guard let fingerprint else { return nil }
        let folder = folder
        do {
            return try await folder.onDisk { () throws(DropFolderError) in
                try folder.answer(file, fingerprint)
            }
        } catch {
            // One file that cannot be read must not keep the others waiting.
            report(JobTrouble(error))
            return nil
        }
    }

    /// Takes a batch; when it fails for what is in it, takes each of its answers alone.
    private func take(
        _ batch: [ReadAnswer],
        _ fingerprints: [AnswerFile: FileFingerprint],
        _ look: inout Look
    ) async throws {
        if batch.isEmpty { return }
        do {
            note(try await intake.take(batch), batch, fingerprints, &look)
        } catch {
            if Task.isCancelled || (error as? PostgresError)?.code == .connection { throw error }
            guard batch.count > 1 else { return report(JobTrouble(error)) }
            for answer in batch { try await take([answer], fingerprints, &look) }
        }
    }

    private func note(
        _ outcome: AnswerIntake.Outcome,
        _ batch: [ReadAnswer],
        _ fingerprints: [AnswerFile: FileFingerprint],
        _ look: inout Look
    ) {
        memory.withLock { memory in
            for answer in batch { memory.seen[answer.file] = fingerprints[answer.file] }
            for file in outcome.finished { memory.finish(file, fingerprints[file]) }
            memory.strays?.formUnion(outcome.strays)
        }
        look.applied += outcome.applied
        look.refused += outcome.refused
        look.ready += outcome.ready
    }

    /// Forgets stray answers whose files are gone or were taken since.
    private func forgetStrays(except found: [AnswerFile: FileFingerprint]) async throws {
        var known = memory.withLock { $0.strays }
        if known == nil {
            let noted = try await client.withConnection { try await CenterStore.strays($0) }
            known = Set(noted.map { AnswerFile(system: $0.system, name: $0.file) })
        }
        let strays = known ?? []
        let gone = strays.filter { found[$0] == nil }
        if !gone.isEmpty {
            try await client.withTransaction { transaction in
                try await CenterStore.forgetStrays(
                    gone.map { ($0.system, $0.name) },
                    in: transaction
                )
            }
        }
        memory.withLock { $0.strays = strays.subtracting(gone) }
    }
}

extension AnswerReader.Memory {
    /// The next files of ended lots, which are asked about again.
    fileprivate mutating func recall(_ maximum: Int) -> [AnswerFile: FileFingerprint] {
        if next >= ended.count { next = 0 }
        let turn = ended[next..<min(next + maximum, ended.count)]
        next = turn.endIndex
        return Dictionary(
            turn.compactMap { file in finished[file].map { (file, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Its lot has ended with this answer, or had before.
    fileprivate mutating func finish(_ file: AnswerFile, _ fingerprint: FileFingerprint?) {
        seen[file] = nil
        guard let fingerprint else { return }
        if finished.updateValue(fingerprint, forKey: file) == nil { ended.append(file) }
    }

    /// These hold something else than what ended their lots, and are read again.
    fileprivate mutating func reopen(_ files: Set<AnswerFile>) {
        guard !files.isEmpty else { return }
        for file in files { finished[file] = nil }
        ended.removeAll(where: files.contains)
        next = 0
    }
}
