import App
import Catalog
import DayPlay
import Vocabulary

/// What happened on a day, as tables for people.
struct DayText {
    let report: DayReport
    let catalog: Catalog
    let language: Language

    var text: String {
        [
            overview, counts(word("窓口の種類", "Counter"), report.counters),
            counts(word("処理", "Handling"), report.handlings), offices, systems,
            counts(word("待っている相手", "Waiting for"), report.waiting), refusals,
        ].joined(separator: "\n")
    }

    private var overview: String {
        var table = TextTable(word("一日の結果(模擬)", "The day (simulated)"), word("件数", "Count"))
        table.add(word("来庁", "Arrivals"), "\(report.arrivals)")
        table.add(word("受け付けられなかった来庁", "Arrivals refused"), "\(report.refused.count)")
        table.add(word("未確定の手続", "Procedures undecided"), "\(report.undecided)")
        table.add(word("センターへ提出", "Filed"), "\(report.tally.filed)")
        table.add(word("ロット", "Lots"), "\(report.tally.lots)")
        table.add(word("受理", "Accepted"), "\(report.tally.accepted)")
        table.add(word("差戻し", "Rejected"), "\(report.tally.rejected)")
        table.add(word("補正済み", "Corrected"), "\(report.tally.corrected)")
        table.add(word("未完了", "Open"), "\(report.tally.open)")
        table.add(word("職員の所要(分、推計)", "Minutes of staff (estimated)"), minutes(report.minutes))
        return table.text
    }

    private func counts(_ title: String, _ counts: [String: Int]) -> String {
        var table = TextTable(title, word("件数", "Count"))
        for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            table.add(name, "\(count)")
        }
        return table.text
    }

    private var offices: String {
        var table = TextTable(
            word("区", "Office"),
            word("来庁", "Arrivals"),
            word("不可", "Refused"),
            word("提出", "Filed"),
            word("受理", "Accepted"),
            word("差戻し", "Rejected"),
            word("補正", "Corrected"),
            word("未完了", "Open"),
            word("分", "Minutes")
        )
        for (code, office) in report.offices.sorted(by: { $0.key < $1.key }) {
            let tally = office.tally
            table.add(
                name(ofOffice: code),
                "\(office.arrivals)",
                "\(office.refused)",
                "\(tally.filed)",
                "\(tally.accepted)",
                "\(tally.rejected)",
                "\(tally.corrected)",
                "\(tally.open)",
                minutes(office.minutes)
            )
        }
        return table.text
    }

    private var systems: String {
        var table = TextTable(
            word("業務システム", "System"),
            word("提出", "Filed"),
            word("ロット", "Lots"),
            word("受理", "Accepted"),
            word("差戻し", "Rejected"),
            word("補正", "Corrected"),
            word("未完了", "Open")
        )
        for (system, tally) in report.systems.sorted(by: { $0.key < $1.key }) {
            table.add(
                system,
                "\(tally.filed)",
                "\(tally.lots)",
                "\(tally.accepted)",
                "\(tally.rejected)",
                "\(tally.corrected)",
                "\(tally.open)"
            )
        }
        return table.text
    }

    private var refusals: String {
        guard !report.refused.isEmpty else { return "" }
        var table = TextTable(word("行", "Line"), word("箇所", "Place"), word("理由", "Why"))
        for refused in report.refused {
            table.add("\(refused.line)", refused.path, refused.message[language])
        }
        return table.text
    }

    private func name(ofOffice code: String) -> String {
        guard let office = MunicipalityCode(code) else { return word("窓口の不明な来庁", "Office unknown") }
        let day = CalendarDay.earliest
        return catalog.view(office: office, on: day).officeName?[language] ?? code
    }

    private func minutes(_ value: Double) -> String { "\(Int(value.rounded()))" }

    private func word(_ japanese: String, _ english: String) -> String {
        language == .ja ? japanese : english
    }
}

/// Tells on standard error how far a day has come; a bar where a person looks at a terminal.
struct DayProgress: Sendable {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func show(_ progress: DayPlay.Progress) {
        switch progress {
        case .served(let done, let all):
            guard done == all || done.isMultiple(of: max(1, all / 20)) else { return }
            let filled = 20 * done / max(1, all)
            let bar =
                String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
            Output.say("\(bar) \(done)/\(all) \(language == .ja ? "来庁" : "arrivals")")
        case .center(let open):
            Output.say(language == .ja ? "センター: 残り \(open) 件" : "center: \(open) open")
        }
    }
}
