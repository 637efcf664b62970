import Eligibility
import Filing
import Operations
import Postgres
import Schema
package import Vocabulary

extension Failure {
    /// The failure that an error of any kind is to the person who called.
    ///
    /// What is not known here is a fault of the program, named by its type alone: its text may hold
    /// personal data.
    package init(anyError error: any Error, language: Language = .en) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as HouseholdError: self.init(.wrongInput, refusal.description)
        case let refusal as FilingRefusal:
            self.init(.wrongInput, refusal.sentence(in: language))
        case let refusal as Refusal:
            let isBusy = refusal.kind == .busy
            self.init(isBusy ? .unavailable : .wrongInput, refusal.sentence(in: language))
        case let error as PostgresError: self.init(postgres: error)
        case let error as MigrationError:
            self.init(.fault, "The database does not fit this program: \(error).")
        default:
            self.init(.fault, "A fault of the program stopped the command (\(type(of: error))).")
        }
    }

    private init(postgres error: PostgresError) {
        switch error.code {
        case .connection, .poolExhausted, .closed:
            self.init(
                .unavailable,
                "The database cannot be reached; see that it runs and that HITOMADO_DATABASE_URL "
                    + "names it."
            )
        case .commitUnknown:
            self.init(
                .unavailable,
                "The database was lost while it kept the change; look whether it did, or repeat it."
            )
        case .server where error.sqlState.map(Self.isMissingSchema) ?? false:
            self.init(
                .fault,
                "The database lacks what this program needs (\(error)); run `hitomado migrate`."
            )
        case .server where error.sqlState.map(Self.isOutage) ?? false:
            self.init(.unavailable, "The database cannot serve now (\(error)); try again later.")
        case .server, .decoding, .encoding, .cancelled, .timeout:
            self.init(.fault, "The database refused a statement of the program (\(error)).")
        }
    }

    /// Undefined schema, table, column, function or role.
    private static func isMissingSchema(_ state: String) -> Bool {
        ["3F000", "42P01", "42703", "42883", "22023", "42704"].contains(state)
    }

    /// Out of disk, memory or connections, read-only, or shutting down.
    private static func isOutage(_ state: String) -> Bool {
        state.hasPrefix("53") || state.hasPrefix("57P") || state == "25006"
    }
}
