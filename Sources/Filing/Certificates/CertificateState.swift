/// Where a certificate stands; the raw value stands in the table.
package enum CertificateState: String, CaseIterable, Hashable, Sendable {
    /// Asked for, and no sheet of it exists; goes to `issued` or `cancelled`.
    case requested
    /// A sheet with a serial lies at the counter; goes to `handedOver` or `cancelled`, and back to `requested`
    /// when the sheet is spoiled.
    case issued
    /// Its owner, or who may stand for the owner, has it; goes nowhere.
    case handedOver = "handed-over"
    /// Not wanted any more; goes nowhere.
    case cancelled

    /// Whether somebody must still do something.
    package var isOpen: Bool { self == .requested || self == .issued }
}

/// What is done with a certificate at the counter.
package enum CertificateStep: CaseIterable, Hashable, Sendable {
    /// A sheet gets a serial and whose it is.
    case issue
    /// The sheet is given out.
    case handOver
    /// The sheet may not be given out: torn, misprinted, of somebody else; its serial is never used again.
    case spoil
    /// Nobody wants it any more.
    case cancel
}

/// Decides what a step does to a certificate.
package enum CertificateStateMachine {
    /// The state after a step; nil where the step does not fit.
    package static func next(
        _ state: CertificateState,
        _ step: CertificateStep
    ) -> CertificateState? {
        switch (state, step) {
        case (.requested, .issue): .issued
        case (.issued, .handOver): .handedOver
        case (.issued, .spoil): .requested
        case (.requested, .cancel), (.issued, .cancel): .cancelled
        default: nil
        }
    }
}
