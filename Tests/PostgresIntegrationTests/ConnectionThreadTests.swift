import TestSupport
import Testing

@testable import Postgres

@Suite("The thread of a connection")
struct ConnectionThreadTests {
    @Test(
        "notices that the server ended the connection while nobody used it",
        .timeLimit(.minutes(1))
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
            let pid = try await thread.perform { session throws(PostgresError) in
                try session.run(StatementCall(BackendPID())).cell(row: 0, column: 0).pid
            }
            try await client.withConnection { try await $0.execute(Terminate(pid: pid)) }
            await losses.first { true }

            #expect(!thread.health.isOpen)
            thread.close()
            await #expect(throws: PostgresError(.closed)) { try await thread.perform { _ in } }
        }
    }

    @Test("of a listener reports that it lost its connection", .timeLimit(.minutes(1)))
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

extension PostgresCell {
    fileprivate var pid: Int { (try? Int.decode(self)) ?? 0 }
}
