package import Catalog
package import Vocabulary

/// A Monday at the end of March in the six wards of Chiba City, with residents who do not exist.
///
/// The same seed, count, day and catalog give the same arrivals, byte for byte. Mix and times are
/// estimates: mornings and the hour after lunch are fullest.
package struct SpringMonday: Sendable {
    /// Counts that `arrivals` takes.
    package static let counts = 1...100_000

    private let seed: UInt64
    private let count: Int
    private let day: CalendarDay
    private let catalog: Catalog

    /// A day of so many arrivals, 1 to 100,000.
    package init(seed: UInt64, count: Int, on day: CalendarDay, catalog: Catalog) {
        precondition(Self.counts.contains(count), "a day has 1 to 100,000 arrivals")
        self.seed = seed
        self.count = count
        self.day = day
        self.catalog = catalog
    }

    /// Everybody who comes, in the order of their arrival; O(count).
    package func arrivals() -> [Arrival] {
        var draw = Draw(seed: seed)
        let minutes = (0..<count).map { _ in Self.minute(&draw) }.sorted()
        var sheets: [FamilyKind: AnswerSheet] = [:]
        for kind in FamilyKind.allCases { sheets[kind] = sheet(kind) }
        return minutes.enumerated().map { number, minute in
            // Each party has draws of its own, so that one more question changes no other party.
            var maker = FamilyMaker(draw: Draw(seed: seed &* 1_000_003 &+ UInt64(number)), day: day)
            return Self.arrival(at: minute, &maker, sheets)
        }
    }

    private func sheet(_ kind: FamilyKind) -> AnswerSheet? {
        guard let office = MunicipalityCode(Ward.all[0].office) else { return nil }
        return AnswerSheet(catalog.view(office: office, on: day), events: kind.events)
    }

    private static func arrival(
        at minute: Int,
        _ maker: inout FamilyMaker,
        _ sheets: [FamilyKind: AnswerSheet]
    ) -> Arrival {
        let kind = maker.draw.one(weighted: FamilyKind.allCases.map { ($0, $0.weight) })
        let ward = maker.draw.one(weighted: Ward.all.map { ($0, $0.share) })
        let family = maker.family(kind, ward: ward)
        var household = sheets[kind]?.household(family) ?? [:]
        var record = family.record
        if maker.draw.happens(perMille: 120) { maker.draw.leaveHalfUnanswered(&household) }
        if maker.draw.happens(perMille: 25) {
            maker.draw.makeMistake(household: &household, record: &record)
        }
        return Arrival(minute: minute, household: household, record: record)
    }

    /// Counters are open from nine to five; the weights are parties in an hour.
    private static func minute(_ draw: inout Draw) -> Int {
        let hour = draw.one(weighted: [
            (9, 17), (10, 18), (11, 14), (12, 9), (13, 15), (14, 12), (15, 9), (16, 6),
        ])
        return hour * 60 + draw.number(0...59)
    }
}
