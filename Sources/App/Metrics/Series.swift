import CoreMetrics
import Synchronization

/// The name of a series with its labels, in Prometheus' characters.
struct SeriesName: Hashable, Comparable {
    let label: String
    /// `{name="value",…}`, or nothing.
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)]) {
        self.label = Self.plain(label)
        let pairs = dimensions.map { "\(Self.plain($0.0))=\"\(Self.quoted($0.1))\"" }
        labels = pairs.isEmpty ? "" : "{\(pairs.sorted().joined(separator: ","))}"
    }

    static func < (left: SeriesName, right: SeriesName) -> Bool {
        (left.label, left.labels) < (right.label, right.labels)
    }

    private static func plain(_ name: String) -> String {
        let bytes = name.utf8.map { byte in
            (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 ? byte : UInt8(ascii: "_")
        }
        let isDigitFirst = bytes.first.map { $0 &- 48 < 10 } ?? true
        return (isDigitFirst ? "_" : "") + String(decoding: bytes, as: UTF8.self)
    }

    private static func quoted(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}

/// One series; every call is a short lock.
final class Series: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    /// Which numbers it gives.
    enum Kind: String {
        /// Grows only, until it is reset.
        case counter
        /// The last value.
        case gauge
        /// Sum and count of all values.
        case summary
    }

    private struct Numbers {
        var value = 0.0
        var count = 0
    }

    let kind: Kind
    private let numbers = Mutex(Numbers())

    init(_ kind: Kind) {
        self.kind = kind
    }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func reset() { numbers.withLock { $0 = Numbers() } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { numbers.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func record(_ value: Double) {
        if kind == .gauge { set(value) } else { add(value) }
    }

    private func add(_ amount: Double) {
        numbers.withLock { numbers in
            numbers.value += amount
            numbers.count += 1
        }
    }

    func lines(_ name: SeriesName) -> String {
        let now = numbers.withLock { $0 }
        guard kind == .summary else { return "\(name.label)\(name.labels) \(shown(now.value))\n" }
        return "\(name.label)_sum\(name.labels) \(shown(now.value))\n"
            + "\(name.label)_count\(name.labels) \(now.count)\n"
    }

    private func shown(_ value: Double) -> String {
        let isWhole = value == value.rounded() && abs(value) < 1e15
        return isWhole ? String(Int64(value)) : String(value)
    }
}
