import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import Synchronization
import WebUI

/// Sends requests to a web server that nothing listens for: through its gates and routes, past its sockets.
struct RouterClient: Sendable {
    let server: WebServer

    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: ByteBuffer
    }

    func send(
        _ path: String,
        _ method: HTTPRequest.Method,
        _ headers: HTTPFields,
        body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        if let body { headers[.contentLength] = String(body.readableBytes) }
        let request = Request(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: "localhost",
                path: path,
                headerFields: headers
            ),
            body: RequestBody(buffer: body ?? ByteBuffer())
        )
        let response = try await server.answer(request, over: NIOAsyncTestingChannel())
        let collected = Collected()
        try await response.body.write(collected)
        return Answer(status: response.status, headers: response.headers, body: collected.bytes)
    }
}

/// Keeps what a response writes.
private final class Collected: ResponseBodyWriter, Sendable {
    private let buffer = Mutex(ByteBuffer())

    var bytes: ByteBuffer { buffer.withLock { $0 } }

    func write(_ part: ByteBuffer) async throws {
        buffer.withLock { _ = $0.writeImmutableBuffer(part) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
