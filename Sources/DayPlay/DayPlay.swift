import Casework
import Catalog
import Eligibility
import Filing
package import Operations
package import Routing
import Stores
package import Vocabulary

/// Plays a day of arrivals through the acts of concierge, clerk and center, as people would do them.
///
/// The concierge routes, the clerk files what the center handles and does at the counter what is done
/// there, two persons of the center check what is held, the clerk answers send-backs. Every act is the
/// one that a person would do, under a name that says that it was played. Played again, the same file
/// files nothing twice.
package struct DayPlay: Sendable {
    /// How far a play has come.
    package enum Progress: Sendable {
        /// So many of so many parties were served.
        case served(Int, of: Int)
        /// The center works; so many items have not ended.
        case center(open: Int)
    }

    /// What the center's machines do once: lots out, answers in.
    ///
    /// Handed in, for they are not acts.
    package typealias CenterRound = @Sendable () async throws -> Void

    /// Most rounds of the center; a day that needs more stands still.
    static let roundsMaximum = 40

    let premises: Premises
    let name: String
    let only: MunicipalityCode?
    let receipt: @Sendable (String) throws -> Void
    let progress: @Sendable (Progress) -> Void

    /// A play; `name` makes the submission keys, the same for the same file.
    ///
    /// `only` leaves out the arrivals of other offices; a city's code stands for its wards.
    package init(
        premises: Premises,
        name: String,
        only: MunicipalityCode? = nil,
        receipt: @escaping @Sendable (String) throws -> Void = { _ in },
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.premises = premises
        self.name = name
        self.only = only
        self.receipt = receipt
        self.progress = progress
    }

    /// Plays the lines of a day's file and says what happened.
    package func play(
        _ lines: [LineFramer.Line],
        center: CenterRound
    ) async throws -> DayReport {
        var report = DayReport()
        var filed: [MunicipalityCode: Filed] = [:]
        for (position, line) in lines.enumerated() {
            try await serve(line, &report, &filed)
            progress(.served(position + 1, of: lines.count))
        }
        try await finish(filed, center, &report)
        for (municipality, filed) in filed.sorted(by: { $0.key < $1.key }) {
            try await count(filed.bundles, municipality, &report)
        }
        return report
    }
}

/// What was filed in one municipality.
private struct Filed {
    var bundles: [BundleID] = []
    var items: Set<ItemID> = []
    /// Acts at the counter that wait for a register.
    var acts: [WaitingAct] = []

    mutating func add(_ filed: FileBundle.Filed, _ acts: [WaitingAct]) {
        bundles.append(filed.bundle)
        self.acts += acts
        // The receipt is our own; one that could not be read would leave its items to other people.
        let receipt = try? JSONParser.parse(Array(filed.receipt.utf8))
        for item in receipt?["items"]?.asArray ?? [] {
            if let id = item["item"]?.asString.flatMap({ ItemID($0) }) { items.insert(id) }
        }
    }
}

/// An act at the unified counter that waits until a register is updated.
private struct WaitingAct {
    let visit: VisitID
    let entry: PlanKey
    let office: String
    let system: String
}

// MARK: - At the counters

extension DayPlay {
    private func serve(
        _ line: LineFramer.Line,
        _ report: inout DayReport,
        _ filed: inout [MunicipalityCode: Filed]
    ) async throws {
        let arrival: DayArrival
        do {
            arrival = try DayArrival(line: line)
        } catch {
            let office = DayArrival.legibleOffice(line)
            guard isWanted(office) else { return }
            report.arrivals += 1
            report.arrive(at: office)
            report.refuse(line.number, error.path, error.message, at: office)
            return
        }
        guard isWanted(arrival.office) else { return }
        report.arrivals += 1
        report.arrive(at: arrival.office)
        do {
            let (municipality, done, acts) = try await file(
                arrival,
                number: line.number,
                &report
            )
            filed[municipality, default: Filed()].add(done, acts)
        } catch let error as FilingRefusal {
            report.refuse(line.number, error.path, error.message, at: arrival.office)
        } catch let error as Refusal {
            report.refuse(line.number, error.path, error.message, at: arrival.office)
        }
    }

    /// Whether an office's arrivals are played; those of no office that can be read only with all.
    private func isWanted(_ office: MunicipalityCode?) -> Bool {
        guard let only else { return true }
        guard let office else { return false }
        return office == only || premises.planning().catalog.municipality(of: office) == only
    }

    /// The concierge routes, the clerk files; throws what was refused.
    private func file(
        _ arrival: DayArrival,
        number: Int,
        _ report: inout DayReport
    ) async throws -> (MunicipalityCode, FileBundle.Filed, [WaitingAct]) {
        let catalog = premises.planning().catalog
        let key = "\(name)-\(number)"
        let first = try SubmissionRequest(
            json: arrival.submission(key: key, fates: [:]),
            catalog: catalog
        )
        let plan = premises.planning().plan(for: first.household, language: .ja)
        let view = catalog.view(office: first.household.office, on: first.household.on)
        let (atOnce, later) = counterActs(plan, view)
        let request = try SubmissionRequest(
            json: arrival.submission(key: key, fates: atOnce),
            catalog: catalog
        )
        let municipality = catalog.municipality(of: first.household.office)
        let done = try await FileBundle(premises)(
            .submission(request),
            by: .played("clerk", municipality)
        ).get()
        let office = first.household.office.description
        func system(_ procedure: String) -> String? {
            ProcedureID(procedure).flatMap { view.procedure($0)?.system.description }
        }
        report.count(plan: plan.json, office: office, system: system)
        report.count(
            receipt: try JSONParser.parse(Array(done.receipt.utf8)),
            office: office,
            system: system
        )
        try receipt(done.receipt)
        let acts = later.map { key in
            WaitingAct(
                visit: done.visit,
                entry: key,
                office: office,
                system: system(key.procedure.description) ?? DayReport.noSystem
            )
        }
        return (municipality, done, acts)
    }

    /// What the unified counter does while the resident waits: at once, by procedure, and what has to wait
    /// until a register is updated.
    private func counterActs(
        _ plan: PlannedVisit,
        _ view: CatalogView
    ) -> (atOnce: JSONObject, later: [PlanKey]) {
        let initial = InitialFate(view: view, now: premises.clock.now())
        let rule = PrerequisiteRule(view: view, untouched: plan.entries, initial)
        let waiting = Set(rule.counterWaits().keys.map(\.procedure))
        var fates = JSONObject()
        var later: [PlanKey] = []
        for entry in plan.entries
        where entry.outcome != nil && entry.handling == .atCounter && entry.counter == .unified {
            if waiting.contains(entry.procedure) {
                later.append(entry.key)
            } else {
                fates[entry.procedure.description] = ["fate": "done-at-counter"]
            }
        }
        return (fates, later)
    }
}

// MARK: - In the center

extension DayPlay {
    /// The center and, once registers are updated, the counters, until neither has anything to do.
    private func finish(
        _ filed: [MunicipalityCode: Filed],
        _ center: CenterRound,
        _ report: inout DayReport
    ) async throws {
        var left = filed
        while true {
            try await work(filed, center)
            var isChanged = false
            for (municipality, filed) in left.sorted(by: { $0.key < $1.key }) {
                let waiting = try await doneNow(filed.acts, municipality, &report)
                isChanged = isChanged || waiting.count < filed.acts.count
                left[municipality]?.acts = waiting
            }
            if !isChanged { return }
        }
    }

    /// Does at the counter what waits no more; what waits still.
    private func doneNow(
        _ acts: [WaitingAct],
        _ municipality: MunicipalityCode,
        _ report: inout DayReport
    ) async throws -> [WaitingAct] {
        let clerk = Acting.played("clerk", municipality)
        var waiting: [WaitingAct] = []
        for act in acts {
            switch try await CompleteCounterAct(premises)(act.entry, of: act.visit, by: clerk) {
            case .success: report.countDoneLater(office: act.office, system: act.system)
            case .failure(let refusal) where refusal.kind == .invalid: waiting.append(act)
            case .failure(let refusal): throw refusal
            }
        }
        return waiting
    }

    /// Lots, answers, checks and corrections, until nothing moves any more.
    private func work(
        _ filed: [MunicipalityCode: Filed],
        _ center: CenterRound
    ) async throws {
        var before: [WatchDay.Result] = []
        for _ in 0..<Self.roundsMaximum {
            try await center()
            var now: [WatchDay.Result] = []
            for (municipality, filed) in filed.sorted(by: { $0.key < $1.key }) {
                try await check(filed.items, municipality)
                try await answerSendBacks(filed.items, municipality)
                now.append(try await result(filed.bundles, municipality))
            }
            progress(.center(open: now.reduce(0) { $0 + $1.openItems }))
            if now == before { return }
            before = now
        }
    }

    /// Two persons check what is held of the day's items, and of no others.
    private func check(_ items: Set<ItemID>, _ municipality: MunicipalityCode) async throws {
        let first = Acting.played("checker", municipality)
        let second = Acting.played("second-checker", municipality)
        for held in try await WatchCenter(premises).held(by: first).get()
        where items.contains(held.item) {
            let checker = held.checkedBy == nil ? first : second
            let result = try await ReleaseCheck(premises)(held.item, by: checker)
            if case .failure(let refusal) = result, refusal.kind != .conflict { throw refusal }
        }
    }

    private func answerSendBacks(
        _ items: Set<ItemID>,
        _ municipality: MunicipalityCode
    ) async throws {
        let clerk = Acting.played("clerk", municipality)
        for back in try await WatchCenter(premises).returns(by: clerk).get()
        where items.contains(back.item) {
            let result = try await CorrectItem(premises)(
                ["reason": "模擬の一日: 内容を確かめた"],
                of: back.item,
                by: clerk
            )
            // What cannot be repeated as it was waits for the office: nobody here can ask the resident.
            if case .failure(let refusal) = result,
                refusal.kind != .conflict, refusal.kind != .invalid
            {
                throw refusal
            }
        }
    }

    private func result(
        _ bundles: [BundleID],
        _ municipality: MunicipalityCode
    ) async throws -> WatchDay.Result {
        try await WatchDay(premises)(bundles, by: .played("center", municipality)).get()
    }

    private func count(
        _ bundles: [BundleID],
        _ municipality: MunicipalityCode,
        _ report: inout DayReport
    ) async throws {
        let catalog = premises.planning().catalog
        let result = try await result(bundles, municipality)
        for row in result.items {
            let ownership = ItemOwnership(state: row.state, office: row.office, system: row.system)
            let day = premises.clock.now().dayInJapan
            report.count(
                items: row.items,
                rejected: row.rejected,
                corrected: row.corrected,
                state: row.state,
                owner: DayReport.Waiting(
                    code: ownership.ownerCode,
                    name: ownership.ownerName(catalog, on: day)
                ),
                office: DayReport.key(of: MunicipalityCode(number: Int(row.office))),
                system: row.system
            )
        }
        for row in result.lots {
            report.total.lots += row.lots
            report.systems[row.system, default: DayReport.Tally()].lots += row.lots
        }
        for row in result.waiting {
            report.count(
                entries: row.entries,
                waitingFor: DayReport.Waiting(code: row.desk.ja, name: row.desk),
                office: row.office.description
            )
        }
    }
}

extension WatchDay.Result {
    var openItems: Int {
        items.reduce(0) { $1.state == .done || $1.state == .withdrawn ? $0 : $0 + $1.items }
    }
}

extension Acting {
    /// Somebody who plays a part of the day; the name says so.
    fileprivate static func played(_ part: String, _ municipality: MunicipalityCode) -> Acting {
        .command(by: "day-\(part)", for: municipality)
    }
}

extension DayReport {
    fileprivate mutating func arrive(at office: MunicipalityCode?) {
        offices[DayReport.key(of: office), default: Office()].arrivals += 1
    }

    fileprivate mutating func refuse(
        _ line: Int,
        _ path: String,
        _ message: Localized,
        at office: MunicipalityCode? = nil
    ) {
        refused.append(RefusedLine(line: line, path: path, message: message))
        offices[DayReport.key(of: office), default: Office()].refused += 1
    }
}
