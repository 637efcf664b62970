/// Where the present moment comes from; handed in, so that a test or a simulation owns time.
package protocol TimeSource: Sendable {
    /// The present moment. Never goes back within one process.
    func now() -> Instant
}

/// Where chance comes from; handed in, so that a seed reproduces a run.
package protocol ChanceSource: Sendable {
    /// Uniformly distributed bytes; `count` from 1 to 1024.
    func bytes(_ count: Int) -> [UInt8]
}
