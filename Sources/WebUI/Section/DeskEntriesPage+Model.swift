import Catalog
import CounterFlow
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension DeskEntriesPage {
    init(
        _ list: ListDeskEntries.List,
        office: Localized,
        site: Site,
        problems: [Problem]
    ) {
        let now = site.time.now()
        let lines = { (entries: [DeskEntry]) in
            entries.map { DeskLine($0, at: list.desk, names: list.names, site: site, now: now) }
        }
        self.init(
            desk: list.desk.name,
            window: list.desk.window,
            office: office,
            arrived: lines(list.arrived),
            expected: lines(list.expected),
            ended: lines(list.ended),
            choices: DeskChoices(list.desk, others: list.others),
            maximum: list.isCut ? ListDeskEntries.visitsMaximum : nil,
            readAt: now,
            problems: problems
        )
        let view = site.catalog.view(office: list.office, on: now.dayInJapan)
        appointments = list.appointments.map { BookedHere($0, view) }
    }
}

extension BookedHere {
    /// An appointment in a list that is read by whoever stands beside: of the protected, the time alone.
    fileprivate init(_ shown: ShownAppointment, _ view: CatalogView) {
        let discretion = Discretion(isProtected: true, view: view)
        self.init(
            at: shown.slot.startsAt,
            name: shown.isMasked ? nil : shown.name,
            procedures: shown.isMasked ? [] : shown.procedures.map(discretion.name),
            note: shown.isMasked ? nil : shown.note,
            state: BookingState(rawValue: shown.state.rawValue) ?? .booked,
            visit: shown.visit
        )
    }
}

extension DeskEntryPage {
    init(_ parts: ReadDeskEntries.Parts, site: Site) throws {
        let now = site.time.now()
        guard let first = parts.parts.first?.entry else { throw WebError.noSuchPage }
        self.init(
            desk: parts.desk.name,
            subject: Subject(
                visit: first.visit,
                ticket: nil,
                name: nil,
                isProtected: first.clearance.isMasked
            ),
            parts: parts.parts.map { part in
                Part(
                    line: DeskLine(
                        part.entry,
                        at: parts.desk,
                        names: parts.names,
                        site: site,
                        now: now
                    ),
                    data: part.data.map { datum in
                        Datum(
                            name: datum.definition.name,
                            person: datum.person,
                            value: datum.definition.words(for: datum.value)
                        )
                    },
                    answers: part.answers
                )
            },
            choices: DeskChoices(parts.desk, others: parts.others)
        )
    }
}

extension DeskChoices {
    init(_ desk: DeskPlace, others: [DeskPlace]) {
        self.init(
            desk: desk.id,
            results: DeskResult.withResident.map(\.choice),
            resultsWithoutResident: DeskResult.withoutResident.map(\.choice),
            others: others.map { Choice($0.id, $0.name) }
        )
    }
}

extension DeskLine {
    init(
        _ entry: DeskEntry,
        at desk: DeskPlace,
        names: StaffNames,
        site: Site,
        now: Instant
    ) {
        let layer = site.catalog.view(office: entry.office, on: now.dayInJapan)
        // Lists are read by whoever stands beside; the protection itself is named on none of them.
        let discretion = Discretion(isProtected: true, view: layer)
        let procedure = entry.key.procedure
        let isTelling = discretion.isTelling(procedure)
        var flags = Needs(entry.circumstances).flags
        if entry.clearance.isMasked { flags.insert(.protected, at: 0) }
        self.init(
            visit: entry.visit,
            key: entry.key.label,
            seen: entry.seen,
            code: isTelling ? "" : entry.code,
            name: discretion.name(procedure),
            desk: desk.isOther ? Localized(same: entry.desk) : nil,
            people: entry.names.compactMap(\.self),
            isWithheld: entry.clearance.isMasked,
            papers: isTelling ? [] : layer.papers(of: procedure),
            standing: Standing(rawValue: entry.state.rawValue) ?? .expected,
            result: entry.result?.words,
            awaits: layer.wait(for: entry.awaits.filter { !discretion.isTelling($0) }),
            since: entry.since,
            waitingMinutes: max(0, Int(entry.since.duration(to: now).components.seconds / 60)),
            due: entry.dueAt.map { Due($0, now: now) },
            flags: flags,
            history: entry.steps.map { HistoryEntry($0, names, entry.clearance) },
            canUndo: entry.lastStep != nil
        )
    }
}

extension HistoryEntry {
    /// A step at a desk; what the desk wrote is not shown of a protected person.
    init(_ step: StoredDeskStep, _ names: StaffNames, _ clearance: Clearance) {
        var what = step.step.words
        if let toDesk = step.toDesk {
            what = Localized(ja: "\(what.ja):\(toDesk)", en: "\(what.en): \(toDesk)")
        }
        if let result = step.result {
            what = Localized(
                ja: "\(what.ja)(\(result.words.ja))",
                en: "\(what.en) (\(result.words.en))"
            )
        }
        if let undoneBy = step.undoneBy {
            what = Localized(
                ja: "\(what.ja) ※\(names[undoneBy])が取消し",
                en: "\(what.en); undone by \(names[undoneBy])"
            )
        }
        let note = step.note.map { clearance.isMasked ? .withheld : Localized(same: $0) }
        self.init(
            at: step.at,
            what: what,
            by: names[step.by],
            detail: note.map {
                Localized(ja: "\(step.desk) / \($0.ja)", en: "\(step.desk) / \($0.en)")
            } ?? Localized(same: step.desk)
        )
    }
}

extension DeskResult {
    fileprivate var choice: Choice { Choice(rawValue, words) }

    /// How a desk ended it, in words.
    var words: Localized {
        switch self {
        case .accepted: Localized(ja: "受け付けた", en: "Accepted")
        case .notEligible: Localized(ja: "対象外", en: "Not eligible")
        case .referred: Localized(ja: "他機関を案内", en: "Referred elsewhere")
        case .withdrawn: Localized(ja: "本人が取りやめ", en: "Withdrawn by the resident")
        case .unreached: Localized(ja: "連絡がつかない", en: "Could not be reached")
        }
    }
}

extension CatalogView {
    /// The papers that a procedure asks for, those only for some with a word about it.
    fileprivate func papers(of id: ProcedureID) -> [Localized] {
        (procedure(id)?.documents ?? []).map { group in
            let ja = PaperAdvice(group, self, .ja).name.ja
            let en = PaperAdvice(group, self, .en).name.en
            guard group.when != nil else { return Localized(ja: ja, en: en) }
            return Localized(ja: "\(ja)(該当する場合)", en: "\(en) (where it applies)")
        }
    }
}

extension FieldDefinition {
    /// A value as people read it; of what is withheld, only that.
    func words(for value: JSONValue) -> Localized {
        switch value {
        case .null: Localized(same: "–")
        case .bool(let flag): flag ? FactInput.yes : FactInput.no
        case .number(let number): Localized(same: number.literal)
        case .string(let text): Clearance.isSign(text) ? .withheld : label(of: text)
        case .array(let elements):
            Localized(listing: elements.map(words))
        case .object(let object):
            Localized(
                listing: BankAccountPart.allCases.compactMap { part in
                    object[part.rawValue]?.asString.map {
                        Localized(ja: "\(part.name.ja) \($0)", en: "\(part.name.en) \($0)")
                    }
                }
            )
        }
    }
}

extension Localized {
    fileprivate init(listing parts: [Localized]) {
        self.init(
            ja: parts.map(\.ja).joined(separator: "、"),
            en: parts.map(\.en).joined(separator: ", ")
        )
    }
}
