import CoreMetrics
import Testing

import App

@Suite("What is measured")
struct MetricsRegistryTests {
    @Test("is written in Prometheus' text format, sorted, with its labels quoted")
    func text() {
        let registry = MetricsRegistry()
        registry.makeTimer(label: "act.seconds", dimensions: []).recordNanoseconds(1_500_000_000)
        registry.makeCounter(label: "troubles", dimensions: [("kind", "a\"b\\c")]).increment(by: 2)
        registry.makeCounter(label: "troubles", dimensions: [("kind", "z")]).increment(by: 1)
        registry.makeMeter(label: "open", dimensions: []).set(Int64(7))
        #expect(
            registry.prometheusText == """
                # TYPE act_seconds summary
                act_seconds_sum 1.5
                act_seconds_count 1
                # TYPE open gauge
                open 7
                # TYPE troubles counter
                troubles{kind="a\\"b\\\\c"} 2
                troubles{kind="z"} 1

                """
        )
    }

    @Test("under the same name and labels is one series")
    func sameSeries() {
        let registry = MetricsRegistry()
        for _ in 0..<3 {
            registry.makeCounter(label: "c", dimensions: [("b", "2"), ("a", "1")]).increment(by: 1)
        }
        #expect(registry.prometheusText.contains("c{a=\"1\",b=\"2\"} 3\n"))
    }
}
