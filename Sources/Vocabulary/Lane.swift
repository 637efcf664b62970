/// How urgently filed work is taken up.
package enum Lane: String, Hashable, Sendable, CaseIterable {
    /// The resident sits in front of the clerk; taken up at once and before everything else.
    case waiting
    /// Nobody waits; taken up at the cut-off of the owning system.
    case overnight
}
