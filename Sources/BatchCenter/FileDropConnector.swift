import Crypto
import JobQueue
package import Stores
package import Vocabulary

/// A lot that cannot be written as it is.
package enum LotFault: String, JobFailing, Hashable {
    /// No layout has the name that the lot was made with.
    case unknownLayout = "unknown-layout"
    /// The lot has fewer or more rows than it was made with.
    case rowsDiffer = "lot-rows-differ"

    package var failureCode: String { rawValue }
    package var isEnvironmental: Bool { false }
}

/// Hands lots over as files for bulk import, the default way.
package struct FileDropConnector: Connector {
    private let folder: DropFolder
    private let layouts: LotLayouts

    /// Rows in memory at once.
    private static let pageRows = 500

    /// A connector to a folder, with the layouts that lots may name.
    package init(folder: DropFolder, layouts: LotLayouts = LotLayouts()) {
        self.folder = folder
        self.layouts = layouts
    }

    /// The files of a lot, finished but not in their places.
    private struct Draft: Sendable {
        let table: String
        let description: String
        let system: String
        let lot: LotID
        let sha256: [UInt8]
    }

    package func begun(_ lots: [LotRecord]) async throws -> Set<LotID> {
        let folder = folder
        return try await folder.onDisk { () throws(DropFolderError) in
            let seen = lots.filter { folder.hasTable(of: $0.lot, system: $0.system) }
            return Set(seen.map(\.lot))
        }
    }

    package func deliver(
        _ lots: [LotRecord],
        rows: LotRowSource
    ) async throws -> [[UInt8]] {
        var drafts: [Draft] = []
        do {
            for lot in lots { drafts.append(try await draft(lot, rows)) }
            let (folder, finished) = (folder, drafts)
            try await folder.onDisk { () throws(DropFolderError) in
                try Self.publish(finished, in: folder)
            }
        } catch {
            // The next try writes all of them anew; these would lie here as long as the worker lives.
            for draft in drafts { folder.discard([draft.table, draft.description]) }
            throw error
        }
        return drafts.map(\.sha256)
    }

    private func draft(_ lot: LotRecord, _ rows: LotRowSource) async throws -> Draft {
        guard let layout = layouts.layout(lot.layout, municipality: lot.municipality) else {
            throw LotFault.unknownLayout
        }
        let (folder, bytes) = (folder, LotFile(lot, layout: layout))
        let table = try await folder.onDisk { () throws(DropFolderError) in
            try folder.newFile("\(lot.lot).csv")
        }
        do {
            let (items, sha256) = try await write(bytes, of: lot, rows, to: table)
            guard items.count == lot.rows else { throw LotFault.rowsDiffer }
            let description = bytes.description(items: items, sha256: sha256)
            let path = try await folder.onDisk { () throws(DropFolderError) in
                try table.finish()
                let file = try folder.newFile("\(lot.lot).json")
                do throws(DropFolderError) {
                    try file.write(description)
                    try file.finish()
                } catch {
                    file.abandon()
                    throw error
                }
                return file.path
            }
            return Draft(
                table: table.path,
                description: path,
                system: DropFolder.folder(ofSystem: lot.system),
                lot: lot.lot,
                sha256: sha256
            )
        } catch {
            table.abandon()
            throw error
        }
    }

    /// Writes all rows; their items and the hash of the whole file.
    private func write(
        _ bytes: LotFile,
        of lot: LotRecord,
        _ rows: LotRowSource,
        to table: TemporaryFile
    ) async throws -> (items: [ItemID], sha256: [UInt8]) {
        var hash = SHA256()
        var items: [ItemID] = []
        var chunk = bytes.header
        var position = 0
        while true {
            let page = try await rows.page(of: lot, after: position, atMost: Self.pageRows)
            chunk += try bytes.lines(page)
            hash.update(data: chunk)
            let written = chunk
            try await folder.onDisk { () throws(DropFolderError) in try table.write(written) }
            items += page.map(\.item)
            position = page.last?.position ?? position
            chunk = []
            if page.count < Self.pageRows { break }
        }
        return (items, Array(hash.finalize()))
    }

    /// Moves finished files to their places: all tables first, then the descriptions that announce them.
    private static func publish(
        _ drafts: [Draft],
        in folder: DropFolder
    ) throws(DropFolderError) {
        let systems = Set(drafts.map(\.system)).sorted()
        for system in systems {
            try folder.makeFolder("\(folder.path)/\(system)")
            try folder.makeFolder("\(folder.path)/\(system)/ack")
        }
        for draft in drafts {
            try folder.place(draft.table, at: "\(folder.path)/\(draft.system)/\(draft.lot).csv")
        }
        for system in systems { try folder.flush(folder: "\(folder.path)/\(system)") }
        for draft in drafts {
            let target = "\(folder.path)/\(draft.system)/\(draft.lot).json"
            try folder.place(draft.description, at: target)
        }
        for system in systems { try folder.flush(folder: "\(folder.path)/\(system)") }
    }
}
