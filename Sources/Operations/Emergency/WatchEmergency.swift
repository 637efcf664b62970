import Catalog
package import Stores
package import Vocabulary

/// Shows when the emergency packs were printed last, and which numbers are not accounted for.
package struct WatchEmergency: Sendable {
    /// After how long a pack is old: it is printed every night.
    package static let freshFor = Duration.seconds(26 * 3600)
    /// How far back prints are listed: what was received longer ago is not entered any more.
    package static let daysListed = 60

    /// How prepared a municipality's offices are.
    package struct Shown: Sendable {
        /// Each office with when its pack was printed last; nil where it never was.
        package let offices: [Office]
        /// The prints, the newest first.
        package let packs: [EmergencyPack]
        /// What those who printed are called.
        package let names: StaffNames
    }

    /// An office's newest print.
    package struct Office: Hashable, Sendable {
        package let office: MunicipalityCode
        package let latest: Instant?
        /// Whether a failure now would find yesterday's papers or none.
        package let isStale: Bool
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The own office, and all of the municipality for administrators and the command line.
    package func callAsFunction(by acting: Acting) async throws -> Result<Shown, Refusal> {
        try await premises.perform(.watchEmergency, acting) { context in
            let seesAll = acting.roles.contains(.administrator) || acting.office == nil
            let own = seesAll ? nil : acting.office
            let latest = try await context.emergency.latest()
            let known = context.catalog.offices(of: acting.municipality)
            let offices = own.map { [$0] } ?? Set(known + latest.keys).sorted()
            let packs = try await context.emergency.packs(
                of: own,
                since: context.now.dayInJapan.adding(days: -Self.daysListed)
            )
            return Shown(
                offices: offices.map { office in
                    Office(
                        office: office,
                        latest: latest[office],
                        isStale: latest[office].map { $0.adding(Self.freshFor) < context.now }
                            ?? true
                    )
                },
                packs: packs,
                names: try await context.staff.names(of: packs.map(\.madeBy))
            )
        }
    }
}
