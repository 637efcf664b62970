import Synchronization

/// Lets tasks sleep until somebody rings or a while has passed.
///
/// A ring while nobody sleeps is kept for the next one who wants to, so that none is lost.
final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
        var cancelled: Set<Int> = []
        var numbers = 0
    }

    private let state = Mutex(State())

    /// Wakes everybody who sleeps.
    func ring() {
        let woken = state.withLock { state in
            defer { state.sleepers = [:] }
            state.isRung = state.sleepers.isEmpty
            return Array(state.sleepers.values)
        }
        woken.forEach { $0.resume() }
    }

    /// Sleeps until a ring, the end of the while, or the task's cancellation.
    func wait(atMost limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.sleepUntilRung() }
            // Cancelled as soon as the bell rings; what it then throws says nothing more.
            group.addTask { _ = try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }

    private func sleepUntilRung() async {
        let number = state.withLock { state in
            state.numbers += 1
            return state.numbers
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isRung || state.cancelled.remove(number) != nil {
                        state.isRung = false
                        return true
                    }
                    state.sleepers[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: number)
                if sleeper == nil { state.cancelled.insert(number) }
                return sleeper
            }
            sleeper?.resume()
        }
        state.withLock { _ = $0.cancelled.remove(number) }
    }
}
