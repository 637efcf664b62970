package import Casework
import Catalog
import Stores
package import Vocabulary

/// Notes a call of the resident about a send-back, and by when it is due from then on.
package struct CallResident: Sendable {
    /// What came of a call, as the screen has it.
    package struct Request: Sendable {
        /// What came of it.
        package var result: CallResult
        /// The attempt about which somebody called.
        package var attempt: Int
        /// When the resident comes.
        package var comesOn: CalendarDay?
        /// More about it, in words.
        package var note: String

        /// A request of these parts.
        package init(
            _ result: CallResult,
            on attempt: Int = 1,
            comesOn: CalendarDay? = nil,
            note: String = ""
        ) {
            self.result = result
            self.attempt = attempt
            self.comesOn = comesOn
            self.note = note
        }
    }

    /// What is due after a call.
    package struct Noted: Hashable, Sendable {
        /// By when the send-back is due now.
        package let due: Instant
        /// Whether the resident comes after the legal deadline, which stays.
        package let isPastDeadline: Bool
    }

    /// The most characters of a note.
    package static let noteMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the call, where the attempt is the one that waits; when the send-back is due now.
    package func callAsFunction(
        _ item: ItemID,
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<Noted, Refusal> {
        try await premises.perform(.callResident, acting) { context in
            let visit = try await context.checkItem(item)
            let policy = context.centerActing.policies.duePolicy(
                municipality: acting.municipality.number
            )
            let (note, comesOn) = try Self.checked(request, policy.calendar, context)
            let audit = context.audit(visit: visit, items: [item])
            let watched = try await WatchStore(context.access).item(item)
            guard let watched, watched.state == .sentBack, let due = watched.dueAt else {
                throw Refusal(ItemRefusal.notSentBack(watched?.state ?? .withdrawn))
            }
            guard watched.attempt == request.attempt else { throw Self.attemptPassed }
            let deadline = try await context.visits.find(visit, audit: audit)?
                .deadline(of: watched.procedure, people: watched.people)
            let earlier = try await context.returnCalls.calls(about: item)
            let call = ReturnCall(
                attempt: watched.attempt,
                at: context.now,
                by: acting.actor,
                result: request.result,
                comesOn: comesOn,
                note: note,
                due: policy.due(
                    after: request.result,
                    comesOn: comesOn,
                    at: context.now,
                    before: due,
                    deadline: deadline,
                    unanswered: earlier.count {
                        $0.attempt == watched.attempt && $0.result == .noAnswer
                    }
                )
            )
            guard try await context.returnCalls.add(call, about: item) else {
                throw Refusal(ItemRefusal.notSentBack(watched.state))
            }
            return Noted(due: call.due, isPastDeadline: Self.isPast(deadline, comesOn))
        }
    }

    private static func isPast(_ deadline: CalendarDay?, _ day: CalendarDay?) -> Bool {
        guard let deadline, let day else { return false }
        return deadline < day
    }

    private static let attemptPassed = Refusal.conflict(
        ja: "この手続はすでに次の回に進んでいます。画面を開き直し、今の回について記録してください。",
        en:
            "This item has moved on to its next attempt; open the page again and note the call there."
    )

    private static func checked(
        _ request: Request,
        _ calendar: MunicipalCalendar,
        _ context: ActContext
    ) throws -> (note: String?, comesOn: CalendarDay?) {
        var refusals: [Refusal] = []
        var note: String?
        do {
            note = try FreeText.checked(request.note, at: "note", atMost: noteMaximum)
        } catch {
            refusals.append(error)
        }
        if request.result == .willCome, !isAhead(request.comesOn, context.now.dayInJapan) {
            refusals.append(
                Refusal.invalid(
                    "comes_on",
                    ja: "来庁の日を、今日から\(SendBack.daysMaximum)日以内で入力してください。",
                    en: "Enter the day of the visit, today or within \(SendBack.daysMaximum) days."
                )
            )
        }
        if request.result == .willCome, refusals.allSatisfy({ $0.path != "comes_on" }),
            let day = request.comesOn, !calendar.isOpen(day)
        {
            refusals.append(Self.closed(day, calendar))
        }
        if let refusal = Refusal(refusals) { throw refusal }
        return (note, request.result == .willCome ? request.comesOn : nil)
    }

    private static func closed(_ day: CalendarDay, _ calendar: MunicipalCalendar) -> Refusal {
        let next = calendar.openDay(onOrAfter: day)
        return Refusal.invalid(
            "comes_on",
            ja: "その日は閉庁日です。" + (next.map { "次の開庁日は\($0)です。" } ?? "別の日を入力してください。"),
            en: "The office is closed that day; "
                + (next.map { "the next open day is \($0)." } ?? "choose another.")
        )
    }

    private static func isAhead(_ day: CalendarDay?, _ today: CalendarDay) -> Bool {
        day.map { (0...SendBack.daysMaximum).contains(today.days(to: $0)) } ?? false
    }
}

extension StoredVisit {
    /// The legal deadline of a procedure of the plan; nil where the law sets none.
    fileprivate func deadline(of procedure: String, people: [String]) -> CalendarDay? {
        guard let plan, let json = try? JSONParser.parse(plan, limits: .init(bytes: 16 << 20))
        else {
            return nil
        }
        let entry = (json["items"]?.asArray ?? []).first { entry in
            entry["procedure"]?.asString.map { utf8Equal($0, procedure) } == true
                && (entry["people"]?.asArray ?? []).map { $0.asString.map { Array($0.utf8) } }
                    == people.map { Array($0.utf8) }
        }
        return entry?["deadline"]?.asString.flatMap { CalendarDay($0) }
    }
}
