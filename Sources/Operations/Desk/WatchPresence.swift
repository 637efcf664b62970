import Stores
package import Vocabulary

/// Says who else has a visit open, and notes that whoever asks has.
package struct WatchPresence: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The names of the others; it passes by itself when a page does not ask again.
    ///
    /// Nothing about residents is read, so that no audit row is left.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<[String], Refusal> {
        try await premises.perform(.watchPresence, acting, visit: visit) { context in
            let (staff, _) = try await context.drafter(of: visit)
            return try await context.presences.note(staff, in: visit, at: context.now)
        }
    }
}
