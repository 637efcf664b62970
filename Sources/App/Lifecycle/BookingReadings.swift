import Catalog
import CounterFlow
import Operations
import Postgres
import Stores
import Vocabulary
import WebUI

/// How far away the first place of every booking book is, for `/metrics`; nobody's name is in it.
enum BookingReadings {
    /// Stands for a book in which nothing is free ahead.
    private static let full = Double(FirstFree.officeDaysMaximum)

    /// The readings of every desk with a book; none where the tables do not answer.
    static func take(
        _ client: PostgresClient,
        _ catalog: Catalog,
        now: Instant
    ) async -> [Reading] {
        do {
            let fronts = try await client.withConnection { access in
                try await BookingStore.allFronts(now: now, access)
            }
            return fronts.map { reading($0, catalog, now) }
        } catch {
            // That the tables do not answer stands in a reading of its own.
            return []
        }
    }

    private static func reading(_ front: BookFront, _ catalog: Catalog, _ now: Instant) -> Reading {
        let first = FirstFree(
            first: front.first,
            hasBook: true,
            now: now,
            calendar: catalog.view(office: front.office, on: now.dayInJapan).calendar
        )
        let days: Double =
            switch first {
            case .at(_, let days): Double(days)
            case .full, .noBook: full
            }
        return Reading(
            "hitomado_booking_first_free_office_days",
            meaning: "Office days to the first free slot of a desk; 366 where none is free.",
            labels: [
                ("office", front.office.description), ("desk", front.desk.description),
            ],
            value: days
        )
    }
}
