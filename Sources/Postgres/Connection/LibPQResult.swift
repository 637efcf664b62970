import CLibPQ

/// A result of libpq, freed with the last reference.
///
/// Invariant that makes it sendable: libpq never writes to a result after it handed it over, all
/// methods here only read, and `PQclear` runs once, when nobody holds the object any more.
final class LibPQResult: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Takes over a result that nobody else frees.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    /// What a result means for the exchange it belongs to.
    enum Status {
        /// Rows, a finished command, or an empty one.
        case done
        case failed
        /// The pipeline skipped the statement after a failure.
        case skipped
        /// The end of a pipeline.
        case pipelineEnd
        /// The server waits for the data of a `COPY … FROM STDIN`.
        case copyIn
        /// Something that no caller here asks for.
        case unexpected
    }

    var status: Status {
        switch PQresultStatus(pointer) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .done
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failed
        case PGRES_PIPELINE_ABORTED: .skipped
        case PGRES_PIPELINE_SYNC: .pipelineEnd
        case PGRES_COPY_IN: .copyIn
        default: .unexpected
        }
    }

    var rowCount: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { Int(PQnfields(pointer)) }

    /// Rows inserted, updated, deleted or read; 0 for other commands.
    var affectedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// The first word of what the server says it did, such as `COMMIT`.
    var command: String { String(cString: PQcmdStatus(pointer)) }

    /// The types of the parameters, in the answer to a describe.
    var parameterTypes: [UInt32] {
        (0..<PQnparams(pointer)).map { PQparamtype(pointer, $0) }
    }

    func name(ofColumn column: Int) -> String {
        PQfname(pointer, CInt(column)).map { String(cString: $0) } ?? "\(column + 1)"
    }

    /// The cell at a place inside the result; its bytes live as long as the result.
    func cell(row: Int, column: Int) -> PostgresCell {
        let (row, column) = (CInt(row), CInt(column))
        let type = PQftype(pointer, column)
        guard PQgetisnull(pointer, row, column) == 0,
            let start = PQgetvalue(pointer, row, column)
        else { return PostgresCell(content: nil, type: type) }
        let count = Int(PQgetlength(pointer, row, column))
        return PostgresCell(content: UnsafeRawBufferPointer(start: start, count: count), type: type)
    }
}

// MARK: - Failures

extension LibPQResult {
    /// The server's refusal without its message, which may quote values.
    func error(statement: String?) -> PostgresError {
        let state = field(CLIBPQ_FIELD_SQLSTATE)
        let endsSession = state.map(SQLState.endsSession) ?? true
        var error = PostgresError(
            endsSession ? .connection : .server,
            sqlState: state,
            statement: statement
        )
        error.constraint = field(CLIBPQ_FIELD_CONSTRAINT)
        error.table = field(CLIBPQ_FIELD_TABLE)
        error.position = field(CLIBPQ_FIELD_POSITION).flatMap { Int($0) }
        if let state, state.hasPrefix("42") { error.hint = field(CLIBPQ_FIELD_MESSAGE) }
        return error
    }

    private func field(_ code: CInt) -> String? {
        PQresultErrorField(pointer, code).map { String(cString: $0) }
    }
}
