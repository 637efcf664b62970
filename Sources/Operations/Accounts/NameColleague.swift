import Postgres
import Stores
import Vocabulary

/// Tells how a colleague is called whom the history of a visit names by login.
package struct NameColleague: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The name; the login itself where no member of the staff has it, such as a program's.
    package func callAsFunction(_ login: String, by acting: Acting) async throws -> String {
        try await premises.database.withTransaction { transaction in
            let access = try await ActingTransaction.begin(transaction, for: acting.municipality)
            let members = try await StaffStore(access).list()
            return members.first { utf8Equal($0.login, login) }?.displayName ?? login
        }
    }
}
