import Synchronization

/// Performs what `PoolStateMachine` decides: lock, decide, unlock, act.
final class ConnectionPool: Sendable {
    typealias ConnectionID = PoolStateMachine.ConnectionID
    typealias WaiterID = PoolStateMachine.WaiterID

    /// A connection in a caller's hands.
    struct Lease: Sendable {
        let id: ConnectionID
        let thread: ConnectionThread
    }

    private typealias Waiting = CheckedContinuation<Result<Lease, PostgresError>, Never>

    private struct Shared {
        var machine: PoolStateMachine
        var threads: [ConnectionID: ConnectionThread] = [:]
        var waiting: [WaiterID: Waiting] = [:]
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    /// An action with the objects it concerns, to be performed outside the lock.
    private enum Effect: Sendable {
        case connect(Lease)
        case probe(Lease)
        case close(ConnectionThread)
        case answer(Waiting, Result<Lease, PostgresError>)
        case tell([CheckedContinuation<Void, Never>])
    }

    private let configuration: PostgresConfiguration
    private let shared: Mutex<Shared>

    init(_ configuration: PostgresConfiguration) {
        self.configuration = configuration
        let limits = PoolStateMachine.Limits(
            connections: configuration.poolMaximum,
            waiters: configuration.waitersMaximum,
            staleAfter: configuration.staleAfter,
            lifetime: configuration.lifetimeMaximum
        )
        shared = Mutex(Shared(machine: PoolStateMachine(limits)))
    }

    deinit {
        shared.withLock { $0.threads.values.forEach { $0.close() } }
    }
}

// MARK: - Lending

extension ConnectionPool {
    /// A connection, at once or after waiting in line for at most the configured time.
    func acquire() async throws(PostgresError) -> Lease {
        if Task.isCancelled { throw PostgresError(.cancelled) }
        if let lease = takeIdle() { return lease }
        let waiter = shared.withLock { $0.machine.newWaiter() }
        let limit = configuration.acquireTimeout
        let result = await withTaskGroup(of: Result<Lease, PostgresError>?.self) { group in
            group.addTask { await self.wait(waiter) }
            group.addTask {
                do {
                    try await Task.sleep(for: limit)
                } catch {
                    // Cut short, since the other child has its answer.
                    return nil
                }
                self.transition { machine, _ in machine.expire(waiter) }
                return nil
            }
            var answer: Result<Lease, PostgresError>?
            for await ended in group {
                guard let ended else { continue }
                answer = ended
                group.cancelAll()
            }
            return answer ?? .failure(PostgresError(.cancelled))
        }
        return try result.get()
    }

    /// Takes a connection back, to lend it again or to close it.
    func release(_ lease: Lease) {
        let isReusable = lease.thread.health.isReusable
        transition { $0.release(lease.id, isReusable: isReusable, $1) }
    }

    /// Refuses new callers, closes what is free and waits until the rest has come back.
    func close() async {
        await withCheckedContinuation { continuation in
            shared.withLock { $0.closers.append(continuation) }
            transition { machine, _ in machine.close() }
        }
    }

    private func takeIdle() -> Lease? {
        shared.withLock { shared in
            guard let id = shared.machine.takeIdle(.now), let thread = shared.threads[id] else {
                return nil
            }
            return Lease(id: id, thread: thread)
        }
    }

    private func wait(_ waiter: WaiterID) async -> Result<Lease, PostgresError> {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                shared.withLock { $0.waiting[waiter] = continuation }
                transition { $0.wait(waiter, $1) }
                // The handler may have run before the waiter was known.
                if Task.isCancelled { transition { machine, _ in machine.cancel(waiter) } }
            }
        } onCancel: {
            transition { machine, _ in machine.cancel(waiter) }
        }
    }
}

// MARK: - Acting

extension ConnectionPool {
    private func transition(
        _ event: (inout PoolStateMachine, ContinuousClock.Instant) -> [PoolStateMachine.Action]
    ) {
        let effects = shared.withLock { shared in
            event(&shared.machine, .now).compactMap { effect(of: $0, &shared) }
        }
        effects.forEach(perform)
    }

    private func effect(of action: PoolStateMachine.Action, _ shared: inout Shared) -> Effect? {
        switch action {
        case .connect(let id):
            let thread = ConnectionThread(configuration)
            shared.threads[id] = thread
            return .connect(Lease(id: id, thread: thread))
        case .probe(let id):
            return shared.threads[id].map { .probe(Lease(id: id, thread: $0)) }
        case .close(let id):
            return shared.threads.removeValue(forKey: id).map { .close($0) }
        case .lend(let id, let waiter):
            guard let waiting = shared.waiting.removeValue(forKey: waiter),
                let thread = shared.threads[id]
            else { return nil }
            return .answer(waiting, .success(Lease(id: id, thread: thread)))
        case .fail(let waiter, let error):
            return shared.waiting.removeValue(forKey: waiter).map { .answer($0, .failure(error)) }
        case .reportClosed:
            defer { shared.closers = [] }
            return .tell(shared.closers)
        }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .connect(let lease): connect(lease)
        case .probe(let lease): probe(lease)
        case .close(let thread): thread.close()
        case .answer(let waiting, let result): waiting.resume(returning: result)
        case .tell(let closers): closers.forEach { $0.resume() }
        }
    }

    private func connect(_ lease: Lease) {
        let id = lease.id
        lease.thread.start(
            connected: { [weak self] error in
                guard let self else { return lease.thread.close() }
                if let error {
                    self.forget(id)
                    self.transition { machine, _ in machine.connectFailed(id, error) }
                } else {
                    self.transition { $0.connected(id, $1) }
                }
            },
            lost: { [weak self] in self?.transition { $0.lost(id, $1) } }
        )
    }

    private func forget(_ id: ConnectionID) {
        shared.withLock { _ = $0.threads.removeValue(forKey: id) }
    }

    private func probe(_ lease: Lease) {
        let id = lease.id
        lease.thread.submit(limit: .seconds(5)) { session throws(PostgresError) in
            _ = try session.run(script: "")
        } completion: { [weak self] result in
            let isAlive = if case .success = result { true } else { false }
            self?.transition { $0.probed(id, isAlive: isAlive, $1) }
        }
    }
}
