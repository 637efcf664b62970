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
func module(_ name: String, _ uses: Target.Dependency...) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: settings)
}

/// The tests of the module `name`.
func tests(_ name: String, _ uses: Target.Dependency...) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + uses,
        swiftSettings: settings
    )
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let targets: [Target] = [
    // 0 · words
    module("Vocabulary"),
    // 1 · pure: no clock, no chance, no I/O
    module("Eligibility", "Vocabulary"),
    module("Catalog", "Vocabulary", "Eligibility", yams, crypto),
    module("Routing", "Vocabulary", "Eligibility", "Catalog"),
]

let testTargets: [Target] = [
    tests("Vocabulary"),
    tests("Eligibility", "Vocabulary"),
    tests("Catalog", "Vocabulary", "Eligibility"),
    tests("Routing", "Vocabulary", "Eligibility", "Catalog"),
]

let package = Package(
    name: "hitomado",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: targets + testTargets,
    swiftLanguageModes: [.v6]
)
