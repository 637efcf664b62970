import App
import ArgumentParser
import WebUI

/// Serves the web screens.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the web screens until it is stopped.",
        discussion: """
            Listens on loopback and speaks plain HTTP: put a proxy with TLS in front of it where \
            others than this machine shall reach it. /healthz says that the process lives, /readyz \
            that it can work, /metrics what it measures.
            """
    )

    @Option(
        help: ArgumentHelp("Where to listen, 0 to 65535; 0 lets the system choose.", valueName: "N")
    )
    var port = 8080

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "ADDRESS"))
    var host = "127.0.0.1"

    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError(
                ja: "--port は0〜65535の数です。",
                en: "--port is a number from 0 to 65535."
            )
        }
    }

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        environment.sayWhetherChecksAreOff()
        let work = try WebWork(
            environment: environment,
            catalog: try catalog.load(),
            configuration: WebConfiguration(host: host, port: port),
            glyphs: try GlyphFiles(catalog: catalog.directory, font: environment.glyphFont).book()
        )
        try await work.run()
    }
}
