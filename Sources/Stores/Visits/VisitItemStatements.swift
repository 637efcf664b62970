import Catalog
import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

struct VisitItemPut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitItemPut
    let town: Int32
    let visit: VisitID
    let items: [StoredVisitItem]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            items.map(\.key.procedure.description),
            items.map { arrayLiteral($0.key.people.map(\.description)) },
            items.map { Int32($0.position) },
            items.map(\.code),
            items.map(\.fate.fate.rawValue),
            items.map(\.fate.owner),
            items.map { $0.fate.nextStep?.rawValue },
            items.map(\.fate.dueAt),
            items.map(\.fate.desk),
            items.map(\.fate.arrivedAt),
            items.map(\.fate.doneAt),
            items.map(\.result),
            items.map { $0.item?.number },
            items.map(\.changedAt),
            items.map(\.changedBy),
            items.map { arrayLiteral($0.fate.waitsFor.map(\.description)) }
        )
    }
}

struct VisitItemList: SchemaStatement {
    static let text = StatementText.visitItemList
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (visit: VisitID, entry: StoredVisitItem) {
        (VisitID(number: try row.read()), try entry(&row))
    }

    private static func entry(_ row: inout PostgresRowReader) throws -> StoredVisitItem {
        let key = PlanKey(
            procedure: try required(ProcedureID(try row.read() as String)),
            people: (try row.read() as [String]).map { PersonID($0) }
        )
        let position: Int = try row.read()
        let code: String = try row.read()
        let fate = try assignment(&row)
        let result: String? = try row.read()
        let number: Int64? = try row.read()
        return StoredVisitItem(
            key: key,
            code: code,
            position: position,
            fate: fate,
            result: result,
            item: number.map { ItemID(number: $0) },
            changedAt: try row.read(),
            changedBy: try row.read(),
            center: try standing(&row)
        )
    }

    private static func assignment(_ row: inout PostgresRowReader) throws -> FateAssignment {
        let fate = try required(ItemFate(rawValue: try row.read()))
        let owner: String? = try row.read()
        let step: String? = try row.read()
        let dueAt: Instant? = try row.read()
        let desk: String? = try row.read()
        let arrivedAt: Instant? = try row.read()
        let doneAt: Instant? = try row.read()
        let waitsFor = try (row.read() as [String]).map { try required(ProcedureID($0)) }
        guard fate.isUnfinished, let owner, let dueAt else {
            var ended = FateAssignment(finished: fate.isUnfinished ? .notNeeded : fate)
            ended.fate = fate
            (ended.desk, ended.arrivedAt, ended.doneAt) = (desk, arrivedAt, doneAt)
            return ended
        }
        var assigned = FateAssignment(
            fate,
            owner: owner,
            nextStep: step.flatMap { NextStep(rawValue: $0) } ?? .choose,
            dueAt: dueAt,
            desk: desk,
            arrivedAt: arrivedAt
        )
        assigned.doneAt = doneAt
        assigned.waitsFor = waitsFor
        return assigned
    }

    private static func standing(_ row: inout PostgresRowReader) throws -> CenterStanding? {
        guard let state: String = try row.read() else { return nil }
        return CenterStanding(
            state: state,
            attempt: try row.read(),
            dueAt: try row.read(),
            stateAt: try row.read(),
            system: try row.read(),
            lane: try required(Lane(rawValue: try row.read())),
            checksNeeded: try row.read(),
            checksGiven: try row.read(),
            returnedTo: try row.read()
        )
    }
}

struct VisitHandOverAdd: SchemaStatement {
    static let text = StatementText.visitHandOverAdd
    let town: Int32
    let visit: VisitID
    let items: [ItemID]
    let recipient: Filer
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            items.map(\.number),
            recipient.rawValue,
            at,
            actor
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Int64 { try row.read() }
}

struct VisitHandOverUndo: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitHandOverUndo
    let town: Int32
    let visit: VisitID
    let number: Int64
    let at: Instant
    let actor: String
    let notBefore: Instant

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, number, at, actor, notBefore)
    }
}

struct VisitHandOverCallAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitHandOverCallAdd
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor) }
}

struct VisitHandOverCallLast: SchemaStatement {
    static let text = StatementText.visitHandOverCallLast
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (visit: VisitID, call: HandOverCall) {
        (
            VisitID(number: try row.read()),
            HandOverCall(at: try row.read(), by: try row.read())
        )
    }
}

struct VisitHandOverList: SchemaStatement {
    static let text = StatementText.visitHandOverList
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (visit: VisitID, handOver: HandOverRecord) {
        let visit = VisitID(number: try row.read())
        let handOver = HandOverRecord(
            number: try row.read(),
            items: (try row.read() as [Int64]).map { ItemID(number: $0) },
            recipient: try required(Filer(rawValue: try row.read())),
            at: try row.read(),
            by: try row.read(),
            undoneAt: try row.read(),
            undoneBy: try row.read()
        )
        return (visit, handOver)
    }
}
