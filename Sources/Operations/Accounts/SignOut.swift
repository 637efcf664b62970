import Postgres
import Stores
import Vocabulary

/// Ends a session at once; its token opens nothing any more.
package struct SignOut: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Ends it; without effect on a token that is none.
    package func callAsFunction(_ token: String) async throws {
        guard let token = SessionToken(shown: token) else { return }
        try await premises.database.withTransaction { transaction in
            guard
                let session = try await SignInStore(transaction).session(tokenHash: token.hash)
            else { return }
            let access = try await ActingTransaction.begin(transaction, for: session.municipality)
            let store = StaffStore(access)
            let member = try await store.find(session.staff)
            try await store.end(session.staff, tokenHash: token.hash)
            try await AuditStore(access).write(
                AuditNote(
                    actor: member?.login ?? "\(session.staff)",
                    office: member?.office,
                    purpose: "account",
                    act: ActName.signOut.rawValue
                )
            )
        }
    }
}
