package import BatchCenter
package import Catalog
import Foundation
import SimulatedBackOffice
package import Vocabulary

/// The worker of a database for practice: a folder of its own, and the simulated back office alone.
///
/// No drop folder and no connector can be given to it, so that nothing practised reaches a real system.
package struct PracticeWork: Sendable {
    private let center: CenterWork
    private let backOffice: BackOfficeWork

    /// A worker for a database that is for practice since a moment; what runs `beside` it ends with it.
    package init(
        address: DatabaseAddress,
        since: Instant,
        catalog: Catalog,
        executors: Int,
        beside: [LongWork]
    ) throws(Failure) {
        let folder = try Self.folder(since)
        backOffice = BackOfficeWork(
            BackOfficeConfiguration(
                drop: folder,
                returns: catalog.returnedKeys,
                rejections: [],
                delay: .zero
            )
        )
        center = CenterWork(
            address: address,
            drop: folder,
            isPractice: true,
            catalog: catalog,
            executors: executors,
            beside: [backOffice.part] + beside
        )
    }

    /// Works until the process is told to end.
    package func run() async throws { try await center.run() }

    /// Does everything that is ready, has it answered, and takes the answers in.
    package func runUntilIdle() async throws -> BatchCenterSummary {
        _ = try await center.runUntilIdle()
        _ = await backOffice.answerOnce()
        return try await center.runUntilIdle()
    }

    /// A folder that this account alone enters, the same as long as the database is.
    private static func folder(_ since: Instant) throws(Failure) -> String {
        let path = NSTemporaryDirectory() + "hitomado-practice-\(getuid())-\(since.microseconds)"
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            return path
        } catch {
            throw Failure(
                .unavailable,
                ja: "練習用の一時フォルダーを作れません。",
                en: "The temporary folder for practice cannot be made."
            )
        }
    }
}
