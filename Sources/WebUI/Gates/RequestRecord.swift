import Hummingbird
import Logging

/// Writes one log line a request and counts it; by the pattern of its route, never by what was asked for.
struct RequestRecord: RouterMiddleware {
    typealias Context = PageContext

    let metrics: Metrics

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        let response = try await next(request, context)
        let route = context.endpointPath ?? "NotFound"
        let seconds = begun.duration(to: .now) / .seconds(1)
        metrics.note(
            RequestLabels(route: route, method: request.method.rawValue, status: response.status.code),
            seconds: seconds
        )
        context.logger.info(
            "request answered",
            metadata: [
                "method": "\(request.method)", "route": "\(route)",
                "status": "\(response.status.code)", "seconds": "\(seconds)",
            ]
        )
        return response
    }
}
