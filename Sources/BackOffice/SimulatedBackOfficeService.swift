import Dispatch
import Glibc
import Synchronization
import Vocabulary

/// The back-office systems of a municipality, simulated (模擬): it imports lots and answers them.
///
/// Reads the drop folder as any other system would and knows nothing of the database. What it cannot
/// import it leaves unanswered and reports.
package final class SimulatedBackOfficeService: Sendable {
    /// What it did with a lot.
    package enum Event: Hashable, Sendable {
        /// It answered: how many rows were accepted and rejected.
        case answered(lot: String, system: String, accepted: Int, rejected: Int)
        /// It did not import the lot.
        case refused(lot: String, system: String, why: OfferedLot.Fault)
        /// The folder could not be read or written; the system's error number.
        case failed(system: String, number: Int32)
    }

    private let configuration: BackOfficeConfiguration
    private let report: @Sendable (Event) -> Void
    private let done = Mutex<Set<String>>([])

    /// A service; `report` hears of every lot.
    package init(
        _ configuration: BackOfficeConfiguration,
        report: @escaping @Sendable (Event) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.report = report
    }

    /// Answers lots until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            await answerNew()
            // Ends early only when the task is cancelled, which the loop asks for.
            _ = try? await Task.sleep(for: configuration.interval)
        }
    }

    /// Answers every lot that lies there unanswered; how many.
    @discardableResult
    package func answerNew() async -> Int {
        let lots = await onDisk { self.unanswered() }
        var answered = 0
        for lot in lots where !Task.isCancelled {
            if configuration.delay > .zero {
                guard (try? await Task.sleep(for: configuration.delay)) != nil else { break }
            }
            if await onDisk({ self.answer(lot) }) { answered += 1 }
        }
        return answered
    }

    private func onDisk<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: work()) }
        }
    }
}

// MARK: - Files

extension SimulatedBackOfficeService {
    private struct Found: Sendable {
        let system: String
        let lot: String
    }

    private func unanswered() -> [Found] {
        let known = done.withLock { $0 }
        var found: [Found] = []
        for system in names(in: configuration.drop) {
            let folder = "\(configuration.drop)/\(system)"
            var answered: Set<String>?
            for name in names(in: folder) where name.hasSuffix(".json") {
                if known.contains("\(system)/\(name)") { continue }
                let lots = answered ?? Set(names(in: "\(folder)/ack"))
                answered = lots
                if lots.contains(name) {
                    done.withLock { _ = $0.insert("\(system)/\(name)") }
                } else {
                    found.append(Found(system: system, lot: String(name.dropLast(5))))
                }
            }
        }
        return found.sorted { ($0.system, $0.lot) < ($1.system, $1.lot) }
    }

    private func answer(_ found: Found) -> Bool {
        let folder = "\(configuration.drop)/\(found.system)"
        let name = "\(found.lot).json"
        guard let description = contents(of: "\(folder)/\(name)"),
            let table = contents(of: "\(folder)/\(found.lot).csv")
        else {
            report(.failed(system: found.system, number: errno))
            return false
        }
        let lot: OfferedLot
        do {
            lot = try OfferedLot(description: description, table: table)
        } catch {
            done.withLock { _ = $0.insert("\(found.system)/\(name)") }
            report(.refused(lot: found.lot, system: found.system, why: error))
            return false
        }
        let answer = BackOfficeAnswer(configuration).answer(to: lot, system: found.system)
        let bytes = answer.compactBytes(sortedKeys: false) + [UInt8(ascii: "\n")]
        guard place(bytes, at: "\(folder)/ack", name: name) else {
            report(.failed(system: found.system, number: errno))
            return false
        }
        done.withLock { _ = $0.insert("\(found.system)/\(name)") }
        let rejected = answer["rejected"]?.asArray?.count ?? 0
        report(
            .answered(
                lot: found.lot,
                system: found.system,
                accepted: lot.rows.count - rejected,
                rejected: rejected
            )
        )
        return true
    }

    /// Writes a file beside its place under a name that nobody reads, and moves it there.
    private func place(_ bytes: [UInt8], at folder: String, name: String) -> Bool {
        guard mkdir(folder, 0o770) == 0 || errno == EEXIST else { return false }
        let temporary = "\(folder)/.\(name).part"
        guard let file = fopen(temporary, "w") else { return false }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { return false }
        return rename(temporary, "\(folder)/\(name)") == 0
    }

    private func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return ferror(file) == 0 ? bytes : nil }
            bytes += chunk[..<count]
        }
    }

    /// The names in a folder without those that begin with a dot; empty where there is no folder.
    private func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
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
}
