import Postgres
import Schema

/// What members of the staff are called; whoever is no member keeps the name of their part.
package struct StaffNames: Hashable, Sendable {
    private let names: [String: String]

    /// The names by logins.
    package init(_ names: [String: String] = [:]) {
        self.names = names
    }

    /// The name of whoever acted under this login, or as this part of the system.
    package subscript(login: String) -> String { names[login] ?? login }
}

extension StaffStore {
    /// The names behind logins; one statement.
    package func names(of logins: some Sequence<String>) async throws -> StaffNames {
        let wanted = Set(logins)
        guard !wanted.isEmpty else { return StaffNames() }
        let rows = try await transaction.run(
            StaffNamesOf(town: access.town, logins: wanted.sorted())
        )
        return StaffNames(Dictionary(rows.map { ($0.login, $0.name) }) { first, _ in first })
    }
}

struct StaffNamesOf: SchemaStatement {
    static let text = StatementText.staffNames
    let town: Int32
    let logins: [String]
    var bindings: PostgresBindings { PostgresBindings(town, logins) }

    static func decode(_ row: inout PostgresRowReader) throws -> (login: String, name: String) {
        (try row.read(), try row.read())
    }
}
