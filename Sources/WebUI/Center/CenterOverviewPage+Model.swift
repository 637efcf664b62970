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
        held: [CenterHeldPage.Row],
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
                + Self.unreached(outdated) + Self.overdue(total) + Self.checks(held)
        )
    }

    private static func overdue(_ total: Line) -> [Alarm] {
        guard total.overdue > 0 else { return [] }
        return [
            Alarm(
                text: Localized(
                    ja: "期限を過ぎた手続が\(total.overdue)件あります",
                    en: "Items past their time: \(total.overdue)"
                ),
                path: Paths.returns,
                isSevere: true
            )
        ]
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

    /// What waits for a check, by what the reader can do about it.
    private static func checks(_ held: [CenterHeldPage.Row]) -> [Alarm] {
        guard !held.isEmpty else { return [] }
        let own = held.count { $0.wait.isForReader }
        return [
            Alarm(
                text: Localized(
                    ja: "審査を待つ手続が\(held.count)件あります(あなたが審査できるもの \(own)件)",
                    en: "Items that wait for a check: \(held.count), of which you may check \(own)"
                ),
                path: Paths.held,
                isSevere: false
            )
        ]
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
