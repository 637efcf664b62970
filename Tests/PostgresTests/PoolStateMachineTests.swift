import Testing

import Postgres

private typealias Machine = PoolStateMachine
private typealias ID = PoolStateMachine.ConnectionID

@Suite("The pool's decisions")
struct PoolStateMachineTests {
    private let start = Machine.Moment.now

    private func makeMachine(connections: Int = 2, waiters: Int = 10) -> Machine {
        Machine(
            .init(
                connections: connections,
                waiters: waiters,
                staleAfter: .seconds(30),
                lifetime: .seconds(600)
            )
        )
    }

    private func at(_ seconds: Int) -> Machine.Moment {
        start + .seconds(seconds)
    }

    /// A machine with `count` idle connections, numbered from 1, the last one on top.
    private func machineWithIdle(_ count: Int, connections: Int = 2) -> Machine {
        var machine = makeMachine(connections: connections)
        for _ in 0..<count {
            _ = machine.wait(machine.newWaiter(), at(0))
        }
        for number in 1...count {
            _ = machine.connected(ID(number: number), at(0))
        }
        for number in 1...count {
            _ = machine.release(ID(number: number), isReusable: true, at(0))
        }
        return machine
    }

    @Test("open a connection for a waiter, lend it, and lend it again when it comes back")
    func lending() {
        var machine = makeMachine()
        let (first, second) = (machine.newWaiter(), machine.newWaiter())

        #expect(machine.takeIdle(at(0)) == nil)
        #expect(machine.wait(first, at(0)) == [.connect(ID(number: 1))])
        #expect(machine.connected(ID(number: 1), at(1)) == [.lend(ID(number: 1), to: first)])
        #expect(machine.release(ID(number: 1), isReusable: true, at(2)) == [])
        #expect(machine.takeIdle(at(3)) == ID(number: 1))
        #expect(machine.wait(second, at(3)) == [.connect(ID(number: 2))])
    }

    @Test("never open more connections than allowed, and serve waiters in their order")
    func order() {
        var machine = makeMachine(connections: 1)
        let waiters = (0..<3).map { _ in machine.newWaiter() }

        #expect(machine.wait(waiters[0], at(0)) == [.connect(ID(number: 1))])
        #expect(machine.wait(waiters[1], at(0)) == [])
        #expect(machine.wait(waiters[2], at(0)) == [])
        var served: [Machine.Action] = machine.connected(ID(number: 1), at(0))
        served += machine.release(ID(number: 1), isReusable: true, at(0))
        served += machine.release(ID(number: 1), isReusable: true, at(0))

        #expect(served == waiters.map { .lend(ID(number: 1), to: $0) })
        #expect(machine.connectionCount == 1)
    }

    @Test("let nobody overtake those who wait")
    func overtaking() {
        var machine = makeMachine(connections: 1)
        _ = machine.wait(machine.newWaiter(), at(0))
        _ = machine.connected(ID(number: 1), at(0))
        let waiter = machine.newWaiter()
        _ = machine.wait(waiter, at(0))

        #expect(machine.takeIdle(at(0)) == nil)
        let actions = machine.release(ID(number: 1), isReusable: true, at(0))
        #expect(actions == [.lend(ID(number: 1), to: waiter)])
    }

    @Test("refuse a waiter beyond the limit")
    func waiterLimit() {
        var machine = makeMachine(connections: 1, waiters: 1)
        _ = machine.wait(machine.newWaiter(), at(0))
        let refused = machine.newWaiter()

        let actions = machine.wait(refused, at(0))

        #expect(actions == [.fail(refused, PostgresError(.poolExhausted))])
    }

    @Test("probe a connection that was idle for long before they lend it")
    func probing() {
        var machine = machineWithIdle(1)
        let waiter = machine.newWaiter()

        #expect(machine.takeIdle(at(31)) == nil)
        #expect(machine.wait(waiter, at(31)) == [.probe(ID(number: 1))])
        let lent = machine.probed(ID(number: 1), isAlive: true, at(31))
        #expect(lent == [.lend(ID(number: 1), to: waiter)])
    }

    @Test("replace a connection that does not answer the probe")
    func deadProbe() {
        var machine = machineWithIdle(1)
        _ = machine.wait(machine.newWaiter(), at(31))

        let actions = machine.probed(ID(number: 1), isAlive: false, at(31))

        #expect(actions == [.close(ID(number: 1)), .connect(ID(number: 2))])
    }

    @Test("close a connection that is too old instead of lending it")
    func lifetime() {
        var machine = machineWithIdle(1)

        #expect(machine.takeIdle(at(601)) == nil)
        let actions = machine.wait(machine.newWaiter(), at(601))
        #expect(actions == [.close(ID(number: 1)), .connect(ID(number: 2))])
    }

    @Test("close a broken connection and open another for who waits")
    func brokenRelease() {
        var machine = makeMachine(connections: 1)
        _ = machine.wait(machine.newWaiter(), at(0))
        _ = machine.connected(ID(number: 1), at(0))
        _ = machine.wait(machine.newWaiter(), at(0))

        let actions = machine.release(ID(number: 1), isReusable: false, at(0))

        #expect(actions == [.close(ID(number: 1)), .connect(ID(number: 2))])
    }

    @Test("drop an idle connection that the server ended, and leave a lent one to its user")
    func lost() {
        var machine = machineWithIdle(2)
        let lent = machine.takeIdle(at(1))

        #expect(lent == ID(number: 2))
        #expect(machine.lost(ID(number: 2), at(1)) == [])
        #expect(machine.lost(ID(number: 1), at(1)) == [.close(ID(number: 1))])
        #expect(machine.connectionCount == 1)
    }

    @Test("tell all who wait when no connection can be opened and none is there")
    func serverDown() {
        var machine = makeMachine(connections: 1)
        let waiters = (0..<3).map { _ in machine.newWaiter() }
        for waiter in waiters { _ = machine.wait(waiter, at(0)) }
        let error = PostgresError(.connection)

        let actions = machine.connectFailed(ID(number: 1), error)

        #expect(actions == waiters.map { .fail($0, error) })
        #expect(machine.waiterCount == 0)
    }

    @Test("tell one waiter for each failed connect while others are coming")
    func partlyDown() {
        var machine = makeMachine(connections: 2)
        let waiters = (0..<3).map { _ in machine.newWaiter() }
        for waiter in waiters { _ = machine.wait(waiter, at(0)) }
        let error = PostgresError(.connection)

        #expect(machine.connectFailed(ID(number: 1), error) == [.fail(waiters[0], error)])
        #expect(
            machine.connected(ID(number: 2), at(0)).first == .lend(ID(number: 2), to: waiters[1])
        )
    }

    @Test("let waiters wait for connections in use when a further one fails")
    func failureBesideLeases() {
        var machine = makeMachine(connections: 2)
        _ = machine.wait(machine.newWaiter(), at(0))
        _ = machine.connected(ID(number: 1), at(0))
        let waiter = machine.newWaiter()
        _ = machine.wait(waiter, at(0))

        #expect(machine.connectFailed(ID(number: 2), PostgresError(.connection)) == [])
        let actions = machine.release(ID(number: 1), isReusable: true, at(0))
        #expect(actions == [.lend(ID(number: 1), to: waiter)])
    }

    @Test("say of a waiter whose time is up whether the pool was full or the server silent")
    func expiry() {
        var machine = makeMachine(connections: 1)
        let (first, second) = (machine.newWaiter(), machine.newWaiter())
        _ = machine.wait(first, at(0))
        #expect(machine.expire(first) == [.fail(first, PostgresError(.connection))])
        #expect(machine.expire(first) == [])

        _ = machine.wait(second, at(0))
        _ = machine.connected(ID(number: 1), at(0))
        let third = machine.newWaiter()
        _ = machine.wait(third, at(0))
        #expect(machine.expire(third) == [.fail(third, PostgresError(.poolExhausted))])
    }

    @Test("forget a cancelled waiter once and keep the connection for the next")
    func cancellation() {
        var machine = makeMachine()
        let waiter = machine.newWaiter()
        _ = machine.wait(waiter, at(0))

        #expect(machine.cancel(waiter) == [.fail(waiter, PostgresError(.cancelled))])
        #expect(machine.cancel(waiter) == [])
        #expect(machine.connected(ID(number: 1), at(0)) == [])
        #expect(machine.takeIdle(at(0)) == ID(number: 1))
    }

    @Test("close what is free at once, the rest when it comes back, and then say so")
    func closing() {
        var machine = machineWithIdle(2)
        _ = machine.takeIdle(at(0))
        let late = machine.newWaiter()

        #expect(machine.close() == [.close(ID(number: 1))])
        #expect(machine.wait(late, at(0)) == [.fail(late, PostgresError(.closed))])
        let last = machine.release(ID(number: 2), isReusable: true, at(0))
        #expect(last == [.close(ID(number: 2)), .reportClosed])
    }

    @Test("close a connection that was opened after the pool was closed")
    func lateConnect() {
        var machine = makeMachine()
        let waiter = machine.newWaiter()
        _ = machine.wait(waiter, at(0))

        let closing = machine.close()

        let refusal = Machine.Action.fail(waiter, PostgresError(.closed))
        #expect(closing == [refusal, .close(ID(number: 1)), .reportClosed])
        #expect(machine.connected(ID(number: 1), at(0)) == [.close(ID(number: 1))])
    }
}
