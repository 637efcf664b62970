package import Postgres

/// A statement whose text stands in `statements/`; its peer type names the text and no more SQL.
package protocol SchemaStatement: PostgresStatement {
    /// The text of the statement's file.
    static var text: StatementText { get }
}

extension SchemaStatement {
    package static var name: String { text.name }
    package static var sql: String { text.sql }
}
