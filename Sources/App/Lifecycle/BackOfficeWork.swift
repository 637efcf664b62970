import Logging
import ServiceLifecycle
package import SimulatedBackOffice

/// The simulated back office (模擬) as a process: it answers lots until it is told to end.
package struct BackOfficeWork: Sendable {
    private let configuration: BackOfficeConfiguration

    package init(_ configuration: BackOfficeConfiguration) {
        self.configuration = configuration
    }

    /// Answers lots until the process is told to end.
    package func run() async throws {
        let logger = Log.program
        logger.info(
            "the simulated back office (模擬) answers lots",
            metadata: ["drop": "\(configuration.drop)"]
        )
        try await ServiceRun.run([part], logger: logger)
    }

    /// The same as a part of another process.
    var part: LongWork { LongWork("back-office", service(Log.program).run) }

    /// Answers every lot that lies there now; how many.
    package func answerOnce() async -> Int {
        await service(Log.program).answerNew()
    }

    private func service(_ logger: Logger) -> SimulatedBackOfficeService {
        SimulatedBackOfficeService(configuration) { event in
            switch event {
            case .answered(let lot, let system, let accepted, let rejected):
                logger.info(
                    "answered",
                    metadata: [
                        "lot": "\(lot)", "system": "\(system)", "accepted": "\(accepted)",
                        "rejected": "\(rejected)",
                    ]
                )
            case .refused(let lot, let system, let why):
                logger.warning(
                    "not imported",
                    metadata: ["lot": "\(lot)", "system": "\(system)", "why": "\(why)"]
                )
            case .failed(let system, let number):
                logger.warning(
                    "the folder cannot be used",
                    metadata: ["system": "\(system)", "errno": "\(number)"]
                )
            }
        }
    }
}
