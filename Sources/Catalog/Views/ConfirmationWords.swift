import Eligibility
import Vocabulary

/// Values of the catalog in words that a section can confirm without knowing how the catalog is written.
struct ConfirmationWords {
    private let view: CatalogView
    private static let units = [
        "years": "歳", "months": "か月", "days": "日", "minutes": "分", "yen": "円",
    ]

    init(_ view: CatalogView) {
        self.view = view
    }

    func value(of aspect: SourceAspect, _ procedure: Procedure) -> String {
        switch aspect {
        case .rule: condition(procedure)
        case .law: procedure.legalBasis
        case .deadline: deadline(procedure)
        case .documents: documents(procedure)
        case .system: view.system(procedure.system)?.name.ja ?? procedure.system.description
        case .fee: fee(procedure.fee)
        case .minutes: minutes(procedure.minutes)
        case .outcome: procedure.rule.outcome.name.ja
        case .online, .channels: channels(procedure)
        case .namesEn: procedure.name.en
        }
    }

    func value(of value: ParameterValue, _ parameter: Parameter, from: CalendarDay) -> String {
        let words =
            switch value {
            case .bool(let value): value ? "はい" : "いいえ"
            case .integer(let value):
                "\(value)\(Self.units[parameter.unit] ?? " \(parameter.unit)")"
            case .string(let value): value
            case .date(let value): value.description
            }
        return from == .earliest ? words : "\(words)(\(from) から)"
    }

    /// The condition as it is written, and what is asked for each fact that it names.
    private func condition(_ procedure: Procedure) -> String {
        let exceptions = procedure.rule.exceptions.map { exception in
            "除外 \(procedure.exceptionReasons[exception.id]?.ja ?? exception.id): \(exception.when.text)"
        }
        let facts = procedure.rule.facts.sorted { utf8Precedes($0.description, $1.description) }
            .compactMap { fact in
                view.catalog.facts[fact].map { "\(fact) ＝ \($0.question.ja)" }
            }
        return ([procedure.rule.applies.text] + exceptions + facts).joined(separator: "\n")
    }

    private func deadline(_ procedure: Procedure) -> String {
        guard let deadline = procedure.deadline else { return "なし" }
        var words: [String] = []
        switch deadline.term {
        case .period(let period, let anchor, let firstDayCounts):
            let first = firstDayCounts ? "初日算入" : "初日不算入"
            words.append("\(self.anchor(anchor))から\(period.count)\(period.unit.ja)以内(\(first))")
        case .yearly(let month, let day): words.append("毎年\(month)月\(day)日")
        case .words: break
        }
        if let first = deadline.notBefore { words.append("\(first)より前からは数えません") }
        words += [deadline.text?.ja, deadline.consequence?.ja].compactMap { $0 }
        return words.joined(separator: "。")
    }

    private func anchor(_ anchor: Anchor) -> String {
        switch anchor {
        case .fact(let fact): "「\(view.catalog.facts[fact]?.question.ja ?? fact.description)」の日"
        case .eventDay: "できごとの日"
        case .visitDay: "来庁の日"
        case .birthDay: "生まれた日"
        case .deathDay: "亡くなった日"
        case .moveInNotified: "転入届の日"
        case .byEvent(let cases):
            cases.map { one in
                let event = one.event.map { view.catalog.lifeEvent($0)?.name.ja ?? $0.description }
                return "\(event ?? "ほか")は\(self.anchor(one.anchor))"
            }.joined(separator: "、")
        case .byFacts(let cases):
            cases.map { "\($0.when?.text ?? "ほか")は\(self.anchor($0.anchor))" }
                .joined(separator: "、")
        }
    }

    private func documents(_ procedure: Procedure) -> String {
        procedure.documents.map { group in
            group.anyOf.map { papers in
                papers.map { view.catalog.document($0)?.name.ja ?? $0.description }
                    .joined(separator: "+")
            }.joined(separator: " または ")
        }.joined(separator: "\n")
    }

    private func fee(_ fee: Fee) -> String {
        let places = fee.byPlace.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)円" }
        return ([fee.base.map { "\($0)円" } ?? (places.isEmpty ? "場合による" : "")] + places)
            .filter { !$0.isEmpty }.joined(separator: "、")
    }

    private func minutes(_ minutes: HandlingMinutes) -> String {
        "受付\(shown(minutes.accept))・入力\(shown(minutes.input))"
            + "・確認\(shown(minutes.check))・交付\(shown(minutes.deliver))分"
    }

    private func channels(_ procedure: Procedure) -> String {
        procedure.channels.isEmpty
            ? "なし"
            : procedure.channels.map { $0.via?.ja ?? $0.kind.name.ja }.joined(separator: "、")
    }

    /// Minutes without a needless `.0`.
    private func shown(_ minutes: Double) -> String {
        minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes)
    }
}

extension PeriodUnit {
    fileprivate var ja: String {
        switch self {
        case .days: "日"
        case .months: "か月"
        case .years: "年"
        }
    }
}
