package import Stores

/// Tells which extract of the residence record is in force; of residents it tells nothing.
package struct WatchRegister: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The extract that was taken over last; nil where none was.
    package func callAsFunction(by acting: Acting) async throws -> Result<StoredExtract?, Refusal> {
        try await premises.perform(.watchRegister, acting) { context in
            try await context.register.last()
        }
    }
}
