import Synchronization

/// A client of one PostgreSQL database: a bounded pool of connections that are lent to closures.
///
/// Opens connections only when they are needed. Nothing here blocks a thread of Swift's concurrency.
package final class PostgresClient: Sendable {
    private let configuration: PostgresConfiguration
    private let pool: ConnectionPool
    private let listeners = Mutex<[Int: NotificationListener]?>([:])
    private let listenersMade = Atomic(0)

    /// A client that has not connected yet.
    package init(_ configuration: PostgresConfiguration) {
        self.configuration = configuration
        pool = ConnectionPool(configuration)
    }

    deinit {
        listeners.withLock { $0?.values.forEach { $0.stop() } }
    }

    /// Lends a connection to a closure.
    ///
    /// Throws `.connection` when the server cannot be reached and `.poolExhausted` when no connection
    /// becomes free in time. A connection left in a transaction is closed, not lent again.
    @discardableResult
    package func withConnection<R>(
        _ body: (PostgresConnection) async throws -> R
    ) async throws -> R {
        let lease = try await pool.acquire()
        let access = PostgresAccess(lease.thread)
        defer {
            access.end()
            pool.release(lease)
        }
        return try await body(PostgresConnection(access: access))
    }

    /// Lends a transaction to a closure: commits when it returns, rolls back when it throws.
    @discardableResult
    package func withTransaction<R>(
        _ isolation: PostgresIsolation = .readCommitted,
        _ body: (PostgresTransaction) async throws -> R
    ) async throws -> R {
        try await withConnection { try await $0.withTransaction(isolation, body) }
    }

    /// The payloads sent to a channel, heard on a connection of its own.
    ///
    /// An empty payload comes after each connect: what was sent before it may be lost, so look
    /// again. Ends when the reading task is cancelled or the client is closed. A slow reader keeps
    /// the newest 1,024 payloads.
    package func notifications(on channel: String) -> some AsyncSequence<String, Never> {
        let (stream, continuation) = AsyncStream<String>.makeStream(
            bufferingPolicy: .bufferingNewest(NotificationListener.payloadsMaximum)
        )
        let listener = NotificationListener(configuration, channel: channel, continuation)
        let number = listenersMade.add(1, ordering: .relaxed).newValue
        let isOpen = listeners.withLock { listeners in
            listeners?[number] = listener
            return listeners != nil
        }
        guard isOpen else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            listener.stop()
            self?.listeners.withLock { _ = $0?.removeValue(forKey: number) }
        }
        listener.start()
        return stream
    }

    /// Ends all listeners, refuses new callers and waits until lent connections have come back.
    package func close() async {
        let running = listeners.withLock { listeners in
            defer { listeners = nil }
            return listeners ?? [:]
        }
        running.values.forEach { $0.stop() }
        await pool.close()
    }
}
