import App
import Catalog
import DayPlay
import Operations
import Pages
import Vocabulary

/// What happened on a day, as tables for people.
struct DayText {
    let report: DayReport
    let catalog: Catalog
    let language: Language

    var text: String {
        [
            overview, parts(word("区", "Office"), offices, isOfLots: false),
            parts(word("業務システム", "System"), systems, isOfLots: true),
            matrix(word("計画:窓口の種類", "Planned: counter"), \.counters, counterName),
            matrix(word("計画:取扱い", "Planned: handling"), \.handlings, handlingName),
            matrix(word("受付後の扱い", "What became of it"), \.fates, fateName), waiting,
            refusals,
        ].joined(separator: "\n")
    }

    /// A part of the day: its name, how many came, and what came of it.
    private struct Part {
        let name: String
        var arrivals: Int?
        var refused: Int?
        let tally: DayReport.Tally
    }

    private var offices: [Part] {
        report.offices.sorted { $0.key < $1.key }.map { code, office in
            Part(
                name: name(ofOffice: code),
                arrivals: office.arrivals,
                refused: office.refused,
                tally: office.tally
            )
        }
    }

    private var systems: [Part] {
        report.systems.sorted { $0.key < $1.key }.map { id, tally in
            Part(name: catalog.systemName(id)?[language] ?? id, tally: tally)
        }
    }

    private var overview: String {
        var table = TextTable([word("一日の結果(模擬)", "The day (simulated)"), word("件数", "Count")])
        table.add([word("来庁", "Arrivals"), "\(report.arrivals)"])
        table.add([word("受け付けられなかった来庁", "Arrivals refused"), "\(report.refused.count)"])
        table.add([word("未確定の手続", "Procedures undecided"), "\(report.undecided)"])
        for (title, value) in Self.columns(report.total, isOfLots: true) {
            table.add([title[language], value])
        }
        return table.text
    }

    /// What is said of every part, with its title.
    private static func columns(
        _ tally: DayReport.Tally,
        isOfLots: Bool
    ) -> [(title: Localized, value: String)] {
        let lots = [(Localized(ja: "ロット", en: "Lots"), "\(tally.lots)")]
        return [(Localized(ja: "センターへ提出", en: "Filed"), "\(tally.filed)")]
            + (isOfLots ? lots : [])
            + [
                (Localized(ja: "受理", en: "Accepted"), "\(tally.accepted)"),
                (Localized(ja: "差戻し", en: "Rejected"), "\(tally.rejected)"),
                (Localized(ja: "補正", en: "Corrected"), "\(tally.corrected)"),
                (Localized(ja: "未完了", en: "Open"), "\(tally.open)"),
                (
                    Localized(ja: "職員の分(推計)", en: "Minutes (estimated)"),
                    "\(Int(tally.minutes.rounded()))"
                ),
            ]
    }

    private func parts(_ title: String, _ parts: [Part], isOfLots: Bool) -> String {
        let areOffices = parts.contains { $0.arrivals != nil }
        let own = areOffices ? [word("来庁", "Arrivals"), word("不可", "Refused")] : []
        let titles = Self.columns(report.total, isOfLots: isOfLots).map(\.title[language])
        var table = TextTable([title] + own + titles)
        for part in parts {
            table.add(
                [part.name] + [part.arrivals, part.refused].compactMap { $0.map { "\($0)" } }
                    + Self.columns(part.tally, isOfLots: isOfLots).map(\.value)
            )
        }
        return table.text
    }

    /// Entries of the plans by a word of theirs, for the whole day and each office.
    private func matrix(
        _ title: String,
        _ counts: KeyPath<DayReport.Tally, [String: Int]>,
        _ name: (String) -> String
    ) -> String {
        var table = TextTable([title, word("計", "All")] + offices.map(\.name))
        for (key, count) in report.total[keyPath: counts].sorted(by: Self.mostFirst) {
            let shares = offices.map { "\($0.tally[keyPath: counts][key] ?? 0)" }
            table.add([name(key), "\(count)"] + shares)
        }
        return table.text
    }

    /// Who has something to do still, of each office's residents.
    private var waiting: String {
        var table = TextTable(
            [word("待っている相手", "Waiting for"), word("計", "All")] + offices.map(\.name)
        )
        let owners = report.total.waiting.map { (key: $0.key.name[language], value: $0.value) }
        for (name, count) in owners.sorted(by: Self.mostFirst) {
            let shares = offices.map { part in
                part.tally.waiting.filter { $0.key.name[language] == name }.values.reduce(0, +)
            }
            table.add([name, "\(count)"] + shares.map { "\($0)" })
        }
        return table.text
    }

    private static func mostFirst(
        _ one: (key: String, value: Int),
        _ other: (key: String, value: Int)
    ) -> Bool {
        (other.value, one.key) < (one.value, other.key)
    }

    private var refusals: String {
        guard !report.refused.isEmpty else { return "" }
        var table = TextTable([word("行", "Line"), word("箇所", "Place"), word("理由", "Why")])
        for refused in report.refused {
            table.add(["\(refused.line)", refused.path, refused.message[language]])
        }
        return table.text
    }

    private func name(ofOffice code: String) -> String {
        guard let office = MunicipalityCode(code) else { return word("窓口の不明な来庁", "Office unknown") }
        let day = CalendarDay.earliest
        return catalog.view(office: office, on: day).officeName?[language] ?? code
    }

    private func counterName(_ kind: String) -> String {
        CounterKind(rawValue: kind)?.name[language] ?? kind
    }

    private func handlingName(_ handling: String) -> String {
        Handling(rawValue: handling)?.name[language] ?? handling
    }

    private func fateName(_ fate: String) -> String { Fate(rawValue: fate)?.name[language] ?? fate }

    private func word(_ japanese: String, _ english: String) -> String {
        language == .ja ? japanese : english
    }
}
