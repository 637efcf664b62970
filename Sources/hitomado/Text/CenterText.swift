import Casework
import Catalog
import Filing
import Operations
import Stores
import Vocabulary

/// What the center shows, as tables for people.
struct CenterText {
    let language: Language
    /// Names procedures and offices; without it their codes stand there.
    var catalog: Catalog?

    func status(_ status: CenterStatus) -> String {
        let groups: [(Localized, [String: Int])] = [
            (Localized(ja: "状態", en: "State"), status.states),
            (Localized(ja: "レーン", en: "Lane"), status.lanes),
            (Localized(ja: "窓口", en: "Office"), status.offices),
            (Localized(ja: "システム", en: "System"), status.systems),
        ]
        var parts = groups.map { word, counts in
            var table = TextTable(word[language], Localized(ja: "件数", en: "Items")[language])
            for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
                table.add(name, String(count))
            }
            return table.text
        }
        var ages = TextTable(Localized(ja: "期限", en: "Due")[language], "")
        let oldest = Localized(ja: "最も古い未了(秒)", en: "Oldest open (s)")
        ages.add(oldest[language], String(status.oldestSeconds))
        let soon = Localized(ja: "1日以内に期限", en: "Due within a day")
        ages.add(soon[language], String(status.due))
        ages.add(Localized(ja: "期限超過", en: "Overdue")[language], String(status.overdue))
        parts.append(ages.text)
        return parts.joined(separator: "\n")
    }

    func lots(_ lots: [LotView]) -> String {
        var table = TextTable(
            Localized(ja: "ロット", en: "Lot")[language],
            Localized(ja: "システム", en: "System")[language],
            Localized(ja: "行数", en: "Rows")[language],
            Localized(ja: "状態", en: "State")[language],
            Localized(ja: "作成", en: "Made")[language],
            Localized(ja: "受領", en: "Acknowledged")[language],
            Localized(ja: "拒否の理由", en: "Answer refused")[language]
        )
        for lot in lots {
            table.add(
                lot.lot,
                lot.system,
                String(lot.rows),
                lot.state?.rawValue ?? "-",
                lot.madeAt.wordedInJapan,
                lot.acknowledgedAt?.wordedInJapan ?? "-",
                lot.refused?[language] ?? "-"
            )
        }
        return table.text
    }

    func returns(_ returns: [ReturnView]) -> String {
        var table = TextTable(
            Localized(ja: "案件", en: "Item")[language],
            Localized(ja: "回", en: "Attempt")[language],
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "手続", en: "Procedure")[language],
            Localized(ja: "対象", en: "People")[language],
            Localized(ja: "理由", en: "Reason")[language],
            Localized(ja: "担当", en: "Owner")[language],
            Localized(ja: "期限", en: "Due")[language]
        )
        for entry in returns {
            table.add(
                entry.item.description,
                String(entry.attempt),
                entry.code,
                name(of: entry),
                entry.people.joined(separator: ","),
                entry.reason.words(in: language),
                owner(of: entry),
                entry.due.wordedInJapan
            )
        }
        return table.text
    }

    func outdated(_ items: [OutdatedItem]) -> String {
        var table = TextTable(
            Localized(ja: "案件", en: "Item")[language],
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "システム", en: "System")[language],
            Localized(ja: "状態", en: "State")[language],
            Localized(ja: "補正した案件・来庁", en: "Corrected")[language],
            Localized(ja: "担当", en: "Owner")[language],
            Localized(ja: "期限", en: "Due")[language]
        )
        for entry in items {
            table.add(
                entry.item.description,
                entry.code,
                entry.system,
                entry.state.words(in: language),
                entry.source,
                entry.owner,
                entry.due.wordedInJapan
            )
        }
        return table.text
    }

    func held(_ items: [AttentionView]) -> String {
        var table = TextTable(
            Localized(ja: "案件", en: "Item")[language],
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "手続", en: "Procedure")[language],
            Localized(ja: "対象", en: "People")[language],
            Localized(ja: "審査", en: "Checks")[language],
            Localized(ja: "一人目", en: "First")[language],
            Localized(ja: "期限", en: "Due")[language]
        )
        for entry in items {
            table.add(
                entry.item.description,
                entry.code,
                name(of: entry.procedure, at: entry.office),
                entry.people.joined(separator: ","),
                String(entry.checksNeeded),
                entry.checkedBy ?? "-",
                entry.due.wordedInJapan
            )
        }
        return table.text
    }

    private func name(of entry: ReturnView) -> String {
        name(of: entry.procedure, at: entry.office)
    }

    private func name(of id: String, at number: Int32) -> String {
        let office = MunicipalityCode(number: Int(number))
        let procedure = ProcedureID(id)
        guard let catalog, let office, let procedure else { return id }
        return catalog.layer(of: office).procedure(procedure)?.name[language] ?? id
    }

    private func owner(of entry: ReturnView) -> String {
        let ownership = ItemOwnership(
            state: .sentBack,
            office: entry.office,
            system: entry.system,
            returnedTo: entry.owner
        )
        guard let catalog else { return ownership.ownerName(in: language) }
        return ownership.ownerName(catalog, on: entry.due.dayInJapan)[language]
    }

    private func words(_ likeness: Likeness) -> Localized {
        switch likeness {
        case .same: Localized(ja: "同じ人", en: "the same person")
        case .possible: Localized(ja: "同じ人かもしれない", en: "perhaps the same person")
        }
    }

    func duplicates(_ pairs: [DuplicatePair]) -> String {
        var table = TextTable(
            Localized(ja: "案件", en: "Item")[language],
            Localized(ja: "窓口", en: "Office")[language],
            Localized(ja: "受付", en: "Filed")[language],
            Localized(ja: "先の案件", en: "Before it")[language],
            Localized(ja: "窓口", en: "Office")[language],
            Localized(ja: "受付", en: "Filed")[language],
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "確かさ", en: "How alike")[language],
            Localized(ja: "判断", en: "Decided")[language]
        )
        for pair in pairs {
            table.add(
                pair.item.item.description,
                pair.item.isProtected ? "-" : String(pair.item.office),
                pair.item.filedAt.wordedInJapan,
                pair.other.item.description,
                pair.other.isProtected ? "-" : String(pair.other.office),
                pair.other.filedAt.wordedInJapan,
                pair.code,
                words(pair.likeness)[language],
                pair.decision.map { "\($0.by) \($0.at.wordedInJapan)" } ?? "-"
            )
        }
        return table.text
    }

    func proof(_ proof: CenterProof) -> String {
        let counted = Localized(
            ja: "受付 \(proof.bundles) 件、案件 \(proof.items) 件。紛失・重複・順序違いはありません。",
            en:
                "\(proof.bundles) bundles, \(proof.items) items: none lost, doubled or out of order."
        )
        return counted[language] + "\n"
    }
}

extension Instant {
    /// Day and minute in Japan, `2026-04-06 09:12`.
    var wordedInJapan: String {
        let minute = minuteOfDayInJapan
        let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(dayInJapan) \(clock.joined(separator: ":"))"
    }
}
