package import Stores
package import Vocabulary

/// Looks at what became of some bundles, such as those of a day; nothing here says who anybody is.
package struct WatchDay: Sendable {
    /// What became of them.
    package struct Result: Hashable, Sendable {
        package let items: [DayItemCount]
        package let lots: [DayLotCount]
        package let waiting: [Waiting]
    }

    /// What is not filed and waits for a desk of an office.
    package struct Waiting: Hashable, Sendable {
        package let office: MunicipalityCode
        package let desk: Localized
        package let entries: Int
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Counts by office, system and state; one transaction, so that the counts agree.
    package func callAsFunction(
        _ bundles: [BundleID],
        by acting: Acting
    ) async throws -> Swift.Result<Result, Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            let store = WatchStore(context.access)
            return Result(
                items: try await store.dayItems(of: bundles),
                lots: try await store.dayLots(of: bundles),
                waiting: try await store.dayWaiting(of: bundles).compactMap { row in
                    MunicipalityCode(number: Int(row.office)).map { office in
                        Waiting(
                            office: office,
                            desk: context.named(row.owner, at: office),
                            entries: row.entries
                        )
                    }
                }
            )
        }
    }
}
