package import CoreMetrics
import Synchronization

/// Keeps what the program measures and writes it in Prometheus' text format.
///
/// Counters only grow; meters hold the last value; recorders and timers (in seconds) give sum and
/// count. At most 10,000 series are kept; what comes after them is not measured.
package final class MetricsRegistry: MetricsFactory {
    private let table = Mutex<[SeriesName: Series]>([:])
    private static let seriesMaximum = 10_000

    package init() {}

    /// All series, sorted by name, as `GET /metrics` answers them.
    package var prometheusText: String {
        let all = table.withLock { $0 }.sorted { $0.key < $1.key }
        var text = ""
        var last = ""
        for (name, series) in all {
            if name.label != last { text += "# TYPE \(name.label) \(series.kind.rawValue)\n" }
            last = name.label
            text += series.lines(name)
        }
        return text
    }

    private func series(
        _ label: String,
        _ dimensions: [(String, String)],
        _ kind: Series.Kind
    ) -> Series {
        let name = SeriesName(label, dimensions)
        return table.withLock { table in
            if let known = table[name] { return known }
            let series = Series(kind)
            if table.count < Self.seriesMaximum { table[name] = series }
            return series
        }
    }

    // What was counted stays: a series that comes back goes on where it was.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    package func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler {
        series(label, dimensions, .counter)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge)
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        series(label, dimensions, aggregate ? .summary : .gauge)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .summary)
    }
}
