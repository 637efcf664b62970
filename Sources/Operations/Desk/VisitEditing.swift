import Catalog
package import Eligibility
package import Filing
import Stores
package import Vocabulary

/// A fate that was chosen for an entry of a plan; `filed` means: to be filed when the bundle is.
package struct ChosenFate: Hashable, Sendable {
    /// The entry of the plan.
    package let entry: PlanKey
    /// What was chosen.
    package let request: FateRequest

    /// A value of these parts.
    package init(_ entry: PlanKey, _ request: FateRequest) {
        self.entry = entry
        self.request = request
    }
}

/// What is changed in a visit; nil and empty parts stay as they are.
package struct VisitChanges: Sendable {
    /// All answers, the changed ones among them.
    package var household: Household?
    /// What was typed of the record, as a merge patch over it: null takes a field away, others stay.
    package var record: JSONValue?
    /// Fates that were chosen.
    package var fates: [ChosenFate]
    /// What the house must know besides, papers seen among it.
    package var circumstances: JSONValue?

    /// A value of these parts.
    package init(
        household: Household? = nil,
        record: JSONValue? = nil,
        fates: [ChosenFate] = [],
        circumstances: JSONValue? = nil
    ) {
        self.household = household
        self.record = record
        self.fates = fates
        self.circumstances = circumstances
    }
}

extension VisitChanges {
    /// Whether they say that something need not be done, or was: an official says so.
    fileprivate var decide: Bool {
        fates.contains {
            $0.request.fate == .notNeeded || $0.request.fate == .doneAtCounter || $0.request.done
        }
    }
}

/// A visit after a change.
package struct ChangedVisit: Sendable {
    /// The visit.
    package let visit: VisitID
    /// The version to name with the next change.
    package let version: Int
    /// What became of what had been filed already.
    package var mended = MendedItems()
}

extension Premises {
    /// Changes a visit over the version that was read; plans anew when the answers changed.
    func edit(
        _ visit: VisitID,
        version: Int,
        _ changes: VisitChanges,
        _ act: ActName,
        _ acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        if acting.isContractor, changes.decide {
            try await callOfficial(for: .setFate, acting, visit, nil)
            return .failure(.isForOfficials)
        }
        return try await leavingToOfficials(act, acting, visit) { context in
            var visit = try await VisitCase.lock(visit, version: version, context)
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            guard Permission.leaves(visit.stored.stage, to: acting.roles) else {
                throw Refusal.atADesk
            }
            let before = visit
            try await visit.refuseReuse(changes, context)
            guard !acting.isContractor || !visit.replacesDecision(changes.fates) else {
                throw Refusal.isForOfficials
            }
            try visit.apply(changes, context)
            try await visit.refuseLeaving(before, context)
            let mended = try await visit.carry(over: before, context)
            if visit.household != before.household {
                try await context.visits.keep(context.catalog)
                visit.replan(context)
            }
            try visit.choose(changes.fates, context)
            // What is left open again is one entry with the others of whom nothing was decided.
            if changes.fates.contains(where: { $0.request.fate == .open }) { visit.replan(context) }
            visit.resettle(context)
            if act == .saveVisit { try await visit.keepStepBack(over: before, context) }
            try await visit.save(context)
            let saved = visit.stored.version + 1
            if act == .saveVisit, let staff = acting.staff {
                try await context.drafts.end(
                    visit.stored.id,
                    of: staff,
                    savedAs: saved,
                    at: context.now
                )
            }
            return ChangedVisit(
                visit: visit.stored.id,
                version: saved,
                mended: mended
            )
        }
    }
}

extension Premises {
    /// Does an act on a visit of which only a part is an official's: one is called where it comes to that.
    func leavingToOfficials<Value: Sendable>(
        _ act: ActName,
        _ acting: Acting,
        _ visit: VisitID,
        _ body: (ActContext) async throws -> Value
    ) async throws -> Result<Value, Refusal> {
        let result = try await perform(act, acting, visit: visit, body)
        if case .failure(.isForOfficials) = result {
            try await callOfficial(for: act, acting, visit, nil)
        }
        return result
    }
}

extension VisitCase {
    /// Whether fates are chosen in place of what somebody decided that only an official may.
    fileprivate func replacesDecision(_ fates: [ChosenFate]) -> Bool {
        let chosen = Set(fates.map(\.entry))
        return items.contains { item in
            chosen.contains(item.key)
                && (item.fate.fate == .doneAtCounter
                    || item.fate.fate == .notNeeded && item.result == VisitCase.chosen)
        }
    }

    /// Keeps what is about to be saved over; a save that changes nothing leaves the step before it.
    fileprivate func keepStepBack(over before: VisitCase, _ context: ActContext) async throws {
        let isSame =
            household == before.household && stored.record == before.stored.record
            && stored.circumstances == before.stored.circumstances
            && items.map(\.fate) == before.items.map(\.fate)
        if isSame {
            try await context.undos.carry(stored.id, over: stored.version)
        } else {
            let actor = context.acting.actor
            try await context.undos.keep(stored.id, at: context.now, by: actor)
        }
    }

    /// Refuses to give somebody new the id of somebody who has left.
    ///
    /// Decisions, desks, fees, certificates and corrections go by ids, and would be taken for the other's.
    fileprivate func refuseReuse(_ changes: VisitChanges, _ context: ActContext) async throws {
        let present = Set(household.people.map(\.id))
        let added = (changes.household?.people ?? []).map(\.id).filter { !present.contains($0) }
        if added.isEmpty { return }
        let given = Set(try await context.visits.givenIDs(of: stored))
        guard let used = added.first(where: given.contains) else { return }
        throw FilingRefusal(
            "household.people",
            ja: "「\(used)」は、この来庁にいた人の番号です。別の番号にしてください。",
            en: "“\(used)” was somebody of this visit; use another id."
        )
    }

    /// Refuses to take out somebody for whom a certificate is asked: it would be nobody's, and so would its fee.
    func refuseLeaving(_ before: VisitCase, _ context: ActContext) async throws {
        let present = Set(household.people.map(\.id))
        let gone = before.household.people.map(\.id).filter { !present.contains($0) }
        if gone.isEmpty { return }
        let certificates = try await context.certificates.certificates(of: stored)
        guard let open = certificates.first(where: { $0.state.isOpen && gone.contains($0.person) })
        else { return }
        throw FilingRefusal(
            "household.people",
            ja: "この方の証明書(\(open.number))の申請が残っています。先に「手数料・証明書」で取り消すか、交付してください。",
            en:
                "A certificate (\(open.number)) is asked for this person; cancel it or hand it over first, under fees."
        )
    }

    /// Takes over answers, record and circumstances; checks all that was typed.
    fileprivate mutating func apply(
        _ changes: VisitChanges,
        _ context: ActContext
    ) throws(FilingRefusal) {
        if let household = changes.household {
            guard household.office == stored.office, household.on == self.household.on else {
                throw FilingRefusal(
                    "household.office",
                    ja: "来庁の窓口と日は変えられません。",
                    en: "The office and the day of a visit do not change."
                )
            }
            try MyNumberGuard.check(household.json(), at: "household")
            self.household = household
        }
        if changes.record != nil || changes.household != nil {
            let typed = changes.record.map {
                record.json.merged(with: $0.restoringWithheld(from: record.json))
            }
            record = try HouseholdRecord(
                json: (typed ?? record.json).keeping(people: household),
                fields: context.catalog.fields,
                household: household
            )
            try record.checkSigning(of: self.household, today: context.now.dayInJapan)
            stored.record = record.json
        }
        if let circumstances = changes.circumstances {
            try MyNumberGuard.check(circumstances, at: "circumstances")
            stored.circumstances = circumstances
        }
    }

    /// Gives entries of the plan the fates that were chosen for them.
    mutating func choose(
        _ fates: [ChosenFate],
        _ context: ActContext
    ) throws(FilingRefusal) {
        if fates.isEmpty { return }
        let initial = initialFate(context)
        let planned = plan(context).entries
        for chosen in fates {
            let (key, request) = (chosen.entry, chosen.request)
            let path = "fates.\(key.procedure)"
            guard let place = items.firstIndex(where: { $0.key == key }),
                let entry = planned.first(where: { $0.key == key })
            else {
                throw FilingRefusal(
                    path,
                    ja: "この手続は今回の一覧にありません。",
                    en: "This procedure is not part of the plan."
                )
            }
            if items[place].item != nil {
                if request.fate == .filed { continue }
                throw FilingRefusal(
                    path,
                    ja: "提出済みの手続です。取下げはセンターの画面で行ってください。",
                    en: "It was filed; withdraw it in the center instead."
                )
            }
            try refuseTakingAway(items[place], request, context)
            try refuseFarDay(request, items[place], at: path, context)
            guard request.fate != .filed || entry.goesToCenter else {
                throw FilingRefusal(
                    path,
                    ja: "この手続はセンターに提出するものではありません。",
                    en: "The center does not take this procedure."
                )
            }
            if request.fate == .doneAtCounter || request.done, request.reason == nil {
                try refuseEarly(key, context)
            }
            try set(place, request, entry, initial, context)
        }
        try refuseWhatWaits(fates, planned, initial, context)
    }

    /// Refuses to decide about what another desk has in front of it with its resident.
    private func refuseTakingAway(
        _ item: StoredVisitItem,
        _ request: FateRequest,
        _ context: ActContext
    ) throws(FilingRefusal) {
        guard item.fate.isAtOtherDesk, request.fate != .doneAtCounter, let desk = item.fate.desk
        else { return }
        let name = context.named(desk, at: stored.office)
        throw FilingRefusal(
            "fates.\(item.key.procedure)",
            ja: "「\(name.ja)」の窓口が対応しています。窓口に確かめ、その窓口で終えるか、ほかの窓口へ送ってください。",
            en: "\(name.en) has the resident there; have that desk end it, or send it on."
        )
    }

    /// Refuses a day that is past, or so far that nobody would think of it.
    private func refuseFarDay(
        _ request: FateRequest,
        _ item: StoredVisitItem,
        at path: String,
        _ context: ActContext
    ) throws(FilingRefusal) {
        let today = context.now.dayInJapan
        guard let until = request.until, until != item.fate.dueAt?.dayInJapan,
            !(today...today.adding(days: Self.waitDaysMaximum)).contains(until)
        else { return }
        throw FilingRefusal(
            "\(path).until",
            ja: "「いつまで」は、今日から1年以内の日を書いてください。",
            en: "Write a day within a year from today."
        )
    }

    /// Refuses to file what waits for something that is not filed.
    private func refuseWhatWaits(
        _ fates: [ChosenFate],
        _ planned: [PlannedProcedure],
        _ initial: InitialFate,
        _ context: ActContext
    ) throws(FilingRefusal) {
        let view = view(context)
        let wanted = fates.filter { $0.request.fate == .filed }.map(\.entry)
        if wanted.isEmpty { return }
        let obstacles = obstacles(planned, initial, view)
        for entry in planned where wanted.contains(entry.key) {
            guard let reasons = obstacles[entry.key] else { continue }
            throw view.refusal(of: entry, reasons)
        }
    }

    private mutating func set(
        _ place: Int,
        _ request: FateRequest,
        _ entry: PlannedProcedure,
        _ initial: InitialFate,
        _ context: ActContext
    ) throws(FilingRefusal) {
        let isOpen = request.fate == .filed || request.fate == .open
        var fate =
            isOpen
            ? initial.beforeFiling(entry)
            : try initial.chosen(request, for: entry)
        let old = items[place].fate
        if old.fate == fate.fate {
            // Saving the same choice again does not move when it arrived or was done.
            fate.arrivedAt = old.arrivedAt ?? fate.arrivedAt
            fate.doneAt = old.doneAt ?? fate.doneAt
        }
        guard fate != old else { return }
        items[place].fate = fate
        items[place].result = VisitCase.result(of: request)
        items[place].changedAt = context.now
        items[place].changedBy = context.acting.actor
    }

    /// Writes the visit with its entries and people, and protects them where that was asked for.
    ///
    /// Who was protected under another name or birth stays so.
    func save(_ context: ActContext) async throws {
        let wasProtected = try await context.protection.isProtected(stored.id)
        let isWritten = try await context.visits.change(
            stored,
            items: items,
            people: keys
        )
        guard isWritten else { throw Refusal.stale }
        let isProtected = try await context.protection.isProtected(stored.id)
        if asksForProtection || isProtected || wasProtected {
            try await context.protection.set(stored.id, people: keys, by: context.acting.actor)
        }
    }
}

extension Refusal {
    package static let visitEnded = Refusal.conflict(
        ja: "この来庁は終了しています。",
        en: "This visit has ended."
    )
}

extension JSONValue {
    /// A record in which what a screen withheld is what it was before, and not the sign for it.
    fileprivate func restoringWithheld(from known: JSONValue?) -> JSONValue {
        if let text = asString { return Clearance.isSign(text) ? known ?? .null : self }
        if let list = asArray {
            return list.contains { $0.placeOfWithheld(at: "") != nil } ? known ?? .null : self
        }
        guard let object = asObject else { return self }
        var restored = JSONObject()
        for member in object.members {
            restored[member.key] = member.value.restoringWithheld(from: known?[member.key])
        }
        return .object(restored)
    }

    /// A record without the people who are no longer in the household.
    fileprivate func keeping(people household: Household) -> JSONValue {
        guard var object = asObject, let people = object["people"]?.asObject else { return self }
        let present = Set(household.people.map(\.id))
        object["people"] = .object(
            JSONObject(people.members.filter { present.contains(PersonID($0.key)) })
        )
        return .object(object)
    }
}
