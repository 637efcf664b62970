package import Casework
import Postgres
import Schema
package import Vocabulary

/// How the items of a day's bundles stand at one office, for one system.
package struct DayItemCount: Hashable, Sendable {
    /// The office's number.
    package let office: Int32
    package let system: String
    package let state: ItemState
    package let items: Int
    /// Those that were sent back at least once.
    package let rejected: Int
    /// Those that were corrected at least once.
    package let corrected: Int
}

/// In how many lots a day's items left for one system.
package struct DayLotCount: Hashable, Sendable {
    package let system: String
    package let lots: Int
}

/// What is not filed and still waits for somebody at one office.
package struct DayWaitingCount: Hashable, Sendable {
    /// The office's number.
    package let office: Int32
    package let fate: String
    /// Who must do something: a desk, a role.
    package let owner: String
    package let entries: Int
}

extension WatchStore {
    /// How the items of these bundles stand; O(items).
    package func dayItems(of bundles: [BundleID]) async throws -> [DayItemCount] {
        try await access.transaction.run(WatchDayItems(town: access.town, bundles: bundles))
    }

    /// The lots in which the items of these bundles left; O(items).
    package func dayLots(of bundles: [BundleID]) async throws -> [DayLotCount] {
        try await access.transaction.run(WatchDayLots(town: access.town, bundles: bundles))
    }

    /// What still waits for somebody in the visits of these bundles; O(entries).
    package func dayWaiting(of bundles: [BundleID]) async throws -> [DayWaitingCount] {
        try await access.transaction.run(WatchDayWaiting(town: access.town, bundles: bundles))
    }
}

private struct WatchDayItems: SchemaStatement {
    static let text = StatementText.watchDayItems
    let town: Int32
    let bundles: [BundleID]
    var bindings: PostgresBindings { PostgresBindings(town, bundles.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> DayItemCount {
        DayItemCount(
            office: try row.read(),
            system: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            items: try row.read(),
            rejected: try row.read(),
            corrected: try row.read()
        )
    }
}

private struct WatchDayLots: SchemaStatement {
    static let text = StatementText.watchDayLots
    let town: Int32
    let bundles: [BundleID]
    var bindings: PostgresBindings { PostgresBindings(town, bundles.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> DayLotCount {
        DayLotCount(system: try row.read(), lots: try row.read())
    }
}

private struct WatchDayWaiting: SchemaStatement {
    static let text = StatementText.watchDayWaiting
    let town: Int32
    let bundles: [BundleID]
    var bindings: PostgresBindings { PostgresBindings(town, bundles.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> DayWaitingCount {
        DayWaitingCount(
            office: try row.read(),
            fate: try row.read(),
            owner: try row.read(),
            entries: try row.read()
        )
    }
}
