import Dispatch
import Synchronization

/// Hashes passwords away from the threads of Swift's concurrency, two at once at most.
///
/// One hash takes 128 MiB and 0.4 s: more at once would be a way to bring the house down.
package final class PasswordWorkshop: Sendable {
    /// Most hashes at work at once.
    package static let benches = 2
    /// Most callers that wait for one; one more is refused at once.
    package static let waitersMaximum = 40

    let cost: ScryptCost
    /// A hash of no password, so that a name that nobody has costs the same time.
    let decoy: PasswordHash
    private let queues: [DispatchQueue]
    private let callers = Mutex((waiting: 0, next: 0))

    /// A workshop of this cost; making it costs one hash.
    package init(cost: ScryptCost = .standard) throws {
        self.cost = cost
        let salt = Array(repeating: UInt8(0x5A), count: ScryptCost.saltBytes)
        decoy = try PasswordHash("", salt: salt, cost: cost)
        queues = (0..<Self.benches).map { DispatchQueue(label: "hitomado.passwords.\($0)") }
    }

    /// Hashes a new password; nil when too many callers wait.
    func hash(_ password: String, salt: [UInt8]) async throws -> PasswordHash? {
        let cost = cost
        return try await work { try PasswordHash(password, salt: salt, cost: cost) }
    }

    /// Whether a password is the one of a hash; nil when too many callers wait.
    func check(_ password: String, against hash: PasswordHash) async throws -> Bool? {
        try await work { try hash.matches(password) }
    }

    private func work<Value: Sendable>(
        _ job: @escaping @Sendable () throws -> Value
    ) async throws -> Value? {
        guard let queue = takePlace() else { return nil }
        defer { callers.withLock { $0.waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try job() }) }
        }
    }

    private func takePlace() -> DispatchQueue? {
        let bench = callers.withLock { callers -> Int? in
            guard callers.waiting < Self.benches + Self.waitersMaximum else { return nil }
            callers.waiting += 1
            callers.next = (callers.next + 1) % Self.benches
            return callers.next
        }
        return bench.map { queues[$0] }
    }
}
