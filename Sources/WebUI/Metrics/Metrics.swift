import Synchronization

/// What the server counts about itself, written in the text format of Prometheus.
///
/// Labels are route patterns, methods and status codes: no personal datum can get into one.
package final class Metrics: Sendable {
    private let state = Mutex(State())

    private struct State {
        var requests: [RequestLabels: Int] = [:]
        var durations: [String: Histogram] = [:]
        var events: [WebEvent: Int] = [:]
    }

    package init() {}

    /// Counts a request and how long it took.
    func note(_ labels: RequestLabels, seconds: Double) {
        state.withLock { state in
            state.requests[labels, default: 0] += 1
            state.durations[labels.route, default: Histogram()].note(seconds)
        }
    }

    /// Counts something that happened.
    package func note(_ event: WebEvent) {
        state.withLock { $0.events[event, default: 0] += 1 }
    }

    /// Everything counted so far, and these readings.
    package func text(readings: [Reading]) -> String {
        let now = state.withLock { $0 }
        var text = ExpositionText()
        text.family("hitomado_http_requests_total", .counter, "Requests answered.")
        for (labels, count) in now.requests.sorted(by: { $0.key < $1.key }) {
            text.sample("hitomado_http_requests_total", labels.pairs, Double(count))
        }
        text.family("hitomado_http_request_duration_seconds", .histogram, "Time to the answer.")
        for (route, histogram) in now.durations.sorted(by: { $0.key < $1.key }) {
            histogram.write("hitomado_http_request_duration_seconds", route, to: &text)
        }
        for event in WebEvent.allCases {
            text.family(event.rawValue, .counter, event.meaning)
            text.sample(event.rawValue, [], Double(now.events[event] ?? 0))
        }
        var seen: Set<String> = []
        for reading in readings {
            if seen.insert(reading.name).inserted {
                text.family(reading.name, .gauge, reading.meaning)
            }
            text.sample(reading.name, reading.labels, reading.value)
        }
        return text.text
    }
}

/// Something that people do and that is worth counting.
package enum WebEvent: String, CaseIterable, Sendable {
    case visitsOpened = "hitomado_visits_opened_total"
    case bundlesFiled = "hitomado_bundles_filed_total"
    case handOvers = "hitomado_hand_overs_total"
    case signIns = "hitomado_sign_ins_total"
    case signInsRefused = "hitomado_sign_ins_refused_total"

    var meaning: String {
        switch self {
        case .visitsOpened: "Visits opened at the door."
        case .bundlesFiled: "Bundles filed from the desk."
        case .handOvers: "Hand-overs recorded."
        case .signIns: "Sign-ins."
        case .signInsRefused: "Sign-ins refused."
        }
    }
}

/// A value read at the moment somebody asks, such as how much lies in a queue.
package struct Reading: Sendable {
    package let name: String
    package let meaning: String
    package let labels: [(String, String)]
    package let value: Double

    package init(
        _ name: String,
        meaning: String,
        labels: [(String, String)] = [],
        value: Double
    ) {
        self.name = name
        self.meaning = meaning
        self.labels = labels
        self.value = value
    }
}

/// What requests are counted by.
struct RequestLabels: Hashable, Comparable {
    let route: String
    let method: String
    let status: Int

    var pairs: [(String, String)] {
        [("route", route), ("method", method), ("status", String(status))]
    }

    static func < (left: RequestLabels, right: RequestLabels) -> Bool {
        (left.route, left.method, left.status) < (right.route, right.method, right.status)
    }
}
