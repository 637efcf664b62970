/// What a connection and a transaction have in common: they run statements.
///
/// Calls of one connection run one after the other, in the order in which they were made. When the
/// calling task is cancelled, the running statement is cancelled and the call throws `.cancelled`.
package protocol PostgresQuerying: Sendable {
    /// The right to use a connection for a while.
    var access: PostgresAccess { get }
}

extension PostgresQuerying {
    /// Runs a statement; all its rows, which must fit in memory.
    package func run<S: PostgresStatement>(_ statement: S) async throws -> [S.Row] {
        let result = try await result(of: statement)
        return try result.rows(statement: S.name, S.decode)
    }

    /// Runs a statement; its first row, if any.
    package func first<S: PostgresStatement>(_ statement: S) async throws -> S.Row? {
        let result = try await result(of: statement)
        guard result.rowCount > 0 else { return nil }
        var reader = PostgresRowReader(result: result, row: 0, statement: S.name)
        return try S.decode(&reader)
    }

    /// Runs a statement; the number of rows it affected.
    @discardableResult
    package func execute<S: PostgresStatement>(_ statement: S) async throws -> Int {
        try await result(of: statement).affectedRows
    }

    /// Runs up to 10,000 statements in one round trip; the number of rows that each affected.
    ///
    /// A failure skips what follows. Outside a transaction it also undoes what went before.
    @discardableResult
    package func pipeline(_ statements: [any PostgresStatement]) async throws -> [Int] {
        precondition(statements.count <= 10_000, "a pipeline holds at most 10,000 statements")
        if statements.isEmpty { return [] }
        let calls = statements.map { StatementCall($0) }
        return try await access.thread().perform { session throws(PostgresError) in
            try session.pipeline(calls)
        }
    }

    /// Runs SQL text that takes no parameters, several statements if need be.
    ///
    /// For migrations and tests. Several statements outside a transaction are one transaction.
    package func runScript(_ sql: String) async throws {
        try await access.thread().perform { session throws(PostgresError) in
            _ = try session.run(script: sql)
        }
    }

    /// Copies rows into a table; their number.
    ///
    /// The rows are encoded in memory first, at most 256 MiB; every row has as many values as the
    /// target has columns. Throws `.encoding` for U+0000 and for what is too large.
    @discardableResult
    package func copyIn(
        _ target: PostgresCopyTarget,
        rows: some Sequence<[PostgresValue?]>
    ) async throws -> Int {
        let chunks = try target.encode(rows)
        return try await access.thread().perform { session throws(PostgresError) in
            try session.copyIn(target, chunks)
        }
    }

    private func result<S: PostgresStatement>(
        of statement: S
    ) async throws(PostgresError)
        -> LibPQResult
    {
        let call = StatementCall(statement)
        return try await access.thread().perform { session throws(PostgresError) in
            try session.run(call)
        }
    }
}

/// Where `copyIn` puts its rows.
package struct PostgresCopyTarget: Sendable {
    let schema: String?
    let table: String
    let columns: [String]

    /// A table, found on the search path when no schema is named, and the columns of the rows.
    package init(schema: String? = nil, table: String, columns: [String]) {
        precondition(!columns.isEmpty, "rows have at least one column")
        self.schema = schema
        self.table = table
        self.columns = columns
    }

    /// The command that starts the copy.
    package var sql: String {
        let name = [schema, table].compactMap { $0 }.map(quotedIdentifier).joined(separator: ".")
        return "COPY \(name) (\(columns.map(quotedIdentifier).joined(separator: ", "))) FROM STDIN"
    }

    /// The rows as lines of text in chunks of about 64 KiB.
    func encode(_ rows: some Sequence<[PostgresValue?]>) throws(PostgresError) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var chunk: [UInt8] = []
        var size = 0
        for row in rows {
            precondition(row.count == columns.count, "a row has a value for every column")
            guard let line = copyLine(row), size + line.count <= 256 << 20 else {
                throw PostgresError(.encoding, statement: table)
            }
            size += line.count
            chunk += line
            if chunk.count >= 64 << 10 {
                chunks.append(chunk)
                chunk = []
            }
        }
        return chunk.isEmpty ? chunks : chunks + [chunk]
    }
}

/// The right to use a connection, which ends with the closure that lent it.
package final class PostgresAccess: Sendable {
    private let owned: ConnectionThread
    private let ended = JobTicket()

    init(_ thread: ConnectionThread) {
        owned = thread
    }

    /// The connection's thread; throws `.closed` once the closure has returned.
    func thread() throws(PostgresError) -> ConnectionThread {
        if ended.isCancelled { throw PostgresError(.closed) }
        return owned
    }

    func end() {
        ended.cancel()
    }
}
