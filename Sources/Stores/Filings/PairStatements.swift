import Filing
import Postgres
import Schema
import Vocabulary

struct DuplicateLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicateLock
    let town: Int32
    let locks: [PersonLock]

    var bindings: PostgresBindings {
        PostgresBindings(town, locks.map(\.key), locks.map(\.mode.rawValue))
    }
}

struct DuplicatePairPut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicatePairPut
    let town: Int32
    let pairs: [KeptPair]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            pairs.map { max($0.item, $0.other).number },
            pairs.map { min($0.item, $0.other).number },
            pairs.map(\.likeness.rawValue)
        )
    }
}

struct DuplicatePairDrop: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicatePairDrop
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }
}

struct DuplicatePairClear: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicatePairClear
    let doneSince: Instant
    var bindings: PostgresBindings { PostgresBindings(doneSince) }
}

struct DuplicateUndoAll: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicateUndoAll
    let town: Int32
    let item: ItemID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, item.number, at, actor) }
}
