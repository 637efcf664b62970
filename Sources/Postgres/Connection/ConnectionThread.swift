import Glibc
import Synchronization

/// A connection and the operating-system thread that owns it.
///
/// libpq blocks, and the threads of Swift's concurrency must not; so each connection has a thread
/// of its own, which takes jobs from a queue, runs them one after the other, and between them
/// watches the socket, so that a connection that the server closed is noticed while it is idle.
/// A thread ends when it was told to close, after the jobs that were queued before.
package final class ConnectionThread: Sendable {
    private let configuration: PostgresConfiguration
    private let wake = WakeSignal()
    private let mailbox = Mutex(Mailbox())

    private struct Mailbox {
        var jobs: [ConnectionJob] = []
        var isClosing = false
        var hasEnded = false
        var health = SessionHealth(isOpen: false, isReusable: false)
    }

    /// A thread that has not started.
    package init(_ configuration: PostgresConfiguration) {
        self.configuration = configuration
    }

    /// The state of the connection after its last job.
    var health: SessionHealth { mailbox.withLock { $0.health } }

    /// Connects in the background.
    ///
    /// `connected` is called once; after a success, `lost` is called when an idle connection dies.
    package func start(
        connected: @escaping @Sendable (PostgresError?) -> Void,
        lost: @escaping @Sendable () -> Void
    ) {
        guard wake.descriptor >= 0,
            startThread({ self.run(connected: connected, lost: lost) })
        else {
            end()
            connected(PostgresError(.connection))
            return
        }
    }

    /// Ends the thread and the connection after the jobs that are queued.
    package func close() {
        mailbox.withLock { $0.isClosing = true }
        wake.ring()
    }

    /// Queues work; `completion` is called once, on the connection's thread or on the caller's.
    func submit<T: Sendable>(
        _ ticket: JobTicket = JobTicket(),
        limit: Duration? = nil,
        _ work: @escaping @Sendable (ConnectionSession) throws(PostgresError) -> T,
        completion: @escaping @Sendable (Result<T, PostgresError>) -> Void
    ) {
        let job = ConnectionJob(
            run: { session in
                session.begin(ticket, limit: limit)
                let result = Result { () throws(PostgresError) in
                    if ticket.isCancelled { throw PostgresError(.cancelled) }
                    return try work(session)
                }
                return { completion(result) }
            },
            refuse: { completion(.failure(PostgresError(.closed))) }
        )
        let isAccepted = mailbox.withLock { mailbox in
            guard !mailbox.hasEnded, !mailbox.isClosing else { return false }
            mailbox.jobs.append(job)
            return true
        }
        isAccepted ? wake.ring() : job.refuse()
    }

    /// Runs work on the connection and waits for it without blocking a thread of the caller's.
    ///
    /// When the task is cancelled, the statement is cancelled too and the call throws `.cancelled`;
    /// not so with `shielded`, which is for the end of a transaction.
    func perform<T: Sendable>(
        shielded: Bool = false,
        _ work: @escaping @Sendable (ConnectionSession) throws(PostgresError) -> T
    ) async throws(PostgresError) -> T {
        let ticket = JobTicket()
        let result: Result<T, PostgresError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                submit(ticket, work) { continuation.resume(returning: $0) }
            }
        } onCancel: {
            guard !shielded else { return }
            ticket.cancel()
            wake.ring()
        }
        return try result.get()
    }
}

/// Work for a connection and what to do when it will never run.
struct ConnectionJob: Sendable {
    /// Does the work and gives what tells the caller, to be called after the state is published.
    let run: @Sendable (ConnectionSession) -> @Sendable () -> Void
    let refuse: @Sendable () -> Void
}

/// Lets a caller take back a job from another thread.
final class JobTicket: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() {
        cancelled.store(true, ordering: .releasing)
    }
}

// MARK: - On the thread

extension ConnectionThread {
    private enum Step {
        case run(ConnectionJob)
        case wait
        case end
    }

    private func run(
        connected: @Sendable (PostgresError?) -> Void,
        lost: @Sendable () -> Void
    ) {
        defer { end() }
        do {
            let session = try ConnectionSession(configuration, wake: wake)
            publish(session.health)
            connected(nil)
            serve(session, lost: lost)
        } catch {
            connected(error)
        }
    }

    private func serve(_ session: ConnectionSession, lost: @Sendable () -> Void) {
        var isLost = false
        while true {
            switch nextStep() {
            case .run(let job):
                let tell = job.run(session)
                publish(session.health)
                tell()
            case .wait:
                let socket = isLost ? -1 : session.connection.socket
                let ready = waitForReadiness(socket: socket, wake: wake)
                if ready.isWoken { wake.clear() }
                guard ready.isReadable, !session.isAliveAfterReading() else { continue }
                isLost = true
                publish(session.health)
                lost()
            case .end:
                return
            }
        }
    }

    private func nextStep() -> Step {
        mailbox.withLock { mailbox in
            if !mailbox.jobs.isEmpty { return .run(mailbox.jobs.removeFirst()) }
            return mailbox.isClosing ? .end : .wait
        }
    }

    private func publish(_ health: SessionHealth) {
        mailbox.withLock { $0.health = health }
    }

    private func end() {
        let left = mailbox.withLock { mailbox in
            mailbox.hasEnded = true
            mailbox.health = SessionHealth(isOpen: false, isReusable: false)
            defer { mailbox.jobs = [] }
            return mailbox.jobs
        }
        left.forEach { $0.refuse() }
    }
}

extension ConnectionSession {
    /// Reads what came without being asked for; false when it was the end of the connection.
    func isAliveAfterReading() -> Bool {
        // Asking whether libpq is busy makes it look at what it read, a farewell included.
        connection.consume() && !connection.isBusy && connection.isOpen
    }
}

/// Starts a detached thread that runs a closure; false when the system has no thread left.
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let outcome = pthread_create(
        &thread,
        nil,
        { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        },
        box.toOpaque()
    )
    guard outcome == 0 else {
        box.release()
        return false
    }
    pthread_detach(thread)
    return true
}
