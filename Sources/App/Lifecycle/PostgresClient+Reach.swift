import Logging
import Postgres

extension PostgresClient {
    /// How long a server that starts, or repairs its data after a crash, is waited for.
    private static let patience = Duration.seconds(15)
    /// The longest pause between two tries.
    private static let pauseMaximum = Duration.seconds(1)

    /// Sees that the server answers, before a part of the process begins that lives long.
    ///
    /// A process that starts together with its server, or while lines break, waits; where nobody
    /// answers, it fails after about 15 seconds.
    func reach(_ logger: Logger) async throws {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        var pause = Duration.milliseconds(100)
        while clock.now + pause < end {
            do {
                try await withConnection { _ in }
                return
            } catch let error as PostgresError where error.isRetryable {
                logger.warning(
                    "the database does not answer yet",
                    metadata: ["error": "\(error)"]
                )
            }
            try await clock.sleep(for: pause)
            pause = min(pause * 2, Self.pauseMaximum)
        }
        try await withConnection { _ in }
    }
}
