package import Hummingbird
import HummingbirdCore
package import Logging
package import NIOCore
package import Operations
import ServiceLifecycle
import Vocabulary

/// The web screens: a service that listens until it is told to stop, and finishes what it began.
package struct WebServer: Service {
    private let application: Application<RouterResponder<PageContext>>

    /// A server over these acts; nothing listens before ``run()``.
    ///
    /// - Parameters:
    ///   - configuration: Where it listens, and its limits.
    ///   - house: What the pages stand on.
    ///   - logger: Gets one line a request; routes, never addresses or names.
    package init(configuration: WebConfiguration, house: WebHouse, logger: Logger) {
        let limits = configuration.limits
        application = Application(
            router: WebRouter.router(house, configuration: configuration),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [SlowClientGuard(limits: limits)],
                    idleTimeout: .seconds(limits.headSeconds + limits.bodySeconds),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headerBytes,
                        maxHeaderListSize: limits.headerBytes,
                        maxHeaderFieldCount: limits.headerFields
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)
            ),
            logger: logger
        )
    }

    package func run() async throws {
        try await application.run()
    }

    /// Answers one request through all gates and routes, as if it had come by this channel; without a socket.
    package func answer(_ request: Request, over channel: any Channel) async throws -> Response {
        // A context reads the number of its request from the logger.
        var logger = application.logger
        logger[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
        let source = ApplicationRequestContextSource(channel: channel, logger: logger)
        return try await application.responder.respond(
            to: request,
            context: PageContext(source: source)
        )
    }
}

/// What the pages stand on: the acts, the catalog, and what the process knows of itself.
package struct WebHouse: Sendable {
    package let premises: Premises
    package let metrics: Metrics
    /// Whether answers of systems are simulated; every page then says so.
    package let simulatedBackOffice: @Sendable () -> Bool
    /// Whether the database is for practice; every page and print then says so.
    package let isPractice: Bool
    /// Nil when the server can do its work, else why not: a stable word for programs.
    package let notReady: @Sendable () async -> String?
    /// Values of the moment for `/metrics`.
    package let readings: @Sendable () async -> [Reading]
    /// The characters that can be picked by shape.
    package let glyphs: GlyphBook

    package init(
        premises: Premises,
        metrics: Metrics = Metrics(),
        simulatedBackOffice: @escaping @Sendable () -> Bool = { false },
        isPractice: Bool = false,
        notReady: @escaping @Sendable () async -> String? = { nil },
        readings: @escaping @Sendable () async -> [Reading] = { [] },
        glyphs: GlyphBook = GlyphBook()
    ) {
        self.premises = premises
        self.metrics = metrics
        self.simulatedBackOffice = simulatedBackOffice
        self.isPractice = isPractice
        self.notReady = notReady
        self.readings = readings
        self.glyphs = glyphs
    }

    var site: Site {
        Site(
            planning: premises.planning,
            time: premises.clock,
            metrics: metrics,
            isSimulated: simulatedBackOffice,
            isPractice: isPractice
        )
    }
}
