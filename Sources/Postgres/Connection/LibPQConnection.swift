import CLibPQ
import Glibc

/// The only holder of libpq's connection pointer: one Swift verb for each verb of libpq.
///
/// Not sendable: made, used and freed on the one thread that owns it. All verbs but the opening and
/// `cancel` return at once; waiting is the business of `ConnectionSession`.
final class LibPQConnection {
    private let pointer: OpaquePointer

    /// Connects, trying every host of the connection string; blocks until that ends.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        let settings = configuration.settings
        let opened = withCStrings(settings.map(\.keyword)) { keywords in
            withCStrings(settings.map(\.value)) { PQconnectdbParams(keywords, $0, 1) }
        }
        guard let pointer = opened else { throw PostgresError(.connection) }
        guard PQstatus(pointer) == CONNECTION_OK else {
            var error = PostgresError(.connection)
            error.hint = Self.connectHint(pointer)
            PQfinish(pointer)
            throw error
        }
        // Without this, libpq writes notices, which may quote values, to standard error.
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        PQsetnonblocking(pointer, 1)
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    /// The message of a failed connect; a complaint about the string itself could quote a password.
    private static func connectHint(_ pointer: OpaquePointer) -> String? {
        let message = String(cString: PQerrorMessage(pointer))
        guard message.hasPrefix("connection to server") else { return nil }
        return String(message.prefix { $0 != "\n" })
    }
}

// MARK: - State

extension LibPQConnection {
    var isOpen: Bool { PQstatus(pointer) == CONNECTION_OK }
    var isOutsideTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }
    var socket: CInt { PQsocket(pointer) }
    /// Whether asking for a result would have to wait.
    var isBusy: Bool { PQisBusy(pointer) != 0 }
}

// MARK: - Sending

extension LibPQConnection {
    /// Each of these queues a message and says whether libpq took it.
    func send(script: String) -> Bool {
        PQsendQuery(pointer, script) == 1
    }

    func send(prepare name: String, sql: String) -> Bool {
        PQsendPrepare(pointer, name, sql, 0, nil) == 1
    }

    func send(describe name: String) -> Bool {
        PQsendDescribePrepared(pointer, name) == 1
    }

    func send(prepared name: String, _ parameters: EncodedParameters) -> Bool {
        parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1) == 1
        }
    }

    /// Sends a text that is not worth preparing, with parameters of known types.
    func send(once sql: String, _ parameters: EncodedParameters, types: [UInt32]) -> Bool {
        parameters.withPointers { count, values, lengths, formats in
            PQsendQueryParams(pointer, sql, count, types, values, lengths, formats, 1) == 1
        }
    }

    func enterPipeline() -> Bool { PQenterPipelineMode(pointer) == 1 }
    func exitPipeline() -> Bool { PQexitPipelineMode(pointer) == 1 }
    func sendPipelineEnd() -> Bool { PQpipelineSync(pointer) == 1 }

    /// Queues bytes of a `COPY`; nil when libpq's buffer is full and must be flushed first.
    func put(copyData bytes: [UInt8]) -> Bool? {
        let outcome = bytes.withUnsafeBytes { raw in
            PQputCopyData(pointer, raw.bindMemory(to: CChar.self).baseAddress, CInt(raw.count))
        }
        return outcome == 0 ? nil : outcome == 1
    }

    func endCopy() -> Bool? {
        let outcome = PQputCopyEnd(pointer, nil)
        return outcome == 0 ? nil : outcome == 1
    }

    /// Sends what is queued as far as the socket takes it; true while something is left.
    func flush() throws(PostgresError) -> Bool {
        let left = PQflush(pointer)
        // A failed write may hide the server's last words, so only a closed connection ends it here.
        if left < 0 && !isOpen { throw PostgresError(.connection) }
        return left > 0
    }
}

// MARK: - Receiving

extension LibPQConnection {
    /// Takes in what the socket holds; false when the connection is lost.
    func consume() -> Bool {
        PQconsumeInput(pointer) == 1
    }

    /// The next result of the exchange, or nil at its end; blocks while `isBusy`.
    func nextResult() -> LibPQResult? {
        PQgetResult(pointer).map(LibPQResult.init(owning:))
    }

    /// The payloads of the notifications that have arrived.
    func takeNotifications() -> [String] {
        var payloads: [String] = []
        while let notification = PQnotifies(pointer) {
            payloads.append(notification.pointee.extra.map { String(cString: $0) } ?? "")
            PQfreemem(notification)
        }
        return payloads
    }

    /// Asks the server to cancel what runs; blocks for one short connection of its own.
    func cancel() -> Bool {
        guard let handle = PQgetCancel(pointer) else { return false }
        defer { PQfreeCancel(handle) }
        var message = [CChar](repeating: 0, count: 256)
        return PQcancel(handle, &message, CInt(message.count)) == 1
    }
}

// MARK: - C arrays

private typealias CStringPointer = UnsafePointer<CChar>

/// Lends strings as C strings in an array that ends with a null pointer.
private func withCStrings<R>(_ strings: [String], _ body: ([CStringPointer?]) -> R) -> R {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { $0.map { UnsafePointer($0) } } + [nil])
}

extension EncodedParameters {
    /// Lends the parameters as the parallel arrays that libpq reads.
    fileprivate func withPointers<R>(
        _ body: (CInt, [CStringPointer?], [CInt], [CInt]) -> R
    ) -> R {
        buffer.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let values = ranges.map { range in range.flatMap { base?.advanced(by: $0.lowerBound) } }
            let lengths = ranges.map { CInt($0?.count ?? 0) }
            return body(CInt(ranges.count), values, lengths, isBinary.map { $0 ? 1 : 0 })
        }
    }
}
