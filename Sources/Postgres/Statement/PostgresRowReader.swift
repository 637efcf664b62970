/// Reads the columns of one row from left to right.
package struct PostgresRowReader {
    private let result: LibPQResult
    private let row: Int
    private let statement: String
    private var column = 0

    init(result: LibPQResult, row: Int, statement: String) {
        self.result = result
        self.row = row
        self.statement = statement
    }

    /// The value of the next column.
    ///
    /// Throws `.decoding` with statement and column, never the value, when the row has no further
    /// column, the type is another, or NULL stands where no optional was asked for.
    package mutating func read<T: PostgresDecodable>(
        _: T.Type = T.self
    ) throws(PostgresError) -> T {
        defer { column += 1 }
        guard column < result.columnCount else { throw mismatch(named: "\(column + 1)") }
        do {
            return try T.decode(result.cell(row: row, column: column))
        } catch {
            throw mismatch(named: result.name(ofColumn: column))
        }
    }

    private func mismatch(named column: String) -> PostgresError {
        var error = PostgresError(.decoding, statement: statement)
        error.column = column
        return error
    }
}

extension LibPQResult {
    /// All rows, each read by `decode`.
    func rows<Row>(
        statement: String,
        _ decode: (inout PostgresRowReader) throws -> Row
    ) throws -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(rowCount)
        for row in 0..<rowCount {
            var reader = PostgresRowReader(result: self, row: row, statement: statement)
            rows.append(try decode(&reader))
        }
        return rows
    }
}
