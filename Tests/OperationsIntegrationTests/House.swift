import Catalog
import Eligibility
import Filing
import Operations
import Postgres
import Schema
import Stores
import Synchronization
import TestSupport
import Vocabulary

/// A house of a test's own: a fresh database, the small catalog, a clock that stands still.
struct House {
    let premises: Premises
    let desk: Desk
    let clock: ManualClock
    /// The owner of the tables, for looking at what the acts left.
    let owner: PostgresClient
    let rings: Rings

    final class Rings: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    static func with(
        checks: CheckPolicy.Mode = .catalog,
        prerequisites: [String: String] = [:],
        nurseryIf rule: String? = nil,
        dogFee: String = "0",
        _ body: (House) async throws -> Void
    ) async throws {
        try await ScratchDatabase.withDatabase { owner, string in
            let desk = try Desk(prerequisites: prerequisites, nurseryIf: rule, dogFee: dogFee)
            let office = PostgresClient(
                PostgresConfiguration(
                    connectionString: string,
                    poolMaximum: 6,
                    role: "hitomado_office"
                )
            )
            let clock = ManualClock(Desk.now)
            let rings = Rings()
            let planning = RoutingPlanning(catalog: desk.catalog)
            let premises = Premises(
                database: office,
                planning: { planning },
                clock: clock,
                chance: SeededChance(seed: 7),
                passwords: try PasswordWorkshop(cost: ScryptCost(log2Rounds: 4)),
                checks: CheckPolicy(checks),
                ring: { rings.add() }
            )
            let house = House(
                premises: premises,
                desk: desk,
                clock: clock,
                owner: owner,
                rings: rings
            )
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(house))
            } catch {
                result = .failure(error)
            }
            await office.close()
            try result.get()
        }
    }

    // MARK: Who acts

    static let chiba = code(121_002)
    static let kitami = code(12_084)
    static let chuo = code(121_011)
    static let hanamigawa = code(121_029)

    private static func code(_ number: Int) -> MunicipalityCode {
        guard let code = MunicipalityCode(number: number) else {
            preconditionFailure("the codes of the tests are right")
        }
        return code
    }

    static func acting(
        _ roles: Set<StaffRole>,
        actor: String = "hanako",
        office: MunicipalityCode? = chuo,
        municipality: MunicipalityCode = chiba
    ) -> Acting {
        Acting(actor: actor, roles: roles, municipality: municipality, office: office)
    }

    static let clerk = acting([.clerk])
    static let concierge = acting([.concierge], actor: "jiro")
    static let center = acting([.center], actor: "saburo")

    // MARK: What the tables hold

    /// Numbers of rows, in a line: visits, bundles, items, records, jobs, scheduled jobs, events, entries.
    func counts() async throws -> String {
        try await owner.withConnection { try await $0.first(Counts()) } ?? ""
    }

    func one(_ sql: String) async throws -> String? {
        try await owner.withConnection { connection in
            try await connection.runScript("DROP VIEW IF EXISTS hitomado.test_view")
            try await connection.runScript(
                "CREATE VIEW hitomado.test_view AS SELECT (\(sql))::text AS t"
            )
            return try await connection.first(TestView()) ?? nil
        }
    }

    func run(_ sql: String) async throws {
        try await owner.withConnection { try await $0.runScript(sql) }
    }

    // MARK: Short ways

    func submission(_ key: String = "K1", _ patch: JSONValue = [:]) throws -> SubmissionRequest {
        let json = Desk.json.merged(with: ["key": .string(key)]).merged(with: patch)
        return try SubmissionRequest(json: json, catalog: desk.catalog)
    }

    func file(_ key: String = "K1", _ patch: JSONValue = [:]) async throws -> FileBundle.Filed {
        try await FileBundle(premises)(.submission(try submission(key, patch)), by: Self.clerk)
            .get()
    }

    func household(_ patch: JSONValue = [:]) throws -> Household {
        try Household(json: Desk.household.merged(with: patch), registry: desk.catalog.facts)
    }

    func open(_ patch: JSONValue = [:]) async throws -> VisitID {
        try await OpenVisit(premises)(
            .init(household: try household(patch)),
            by: Self.concierge
        ).get().visit
    }

    func show(_ visit: VisitID) async throws -> ShownVisit {
        try await ShowVisit(premises)(visit, by: Self.clerk).get()
    }

    /// The numbers of a receipt's items.
    static func items(_ receipt: String) throws -> [ItemID] {
        (try JSONParser.parse(receipt)["items"]?.asArray ?? [])
            .compactMap { $0["item"]?.asString.flatMap { ItemID($0) } }
    }
}

struct Counts: PostgresStatement {
    static let name = "test_counts"
    static let sql = """
        SELECT concat_ws(' ', (SELECT count(*) FROM hitomado.visit),
            (SELECT count(*) FROM hitomado.bundle), (SELECT count(*) FROM hitomado.item),
            (SELECT count(*) FROM hitomado.item_record), (SELECT count(*) FROM hitomado.job),
            (SELECT count(*) FROM hitomado.job_scheduled), (SELECT count(*) FROM hitomado.item_event),
            (SELECT count(*) FROM hitomado.visit_item))
        """
    let bindings = PostgresBindings()
    static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
}

struct TestView: PostgresStatement {
    static let name = "test_view"
    static let sql = "SELECT t FROM hitomado.test_view"
    let bindings = PostgresBindings()
    static func decode(_ row: inout PostgresRowReader) throws -> String? { try row.read() }
}

extension Result {
    var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
