package import Filing
package import Stores
package import Vocabulary

/// What a member of the staff has in hand, and who could take it over.
package struct ShownShift: Sendable {
    /// Whose things these are.
    package let member: StaffMember
    /// What the member has in hand.
    package let holdings: [ShiftHolding]
    /// The colleagues of the office who may take it over.
    package let receivers: [StaffMember]
    /// What came to the reader or to the office and nobody has noted as seen.
    package let received: [StoredShiftChange]
    /// Members with something in hand, but for the reader.
    package let holders: [Holder]
    /// What members of the staff are called.
    package let names: StaffNames

    /// A member with something in hand.
    package struct Holder: Sendable {
        package let member: StaffMember
        package let holding: ShiftHolder
        /// Whether the member works here no more.
        package let hasLeft: Bool
    }
}

/// Shows what somebody has in hand, for handing it on at the end of a shift.
package struct WatchShift: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The reader's own things, or those of another member; by visits, without anything that says who it is.
    package func callAsFunction(
        of other: StaffID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownShift, Refusal> {
        try await premises.perform(.watchShift, acting) { context in
            let (office, own) = try context.atShift()
            let member = try await context.member(other ?? own)
            try await context.audits.write(context.audit())
            let today = context.now.dayInJapan
            let staff = try await context.staff.list()
            let byID = Dictionary(staff.map { ($0.id, $0) }) { first, _ in first }
            let received = try await context.shifts.unseen(by: acting.actor, in: office)
            return ShownShift(
                member: member,
                holdings: try await context.holdings(of: member, in: office),
                receivers: staff.filter {
                    $0.id != member.id && $0.mayTakeOver(in: office, on: today)
                },
                received: received,
                holders: try await context.shifts.holders(in: office).compactMap { holder in
                    guard holder.staff != own, let member = byID[holder.staff] else { return nil }
                    return ShownShift.Holder(
                        member: member,
                        holding: holder,
                        hasLeft: !member.mayTakeOver(in: office, on: today)
                    )
                },
                names: try await context.staff.names(
                    of: received.flatMap { [$0.from, $0.by] + ($0.to.map { [$0] } ?? []) }
                )
            )
        }
    }

    /// What came to the reader or to the office and nobody has noted as seen.
    package func received(
        by acting: Acting
    ) async throws -> Result<(changes: [StoredShiftChange], names: StaffNames), Refusal> {
        try await premises.perform(.watchShift, acting) { context in
            let (office, _) = try context.atShift()
            let changes = try await context.shifts.unseen(by: acting.actor, in: office)
            return (changes, try await context.staff.names(of: changes.map(\.from)))
        }
    }
}

/// Gives what somebody has in hand to a colleague, or to the office, in one act.
package struct ChangeShift: Sendable {
    /// What is given, and to whom.
    package struct Request: Sendable {
        package let things: [ShiftThing]
        /// Nil: to the office.
        package let receiver: StaffID?
        package let note: String

        /// A value of these parts.
        package init(_ things: [ShiftThing], to receiver: StaffID?, note: String = "") {
            self.things = things
            self.receiver = receiver
            self.note = note
        }
    }

    /// Longest note in characters.
    package static let noteMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Gives what may go; what stays is named with why.
    ///
    /// An official does it for another member too, such as one who has left, and says why.
    package func callAsFunction(
        _ request: Request,
        of other: StaffID? = nil,
        by acting: Acting
    ) async throws -> Result<ShiftChange, Refusal> {
        let isOwn = other == nil || other == acting.staff
        return try await premises.perform(isOwn ? .changeShift : .changeShiftFor, acting) {
            context in
            let (office, own) = try context.atShift()
            let note = try FreeText.checked(request.note, at: "note", atMost: Self.noteMaximum)
            guard isOwn || note != nil else { throw Refusal.shiftWithoutNote }
            guard !request.things.isEmpty else { throw Refusal.nothingGiven }
            let giver = try await context.member(other ?? own)
            let receiver = try await context.receiver(request.receiver, giver: giver, in: office)
            let visits = Set(request.things.map(\.visit))
            // Whoever types or saves waits until this is done, and is refused or goes on after it.
            try await context.shifts.hold(visits)
            let inHand = try await context.holdings(of: giver, in: office)
            let change = ShiftChange(
                request.things,
                to: receiver == nil ? .office : .colleague,
                inHand: Dictionary(inHand.map { ($0.thing, $0.isProtected) }) { first, _ in first },
                occupied: try await context.occupied(by: receiver, among: visits)
            )
            if !change.going.isEmpty {
                try await context.give(change.going, from: giver, to: receiver, note, in: office)
            }
            return change
        }
    }

    /// Notes that the reader has looked at what came, and takes up what came to the office.
    package func noteSeen(
        _ change: Int64,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.noteShift, acting) { context in
            let (office, _) = try context.atShift()
            let isNoted = try await context.shifts.noteSeen(
                change,
                in: office,
                by: acting.actor,
                at: context.now
            )
            guard isNoted else { throw Refusal.seenAlready }
            try await context.audits.write(context.audit())
        }
    }
}

extension StaffMember {
    /// Whether the member works at an office's counter on a day, so that visits may be given to them.
    fileprivate func mayTakeOver(in office: MunicipalityCode, on day: CalendarDay) -> Bool {
        mayEnter(on: day) && self.office == office && roles.contains(.clerk)
    }
}

extension ActContext {
    fileprivate var shifts: ShiftStore { ShiftStore(access) }

    /// The office and the member at whose shift this is; commands have none.
    fileprivate func atShift() throws(Refusal) -> (office: MunicipalityCode, staff: StaffID) {
        guard let office = acting.office, let staff = acting.staff else { throw .notAllowed }
        return (office, staff)
    }

    fileprivate func member(_ staff: StaffID) async throws -> StaffMember {
        guard let member = try await self.staff.find(staff) else { throw Refusal.noSuchMember }
        return member
    }

    fileprivate func holdings(
        of member: StaffMember,
        in office: MunicipalityCode
    ) async throws -> [ShiftHolding] {
        try await shifts.holdings(
            of: member.id,
            member.login,
            in: office,
            dueBy: Instant(dayInJapan: now.dayInJapan.adding(days: 1), minuteOfDay: 0)
        )
    }

    /// Who takes over; nil for the office.
    fileprivate func receiver(
        _ receiver: StaffID?,
        giver: StaffMember,
        in office: MunicipalityCode
    ) async throws -> StaffMember? {
        guard let receiver else { return nil }
        guard receiver != giver.id, let member = try await staff.find(receiver),
            member.mayTakeOver(in: office, on: now.dayInJapan)
        else { throw Refusal.cannotReceive }
        return member
    }

    fileprivate func occupied(
        by receiver: StaffMember?,
        among visits: Set<VisitID>
    ) async throws -> Set<VisitID> {
        guard let receiver else { return [] }
        return try await shifts.occupied(by: receiver.id, among: visits)
    }

    fileprivate func give(
        _ things: [ShiftThing],
        from giver: StaffMember,
        to receiver: StaffMember?,
        _ note: String?,
        in office: MunicipalityCode
    ) async throws {
        let visits = things.filter { $0.kind == .visit }.map(\.visit)
        let drafts = things.filter { $0.kind == .draft }.map(\.visit)
        try await audits.write(Set(things.map(\.visit)).sorted().map { audit(visit: $0) })
        try await shifts.giveVisits(visits, from: giver.login, to: receiver?.login)
        if let receiver, !drafts.isEmpty {
            try await shifts.giveDrafts(drafts, from: giver.id, to: receiver.id)
        }
        try await shifts.add(
            things,
            from: giver.login,
            to: receiver?.login,
            note: note,
            in: office,
            at: now,
            by: acting.actor
        )
    }
}

extension Refusal {
    fileprivate static let noSuchMember = Refusal(
        .notFound,
        Localized(
            ja: "その職員は登録されていません。",
            en: "There is no such member of the staff."
        )
    )
    fileprivate static let nothingGiven = Refusal.invalid(
        "thing",
        ja: "引き継ぐものを選んでください。",
        en: "Choose what is handed on."
    )
    fileprivate static let cannotReceive = Refusal.invalid(
        "receiver",
        ja: "引き継ぐ相手を選び直してください。この窓口で今日働く職員だけに引き継げます。",
        en: "Choose again: only to somebody who works at this counter today."
    )
    fileprivate static let shiftWithoutNote = Refusal.invalid(
        "note",
        ja: "ほかの職員の代わりに引き継ぐときは、理由を書いてください。",
        en: "Write why you hand on what somebody else has in hand."
    )
    fileprivate static let seenAlready = Refusal.conflict(
        ja: "もう確認されています。",
        en: "Somebody has noted this already."
    )
}
