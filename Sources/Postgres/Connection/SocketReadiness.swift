import CLibPQ
import Glibc
import Synchronization

/// A bell that wakes a thread from `poll`; rung from any thread, heard by one.
final class WakeSignal: Sendable {
    /// Negative when the process has no descriptor left.
    let descriptor: CInt

    init() {
        descriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Wakes the thread, now or when it next waits.
    func ring() {
        eventfd_write(descriptor, 1)
    }

    /// Makes the bell silent until it is rung again.
    func clear() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}

/// What ended a wait.
struct SocketReadiness {
    var isReadable = false
    var isWoken = false
}

/// Waits until the socket can be read (or written, if asked), the bell rings, or time is up.
///
/// A negative socket is not watched; a nil limit waits for ever.
func waitForReadiness(
    socket: CInt,
    writing: Bool = false,
    wake: WakeSignal,
    limit: Duration? = nil
) -> SocketReadiness {
    let wanted = POLLIN | (writing ? POLLOUT : 0)
    var watched = [
        pollfd(fd: socket, events: Int16(wanted), revents: 0),
        pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    poll(&watched, nfds_t(watched.count), limit.map(milliseconds) ?? -1)
    return SocketReadiness(
        isReadable: Int32(watched[0].revents) & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0,
        isWoken: watched[1].revents != 0
    )
}

/// Whole milliseconds, rounded up so that a wait is never too short; at most a day.
private func milliseconds(_ duration: Duration) -> CInt {
    let limited = min(max(duration, .zero), .seconds(86_400))
    let whole = limited / .milliseconds(1)
    return CInt(whole.rounded(.up))
}
