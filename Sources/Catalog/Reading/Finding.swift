/// Where something stands in a file of the catalog; lines and columns count from 1.
package struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// Path below the catalog's folder, `national/procedures/move-in-notification.yaml`.
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line)" }
}

/// How much a finding weighs.
package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing has to be done.
    case note
    /// Probably a slip; the catalog loads all the same.
    case warning
    /// The catalog is not used until this is mended.
    case error

    package static func < (left: Severity, right: Severity) -> Bool {
        left.weight < right.weight
    }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// What the loader or the check has to say about one place of the catalog.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let severity: Severity
    /// One sentence that says what is wrong and what to do.
    package let message: String

    package init(file: String, line: Int, severity: Severity, message: String) {
        self.file = file
        self.line = line
        self.severity = severity
        self.message = message
    }

    /// `file:line: severity: message`, as compilers write it.
    package var description: String { "\(file):\(line): \(severity.rawValue): \(message)" }
}

/// Collects what is found, so that one run reports everything.
///
/// Local to one load; never shared between tasks.
final class FindingLog {
    private(set) var findings: [Finding] = []
    private(set) var errorCount = 0
    /// How many of the first findings are about files that could not be read at all.
    private(set) var unreadable = 0

    /// Says that every file was parsed: what was found so far comes before all that follows from it.
    func endParsing() { unreadable = findings.count }

    func add(_ severity: Severity, _ position: SourcePosition, _ message: String) {
        if severity == .error { errorCount += 1 }
        findings.append(
            Finding(
                file: position.file,
                line: position.line,
                severity: severity,
                message: message
            )
        )
    }

    func error(_ position: SourcePosition, _ message: String) { add(.error, position, message) }

    func warning(_ position: SourcePosition, _ message: String) {
        add(.warning, position, message)
    }

    func note(_ position: SourcePosition, _ message: String) { add(.note, position, message) }

    /// Everything found, each once: first the files that cannot be read, then by file and line.
    var sorted: [Finding] {
        var seen: Set<Finding> = []
        func rank(_ offset: Int) -> Int { offset < unreadable ? 0 : 1 }
        return findings.enumerated().filter { seen.insert($0.element).inserted }
            .sorted { left, right in
                (rank(left.offset), left.element.file, left.element.line, left.offset)
                    < (rank(right.offset), right.element.file, right.element.line, right.offset)
            }
            .map(\.element)
    }
}
