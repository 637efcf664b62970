// What stands on a scan is read by programs of others: qpdf lays a document's objects open, poppler reads its text and
// draws its pages, djpeg unpacks a picture, tesseract reads the drawings. They get a folder that nobody else can enter
// and that is gone afterwards, names that say nothing, no input but their file, and limits of time, memory and output.

import Dispatch
import Synchronization

/// Reads what stands on papers, one at a time and away from the threads of Swift's concurrency.
///
/// It fails closed: where a program is missing, fails, or takes too long, nothing counts as read.
package final class PaperReader: Sendable {
    /// A paper that was read.
    package struct Paper: Sendable {
        /// All that was read of each page, the same thing in several ways.
        package let pages: [[String]]
        /// A document with its objects laid open; empty for a picture.
        package let laidOpen: [UInt8]
    }

    /// Why a paper was not read.
    package enum Fault: Error, Hashable, Sendable {
        case noPrograms
        case busy
        case unreadable
        case tooManyPages
        case tooLong
    }

    /// Most callers at once, those who wait among them.
    package static let callersMaximum = 8
    /// The longest time for one paper.
    package static let timeMaximum = Duration.seconds(40)

    private let programs: String
    private let queue = DispatchQueue(label: "hitomado.papers")
    private let callers = Mutex(0)

    /// A reader by the programs of a folder.
    package init(programsIn folder: String = "/usr/bin") {
        programs = folder
    }

    /// Whether all programs are there.
    package var isReady: Bool { ProgramRun.areInstalled(in: programs) }

    /// Reads a JPEG picture of this size.
    package func read(picture: [UInt8], width: Int, height: Int) async throws -> Paper {
        try await work { desk in
            try desk.read(picture: picture, longestSide: max(width, height))
        }
    }

    /// Reads a PDF of at most so many pages.
    package func read(document: [UInt8], pagesMaximum: Int) async throws -> Paper {
        try await work { desk in
            try desk.read(document: document, pagesMaximum: pagesMaximum)
        }
    }

    private func work(
        _ job: @escaping @Sendable (ReadingDesk) throws -> Paper
    ) async throws -> Paper {
        guard isReady else { throw Fault.noPrograms }
        let isFree = callers.withLock { callers in
            guard callers < Self.callersMaximum else { return false }
            callers += 1
            return true
        }
        guard isFree else { throw Fault.busy }
        defer { callers.withLock { $0 -= 1 } }
        let programs = programs
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result { try ReadingDesk.lend(programs: programs, job) }
                )
            }
        }
    }
}
