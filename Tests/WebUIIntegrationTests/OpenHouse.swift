import Catalog
import Eligibility
import Foundation
import Glyphs
import HTTPTypes
import Logging
import Operations
import Postgres
import Synchronization
import TestSupport
import Testing
import Vocabulary
import WebUI

/// A whole house over a database of its own and the catalog of the repository, with its web screens.
struct OpenHouse {
    let premises: Premises
    let owner: PostgresClient
    let clock: ManualClock
    let password: String
    let client: RouterClient

    static let municipality = MunicipalityCode("121002")
    static let office = MunicipalityCode("121011")
    static let morning = "2026-04-06T00:12:00Z"

    static func with(_ body: @Sendable (OpenHouse) async throws -> Void) async throws {
        try await ScratchDatabase.withDatabase { owner, string in
            let database = PostgresClient(
                PostgresConfiguration(
                    connectionString: string,
                    poolMaximum: 4,
                    role: "hitomado_office"
                )
            )
            let result: Result<Void, any Error>
            do {
                result = .success(try await open(owner, database, body))
            } catch {
                result = .failure(error)
            }
            await database.close()
            try result.get()
        }
    }

    private static func open(
        _ owner: PostgresClient,
        _ database: PostgresClient,
        _ body: @Sendable (OpenHouse) async throws -> Void
    ) async throws {
        let planning = RoutingPlanning(catalog: try catalog.get())
        let clock = ManualClock(try #require(Instant(morning)))
        let premises = Premises(
            database: database,
            planning: { planning },
            clock: clock,
            chance: SeededChance(seed: 11),
            passwords: try PasswordWorkshop(cost: ScryptCost(log2Rounds: 4)),
            ring: {}
        )
        let first = try await EnsureFirstAdministrator(premises)(
            municipality: try #require(municipality),
            office: try #require(office)
        ).get()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = WebServer(
            configuration: WebConfiguration(),
            house: WebHouse(
                premises: premises,
                simulatedBackOffice: { true },
                glyphs: GlyphBook(table: try glyphs.get())
            ),
            logger: logger
        )
        try await body(
            OpenHouse(
                premises: premises,
                owner: owner,
                clock: clock,
                password: try #require(first).password,
                client: RouterClient(server: server)
            )
        )
    }

    /// The catalog of the repository, read once.
    private static let catalog = Result { try readCatalog() }

    /// The characters of the repository.
    private static let glyphs = Result {
        try GlyphTable(Array(try Data(contentsOf: root.appending(path: "glyphs.tsv"))))
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "catalog")

    private static func readCatalog() throws -> Catalog {
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
        let files = try (names ?? []).filter { $0.hasSuffix(".yaml") }.map { name in
            CatalogFile(
                path: name,
                text: try String(contentsOf: root.appending(path: name), encoding: .utf8)
            )
        }
        let (catalog, findings) = Catalog.load(files)
        guard let catalog else { throw Unreadable(findings: findings.map(\.description)) }
        return catalog
    }

    struct Unreadable: Error { let findings: [String] }

    /// A browser in which the administrator, who holds every role, has signed in and chosen a password.
    func signedIn() async throws -> Browser {
        let browser = Browser(client)
        try await browser.get("/")
        #expect(browser.path == "/" && browser.status.code == 200)
        var form = try browser.form(to: "/sign-in")
        form.set("user", "admin")
        form.set("password", password)
        try await browser.send(form)
        #expect(browser.path == "/password", "\(browser.status) \(browser.html)")
        var change = try browser.form(to: "/password")
        change.set("current", password)
        change.set("new", "correct horse battery")
        change.set("again", "correct horse battery")
        try await browser.send(change)
        #expect(browser.path.hasPrefix("/?done=password"), "\(browser.html)")
        return browser
    }

    /// Fails where a condition in SQL does not hold.
    func check(_ condition: String) async throws {
        try await run("DO $$ BEGIN ASSERT \(condition); END $$")
    }

    func run(_ sql: String) async throws {
        try await owner.withConnection { try await $0.runScript(sql) }
    }
}
