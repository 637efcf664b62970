import Logging
import Postgres

extension PostgresClient {
    /// Pauses between tries, about five seconds in all: a server that restarts is back within them.
    private static let pauses: [Duration] = [100, 200, 400, 800, 1200, 1200, 1200]
        .map(Duration.milliseconds)

    /// Sees that the server answers, before a part of the process begins that lives long.
    ///
    /// A process that starts together with its server, or while lines break, waits; where nobody
    /// answers, it fails after about five seconds.
    func reach(_ logger: Logger) async throws {
        for pause in Self.pauses {
            do {
                try await withConnection { _ in }
                return
            } catch let error as PostgresError where error.isRetryable {
                logger.warning("the database does not answer yet", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: pause)
        }
        try await withConnection { _ in }
    }
}
