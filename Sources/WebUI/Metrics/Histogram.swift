/// Durations in buckets, each of which counts what took at most so long.
struct Histogram {
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private var counts = Array(repeating: 0, count: bounds.count)
    private var count = 0
    private var sum = 0.0

    mutating func note(_ seconds: Double) {
        count += 1
        sum += seconds
        for (index, bound) in Self.bounds.enumerated() where seconds <= bound {
            counts[index] += 1
        }
    }

    func write(_ name: String, _ route: String, to text: inout ExpositionText) {
        for (bound, count) in zip(Self.bounds, counts) {
            text.sample("\(name)_bucket", [("route", route), ("le", "\(bound)")], Double(count))
        }
        text.sample("\(name)_bucket", [("route", route), ("le", "+Inf")], Double(count))
        text.sample("\(name)_sum", [("route", route)], sum)
        text.sample("\(name)_count", [("route", route)], Double(count))
    }
}

/// Metrics as Prometheus reads them, version 0.0.4 of the text format.
struct ExpositionText {
    /// What a family of metrics is.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    private(set) var text = ""

    mutating func family(_ name: String, _ kind: Kind, _ meaning: String) {
        text += "# HELP \(name) \(meaning)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += pairs.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
