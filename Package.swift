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

let targets: [Target] = [
    // 0 · words
    module("Vocabulary"),
    // 1 · pure: no clock, no chance, no I/O
    module("Eligibility", "Vocabulary"),
]

let testTargets: [Target] = [
    tests("Vocabulary"),
    tests("Eligibility", "Vocabulary"),
]

let package = Package(
    name: "hitomado",
    dependencies: [],
    targets: targets + testTargets,
    swiftLanguageModes: [.v6]
)
