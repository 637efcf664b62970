/// What one connection does on its thread: send, wait, collect, and keep what is prepared.
///
/// Not sendable. Waiting is a `poll` on the socket and the bell, so that a cancelled caller is heard
/// while the server works: the thread then asks the server to cancel and reads on to the end of the
/// exchange, which leaves the connection in a known state.
final class ConnectionSession {
    let connection: LibPQConnection
    let wake: WakeSignal
    var cache = StatementCache()
    private var ticket = JobTicket()
    private var deadline: ContinuousClock.Instant?
    private var hasAskedToCancel = false
    private var cursors = 0
    /// Set when a late cancel or an unread exchange could still hit whoever uses the connection next.
    private(set) var isTainted = false

    /// How long the server may take to end a statement after it was asked to cancel it.
    private static let cancelGrace = Duration.seconds(5)

    /// Connects and sets the session up; blocks until that ends.
    init(_ configuration: PostgresConfiguration, wake: WakeSignal) throws(PostgresError) {
        connection = try LibPQConnection(configuration)
        self.wake = wake
        begin(JobTicket(), limit: max(configuration.connectTimeout, .seconds(2)))
        _ = try run(script: configuration.greeting)
    }

    /// Starts the work of a ticket, which may be cancelled; with a limit, the connection is given
    /// up when the work takes longer.
    func begin(_ ticket: JobTicket, limit: Duration? = nil) {
        self.ticket = ticket
        deadline = limit.map { ContinuousClock.now + $0 }
        hasAskedToCancel = false
    }

    var health: SessionHealth {
        SessionHealth(
            isOpen: connection.isOpen,
            isReusable: connection.isOpen && connection.isOutsideTransaction && !isTainted
        )
    }

    func nextCursorName() -> String {
        cursors += 1
        return "cursor_\(cursors)"
    }
}

/// What the pool needs to know of a connection after a job.
struct SessionHealth: Sendable {
    var isOpen: Bool
    /// Open, outside a transaction, and without anything that could disturb the next user.
    var isReusable: Bool
}

// MARK: - Waiting

extension ConnectionSession {
    /// Passes a send on, or turns libpq's refusal into an error.
    func require(_ taken: Bool, _ statement: String? = nil) throws(PostgresError) {
        guard taken else {
            isTainted = true
            throw PostgresError(.connection, statement: statement)
        }
    }

    /// Sends what is queued and waits until the next result is there.
    func awaitResult() throws(PostgresError) {
        while true {
            let isWriting = try connection.flush()
            if !isWriting && !connection.isBusy { return }
            try awaitSocket(writing: isWriting)
        }
    }

    /// Waits for the socket once and takes in what it holds.
    func awaitSocket(writing: Bool) throws(PostgresError) {
        try heedCancellation()
        let limit = deadline.map { ContinuousClock.now.duration(to: $0) }
        if let limit, limit <= .zero {
            isTainted = true
            throw PostgresError(hasAskedToCancel ? .cancelled : .connection)
        }
        let ready = waitForReadiness(
            socket: connection.socket,
            writing: writing,
            wake: wake,
            limit: limit
        )
        if ready.isWoken { wake.clear() }
        // A lost connection shows in the next result, together with the server's last words.
        if ready.isReadable { _ = connection.consume() }
    }

    private func heedCancellation() throws(PostgresError) {
        guard ticket.isCancelled, !hasAskedToCancel else { return }
        hasAskedToCancel = true
        isTainted = true
        guard connection.cancel() else { throw PostgresError(.cancelled) }
        deadline = ContinuousClock.now + Self.cancelGrace
    }

    /// The next result, or nil at the end of the exchange.
    func nextResult() throws(PostgresError) -> LibPQResult? {
        try awaitResult()
        return connection.nextResult()
    }

    /// Reads the exchange to its end; the last good result, or the first failure.
    func collect(_ statement: String?) throws(PostgresError) -> LibPQResult {
        var last: LibPQResult?
        var failure: PostgresError?
        while let result = try nextResult() {
            switch result.status {
            case .done:
                last = result
            case .failed:
                failure = failure ?? self.failure(result, statement)
                if !connection.isOpen { throw failure ?? PostgresError(.connection) }
            case .skipped, .pipelineEnd, .copyIn, .unexpected:
                // Nothing here can go on with such an exchange; the pool drops the connection.
                isTainted = true
                throw failure ?? PostgresError(.server, statement: statement)
            }
        }
        if let failure { throw failure }
        guard let last else {
            isTainted = true
            throw PostgresError(.connection, statement: statement)
        }
        return last
    }

    /// The error of a result, told apart by who ended the statement.
    func failure(_ result: LibPQResult, _ statement: String?) -> PostgresError {
        let error = result.error(statement: statement)
        guard error.sqlState == SQLState.queryCanceled else { return error }
        return PostgresError(
            hasAskedToCancel ? .cancelled : .timeout,
            sqlState: error.sqlState,
            statement: statement
        )
    }
}
