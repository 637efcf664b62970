extension ConnectionSession {
    /// Runs SQL in the simple protocol, several statements if need be; the result of the last.
    func run(script: String) throws(PostgresError) -> LibPQResult {
        try require(connection.send(script: script))
        return try collect(nil)
    }

    /// Runs a statement, prepared on first use.
    func run(_ call: StatementCall) throws(PostgresError) -> LibPQResult {
        let parameters = try encode(call, for: try prepare(call))
        try require(connection.send(prepared: call.name, parameters), call.name)
        do {
            return try collect(call.name)
        } catch {
            forgetIfStale(call, error)
            throw error
        }
    }

    /// Opens a cursor over a statement's rows and gives its name; needs a transaction.
    func openCursor(_ call: StatementCall) throws(PostgresError) -> String {
        let types = try prepare(call)
        let parameters = try encode(call, for: types)
        let cursor = nextCursorName()
        let sql = "DECLARE \(cursor) NO SCROLL CURSOR FOR \(call.sql())"
        try require(connection.send(once: sql, parameters, types: types), call.name)
        _ = try collect(call.name)
        return cursor
    }

    /// The next rows of a cursor, none at its end.
    func fetch(
        _ count: Int,
        from cursor: String,
        _ name: String
    ) throws(PostgresError)
        -> LibPQResult
    {
        let sql = "FETCH FORWARD \(count) FROM \(cursor)"
        try require(connection.send(once: sql, .none, types: []), name)
        return try collect(name)
    }

    /// Streams encoded lines into a table; the number of rows.
    func copyIn(_ target: PostgresCopyTarget, _ chunks: [[UInt8]]) throws(PostgresError) -> Int {
        try require(connection.send(script: target.sql), target.table)
        guard let start = try nextResult() else {
            throw PostgresError(.connection, statement: target.table)
        }
        guard start.status == .copyIn else {
            let error = failure(start, target.table)
            while try nextResult() != nil {}
            throw error
        }
        for chunk in chunks {
            try put { connection.put(copyData: chunk) }
        }
        try put { connection.endCopy() }
        return try collect(target.table).affectedRows
    }

    private func put(_ send: () -> Bool?) throws(PostgresError) {
        while true {
            if let taken = send() {
                try require(taken)
                // Keeps libpq's buffer small; a full socket is waited for below.
                if try !connection.flush() { return }
                try awaitSocket(writing: true)
                return
            }
            try awaitSocket(writing: true)
        }
    }
}

// MARK: - Preparing

extension ConnectionSession {
    /// The types of the statement's parameters, after preparing it if it is new to the connection.
    func prepare(_ call: StatementCall) throws(PostgresError) -> [UInt32] {
        if let known = cache.parameters(of: call.name, for: call.type) { return known }
        precondition(call.name.utf8.count < 64, "a statement's name has at most 63 bytes")
        if let old = cache.obstacle(to: call.name) {
            _ = try run(script: "DEALLOCATE \(quotedIdentifier(old))")
            cache.remove(old)
        }
        try require(connection.send(prepare: call.name, sql: call.sql()), call.name)
        _ = try collect(call.name)
        try require(connection.send(describe: call.name), call.name)
        let types = try collect(call.name).parameterTypes
        cache.insert(call.name, for: call.type, parameters: types)
        return types
    }

    func encode(
        _ call: StatementCall,
        for types: [UInt32]
    ) throws(PostgresError)
        -> EncodedParameters
    {
        do {
            return try EncodedParameters(call.values, types: types)
        } catch {
            var failure = PostgresError(.encoding, statement: call.name)
            failure.column = "$\(error.number)"
            throw failure
        }
    }

    /// Lets the next use prepare a statement anew whose tables changed, or which the server lost.
    func forgetIfStale(_ call: StatementCall, _ error: PostgresError) {
        switch error.sqlState {
        case SQLState.featureNotSupported: cache.disown(call.name)
        case SQLState.invalidStatementName: cache.remove(call.name)
        default: return
        }
    }
}
