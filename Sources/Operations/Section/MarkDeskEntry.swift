import Catalog
import CounterFlow
package import Filing
import Stores
package import Vocabulary

/// What a desk notes about an entry.
package enum DeskMark: Sendable {
    /// The resident is there.
    case arrived
    /// It was ended so.
    case done(DeskResult, note: String = "")
    /// Something is missing; the resident comes again until a day, or the usual while.
    case lacking(until: CalendarDay? = nil, note: String = "")
    /// It belongs to another desk, by its name in addresses.
    case sentOn(to: String, note: String = "")
    /// Nobody came.
    case didNotCome(note: String = "")
    /// The last step was a mistake.
    case undo

    var act: ActName {
        switch self {
        case .arrived: .receiveAtDesk
        case .done: .finishAtDesk
        case .lacking: .awaitAtDesk
        case .sentOn: .sendOn
        case .didNotCome: .missAtDesk
        case .undo: .undoDeskStep
        }
    }

    fileprivate var step: DeskStep? {
        switch self {
        case .arrived: .arrived
        case .done: .done
        case .lacking: .lacking
        case .sentOn: .sentOn
        case .didNotCome: .didNotCome
        case .undo: nil
        }
    }

    fileprivate var note: String {
        switch self {
        case .done(_, let note), .lacking(_, let note), .sentOn(_, let note), .didNotCome(let note):
            note
        case .arrived, .undo: ""
        }
    }
}

/// Notes what a desk did with an entry; the last one that is ended ends the visit.
package struct MarkDeskEntry: Sendable {
    /// The entry of a visit, as a list showed it.
    package struct Target: Sendable {
        /// The visit.
        package let visit: VisitID
        /// The entry, as ``PlanKey/label`` names it.
        package let entry: String
        /// What the list said of it, as ``DeskEntry/seen``; nil compares nothing.
        package let seen: String?

        /// A value of these parts.
        package init(visit: VisitID, entry: String, seen: String? = nil) {
            self.visit = visit
            self.entry = entry
            self.seen = seen
        }
    }

    /// What came of it.
    package struct Marked: Sendable {
        /// Where the entry stands now.
        package let state: DeskState
        /// Whether all of the visit was done with it, so that it has ended.
        package let endsVisit: Bool
    }

    /// Longest note in characters.
    package static let noteMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes it; refused when the entry stands elsewhere by now, or somebody else was first.
    package func callAsFunction(
        _ mark: DeskMark,
        _ target: Target,
        at desk: String,
        by acting: Acting
    ) async throws -> Result<Marked, Refusal> {
        let result = try await premises.perform(mark.act, acting, visit: target.visit) { context in
            var work = try await DeskWork(target, at: desk, context)
            return try await work.mark(mark)
        }
        if case .success = result { await premises.ring() }
        return result
    }
}

/// The work on one entry, in its transaction.
private struct DeskWork {
    let context: ActContext
    let desk: DeskPlace
    var visit: VisitCase
    let place: Int
    let entry: DeskEntry

    private var office: MunicipalityCode { visit.stored.office }
    private var fate: FateAssignment { visit.items[place].fate }

    init(
        _ target: MarkDeskEntry.Target,
        at desk: String,
        _ context: ActContext
    ) async throws {
        let visit = try await VisitCase.lock(target.visit, context)
        let office = visit.stored.office
        guard context.acting.office == nil || context.acting.office == office else {
            throw Refusal.noSuchVisit
        }
        let desk = try context.desk(desk, of: office)
        let steps = try await context.visits.deskSteps(of: [target.visit])[target.visit] ?? []
        let clearance = try await OutputGate.clearance(for: target.visit, context)
        guard let place = visit.items.firstIndex(where: { utf8Equal($0.key.label, target.entry) }),
            let entry = DeskEntry(visit.items[place], of: visit, steps: steps, clearance)
        else { throw Refusal.noSuchEntry }
        guard context.has(desk, entry.desk, of: office) else {
            // Whoever works here may know that it went on, and where to.
            let wasHere = entry.steps.contains { context.has(desk, $0.desk, of: office) }
            guard wasHere else { throw Refusal.noSuchEntry }
            throw try await Self.otherWasFirst(entry, context)
        }
        if let seen = target.seen, !utf8Equal(seen, entry.seen) {
            throw try await Self.otherWasFirst(entry, context)
        }
        (self.context, self.desk, self.visit) = (context, desk, visit)
        (self.place, self.entry) = (place, entry)
    }

    mutating func mark(_ mark: DeskMark) async throws -> MarkDeskEntry.Marked {
        guard let step = mark.step else { return try await undo() }
        guard let next = entry.state.next(step) else {
            throw Refusal.notFromHere(entry.state, step)
        }
        var noted = StoredDeskStep(
            step,
            of: entry.key,
            at: entry.desk,
            before: fate,
            at: context.now,
            by: context.acting.actor
        )
        noted.note = try FreeText.checked(
            mark.note,
            at: "note",
            atMost: MarkDeskEntry.noteMaximum
        )
        try await apply(mark, &noted)
        visit.items[place].changedAt = context.now
        visit.items[place].changedBy = context.acting.actor
        if visit.stored.stage.isOpen { visit.resettle(context) }
        let endsVisit = next.isOpen ? false : try await visit.endIfAllIsDone(context)
        try await write()
        try await context.visits.add(noted, of: visit.stored.id)
        return MarkDeskEntry.Marked(state: next, endsVisit: endsVisit)
    }

    private mutating func apply(_ mark: DeskMark, _ noted: inout StoredDeskStep) async throws {
        switch mark {
        case .arrived: visit.items[place].fate = fate.arrived(at: context.now)
        case .didNotCome:
            try await refuseBeforeAppointment()
            visit.items[place].fate = initial.missed(fate, deadline: deadline)
        case .lacking(let day, _):
            let today = context.now.dayInJapan
            if let day, !(today...today.adding(days: VisitCase.waitDaysMaximum)).contains(day) {
                throw Refusal.noDayToWaitFor
            }
            visit.items[place].fate = initial.lacking(fate, until: day, deadline: deadline)
        case .sentOn(let id, _): noted.toDesk = try sendOn(to: id)
        case .done(let result, _):
            noted.result = result
            try refuse(result)
            if result == .accepted {
                // Whoever does it before the register is updated says why; the note stays with the step.
                if noted.note == nil { try refuseWithoutReason() }
                visit.complete(place, context)
                noted.released = try await visit.release(after: entry.key, context)
            } else {
                visit.items[place].fate = fate.ended(result, at: context.now)
            }
            visit.items[place].result = result.rawValue
        case .undo: break
        }
    }

    /// Refuses how nothing can end as it stands.
    private func refuse(_ result: DeskResult) throws(Refusal) {
        if entry.state == .absent {
            guard DeskResult.withoutResident.contains(result) else { throw .nobodyCame }
        } else {
            guard DeskResult.withResident.contains(result) else { throw .isThere }
        }
    }

    /// Nobody has failed to come while their appointment at this desk lies ahead.
    private func refuseBeforeAppointment() async throws {
        let ahead = try await context.bookings.appointments(of: [visit.stored.id]).first {
            $0.state == .booked && $0.slot.startsAt > context.now
                && utf8Equal($0.slot.desk.description, desk.id)
        }
        guard let ahead else { return }
        throw Refusal.appointmentAhead(at: ahead.slot.startsAt)
    }

    private func refuseWithoutReason() throws {
        do {
            try visit.refuseEarly(entry.key, context)
        } catch {
            throw Refusal(.invalid, path: "note", error.message)
        }
    }

    /// Sends it on to a desk of the catalog; the name under which that has it.
    private mutating func sendOn(to id: String) throws -> String {
        let other = context.desks(of: office).first { utf8Equal($0.id, id) }
        guard let other, !utf8Equal(other.id, desk.id) else {
            throw Refusal.invalid(
                "to",
                ja: "送る先の窓口を、この庁舎の窓口から選んでください。",
                en: "Choose another desk of this office to send it to."
            )
        }
        visit.items[place].fate = initial.sentOn(to: other.name.ja, deadline: deadline)
        // Whom the door had sent past the unified counter waits there now like everybody else.
        if other.isUnified { visit.stored.isStraight = false }
        return other.name.ja
    }

    /// Takes the last step back, while nothing followed from it.
    private mutating func undo() async throws -> MarkDeskEntry.Marked {
        guard let last = entry.lastStep else { throw Refusal.nothingToUndo }
        guard last.released.isEmpty, !visit.isFollowed(last, context) else {
            throw Refusal.somethingFollowed
        }
        if !visit.stored.stage.isOpen, entry.state != .arrived {
            guard visit.stored.hasEnded(with: last) else { throw Refusal.endedMeanwhile }
            guard visit.stored.isReopenable(at: context.now) else { throw Refusal.endedLongAgo }
            visit.takeBackGuidance(of: last)
            visit.stored.reopen(to: visit.stored.isUncalled ? .waiting : .filed)
            var note = context.audit(visit: visit.stored.id)
            note.act = ActName.reopenVisit.rawValue
            try await context.audits.write(note)
        }
        guard
            try await context.visits.undo(last, at: context.now, by: context.acting.actor)
        else { throw try await Self.otherWasFirst(entry, context) }
        visit.items[place].fate = last.before
        visit.items[place].result = nil
        visit.items[place].changedAt = context.now
        visit.items[place].changedBy = context.acting.actor
        if visit.stored.stage.isOpen { visit.resettle(context) }
        try await write()
        return MarkDeskEntry.Marked(
            state: last.before.deskState ?? .expected,
            endsVisit: false
        )
    }

    private func write() async throws {
        let isWritten = try await context.visits.change(visit.stored, items: visit.items)
        guard isWritten else { throw Refusal.stale }
    }

    private var initial: InitialFate {
        visit.initialFate(context)
    }

    private var deadline: CalendarDay? {
        visit.plan(context).entries
            .first { $0.key == entry.key }?.deadline
    }

    /// Who did what before, for whoever pressed second.
    private static func otherWasFirst(
        _ entry: DeskEntry,
        _ context: ActContext
    ) async throws -> Refusal {
        guard let last = entry.steps.last else { return .stale }
        let who = try await context.staff.names(of: [last.by])[last.by]
        return Refusal(
            .stale,
            Localized(
                ja: "先に\(who)が記録しました(\(last.step.words.ja))。一覧で今の状態を確かめてください。",
                en: "\(who) was first (\(last.step.words.en)); look at how it stands now."
            )
        )
    }
}

extension DeskStep {
    /// The step in words.
    package var words: Localized {
        switch self {
        case .arrived: Localized(ja: "到着", en: "arrived")
        case .done: Localized(ja: "完了", en: "done")
        case .lacking: Localized(ja: "書類待ち", en: "waits for what is missing")
        case .sentOn: Localized(ja: "ほかの窓口へ", en: "sent on")
        case .didNotCome: Localized(ja: "来なかった", en: "did not come")
        }
    }
}

extension Refusal {
    fileprivate static let noSuchEntry = Refusal(
        .notFound,
        Localized(
            ja: "この窓口にその手続はありません。一覧を開き直してください。",
            en: "This desk has no such entry; open the list again."
        )
    )
    fileprivate static let noDayToWaitFor = Refusal.invalid(
        "until",
        ja: "「書類をいつまで待つか」に、今日から1年以内の日を書いてください。",
        en: "Write under \u{201C}Wait for the paper until\u{201D} a day from today within a year."
    )
    fileprivate static func appointmentAhead(at start: Instant) -> Refusal {
        let day = PartialDay(start.dayInJapan).textInJapanese
        return .conflict(
            ja: "この窓口の予約が\(day)にあります。その時刻を過ぎてから記録してください。",
            en: "There is an appointment at this desk on \(start.dayInJapan); note it after that."
        )
    }
    fileprivate static func notFromHere(_ state: DeskState, _ step: DeskStep) -> Refusal {
        if state == .arrived, step == .arrived { return .hasArrived }
        return state.isOpen
            ? .conflict(
                ja: "この手続の今の状態では、その記録はできません。到着していない人は、先に「到着」を記録してください。",
                en:
                    "This cannot be noted as the entry stands; who has not arrived is noted as there first."
            )
            : .conflict(
                ja: "この手続は終わっています。誤りのときは、先に取り消してください。",
                en: "This entry has ended; if that is a mistake, undo it first."
            )
    }
    private static let hasArrived = Refusal.conflict(
        ja: "到着はもう記録されています。終わったら結果を記録してください。",
        en: "The arrival is noted already; note the result when it is done."
    )
    fileprivate static let isThere = Refusal.invalid(
        "result",
        ja: "到着している人の手続は「連絡がつかない」では終えられません。ほかの結果を選んでください。",
        en: "Somebody who is there can be reached; choose another result."
    )
    fileprivate static let nobodyCame = Refusal.invalid(
        "result",
        ja: "来なかったと記録されているため「受け付けた」では終えられません。来たときは、先に「到着」を記録してください。",
        en: "It is noted that nobody came, so it cannot end as accepted; note the arrival first."
    )
    fileprivate static let nothingToUndo = Refusal.conflict(
        ja: "取り消せる記録はありません。ほかの窓口へ送ったものは、その窓口から送り返してもらってください。",
        en: "There is nothing to undo; what was sent on is sent back by the desk that has it."
    )
    fileprivate static let somethingFollowed = Refusal.conflict(
        ja: "この記録を受けて先の手続が進んだため、取り消せません。センターに連絡してください。",
        en: "Another procedure went on because of it, so it stays; tell the center."
    )
    fileprivate static let endedLongAgo = Refusal.conflict(
        ja: "来庁が終了して24時間を過ぎたため、取り消せません。新しい来庁として受け付けてください。",
        en: "The visit ended more than 24 hours ago; receive the resident as a new visit."
    )
    fileprivate static let endedMeanwhile = Refusal.conflict(
        ja: "来庁が終了しているため取り消せません。総合窓口で来庁を再開してから取り消してください。",
        en: "The visit has ended; have it reopened at the unified counter first."
    )
}
