package import Catalog
import Logging
import Operations
import Stores
import Vocabulary

/// Makes the emergency packs of all offices once a night, as a part of the worker.
package struct EmergencyWork: Sendable {
    /// How often it is looked whether today's packs are there.
    private static let pause = Duration.seconds(600)

    private let office: OfficeWork
    private let folder: EmergencyFolder
    private let browser: HeadlessBrowser?
    private let isPractice: Bool
    private let logger = Log.program

    /// The packs of all offices of a catalog; nil where no folder is named.
    package init?(_ environment: Environment, catalog: Catalog, isPractice: Bool) throws {
        guard let path = environment.emergencyFolder else { return nil }
        office = try OfficeWork(
            address: environment.database,
            catalog: catalog,
            checksAreOff: environment.checksAreOff,
            connectionsMaximum: 1
        )
        folder = EmergencyFolder(path)
        browser = HeadlessBrowser(environment)
        self.isPractice = isPractice
    }

    /// The part of a process that makes them.
    package var part: LongWork { LongWork("emergency-packs", run) }

    /// Looks again and again, the first time at once; ends when it is cancelled.
    private func run() async throws {
        do {
            while true {
                await makeMissing()
                try await Task.sleep(for: Self.pause)
            }
        } catch {
            await office.close()
            throw error
        }
    }

    /// Makes the packs of today that are missing; one that fails does not keep the others from it.
    private func makeMissing() async {
        let premises = office.premises
        let catalog = premises.planning().catalog
        let today = premises.clock.now().dayInJapan
        let make = EmergencyPrint(
            premises,
            into: folder,
            browser: browser,
            isPractice: isPractice
        )
        for office in catalog.offices where !Task.isCancelled {
            let acting = Acting(
                actor: "work",
                roles: [.administrator],
                municipality: catalog.municipality(of: office),
                office: nil,
                purpose: "emergency"
            )
            do {
                guard case .new(_, let hasPDF) = try await make(office, on: today, by: acting)
                else { continue }
                logger.info(
                    "an emergency pack was made",
                    metadata: ["office": "\(office)", "pdf": "\(hasPDF)"]
                )
            } catch {
                logger.error(
                    "an emergency pack was not made",
                    metadata: ["office": "\(office)", "error": "\(error)"]
                )
            }
        }
    }
}
