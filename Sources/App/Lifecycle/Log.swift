package import Logging

/// The log of the process: plain lines on standard error.
package enum Log {
    /// Sets the log up; once, before the first line.
    package static func bootstrap(_ environment: Environment) {
        let level = Logger.Level(rawValue: environment.logLevel) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }

    /// The logger of the program.
    package static var program: Logger { Logger(label: "hitomado") }
}
