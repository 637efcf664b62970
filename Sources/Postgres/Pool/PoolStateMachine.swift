/// The decisions of a connection pool as a value: events in, actions out, no I/O and no clock.
///
/// A connection goes connecting → idle or leased → … → gone. Waiters are served in their order.
/// A connection is opened only for a waiter that no coming connection will serve, so a burst opens
/// as many as it needs and a failing server is tried only while somebody asks.
package struct PoolStateMachine {
    package typealias Moment = ContinuousClock.Instant

    /// A connection, by the order in which they were opened, from 1.
    package struct ConnectionID: Hashable, Sendable {
        package let number: Int

        package init(number: Int) {
            self.number = number
        }
    }

    /// A caller that waits, by the order in which they came, from 1.
    package struct WaiterID: Hashable, Sendable {
        package let number: Int

        package init(number: Int) {
            self.number = number
        }
    }

    /// The bounds of a pool, as `PostgresConfiguration` explains them.
    package struct Limits: Sendable {
        let connections: Int
        let waiters: Int
        let staleAfter: Duration
        let lifetime: Duration

        package init(connections: Int, waiters: Int, staleAfter: Duration, lifetime: Duration) {
            self.connections = connections
            self.waiters = waiters
            self.staleAfter = staleAfter
            self.lifetime = lifetime
        }
    }

    /// What the pool must do, in this order, after a transition.
    package enum Action: Equatable {
        case connect(ConnectionID)
        case probe(ConnectionID)
        case close(ConnectionID)
        case lend(ConnectionID, to: WaiterID)
        case fail(WaiterID, PostgresError)
        /// Nothing is open any more after the pool was closed.
        case reportClosed
    }

    private enum State {
        /// Being opened; then idle, leased, or gone.
        case connecting
        /// Free since a moment; then leased, probed, or gone.
        case idle(since: Moment)
        /// Asked for a sign of life; then idle, leased, or gone.
        case probing
        /// In a caller's hands; then idle, leased anew, or gone.
        case leased
    }

    private struct Connection {
        var state: State
        var born: Moment
    }

    private let limits: Limits
    private var connections: [ConnectionID: Connection] = [:]
    /// The free connections, the one used last at the end, where it is taken.
    private var idle: [ConnectionID] = []
    private var waiters: [WaiterID] = []
    private var connectionsMade = 0
    private var waitersMade = 0
    private var isClosed = false

    /// An empty pool.
    package init(_ limits: Limits) {
        self.limits = limits
    }

    /// A new caller, who is not known until it calls `wait`.
    package mutating func newWaiter() -> WaiterID {
        waitersMade += 1
        return WaiterID(number: waitersMade)
    }

    /// How many callers wait.
    package var waiterCount: Int { waiters.count }
    /// How many connections are open or being opened.
    package var connectionCount: Int { connections.count }
}

// MARK: - Callers

extension PoolStateMachine {
    /// A free connection for a caller that need not wait, or nil when it must call `wait`.
    package mutating func takeIdle(_ now: Moment) -> ConnectionID? {
        guard !isClosed, waiters.isEmpty, let id = idle.last, isFresh(id, now) else { return nil }
        idle.removeLast()
        connections[id]?.state = .leased
        return id
    }

    /// A caller waits for a connection.
    package mutating func wait(_ waiter: WaiterID, _ now: Moment) -> [Action] {
        if isClosed { return [.fail(waiter, PostgresError(.closed))] }
        guard waiters.count < limits.waiters else {
            return [.fail(waiter, PostgresError(.poolExhausted))]
        }
        waiters.append(waiter)
        return serve(now)
    }

    /// A waiting caller was cancelled; unknown when it was served already.
    package mutating func cancel(_ waiter: WaiterID) -> [Action] {
        remove(waiter) ? [.fail(waiter, PostgresError(.cancelled))] : []
    }

    /// A waiting caller's time is up; unknown when it was served already.
    package mutating func expire(_ waiter: WaiterID) -> [Action] {
        guard remove(waiter) else { return [] }
        return [.fail(waiter, PostgresError(isAnyLeased ? .poolExhausted : .connection))]
    }

    /// A caller gave a connection back.
    package mutating func release(_ id: ConnectionID, isReusable: Bool, _ now: Moment) -> [Action] {
        guard connections[id] != nil else { return [] }
        guard isReusable, !isClosed else { return drop(id, closing: true) + serve(now) }
        return offer(id, now)
    }

    /// No more callers; what is free is closed now, the rest when it comes back.
    package mutating func close() -> [Action] {
        isClosed = true
        var actions: [Action] = waiters.map { .fail($0, PostgresError(.closed)) }
        waiters = []
        for id in connections.keys.sorted(by: { $0.number < $1.number }) {
            if case .leased? = connections[id]?.state { continue }
            connections[id] = nil
            actions.append(.close(id))
        }
        idle = []
        return connections.isEmpty ? actions + [.reportClosed] : actions
    }
}

// MARK: - Connections

extension PoolStateMachine {
    /// A connection was opened.
    package mutating func connected(_ id: ConnectionID, _ now: Moment) -> [Action] {
        guard connections[id] != nil else { return [.close(id)] }
        connections[id]?.born = now
        return offer(id, now)
    }

    /// A connection could not be opened.
    ///
    /// While others are in use, waiters wait for those. When none is, the oldest waiter that no coming
    /// connection would serve is told, and all of them when nothing is coming either.
    package mutating func connectFailed(_ id: ConnectionID, _ error: PostgresError) -> [Action] {
        guard connections.removeValue(forKey: id) != nil else { return [] }
        if isAnyLeased { return [] }
        let told = connections.isEmpty ? waiters.count : min(1, max(0, waiters.count - comingCount))
        defer { waiters.removeFirst(told) }
        return waiters.prefix(told).map { .fail($0, error) }
    }

    /// A probe was answered, or not.
    package mutating func probed(_ id: ConnectionID, isAlive: Bool, _ now: Moment) -> [Action] {
        guard connections[id] != nil else { return [] }
        return isAlive ? offer(id, now) : drop(id, closing: true) + serve(now)
    }

    /// The server ended a connection that nobody used; one in use shows it to its user.
    package mutating func lost(_ id: ConnectionID, _ now: Moment) -> [Action] {
        guard case .idle? = connections[id]?.state else { return [] }
        return drop(id, closing: true) + serve(now)
    }
}

// MARK: - Decisions

extension PoolStateMachine {
    private mutating func offer(_ id: ConnectionID, _ now: Moment) -> [Action] {
        connections[id]?.state = .idle(since: now)
        idle.append(id)
        return serve(now)
    }

    /// Brings waiters and connections together as far as that goes.
    private mutating func serve(_ now: Moment) -> [Action] {
        var actions: [Action] = []
        while let waiter = waiters.first, let id = idle.last {
            if isTooOld(id, now) {
                actions += drop(id, closing: true)
            } else if isFresh(id, now) {
                idle.removeLast()
                waiters.removeFirst()
                connections[id]?.state = .leased
                actions.append(.lend(id, to: waiter))
            } else if comingCount < waiters.count {
                idle.removeLast()
                connections[id]?.state = .probing
                actions.append(.probe(id))
            } else {
                break
            }
        }
        while !isClosed, waiters.count > comingCount, connections.count < limits.connections {
            connectionsMade += 1
            let id = ConnectionID(number: connectionsMade)
            connections[id] = Connection(state: .connecting, born: now)
            actions.append(.connect(id))
        }
        return actions
    }

    /// Connections that will be offered without anybody giving one back.
    private var comingCount: Int {
        connections.values.count {
            switch $0.state {
            case .connecting, .probing: true
            case .idle, .leased: false
            }
        }
    }

    private var isAnyLeased: Bool {
        connections.values.contains { if case .leased = $0.state { true } else { false } }
    }

    private func isTooOld(_ id: ConnectionID, _ now: Moment) -> Bool {
        guard let born = connections[id]?.born else { return true }
        return born.duration(to: now) > limits.lifetime
    }

    private func isFresh(_ id: ConnectionID, _ now: Moment) -> Bool {
        guard case .idle(let since)? = connections[id]?.state, !isTooOld(id, now) else {
            return false
        }
        return since.duration(to: now) <= limits.staleAfter
    }

    private mutating func drop(_ id: ConnectionID, closing: Bool) -> [Action] {
        connections[id] = nil
        idle.removeAll { $0 == id }
        let closes: [Action] = closing ? [.close(id)] : []
        return isClosed && connections.isEmpty ? closes + [.reportClosed] : closes
    }

    private mutating func remove(_ waiter: WaiterID) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }
}
