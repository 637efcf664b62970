import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A client")
struct ClientTests {
    @Test("serves a thousand tasks with four connections")
    func crowd() async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: 4) { client, _ in
            let pids = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<1000 {
                    group.addTask {
                        try await client.withConnection { try await $0.first(BackendPID()) }
                    }
                }
                return try await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(pids.count == 1000)
            #expect((1...4).contains(Set(pids).count))
            #expect(!pids.contains(nil))
        }
    }

    @Test("cancels the statement of a cancelled task at once and serves on")
    func cancellation() async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: 2) { client, _ in
            let (pids, found) = AsyncStream<Int>.makeStream()
            let sleeper = Task {
                try await client.withConnection { connection in
                    found.yield(try #require(try await connection.first(BackendPID())))
                    try await connection.execute(Sleep(seconds: 300))
                }
            }
            let pid = try #require(await pids.first { _ in true })
            try await client.withConnection { connection in
                while try await connection.first(IsAsleep(pid: pid)) != true {}
            }

            let start = ContinuousClock.now
            sleeper.cancel()
            let result = await sleeper.result

            let error = #expect(throws: PostgresError.self) { try result.get() }
            #expect(error?.code == .cancelled)
            // The server's own word: the connection was not merely given up.
            #expect(error?.sqlState == SQLState.queryCanceled)
            #expect(start.duration(to: .now) < .seconds(60))
            #expect(try await client.withConnection { try await $0.first(One()) } == 1)
        }
    }

    @Test("does not begin a statement in a task that was cancelled already")
    func earlyCancellation() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await client.withConnection { try await $0.first(One()) }
            }
            await #expect(throws: PostgresError(.cancelled)) { try await task.value }
        }
    }

    @Test("reports a connection that the server ended and recovers")
    func termination() async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: 2) { client, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await client.withConnection { connection in
                    let pid = try #require(try await connection.first(BackendPID()))
                    try await client.withConnection { try await $0.execute(Terminate(pid: pid)) }
                    _ = try await connection.run(One())
                }
            }
            #expect(error?.code == .connection)
            #expect(error?.isRetryable == true)
            for _ in 0..<5 {
                let one = try await client.withConnection { try await $0.first(One()) }
                #expect(one == 1)
            }
        }
    }

    @Test("never lends a connection that the server ended while it was idle")
    func idleTermination() async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: 1) { client, string in
            let other = PostgresClient(PostgresConfiguration(connectionString: string))
            for _ in 0..<5 {
                let pid = try await client.withConnection { try await $0.first(BackendPID()) }
                try await other.withConnection {
                    try await $0.execute(Terminate(pid: try #require(pid)))
                }
                // The farewell may still be under way; a caller would try again.
                while true {
                    do {
                        let now = try await client.withConnection {
                            try await $0.first(BackendPID())
                        }
                        #expect(now != pid)
                        break
                    } catch let error as PostgresError where error.code == .connection {
                        continue
                    }
                }
            }
            await other.close()
        }
    }

    @Test("gives up a statement that the server ran for too long")
    func timeout() async throws {
        try await ScratchDatabase.withDatabase { _, string in
            let client = PostgresClient(
                PostgresConfiguration(
                    connectionString: string,
                    statementTimeout: .milliseconds(500)
                )
            )
            let error = await #expect(throws: PostgresError.self) {
                try await client.withConnection { try await $0.execute(Sleep(seconds: 300)) }
            }
            #expect(error?.code == .timeout)
            let one = try await client.withConnection { try await $0.first(One()) }
            #expect(one == 1)
            await client.close()
        }
    }

    @Test("refuses a caller when no connection comes free in time")
    func exhaustion() async throws {
        try await ScratchDatabase.withDatabase { _, string in
            let client = PostgresClient(
                PostgresConfiguration(
                    connectionString: string,
                    poolMaximum: 1,
                    acquireTimeout: .seconds(3)
                )
            )
            try await client.withConnection { _ in
                await #expect(throws: PostgresError(.poolExhausted)) {
                    try await client.withConnection { try await $0.first(One()) }
                }
            }
            #expect(try await client.withConnection { try await $0.first(One()) } == 1)
            await client.close()
        }
    }

    @Test("says that there is no server, to each of many callers, within its limit")
    func absence() async throws {
        let client = PostgresClient(
            PostgresConfiguration(connectionString: "host=/nonexistent/directory dbname=x")
        )
        await withTaskGroup(of: PostgresError.Code?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        _ = try await client.withConnection { try await $0.first(One()) }
                        return nil
                    } catch {
                        return (error as? PostgresError)?.code
                    }
                }
            }
            for await code in group { #expect(code == .connection) }
        }
        await client.close()
    }

    @Test(
        "does not wait for ever for a server that accepts and says nothing",
        .timeLimit(.minutes(5))
    )
    func silence() async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(descriptor) }
        #expect(listen(descriptor, 16) == 0)
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = getsockname(descriptor, $0, &length)
            }
        }
        let port = UInt16(bigEndian: address.sin_port)
        let client = PostgresClient(
            PostgresConfiguration(
                connectionString: "host=127.0.0.1 port=\(port) dbname=x user=x",
                acquireTimeout: .milliseconds(100)
            )
        )
        await #expect(throws: PostgresError(.connection)) {
            try await client.withConnection { try await $0.first(One()) }
        }
        await client.close()
    }

    @Test("sets the session up as it should be")
    func session() async throws {
        struct Settings: PostgresStatement {
            static let name = "settings"
            static let sql = """
                SELECT current_setting('search_path'), current_setting('client_encoding'),
                    current_setting('application_name'), current_setting('client_min_messages'),
                    current_user::text
                """
            let bindings = PostgresBindings()
            static func decode(_ row: inout PostgresRowReader) throws -> [String] {
                try (0..<5).map { _ in try row.read() }
            }
        }
        try await ScratchDatabase.withDatabase { _, string in
            let client = PostgresClient(
                PostgresConfiguration(connectionString: string, role: "hitomado_office")
            )
            let settings = try await client.withConnection { try await $0.first(Settings()) }
            #expect(
                settings
                    == ["hitomado, pg_temp", "UTF8", "hitomado", "warning", "hitomado_office"]
            )
            await client.close()
        }
    }

    @Test("does not lend a connection that was left in a transaction")
    func leftover() async throws {
        try await ScratchDatabase.withDatabase(poolMaximum: 1) { client, _ in
            let before = try await client.withConnection { connection in
                try await connection.runScript("BEGIN; CREATE TABLE left_over ()")
                return try await connection.first(BackendPID())
            }
            let after = try await client.withConnection { try await $0.first(BackendPID()) }
            #expect(before != after)
        }
    }

    @Test("prepares a statement anew when its table changed under it")
    func changedTable() async throws {
        struct Everything: PostgresStatement {
            static let name = "everything"
            static let sql = "SELECT * FROM person"
            let bindings = PostgresBindings()
            static func decode(_ row: inout PostgresRowReader) throws {}
        }
        try await ScratchDatabase.withDatabase { client, _ in
            try await client.withConnection { connection in
                try await connection.runScript(PersonInsert.table)
                _ = try await connection.run(Everything())
                try await connection.runScript("ALTER TABLE person ADD COLUMN age integer")
                await #expect(throws: PostgresError.self) { try await connection.run(Everything()) }
                _ = try await connection.run(Everything())
            }
        }
    }

    @Test("refuses work after it was closed, and waits for work before it closes")
    func closing() async throws {
        try await ScratchDatabase.withDatabase { _, string in
            let client = PostgresClient(PostgresConfiguration(connectionString: string))
            let (working, begun) = AsyncStream<Void>.makeStream()
            async let number = client.withConnection { connection in
                begun.yield()
                try await connection.execute(Sleep(seconds: 0.05))
                return try await connection.first(One())
            }
            await working.first { true }
            async let closing: Void = client.close()
            let one = try await number
            await closing
            #expect(one == 1)
            await client.close()
            await #expect(throws: PostgresError(.closed)) {
                try await client.withConnection { try await $0.first(One()) }
            }
        }
    }
}

@Suite("Notifications")
struct NotificationTests {
    private struct Notify: PostgresStatement {
        typealias Row = Void
        static let name = "notify"
        static let sql = "SELECT pg_notify('Jobs \"now\"', $1)"
        let payload: String
        var bindings: PostgresBindings { PostgresBindings(payload) }
    }

    private func notify(_ client: PostgresClient, _ payload: String) async throws {
        try await client.withConnection { _ = try await $0.execute(Notify(payload: payload)) }
    }

    @Test("arrive in order, and an empty one comes after each connect")
    func order() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            var iterator = client.notifications(on: "Jobs \"now\"").makeAsyncIterator()
            #expect(await iterator.next(isolation: nil) == "")
            for payload in ["一", "二", "三"] { try await notify(client, payload) }
            #expect(await iterator.next(isolation: nil) == "一")
            #expect(await iterator.next(isolation: nil) == "二")
            #expect(await iterator.next(isolation: nil) == "三")

            let pid = try await client.withConnection { try await $0.first(ListenerPID()) }
            try await client.withConnection {
                try await $0.execute(Terminate(pid: try #require(pid)))
            }
            #expect(await iterator.next(isolation: nil) == "")
            try await notify(client, "四")
            #expect(await iterator.next(isolation: nil) == "四")
        }
    }

    @Test("end when the reading task is cancelled, and when the client is closed")
    func end() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            let (signals, begun) = AsyncStream<Void>.makeStream()
            let reader = Task {
                for await _ in client.notifications(on: "a") { begun.yield() }
            }
            _ = await signals.first { true }
            reader.cancel()
            await reader.value

            var iterator = client.notifications(on: "b").makeAsyncIterator()
            #expect(await iterator.next(isolation: nil) == "")
            await client.close()
            #expect(await iterator.next(isolation: nil) == nil)
            var late = client.notifications(on: "c").makeAsyncIterator()
            #expect(await late.next(isolation: nil) == nil)
        }
    }
}
