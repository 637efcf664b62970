package import Casework
package import Postgres
import Schema
package import Vocabulary

/// What says something else than an item that was left as it was.
package enum CorrectionSource: Hashable, Sendable {
    /// Another item of the visit was corrected.
    case item(ItemID)
    /// The desk mended the visit.
    case visit

    /// By the number of an item, or of the visit; nil where it is neither.
    package init?(written text: String) {
        if let item = ItemID(text) {
            self = .item(item)
        } else if VisitID(text) != nil {
            self = .visit
        } else {
            return nil
        }
    }

    init(_ item: Int64?) {
        self = item.map { .item(ItemID(number: $0)) } ?? .visit
    }

    /// The item that was corrected; nil where the visit was.
    package var item: ItemID? {
        guard case .item(let item) = self else { return nil }
        return item
    }
}

/// An item that says something else than a corrected one or its visit, until whoever has it was told.
package struct OutdatedItem: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item that says what was said before.
    package let item: ItemID
    /// What was corrected.
    package let corrected: CorrectionSource
    /// The attempt of the corrected item that says it, or the version of the visit.
    package let correctedAttempt: Int
    /// The number of the office that filed it.
    package let office: Int32
    /// Who tells its system, such as `office:121011`.
    package let owner: String
    /// By when.
    package let due: Instant
    /// The visit that it belongs to.
    package let visit: VisitID
    /// Our name of its procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The persons it is about.
    package let people: [String]
    /// The system that has it.
    package let system: String
    /// Where it stands.
    package let state: ItemState

    /// The number of the item that was corrected, or of the visit that was mended.
    package var source: String {
        switch corrected {
        case .item(let item): item.description
        case .visit: visit.description
        }
    }
}

/// Items that a correction did not reach.
package struct OutdatedItemStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Notes items that say something else than what was corrected; the caller has locked them.
    package func add(
        _ items: [ItemID],
        than corrected: CorrectionSource,
        attempt: Int,
        due: Instant,
        by actor: String
    ) async throws {
        if items.isEmpty { return }
        try await access.transaction.execute(
            OutdatedItemAdd(
                town: access.town,
                items: items,
                corrected: corrected,
                attempt: attempt,
                due: due,
                actor: actor
            )
        )
    }

    /// Those of an office and of a visit that nobody was told about yet, the most urgent first.
    package func list(
        office: MunicipalityCode? = nil,
        visit: VisitID? = nil,
        atMost maximum: Int
    ) async throws -> [OutdatedItem] {
        try await access.transaction.run(
            OutdatedItemList(
                town: access.town,
                office: office?.number,
                visit: visit,
                maximum: maximum
            )
        )
    }

    /// Notes that whoever has an item was told of a correction, up to an attempt; false where nothing was
    /// left to tell.
    package func end(
        _ item: ItemID,
        than corrected: CorrectionSource?,
        through attempt: Int,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            OutdatedItemEnd(
                town: access.town,
                item: item,
                corrected: corrected,
                attempt: attempt,
                actor: actor
            )
        ) > 0
    }
}

extension CenterStore {
    /// Items that say something else than a corrected one, the most urgent first.
    package static func outdated(
        atMost maximum: Int = 10_000,
        _ access: some PostgresQuerying
    ) async throws -> [OutdatedItem] {
        try await access.run(
            OutdatedItemList(town: nil, office: nil, visit: nil, maximum: maximum)
        )
    }
}

struct OutdatedItemAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.outdatedItemAdd
    let town: Int32
    let items: [ItemID]
    let corrected: CorrectionSource
    let attempt: Int
    let due: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            items.map(\.number),
            corrected.item?.number,
            Int32(clamping: attempt),
            due,
            actor
        )
    }
}

struct OutdatedItemList: SchemaStatement {
    static let text = StatementText.outdatedItemList
    let town: Int32?
    let office: Int32?
    let visit: VisitID?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office, visit?.number, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> OutdatedItem {
        OutdatedItem(
            municipality: try row.read(),
            item: ItemID(number: try row.read()),
            corrected: CorrectionSource(try row.read(Int64?.self)),
            correctedAttempt: Int(try row.read(Int32.self)),
            office: try row.read(),
            owner: try row.read(),
            due: try row.read(),
            visit: VisitID(number: try row.read()),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            system: try row.read(),
            state: try known(ItemState(rawValue: try row.read()))
        )
    }
}

struct OutdatedItemEnd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.outdatedItemEnd
    let town: Int32
    let item: ItemID
    let corrected: CorrectionSource?
    let attempt: Int
    let actor: String

    var bindings: PostgresBindings {
        // No item has the number 0: it stands for the visit.
        let number = corrected.map { $0.item?.number ?? 0 }
        return PostgresBindings(town, item.number, number, Int32(clamping: attempt), actor)
    }
}
