package import Logging
package import ServiceLifecycle
import UnixSignals

/// A part of the program that lives as long as the process: its work, and how it is told to end.
package struct LongWork: Service, CustomStringConvertible {
    package let description: String
    private let work: @Sendable () async throws -> Void

    /// Work that ends when its task is cancelled, as it is on a graceful shutdown.
    package init(_ name: String, _ work: @escaping @Sendable () async throws -> Void) {
        description = name
        self.work = work
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown { try await self.work() }
    }
}

/// Runs the parts of the program until one ends or the process is told to.
package enum ServiceRun {
    /// Runs services in the order of their dependence; they end in the opposite order.
    ///
    /// SIGTERM and Ctrl-C end them gracefully; what has not ended after 15 seconds is cancelled.
    package static func run(_ services: [any Service], logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, serviceName: "\($0)") },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(15)
        try await ServiceGroup(configuration: configuration).run()
    }
}
