import Synchronization

/// A thread with a connection of its own that hears the notifications of one channel.
///
/// A lost connection is opened again after a pause that doubles from 0.1 to 5 seconds. After every
/// connect an empty payload is passed on, since what was sent in between is lost for ever.
final class NotificationListener: Sendable {
    private let configuration: PostgresConfiguration
    private let channel: String
    private let wake = WakeSignal()
    private let isStopped = Atomic(false)
    private let continuation: AsyncStream<String>.Continuation

    /// The most payloads kept for a reader that is slow; beyond, the oldest are dropped.
    static let payloadsMaximum = 1024

    private static let pauses = (Duration.milliseconds(100), Duration.seconds(5))

    init(
        _ configuration: PostgresConfiguration,
        channel: String,
        _ continuation: AsyncStream<String>.Continuation
    ) {
        self.configuration = configuration
        self.channel = channel
        self.continuation = continuation
    }

    /// Starts listening; the stream ends at once when no thread can be had.
    func start() {
        guard wake.descriptor >= 0, startThread({ self.run() }) else {
            configuration.onBackgroundFailure(PostgresError(.connection))
            return continuation.finish()
        }
    }

    /// Ends the thread, the connection and the stream.
    func stop() {
        isStopped.store(true, ordering: .releasing)
        wake.ring()
        continuation.finish()
    }

    private var isRunning: Bool { !isStopped.load(ordering: .acquiring) }

    private func run() {
        var pause = Self.pauses.0
        while isRunning {
            do {
                let session = try ConnectionSession(configuration, wake: wake)
                _ = try session.run(script: "LISTEN \(quotedIdentifier(channel))")
                pause = Self.pauses.0
                continuation.yield("")
                try hear(session)
            } catch {
                configuration.onBackgroundFailure(error)
                rest(pause)
                pause = min(pause * 2, Self.pauses.1)
            }
        }
    }

    private func hear(_ session: ConnectionSession) throws(PostgresError) {
        while isRunning {
            session.connection.takeNotifications().forEach { continuation.yield($0) }
            let ready = waitForReadiness(socket: session.connection.socket, wake: wake)
            if ready.isWoken { wake.clear() }
            if ready.isReadable, !session.isAliveAfterReading() {
                throw PostgresError(.connection)
            }
        }
    }

    private func rest(_ pause: Duration) {
        let end = ContinuousClock.now + pause
        while isRunning {
            let left = ContinuousClock.now.duration(to: end)
            if left <= .zero { return }
            if waitForReadiness(socket: -1, wake: wake, limit: left).isWoken { wake.clear() }
        }
    }
}
