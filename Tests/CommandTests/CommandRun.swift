import Foundation
import Testing

/// The command as a process: what it was given, what it answered.
struct CommandRun {
    let code: Int32
    let output: String
    let error: String

    /// The folder of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the command of this build to its end.
    init(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "hitomado-run-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        let streams = ["in", "out", "err"].map { folder.appending(path: $0) }
        for stream in streams { try Data(input.utf8).write(to: stream) }
        let process = Process()
        process.executableURL = try Self.executable
        process.arguments = arguments
        process.environment = [
            "HITOMADO_CATALOG": Self.root.appending(path: "catalog").path, "LC_ALL": "C.UTF-8",
        ].merging(environment) { _, given in given }
        process.standardInput = try FileHandle(forReadingFrom: streams[0])
        for stream in streams[1...] { try Data().write(to: stream) }
        process.standardOutput = try FileHandle(forWritingTo: streams[1])
        process.standardError = try FileHandle(forWritingTo: streams[2])
        try process.run()
        process.waitUntilExit()
        code = process.terminationStatus
        output = try String(contentsOf: streams[1], encoding: .utf8)
        error = try String(contentsOf: streams[2], encoding: .utf8)
    }

    /// Runs the command of this build to its end.
    init(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:]
    ) throws {
        try self.init(arguments, input: input, environment: environment)
    }

    /// The command beside the tests' own executable.
    private static var executable: URL {
        get throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let command = URL(filePath: own).deletingLastPathComponent().appending(path: "hitomado")
            try #require(FileManager.default.isExecutableFile(atPath: command.path))
            return command
        }
    }
}
