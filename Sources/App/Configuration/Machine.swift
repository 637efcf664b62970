import FoundationEssentials

/// What the machine offers.
package enum Machine {
    /// Processors that this process may use, at least one.
    package static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
