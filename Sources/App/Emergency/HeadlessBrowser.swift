import Foundation

/// A browser that prints documents without showing them, where the machine has one.
package struct HeadlessBrowser: Sendable {
    /// How long a print may take.
    private static let limit = Duration.seconds(120)

    private let program: String

    /// The browser that `HITOMADO_CHROMIUM` names, else Debian's; nil where there is none.
    package init?(_ environment: Environment) {
        let named = environment["HITOMADO_CHROMIUM"].map { [$0] } ?? ["/usr/bin/chromium"]
        guard let found = named.first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        program = found
    }

    /// Prints a document as PDF beside it; false where the browser could not.
    func write(_ document: String, asPDF target: String) async -> Bool {
        let profile = target + ".profile"
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--no-sandbox", "--user-data-dir=\(profile)", "--no-pdf-header-footer",
            "--print-to-pdf=\(target)", URL(filePath: document).absoluteString,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        defer { try? FileManager.default.removeItem(atPath: profile) }
        do { try process.run() } catch { return false }
        let clock = ContinuousClock()
        let end = clock.now + Self.limit
        while process.isRunning {
            if clock.now > end || Task.isCancelled {
                process.terminate()
                return false
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return process.terminationStatus == 0 && FileManager.default.fileExists(atPath: target)
    }
}
