extension ConnectionSession {
    /// Runs statements in one round trip; the rows that each affected.
    ///
    /// The server skips what follows a failure, and outside a transaction undoes what went before.
    func pipeline(_ calls: [StatementCall]) throws(PostgresError) -> [Int] {
        var encoded: [EncodedParameters] = []
        for call in calls {
            encoded.append(try encode(call, for: try prepare(call)))
        }
        try require(connection.enterPipeline())
        for (call, parameters) in zip(calls, encoded) {
            try require(connection.send(prepared: call.name, parameters), call.name)
        }
        try require(connection.sendPipelineEnd())
        let counts = try collectPipeline(calls)
        try require(connection.exitPipeline())
        return try counts.get()
    }

    /// Reads every answer; throws only when the pipeline itself cannot be read to its end.
    private func collectPipeline(
        _ calls: [StatementCall]
    ) throws(PostgresError)
        -> Result<[Int], PostgresError>
    {
        var counts: [Int] = []
        var failure: PostgresError?
        for call in calls {
            var affected = 0
            while let result = try nextResult() {
                switch result.status {
                case .done: affected = result.affectedRows
                case .skipped: continue
                case .failed:
                    failure = failure ?? self.failure(result, call.name)
                    forgetIfStale(call, result.error(statement: call.name))
                    if !connection.isOpen { throw failure ?? PostgresError(.connection) }
                case .pipelineEnd, .copyIn, .unexpected:
                    try require(false, call.name)
                }
            }
            counts.append(affected)
        }
        try readPipelineEnd()
        return failure.map { .failure($0) } ?? .success(counts)
    }

    private func readPipelineEnd() throws(PostgresError) {
        let end = try nextResult()
        guard case .pipelineEnd? = end?.status else {
            try require(false)
            return
        }
    }
}
