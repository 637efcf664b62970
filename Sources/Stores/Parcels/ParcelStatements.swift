import Casework
import Postgres
import Schema
import Vocabulary

struct ParcelList: SchemaStatement {
    static let text = StatementText.parcelList
    let town: Int32
    let office: MunicipalityCode?
    let parcel: ParcelID?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office?.number, parcel?.number, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredParcel {
        try StoredParcel(&row)
    }
}

struct ParcelFind: SchemaStatement {
    static let text = StatementText.parcelFind
    let town: Int32
    let parcel: ParcelID
    var bindings: PostgresBindings { PostgresBindings(town, parcel.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredParcel {
        try StoredParcel(&row)
    }
}

struct ParcelPackingFind: SchemaStatement {
    static let text = StatementText.parcelPackingFind
    let town: Int32
    let office: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(town, office.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredParcel {
        try StoredParcel(&row)
    }
}

struct ParcelAdd: SchemaStatement {
    static let text = StatementText.parcelAdd
    let town: Int32
    let office: MunicipalityCode
    let actor: String
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, office.number, actor, at) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredParcel {
        try StoredParcel(&row)
    }
}

struct ParcelChange: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelChange
    let town: Int32
    let parcel: StoredParcel

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            parcel.id.number,
            parcel.state.rawValue,
            parcel.owner,
            parcel.dueAt
        )
    }
}

struct ParcelStepAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelStepAdd
    let town: Int32
    let parcel: ParcelID
    let step: ParcelStep
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, parcel.number, step.rawValue, at, actor)
    }
}

struct ParcelSteps: SchemaStatement {
    static let text = StatementText.parcelSteps
    let town: Int32
    let parcels: [ParcelID]
    var bindings: PostgresBindings { PostgresBindings(town, parcels.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredParcelStep {
        try StoredParcelStep(&row)
    }
}

struct ParcelOriginals: SchemaStatement {
    static let text = StatementText.parcelOriginals
    let town: Int32
    let parcels: [ParcelID]
    var bindings: PostgresBindings { PostgresBindings(town, parcels.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredOriginal {
        try StoredOriginal(&row)
    }
}

struct ParcelOriginalAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelOriginalAdd
    let town: Int32
    let parcel: ParcelID
    let number: Int
    let visit: VisitID
    let item: ItemID?
    let kind: String
    let sheets: Int
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            parcel.number,
            Int32(number),
            visit.number,
            item?.number,
            kind,
            Int32(sheets),
            at,
            actor
        )
    }
}

struct ParcelOriginalTakeOut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelOriginalTakeOut
    let town: Int32
    let parcel: ParcelID
    let number: Int
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, parcel.number, Int32(number), at, actor)
    }
}

struct ParcelOriginalCount: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelOriginalCount
    let town: Int32
    let parcel: ParcelID
    let number: Int
    let arrived: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, parcel.number, Int32(number), Int32(arrived))
    }
}

struct ParcelOriginalSettle: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.parcelOriginalSettle
    let town: Int32
    let parcel: ParcelID
    let number: Int
    let at: Instant
    let actor: String
    let reason: String

    var bindings: PostgresBindings {
        PostgresBindings(town, parcel.number, Int32(number), at, actor, reason)
    }
}
