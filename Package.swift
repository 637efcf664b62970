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

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let arguments = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting",
    package: "hummingbird"
)
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")

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
    // 2 · engines: no domain
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    module("Postgres", "CLibPQ", "Vocabulary"),
    .target(
        name: "Schema",
        dependencies: ["Postgres"],
        path: "sql",
        resources: [.embedInCode("migrations"), .embedInCode("statements")],
        swiftSettings: settings
    ),
    module("JobQueue", "Postgres", "Schema", "Vocabulary"),
    // 3 · stores
    module(
        "Stores",
        "Casework",
        "Catalog",
        "Eligibility",
        "Filing",
        "JobQueue",
        "Postgres",
        "Schema",
        "Vocabulary"
    ),
    // 4 · acts
    module(
        "Operations",
        "Casework",
        "Catalog",
        "Eligibility",
        "Filing",
        "JobQueue",
        "Postgres",
        "Routing",
        "Stores",
        "Vocabulary",
        crypto,
        cryptoExtras
    ),
    module("BatchCenter", "Casework", "JobQueue", "Postgres", "Stores", "Vocabulary", crypto),
    // 5 · edge
    module(
        "WebUI",
        "Vocabulary",
        "Pages",
        "Eligibility",
        "Catalog",
        "Routing",
        "Filing",
        "Casework",
        "Postgres",
        "Stores",
        "Operations",
        hummingbird,
        httpTypes,
        nio,
        nioHTTPTypes,
        lifecycle,
        logging
    ),
    .target(
        name: "SimulatedBackOffice",
        dependencies: ["Vocabulary", crypto],
        path: "Sources/BackOffice",
        swiftSettings: settings
    ),
    module(
        "App",
        "BatchCenter",
        "Casework",
        "Catalog",
        "Eligibility",
        "Filing",
        "JobQueue",
        "Operations",
        "Postgres",
        "Routing",
        "Schema",
        "SimulatedBackOffice",
        "Stores",
        "Vocabulary",
        coreMetrics,
        lifecycle,
        logging,
        signals,
        system
    ),
    .executableTarget(
        name: "hitomado",
        dependencies: [
            "App", "BatchCenter", "Casework", "Catalog", "Eligibility", "Filing", "Operations",
            "Postgres", "Routing", "Schema", "SimulatedBackOffice", "Stores", "Vocabulary",
            arguments,
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
    tests("JobQueue", "Vocabulary"),
    tests("Postgres", "Vocabulary"),
    tests("SimulatedBackOffice", "Vocabulary"),
    tests("TestSupport", "Vocabulary"),
    tests("App", "Casework", "Catalog", "Eligibility", "Postgres", "Vocabulary", coreMetrics),
    .testTarget(
        name: "CommandTests",
        dependencies: ["hitomado", "Vocabulary"],
        swiftSettings: settings
    ),
    integrationTests("Postgres", "Vocabulary"),
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
        "Eligibility",
        "Filing",
        "Postgres",
        "Schema",
        "Stores",
        "Vocabulary"
    ),
    integrationTests(
        "WebUI",
        "Vocabulary",
        "Pages",
        "Eligibility",
        "Catalog",
        "Postgres",
        "Operations",
        hummingbird,
        hummingbirdTesting,
        httpTypes,
        nio,
        logging
    ),
]

let package = Package(
    name: "hitomado",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ],
    targets: targets + testTargets,
    swiftLanguageModes: [.v6]
)
