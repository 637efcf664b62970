// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// A module of the product; `uses` names everything it may import.
func module(
    _ name: String,
    _ uses: Target.Dependency...,
    resources: [Resource]? = nil
) -> Target {
    .target(name: name, dependencies: uses, resources: resources, swiftSettings: settings)
}

/// The tests of the module `name`.
func tests(_ name: String, _ uses: Target.Dependency..., exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + uses,
        exclude: exclude,
        swiftSettings: settings
    )
}

/// The tests of the module `name` that need a PostgreSQL server.
func integrationTests(_ name: String, _ uses: Target.Dependency...) -> Target {
    .testTarget(
        name: "\(name)IntegrationTests",
        dependencies: [.byName(name: name), "TestSupport"] + uses,
        swiftSettings: settings
    )
}

func product(_ name: String, of package: String) -> Target.Dependency {
    .product(name: name, package: package)
}

let arguments = product("ArgumentParser", of: "swift-argument-parser")
let crypto = product("Crypto", of: "swift-crypto")
let cryptoExtras = product("CryptoExtras", of: "swift-crypto")
let httpTypes = product("HTTPTypes", of: "swift-http-types")
let hummingbird = product("Hummingbird", of: "hummingbird")
let lifecycle = product("ServiceLifecycle", of: "swift-service-lifecycle")
let logging = product("Logging", of: "swift-log")
let nio = product("NIOCore", of: "swift-nio")
let nioEmbedded = product("NIOEmbedded", of: "swift-nio")
let nioHTTPTypes = product("NIOHTTPTypes", of: "swift-nio-extras")
let signals = product("UnixSignals", of: "swift-service-lifecycle")
let system = product("SystemPackage", of: "swift-system")
let yams = product("Yams", of: "Yams")

let targets: [Target] = [
    // 0 · words
    module("Vocabulary"),
    // 1 · pure: no clock, no chance, no I/O
    module("Pages", "Vocabulary", resources: [.embedInCode("Assets")]),
    module("Eligibility", "Vocabulary"),
    module("Catalog", "Vocabulary", "Eligibility", yams, crypto),
    module("Routing", "Vocabulary", "Eligibility", "Catalog"),
    module("Filing", "Vocabulary", "Eligibility", "Catalog", crypto),
    module("Casework", "Vocabulary"),
    module("CounterFlow", "Vocabulary"),
    module("Glyphs", "Vocabulary"),
    module("Simulation", "Vocabulary", "Eligibility", "Catalog"),
    module("ResidentRegister", "Vocabulary", "Eligibility", "Catalog", "Filing"),
    // 2 · engines: no domain
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    module("Postgres", "CLibPQ", "Vocabulary"),
    .target(
        name: "Schema",
        dependencies: ["Postgres", "Vocabulary"],
        path: "sql",
        resources: [.embedInCode("migrations"), .embedInCode("statements")],
        swiftSettings: settings
    ),
    module("PaperReading"),
    module("JobQueue", "Postgres", "Schema", "Vocabulary"),
    // 3 · stores
    module(
        "Stores",
        "Casework",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "JobQueue",
        "Postgres",
        "ResidentRegister",
        "Schema",
        "Vocabulary",
        crypto
    ),
    // 4 · acts
    module(
        "Operations",
        "Casework",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "JobQueue",
        "PaperReading",
        "Postgres",
        "ResidentRegister",
        "Routing",
        "Stores",
        "Vocabulary",
        crypto,
        cryptoExtras
    ),
    module("BatchCenter", "Casework", "JobQueue", "Postgres", "Stores", "Vocabulary", crypto),
    // 5 · edge
    module(
        "DayPlay",
        "Casework",
        "Catalog",
        "Eligibility",
        "Filing",
        "Operations",
        "Routing",
        "Stores",
        "Vocabulary"
    ),
    .target(
        name: "SimulatedBackOffice",
        dependencies: ["Vocabulary", crypto],
        path: "Sources/BackOffice",
        swiftSettings: settings
    ),
    module(
        "WebUI",
        "Casework",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "Glyphs",
        "Operations",
        "Pages",
        "Postgres",
        "ResidentRegister",
        "Routing",
        "Stores",
        "Vocabulary",
        hummingbird,
        httpTypes,
        nio,
        nioHTTPTypes,
        lifecycle,
        logging
    ),
    module(
        "App",
        "BatchCenter",
        "Casework",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "Glyphs",
        "JobQueue",
        "Operations",
        "Pages",
        "Postgres",
        "Routing",
        "Schema",
        "SimulatedBackOffice",
        "Stores",
        "Vocabulary",
        "WebUI",
        lifecycle,
        logging,
        signals,
        system
    ),
    .executableTarget(
        name: "hitomado",
        dependencies: [
            "App", "BatchCenter", "Casework", "Catalog", "CounterFlow", "DayPlay", "Eligibility",
            "Filing", "Operations", "Pages", "Postgres", "ResidentRegister", "Routing", "Schema",
            "SimulatedBackOffice", "Simulation", "Stores", "Vocabulary", "WebUI", arguments, crypto,
            system,
        ],
        swiftSettings: settings
    ),
    // side
    module("TestSupport", "Vocabulary", "Postgres", "Schema"),
]

let testTargets: [Target] = [
    tests("Vocabulary"),
    tests("Pages", "Vocabulary", exclude: ["Golden"]),
    tests("Eligibility", "Vocabulary"),
    tests("Catalog", "Vocabulary", "Eligibility"),
    tests("Routing", "Vocabulary", "Eligibility", "Catalog"),
    tests("Filing", "Catalog", "Eligibility", "TestSupport", "Vocabulary"),
    tests("Casework", "Vocabulary"),
    tests("CounterFlow", "TestSupport", "Vocabulary"),
    tests("Glyphs", "Vocabulary"),
    tests("ResidentRegister", "Catalog", "Eligibility", "Filing", "TestSupport", "Vocabulary"),
    tests("Postgres", "Vocabulary"),
    tests("JobQueue", "Vocabulary"),
    tests("SimulatedBackOffice", "Vocabulary"),
    tests("App", "Casework", "Catalog", "Eligibility", "Postgres", "Vocabulary"),
    tests("TestSupport", "Vocabulary"),
    .testTarget(name: "HouseRulesTests", swiftSettings: settings),
    .testTarget(
        name: "CommandTests",
        dependencies: ["hitomado", "Vocabulary"],
        swiftSettings: settings
    ),
    integrationTests("Postgres", "Vocabulary"),
    integrationTests(
        "App",
        "Catalog",
        "Filing",
        "Operations",
        "Postgres",
        "Schema",
        "Stores",
        "Vocabulary"
    ),
    integrationTests("Schema", "Postgres"),
    integrationTests("JobQueue", "Postgres", "Schema", "Vocabulary"),
    integrationTests(
        "BatchCenter",
        "Casework",
        "JobQueue",
        "Postgres",
        "Schema",
        "SimulatedBackOffice",
        "Stores",
        "Vocabulary"
    ),
    integrationTests(
        "Operations",
        "Casework",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "PaperReading",
        "Postgres",
        "ResidentRegister",
        "Schema",
        "Stores",
        "Vocabulary"
    ),
    integrationTests(
        "WebUI",
        "Catalog",
        "CounterFlow",
        "Eligibility",
        "Filing",
        "Glyphs",
        "Operations",
        "Pages",
        "Postgres",
        "Stores",
        "Vocabulary",
        httpTypes,
        hummingbird,
        logging,
        nio,
        nioEmbedded
    ),
]

let package = Package(
    name: "hitomado",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: targets + testTargets,
    swiftLanguageModes: [.v6]
)
