import Catalog
import CounterFlow
import Postgres
import Schema
import Vocabulary

struct SlotBookLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.slotBookLock
    let town: Int32
    let office: MunicipalityCode
    let desk: DeskID
    var bindings: PostgresBindings { PostgresBindings(town, office.number, desk.description) }
}

struct SlotOverlaps: SchemaStatement {
    static let text = StatementText.slotOverlaps
    let town: Int32
    let slots: NewSlots
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            slots.office.number,
            slots.desk.description,
            slots.startsAt,
            Int32(slots.minutes),
            Int32(maximum)
        )
    }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (span: SlotSpan, isClosed: Bool) {
        (SlotSpan(startsAt: try row.read(), minutes: try row.read()), try row.read())
    }
}

struct SlotOpen: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.slotOpen
    let town: Int32
    let slots: NewSlots
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            slots.office.number,
            slots.desk.description,
            slots.startsAt,
            Int32(slots.minutes),
            Int32(slots.capacity),
            at,
            actor
        )
    }
}

struct SlotList: SchemaStatement {
    static let text = StatementText.slotList
    let town: Int32
    let office: MunicipalityCode
    let desk: DeskID
    let from: Instant
    let until: Instant

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, desk.description, from, until)
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredSlot {
        try StoredSlot(&row)
    }
}

struct SlotNextFree: SchemaStatement {
    static let text = StatementText.slotNextFree
    let town: Int32
    let office: MunicipalityCode
    let desk: DeskID
    let after: Instant
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, desk.description, after, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredSlot {
        try StoredSlot(&row)
    }
}

struct SlotLock: SchemaStatement {
    static let text = StatementText.slotLock
    let town: Int32
    let slots: [SlotID]
    var bindings: PostgresBindings { PostgresBindings(town, slots.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredSlot {
        try StoredSlot(&row)
    }
}

struct SlotSetClosed: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.slotSetClosed
    let town: Int32
    let slot: SlotID
    let at: Instant?
    let actor: String?
    var bindings: PostgresBindings { PostgresBindings(town, slot.number, at, actor) }
}

struct SlotFirstFree: SchemaStatement {
    static let text = StatementText.slotFirstFree
    let town: Int32?
    let office: MunicipalityCode?
    let now: Instant
    let since: Instant

    var bindings: PostgresBindings { PostgresBindings(town, office?.number, now, since) }

    static func decode(_ row: inout PostgresRowReader) throws -> BookFront {
        BookFront(
            municipality: try required(MunicipalityCode(number: try row.read())),
            office: try required(MunicipalityCode(number: try row.read())),
            desk: try required(DeskID(try row.read() as String)),
            first: try row.read()
        )
    }
}

extension StoredSlot {
    /// Reads the columns of a slot.
    init(_ row: inout PostgresRowReader) throws {
        let id = SlotID(number: try row.read())
        let office = try required(MunicipalityCode(number: try row.read()))
        let desk = try required(DeskID(try row.read() as String))
        let span = SlotSpan(startsAt: try row.read(), minutes: try row.read())
        let standing = SlotStanding(
            span: span,
            capacity: try row.read(),
            taken: try row.read(),
            isClosed: try row.read()
        )
        self.init(id: id, office: office, desk: desk, standing: standing)
    }
}
