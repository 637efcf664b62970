/// Why a call to the database failed, in words that never hold a value from a row.
package struct PostgresError: Error, Hashable, Sendable {
    package let code: Code
    /// The five characters of the server's code, where the server spoke.
    package var sqlState: String?
    /// The violated constraint, where there is one.
    package var constraint: String?
    /// The table that the server named.
    package var table: String?
    /// The name of the statement.
    package var statement: String?
    /// The column or parameter that could not be read or written.
    package var column: String?
    /// Where in the text of the statement the server found a mistake, counted from 1.
    package var position: Int?
    /// What the server or libpq said about names in SQL or about reaching the server.
    ///
    /// Filled only for mistakes in SQL text (class 42) and for failed connects, whose messages hold
    /// no row values. Not part of `description`: a connect message may hold hosts and users.
    package var hint: String?

    package init(_ code: Code, sqlState: String? = nil, statement: String? = nil) {
        self.code = code
        self.sqlState = sqlState
        self.statement = statement
    }

    /// The kind of failure, on which a program decides.
    package enum Code: String, Sendable {
        /// The server cannot be reached, or the connection was lost.
        case connection
        /// The server refused the statement; `sqlState` says why.
        case server
        /// A value of a row has another type than asked for, or is missing.
        case decoding
        /// A value cannot be sent as the type that the statement expects.
        case encoding
        /// The Swift task was cancelled, and the statement with it.
        case cancelled
        /// The statement ran longer than it may.
        case timeout
        /// No connection became free in time, or too many callers wait already.
        case poolExhausted
        /// The connection was lost while committing: the transaction may have been kept or not.
        case commitUnknown
        /// The client, connection or transaction was used after its end.
        case closed
    }
}

extension PostgresError {
    /// Whether the same transaction, tried again, may succeed.
    ///
    /// A lost connection counts: what ran outside a transaction may then have been done already.
    package var isRetryable: Bool {
        if code == .connection { return true }
        guard let sqlState else { return false }
        return SQLState.endsSession(sqlState) || sqlState == SQLState.serializationFailure
            || sqlState == SQLState.deadlockDetected
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        let parts: [(String, String?)] = [
            ("SQLSTATE", sqlState), ("constraint", constraint), ("table", table),
            ("statement", statement), ("column", column), ("position", position.map(String.init)),
        ]
        let known = parts.compactMap { label, value in value.map { " \(label) \($0)" } }
        return "PostgreSQL: \(code.rawValue)\(known.map { "," + $0 }.joined())"
    }

    package var debugDescription: String {
        hint.map { "\(description) (\($0))" } ?? description
    }
}
