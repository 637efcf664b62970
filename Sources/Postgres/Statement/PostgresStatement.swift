/// A statement as a type: its text, its parameters, its rows and how they are read.
///
/// A connection prepares it once under its name, which must be unique and at most 63 bytes long.
package protocol PostgresStatement: Sendable {
    associatedtype Row: Sendable
    /// The name under which the server and the logs know it.
    static var name: String { get }
    /// The text, one statement, with `$1` and so on for the parameters.
    static var sql: String { get }
    /// The parameters in order.
    var bindings: PostgresBindings { get }
    /// Reads one row, column after column.
    static func decode(_ row: inout PostgresRowReader) throws -> Row
}

extension PostgresStatement where Row == Void {
    package static func decode(_ row: inout PostgresRowReader) throws {}
}

/// The parameters of a call, in the order of their numbers.
package struct PostgresBindings: Sendable {
    package private(set) var values: [PostgresValue?] = []

    package init() {}

    /// The parameters `$1`, `$2` and so on; nil is NULL.
    package init(_ values: (any PostgresEncodable)?...) {
        self.values = values.map { $0?.postgresValue }
    }

    /// Adds the next parameter; nil is NULL.
    package mutating func append<T: PostgresEncodable>(_ value: T?) {
        values.append(value?.postgresValue)
    }
}

/// A call of a statement, its type erased so that calls of several types can travel together.
struct StatementCall: Sendable {
    let type: ObjectIdentifier
    let name: String
    let sql: @Sendable () -> String
    let values: [PostgresValue?]

    init<S: PostgresStatement>(_ statement: S) {
        type = ObjectIdentifier(S.self)
        name = S.name
        sql = { S.sql }
        values = statement.bindings.values
    }
}
