import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client drips bytes, reads too slowly, or stays away.
///
/// Each phase of an exchange has a deadline of its own that no trickle of bytes moves: head, body, answer.
/// Bound to its event loop, so it needs no lock.
final class SlowClientGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: WebLimits
    private var deadline: Scheduled<Void>?

    init(limits: WebLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { limit(limits.headSeconds, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        limit(limits.headSeconds, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: limit(limits.bodySeconds, context)
        case .body: break
        case .end: limit(limits.answerSeconds, context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { limit(limits.headSeconds, context) }
        context.write(data, promise: promise)
    }

    private func limit(_ seconds: Int64, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) {
            context.close(promise: nil)
        }
    }
}
