import Catalog
import CounterFlow
import Postgres
import Schema
import Vocabulary

/// A statement whose rows are appointments with their slots.
protocol AppointmentRows: SchemaStatement where Row == StoredAppointment {}

extension AppointmentRows {
    static func decode(_ row: inout PostgresRowReader) throws -> StoredAppointment {
        let code = try required(BookingCode(try row.read() as String))
        let state = try required(AppointmentState(rawValue: try row.read()))
        let booker = Booker(
            name: try row.read(),
            reading: try row.read(),
            telephone: try row.read()
        )
        let channel = try required(BookingChannel(rawValue: try row.read()))
        let procedures = try (row.read() as [String]).map { try required(ProcedureID($0)) }
        let note: String? = try row.read()
        let bookedAt: Instant = try row.read()
        let bookedBy: String = try row.read()
        let bookedFor: Int64? = try row.read()
        let visit: Int64? = try row.read()
        return StoredAppointment(
            code: code,
            state: state,
            booker: booker,
            channel: channel,
            procedures: procedures,
            note: note,
            bookedAt: bookedAt,
            bookedBy: bookedBy,
            bookedFor: bookedFor.map { VisitID(number: $0) },
            visit: visit.map { VisitID(number: $0) },
            isProtected: try row.read(),
            slot: try StoredSlot(&row)
        )
    }
}

struct AppointmentFind: AppointmentRows {
    static let text = StatementText.appointmentFind
    let town: Int32
    let code: BookingCode
    var bindings: PostgresBindings { PostgresBindings(town, code.description) }
}

struct AppointmentLock: SchemaStatement {
    static let text = StatementText.appointmentLock
    let town: Int32
    let code: BookingCode
    var bindings: PostgresBindings { PostgresBindings(town, code.description) }

    static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
}

struct AppointmentOfRequest: AppointmentRows {
    static let text = StatementText.appointmentOfRequest
    let town: Int32
    let key: String
    var bindings: PostgresBindings { PostgresBindings(town, key) }
}

struct AppointmentList: AppointmentRows {
    static let text = StatementText.appointmentList
    let town: Int32
    let office: MunicipalityCode
    let desk: DeskID?
    let from: Instant
    let until: Instant
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, desk?.description, from, until, Int32(maximum))
    }
}

struct AppointmentOfSlots: AppointmentRows {
    static let text = StatementText.appointmentOfSlots
    let town: Int32
    let slots: [SlotID]
    var bindings: PostgresBindings { PostgresBindings(town, slots.map(\.number)) }
}

struct AppointmentSearch: AppointmentRows {
    static let text = StatementText.appointmentSearch
    let town: Int32
    let office: MunicipalityCode
    let key: FoldedKey
    let from: Instant
    let until: Instant
    let telephone: String?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, key.text, from, until, telephone, Int32(maximum))
    }
}

struct AppointmentOfVisits: AppointmentRows {
    static let text = StatementText.appointmentOfVisits
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }
}

struct AppointmentBook: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.appointmentBook
    let town: Int32
    let new: NewAppointment
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            new.code.description,
            new.slot.number,
            new.booker.name,
            new.booker.reading,
            new.booker.telephone,
            FoldedKey(new.booker.name).text,
            new.booker.reading.map { FoldedKey($0).text },
            new.booker.telephone.flatMap { Booker.key(ofTelephone: $0) },
            new.channel.rawValue,
            new.procedures.map(\.description),
            new.note,
            new.requestKey,
            at,
            actor,
            new.bookedFor?.number
        )
    }
}

struct AppointmentChange: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.appointmentChange
    let town: Int32
    let appointment: StoredAppointment

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            appointment.code.description,
            appointment.slot.id.number,
            appointment.state.rawValue,
            appointment.visit?.number
        )
    }
}

struct AppointmentStepAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.appointmentStepAdd
    let town: Int32
    let code: BookingCode
    let step: AppointmentStep
    let slot: SlotID
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, code.description, step.rawValue, slot.number, at, actor)
    }
}

struct AppointmentStepList: SchemaStatement {
    static let text = StatementText.appointmentStepList
    let town: Int32
    let code: BookingCode
    var bindings: PostgresBindings { PostgresBindings(town, code.description) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredStep {
        StoredStep(
            step: try required(AppointmentStep(rawValue: try row.read())),
            at: try row.read(),
            actor: try row.read(),
            desk: try required(DeskID(try row.read() as String)),
            startsAt: try row.read()
        )
    }
}
