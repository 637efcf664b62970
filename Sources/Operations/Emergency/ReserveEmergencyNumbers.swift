import Catalog
import Filing
package import Stores
package import Vocabulary

/// Reserves the numbers of a print of an office's emergency pack (非常時セット).
package struct ReserveEmergencyNumbers: Sendable {
    /// How many receptions a pack has numbers for, where nobody says otherwise.
    package static let countUsual = 50
    /// Most numbers of one print.
    package static let countMaximum = 200
    /// How far ahead of its day a pack may be printed.
    package static let daysAheadMaximum = 14

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Reserves a block behind whatever was printed for that day: no number stands on two sheets.
    ///
    /// Refused for a day that is past or more than a fortnight away, and where the day's numbers are used up.
    package func callAsFunction(
        _ office: MunicipalityCode,
        on day: CalendarDay,
        count: Int = countUsual,
        by acting: Acting
    ) async throws -> Result<EmergencyPack, Refusal> {
        try await premises.perform(.reserveEmergencyNumbers, acting) { context in
            try context.checkOffice(office)
            let ahead = context.now.dayInJapan.days(to: day)
            guard (0...Self.daysAheadMaximum).contains(ahead) else { throw Refusal.packDay }
            let last = try await context.emergency.lastPlace(of: office, on: day)
            guard (1...Self.countMaximum).contains(count),
                last + count <= EmergencyNumber.placeMaximum
            else { throw Refusal.noNumbersLeft }
            let pack = EmergencyPack(
                office: office,
                day: day,
                places: last + 1...last + count,
                catalog: context.catalog.hash,
                madeAt: context.now,
                madeBy: acting.actor
            )
            try await context.emergency.add(pack)
            try await context.audits.write(context.audit())
            return pack
        }
    }
}

extension Refusal {
    fileprivate static let packDay = Refusal.invalid(
        "on",
        ja: "非常時セットは、今日から14日先までの日のものを作れます。",
        en: "A pack is made for a day from today to a fortnight ahead."
    )
    fileprivate static let noNumbersLeft = Refusal.invalid(
        "count",
        ja: "番号は1回に1〜200件、1日に999件までです。",
        en: "A print takes 1 to 200 numbers, and a day has 999."
    )
}
