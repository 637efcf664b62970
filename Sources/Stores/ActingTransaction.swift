package import Postgres
import Schema
package import Vocabulary

/// An open transaction that acts for one municipality: the only way into the desk's tables.
///
/// The policies of the tables show rows of that municipality and no others.
package struct ActingTransaction: Sendable {
    /// The open transaction.
    package let transaction: PostgresTransaction
    /// The municipality.
    package let municipality: MunicipalityCode

    /// Makes an open transaction act for a municipality; one statement.
    package static func begin(
        _ transaction: PostgresTransaction,
        for municipality: MunicipalityCode
    ) async throws -> ActingTransaction {
        try await transaction.execute(VisitActing(municipality: municipality))
        return ActingTransaction(transaction: transaction, municipality: municipality)
    }

    /// The municipality as the tables keep it.
    var town: Int32 { municipality.number }
}

struct VisitActing: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitActing
    let municipality: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(String(municipality.number)) }
}

/// An array of texts as the server reads it, so that rows of arrays travel as one array of texts.
func arrayLiteral(_ elements: [String]) -> String {
    var literal = "{"
    for (position, element) in elements.enumerated() {
        if position > 0 { literal += "," }
        literal += "\""
        for scalar in element.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { literal += "\\" }
            literal.unicodeScalars.append(scalar)
        }
        literal += "\""
    }
    return literal + "}"
}

/// The value of a column that must be there and known to the program.
func required<Value>(_ value: Value?) throws(PostgresError) -> Value {
    guard let value else { throw PostgresError(.decoding) }
    return value
}
