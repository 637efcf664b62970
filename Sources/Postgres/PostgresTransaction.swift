/// How far a transaction is kept apart from others that run at the same time.
package enum PostgresIsolation: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

/// A connection lent to a closure, each statement a transaction of its own.
package struct PostgresConnection: PostgresQuerying {
    package let access: PostgresAccess

    /// Runs a closure in a transaction: commits when it returns, rolls back when it throws.
    ///
    /// Throws `.commitUnknown` when the connection is lost while committing. The commit itself is
    /// not cancelled with the task.
    @discardableResult
    package func withTransaction<R>(
        _ isolation: PostgresIsolation = .readCommitted,
        _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        let thread = try access.thread()
        try await thread.perform { session throws(PostgresError) in
            _ = try session.run(script: "BEGIN ISOLATION LEVEL \(isolation.rawValue)")
        }
        let lent = PostgresAccess(thread)
        let result: R
        do {
            defer { lent.end() }
            result = try await body(PostgresTransaction(access: lent))
        } catch {
            await rollBack(thread)
            throw error
        }
        try await commit(thread)
        return result
    }

    private func commit(_ thread: ConnectionThread) async throws(PostgresError) {
        try await thread.perform(shielded: true) { session throws(PostgresError) in
            try session.commit()
        }
    }

    /// A rollback that fails needs no report: the pool closes a connection that is left in a
    /// transaction, and the server rolls back with it.
    private func rollBack(_ thread: ConnectionThread) async {
        _ = try? await thread.perform(shielded: true) { session throws(PostgresError) in
            if session.connection.isOutsideTransaction { return }
            _ = try session.run(script: "ROLLBACK")
        }
    }
}

/// A transaction lent to a closure, which ends when the closure does.
package struct PostgresTransaction: PostgresQuerying {
    package let access: PostgresAccess

    /// Runs a statement and passes its rows on in chunks, so that memory holds one chunk at a time.
    ///
    /// The statement must be a query; `rows` from 1 to 100,000.
    package func forEachChunk<S: PostgresStatement>(
        _ statement: S,
        rows: Int = 1000,
        _ body: ([S.Row]) async throws -> Void
    ) async throws {
        precondition((1...100_000).contains(rows), "a chunk has 1 to 100,000 rows")
        let call = StatementCall(statement)
        let thread = try access.thread()
        let cursor = try await thread.perform { session throws(PostgresError) in
            try session.openCursor(call)
        }
        while true {
            let result = try await thread.perform { session throws(PostgresError) in
                try session.fetch(rows, from: cursor, call.name)
            }
            if result.rowCount > 0 {
                try await body(try result.rows(statement: S.name, S.decode))
            }
            if result.rowCount < rows { break }
        }
        try await thread.perform { session throws(PostgresError) in
            _ = try session.run(script: "CLOSE \(cursor)")
        }
    }
}

extension ConnectionSession {
    /// Commits; tells apart a refusal, after which nothing is kept, and a lost answer.
    fileprivate func commit() throws(PostgresError) {
        if !connection.isOpen { throw PostgresError(.connection) }
        let result: LibPQResult
        do {
            result = try run(script: "COMMIT")
        } catch {
            if connection.isOpen && error.code != .connection { throw error }
            throw PostgresError(.commitUnknown, sqlState: error.sqlState)
        }
        // A transaction in which a statement failed answers a commit with a rollback.
        guard result.command == "COMMIT" else {
            throw PostgresError(.server, sqlState: SQLState.failedTransaction)
        }
    }
}
