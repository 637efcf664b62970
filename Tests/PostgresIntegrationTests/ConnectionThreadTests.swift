import TestSupport
import Testing

import Postgres

@Suite("The thread of a connection")
struct ConnectionThreadTests {
    @Test(
        "notices that the server ended the connection while nobody used it",
        .timeLimit(.minutes(5))
    )
    func loss() async throws {
        try await ScratchDatabase.withDatabase { client, string in
            let (losses, lost) = AsyncStream<Void>.makeStream()
            let thread = ConnectionThread(PostgresConfiguration(connectionString: string))
            let failure: PostgresError? = await withCheckedContinuation { continuation in
                thread.start(
                    connected: { continuation.resume(returning: $0) },
                    lost: { lost.yield() }
                )
            }
            #expect(failure == nil)
            let pid = try await client.withConnection { try await $0.first(OtherPID()) }
            try await client.withConnection {
                try await $0.execute(Terminate(pid: try #require(pid)))
            }
            var iterator = losses.makeAsyncIterator()
            #expect(await iterator.next() != nil)
            thread.close()
        }
    }

    @Test("of a listener reports that it lost its connection", .timeLimit(.minutes(5)))
    func listenerLoss() async throws {
        try await ScratchDatabase.withDatabase { client, string in
            let (failures, failed) = AsyncStream<PostgresError>.makeStream()
            var configuration = PostgresConfiguration(connectionString: string)
            configuration.onBackgroundFailure = { failed.yield($0) }
            let listening = PostgresClient(configuration)
            let notifications = listening.notifications(on: "channel")
            for await _ in notifications {
                let pid = try await client.withConnection { try await $0.first(ListenerPID()) }
                try await client.withConnection {
                    try await $0.execute(Terminate(pid: try #require(pid)))
                }
                break
            }
            #expect(await failures.first { _ in true }?.code == .connection)
            await listening.close()
        }
    }
}

private struct OtherPID: NumberQuery {
    static let name = "other_pid"
    static let sql = """
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND backend_type = 'client backend'
        """
}
