import Casework
import Operations
import Pages
import Stores
import Vocabulary

extension CenterOverviewPage {
    init(
        _ counts: [StandingCount],
        lots: [LotView],
        troubles: (refused: [RefusedAnswerView], hindrances: [HindranceView]),
        held: [AttentionView],
        returnsDueSoon: Int,
        outdated: Int,
        words: CenterWords,
        now: Instant
    ) {
        func lines<Key: Hashable & Comparable>(
            by key: (StandingCount) -> Key,
            _ name: (Key) -> Localized
        ) -> [Line] {
            Dictionary(grouping: counts, by: key).sorted { $0.key < $1.key }.map {
                Line(name($0.key), $0.value)
            }
        }
        let total = Line(Localized(ja: "全体", en: "All"), counts)
        self.init(
            readAt: now,
            total: total,
            systems: lines(by: \.system, words.system),
            lanes: lines(by: \.lane.rawValue) {
                Pages.Lane(rawValue: $0)?.name ?? Localized(same: $0)
            },
            offices: lines(by: \.office, words.office),
            lotsWaiting: lots.count { $0.state == .exported },
            lotsRefused: troubles.refused.count,
            alarms: troubles.hindrances.map { Self.hindrance($0, words) }
                + troubles.refused.map { Self.refusal($0, words) } + Self.dueSoon(returnsDueSoon)
                + Self.unreached(outdated) + Self.alarms(total, held, words)
        )
    }

    private static func alarms(
        _ total: Line,
        _ held: [AttentionView],
        _ words: CenterWords
    ) -> [Alarm] {
        var alarms: [Alarm] = []
        if total.overdue > 0 {
            alarms.append(
                Alarm(
                    text: Localized(
                        ja: "期限を過ぎた手続が\(total.overdue)件あります",
                        en: "Items past their time: \(total.overdue)"
                    ),
                    path: Paths.returns,
                    isSevere: true
                )
            )
        }
        return alarms + held.prefix(20).map { check($0, words) }
    }

    /// Nothing goes out or comes in meanwhile, though it looks as if all were well.
    private static func hindrance(_ trouble: HindranceView, _ words: CenterWords) -> Alarm {
        let (system, since) = (words.system(trouble.system), trouble.since.written)
        return Alarm(
            text: Localized(
                ja:
                    "\(system.ja) への引渡しが\(since.ja)から止まっています(\(trouble.failure)、\(trouble.count)件)。連携フォルダーとワーカーを確かめてください",
                en:
                    "Nothing goes to \(system.en) since \(since.en) (\(trouble.failure), \(trouble.count) waiting): look at the drop folder and the worker"
            ),
            path: Paths.lots,
            isSevere: true
        )
    }

    private static func refusal(_ answer: RefusedAnswerView, _ words: CenterWords) -> Alarm {
        let system = words.system(answer.system)
        let source = answer.lot?.description ?? answer.file ?? "–"
        let beginning =
            answer.contradicts
            ? Localized(
                ja: "ロット \(source):\(system.ja) の後の回答は前の回答と違います",
                en: "Lot \(source): a later answer of \(system.en) says something else"
            )
            : Localized(
                ja: "\(source):\(system.ja) の回答を受け入れられません",
                en: "\(source): the answer of \(system.en) was refused"
            )
        return Alarm(
            text: Localized(
                ja: "\(beginning.ja)(\(answer.reason.ja))",
                en: "\(beginning.en) (\(answer.reason.en))"
            ),
            path: answer.lot.map(Paths.lot) ?? Paths.lots,
            isSevere: !answer.contradicts
        )
    }

    /// Before the due time, not after it.
    private static func dueSoon(_ count: Int) -> [Alarm] {
        guard count > 0 else { return [] }
        return [
            Alarm(
                text: Localized(
                    ja: "まもなく期限の差戻しが\(count)件あります",
                    en: "Send-backs that are due soon: \(count)"
                ),
                path: Paths.returns,
                isSevere: false
            )
        ]
    }

    /// What corrections did not reach, until its section was told.
    private static func unreached(_ count: Int) -> [Alarm] {
        guard count > 0 else { return [] }
        return [
            Alarm(
                text: Localized(
                    ja: "補正が届いていない手続が\(count)件あります",
                    en: "Items that a correction did not reach: \(count)"
                ),
                path: Paths.returns,
                isSevere: false
            )
        ]
    }

    /// An item that waits for a person of the center.
    private static func check(_ item: AttentionView, _ words: CenterWords) -> Alarm {
        let isSecond = item.checkedBy != nil
        if let act = words.counterAct(before: item) {
            return Alarm(
                text: Localized(
                    ja: "\(item.item) \(item.code):窓口での「\(act.ja)」を待っています",
                    en: "\(item.item) \(item.code): waits for “\(act.en)” at the counter"
                ),
                path: Paths.item(item.item),
                isSevere: false
            )
        }
        return Alarm(
            text: Localized(
                ja: "\(item.item) \(item.code):\(isSecond ? "二重審査" : "審査")を待っています",
                en: "\(item.item) \(item.code): waits for a \(isSecond ? "second check" : "check")"
            ),
            path: Paths.item(item.item),
            isSevere: false
        )
    }
}

extension CenterOverviewPage.Line {
    fileprivate init(_ name: Localized, _ counts: [StandingCount]) {
        var states: [Pages.ItemState: Int] = [:]
        for count in counts {
            let state = Pages.ItemState(
                count.state,
                awaitsSecondCheck: count.awaitsSecondCheck
            )
            states[state, default: 0] += count.count
        }
        let open = counts.filter { $0.state != .done && $0.state != .withdrawn }
        self.init(
            name: name,
            counts: states,
            oldestMinutes: open.map { $0.oldestSeconds / 60 }.max(),
            due: counts.map(\.due).reduce(0, +),
            overdue: counts.map(\.overdue).reduce(0, +)
        )
    }
}
