import Casework
import Logging
import Operations
import Postgres
import ServiceLifecycle
import Stores
import Vocabulary
package import WebUI
package import Catalog

/// The web screens as a part of a process.
package struct WebWork: Sendable {
    private let address: DatabaseAddress
    private let catalog: Catalog
    private let configuration: WebConfiguration
    private let checksAreOff: Bool
    private let isSimulated: Bool
    private let glyphs: GlyphBook

    /// Screens over a database and a catalog; `isSimulated` says so on every page.
    package init(
        environment: Environment,
        catalog: Catalog,
        configuration: WebConfiguration,
        glyphs: GlyphBook
    ) throws {
        address = try environment.database
        self.catalog = catalog
        self.configuration = configuration
        checksAreOff = environment.checksAreOff
        isSimulated = environment.backOfficeIsSimulated
        self.glyphs = glyphs
    }

    /// Serves until the process is told to end; fails when the database does not answer.
    package func run() async throws {
        let logger = Log.program
        let center = address.client(as: .center, connectionsMaximum: 2) { error in
            logger.warning("a connection was lost", metadata: ["error": "\(error)"])
        }
        try await center.reach(logger)
        let isPractice = try await address.practiceSince() != nil
        let office = try OfficeWork(
            address: address,
            catalog: catalog,
            checksAreOff: checksAreOff,
            connectionsMaximum: 8,
            passwords: true
        )
        let server = WebServer(
            configuration: configuration,
            house: house(office.premises, center, isPractice: isPractice),
            logger: logger
        )
        logger.info("the screens answer", metadata: ["port": "\(configuration.port)"])
        try await ServiceRun.run([server], logger: logger)
        await office.close()
        await center.close()
    }

    private func house(
        _ premises: Premises,
        _ center: PostgresClient,
        isPractice: Bool
    ) -> WebHouse {
        let isSimulated = isSimulated
        let catalog = catalog
        return WebHouse(
            premises: premises,
            simulatedBackOffice: { isSimulated },
            isPractice: isPractice,
            notReady: { await Readiness.check(center).word },
            readings: {
                let now = premises.clock.now()
                return await CenterReadings.take(center, now: now)
                    + BookingReadings.take(center, catalog, now: now)
            },
            glyphs: glyphs
        )
    }
}

extension Readiness {
    /// Why the process is not ready, for programs; nil when it is.
    fileprivate var word: String? {
        switch self {
        case .ready: nil
        case .databaseAway: "database-away"
        case .versionDiffers: "database-version-differs"
        }
    }
}

/// What the center's tables say at this moment, for `/metrics`; nothing when they do not answer.
private enum CenterReadings {
    static func take(_ client: PostgresClient, now: Instant) async -> [Reading] {
        do {
            let status = try await client.withConnection { access in
                try await CenterStore.status(dueBefore: now.adding(.seconds(86_400)), access)
            }
            return readings(status)
        } catch {
            return [
                Reading("hitomado_center_readable", meaning: "1 when its tables answer.", value: 0)
            ]
        }
    }

    private static func readings(_ status: CenterStatus) -> [Reading] {
        let items = status.states.sorted { $0.key < $1.key }.map { state, count in
            Reading(
                "hitomado_items",
                meaning: "Filed items by state.",
                labels: [("state", state)],
                value: Double(count)
            )
        }
        return items + [
            Reading("hitomado_center_readable", meaning: "1 when its tables answer.", value: 1),
            Reading(
                "hitomado_oldest_open_item_seconds",
                meaning: "Age of the oldest open item.",
                value: Double(status.oldestSeconds)
            ),
            Reading(
                "hitomado_items_overdue",
                meaning: "Open items whose time has passed.",
                value: Double(status.overdue)
            ),
        ]
    }
}
