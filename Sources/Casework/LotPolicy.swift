package import Vocabulary

/// When and how items of one system leave together.
package struct LotPolicy: Hashable, Sendable {
    /// The most rows of a lot, 1 to 50,000.
    package var rowsMaximum: Int
    /// How long an item of the lane *waiting* may wait for others; zero sends it at once.
    package var age: Duration
    /// The cut-offs of the lane *overnight* in minutes of the day in Japan; none means at once.
    package var cutOffs: [Int]
    /// The name of the file's layout.
    package var layout: String
    /// The keys that may come back for later systems; nil where nobody said.
    package var returns: Set<String>?

    /// A policy; by default up to 1,000 rows, at once, overnight at 18:00 in the layout `general`.
    package init(
        rowsMaximum: Int = 1000,
        age: Duration = .zero,
        cutOffs: [Int] = [18 * 60],
        layout: String = "general",
        returns: Set<String>? = nil
    ) {
        precondition((1...50_000).contains(rowsMaximum), "a lot has 1 to 50,000 rows")
        precondition(
            cutOffs.allSatisfy { (0..<1440).contains($0) },
            "a cut-off is a minute of a day"
        )
        self.rowsMaximum = rowsMaximum
        self.age = age
        self.cutOffs = cutOffs.sorted()
        self.layout = layout
        self.returns = returns
    }

    /// When an item that becomes ready now may go into a lot; nil means at once.
    ///
    /// Ages are counted on a grid, so that what becomes ready in one span leaves together.
    package func departure(lane: Lane, from now: Instant) -> Instant? {
        switch lane {
        case .waiting:
            let span = age.components.seconds * 1_000_000
            guard span > 0 else { return nil }
            return Instant(microseconds: (now.microseconds / span + 1) * span)
        case .overnight:
            guard let first = cutOffs.first else { return nil }
            let today = now.dayInJapan
            let minute = now.minuteOfDayInJapan
            if let next = cutOffs.first(where: { $0 > minute }) {
                return Instant(dayInJapan: today, minuteOfDay: next)
            }
            return Instant(dayInJapan: today.adding(days: 1), minuteOfDay: first)
        }
    }
}

/// The policies of all systems, looked up by municipality and system.
package struct SystemPolicies: Sendable {
    /// Whose policy it is.
    package struct Key: Hashable, Sendable {
        /// The municipality's number.
        package let municipality: Int32
        /// The owning system.
        package let system: String

        /// The key of a system in a municipality.
        package init(municipality: Int32, system: String) {
            self.municipality = municipality
            self.system = system
        }
    }

    /// What holds where nothing else is said.
    package var standard: LotPolicy
    /// What holds for a system where its municipality says nothing.
    package var bySystem: [String: LotPolicy]
    /// What holds for single systems of a municipality.
    package var particular: [Key: LotPolicy]
    /// Due times by municipality; the standard ones elsewhere.
    package var due: [Int32: DuePolicy]

    /// Policies; by default the standard ones everywhere.
    package init(
        standard: LotPolicy = LotPolicy(),
        bySystem: [String: LotPolicy] = [:],
        particular: [Key: LotPolicy] = [:],
        due: [Int32: DuePolicy] = [:]
    ) {
        self.standard = standard
        self.bySystem = bySystem
        self.particular = particular
        self.due = due
    }

    /// The policy of a system in a municipality, in constant time.
    package func policy(municipality: Int32, system: String) -> LotPolicy {
        particular[Key(municipality: municipality, system: system)] ?? bySystem[system] ?? standard
    }

    /// The due times of a municipality, in constant time.
    package func duePolicy(municipality: Int32) -> DuePolicy {
        due[municipality] ?? DuePolicy()
    }
}
