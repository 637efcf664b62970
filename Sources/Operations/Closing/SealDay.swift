package import Filing
package import Stores
package import Vocabulary

/// Seals an office's day with what was counted and what is left to the next day.
package struct SealDay: Sendable {
    /// What is said to a sheet that was seen.
    package struct Request: Sendable {
        /// The digest of the sheet that was seen.
        package let seen: String
        /// What was counted of each method, in yen, as far as it was a number.
        package let counted: [FeeMethod: Int]
        /// Why it is not what the ledger says.
        package let differenceReason: String
        /// The lines that are left to the next day, by their keys.
        package let carried: Set<String>
        /// Why, by matter.
        package let reasons: [ClosingMatter: String]

        /// A value of these parts.
        package init(
            seen: String,
            counted: [FeeMethod: Int],
            differenceReason: String = "",
            carried: Set<String> = [],
            reasons: [ClosingMatter: String] = [:]
        ) {
            self.seen = seen
            self.counted = counted
            self.differenceReason = differenceReason
            self.carried = carried
            self.reasons = reasons
        }
    }

    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// Sealed, with the number of the seal.
        case sealed(Int)
        /// The difference is one that a second person looks at first.
        case waitsForSecond
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200
    /// The most that can be counted of a method, in yen.
    package static let yenMaximum = 100_000_000

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Seals the day, or keeps the count for a second person.
    ///
    /// Refused while something blocks, lacks a reason or was not counted, and over a sheet that has changed
    /// since it was seen.
    package func callAsFunction(
        _ request: Request,
        of office: MunicipalityCode,
        on day: CalendarDay,
        by acting: Acting
    ) async throws -> Result<Outcome, Refusal> {
        try await premises.perform(.sealDay, acting) { context in
            let day = try await context.lockedDay(office, day)
            let count = ClosingCount(day.sheet, try Self.checked(request))
            try day.mustBeSealable(seen: request.seen)
            if let refusal = Refusal(count.obstacles.map { Refusal($0) }) { throw refusal }
            if count.differenceYen > day.differenceOfOneYen {
                try await context.closings.add(
                    StoredCount(
                        attempt: (day.stored?.attempt ?? 0) + 1,
                        seen: day.sheet.digest,
                        answer: count.answer.json.compact(),
                        at: context.now,
                        by: acting.actor
                    ),
                    of: office,
                    on: day.sheet.day
                )
                return .waitsForSecond
            }
            return .sealed(try await context.seal(count, day, by: acting.actor, confirmedBy: nil))
        }
    }

    private static func checked(_ request: Request) throws -> ClosingAnswer {
        var reasons: [ClosingMatter: String] = [:]
        for (matter, text) in request.reasons {
            reasons[matter] = try FreeText.checked(
                text,
                at: "reason.\(matter.rawValue)",
                atMost: reasonMaximum
            )
        }
        return ClosingAnswer(
            counted: request.counted.filter { (0...yenMaximum).contains($0.value) },
            differenceReason: try FreeText.checked(
                request.differenceReason,
                at: "difference",
                atMost: reasonMaximum
            ),
            carried: request.carried,
            reasons: reasons
        )
    }
}

/// Seals a day whose difference a second person has looked at.
package struct ConfirmClosing: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Seals it with both names; the number of the seal.
    ///
    /// Refused for whoever counted, and where anything has changed since the count.
    package func callAsFunction(
        _ attempt: Int,
        seen: String,
        of office: MunicipalityCode,
        on day: CalendarDay,
        by acting: Acting
    ) async throws -> Result<Int, Refusal> {
        try await premises.perform(.confirmClosing, acting) { context in
            let day = try await context.lockedDay(office, day)
            try day.mustBeSealable(seen: seen)
            guard let waiting = day.waiting, waiting.stored.attempt == attempt,
                waiting.count.obstacles.isEmpty
            else { throw Refusal.changedSinceSeen }
            guard !utf8Equal(waiting.stored.by, acting.actor) else { throw Refusal.samePerson }
            return try await context.seal(
                waiting.count,
                day,
                by: waiting.stored.by,
                confirmedBy: acting.actor
            )
        }
    }
}

/// Opens a sealed day again, whose seal stays; a supplement closes it.
package struct ReopenDay: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Opens today again, with a reason; a day that is past stays closed, for its money is in the accounts.
    package func callAsFunction(
        _ office: MunicipalityCode,
        because reason: String,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.reopenDay, acting) { context in
            let written = try FreeText.checked(
                reason,
                at: "reopen-reason",
                atMost: SealDay.reasonMaximum
            )
            guard let written else { throw Refusal.reopenedWithoutReason }
            let day = try await context.lockedDay(office, context.now.dayInJapan)
            guard day.state.next.contains(.reopened), let last = day.seals.last else {
                throw Refusal.notSealed
            }
            try await context.closings.reopen(
                last.part,
                of: office,
                on: day.sheet.day,
                because: written,
                at: context.now,
                by: acting.actor
            )
        }
    }
}

/// Tells what the last closed day left to this one.
package struct ListCarried: Sendable {
    /// What was left, with what those who left it are called.
    package struct Listed: Sendable {
        package let lines: [StoredCarry]
        package let names: StaffNames
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The lines of an office that have not ended since; they name nobody but the staff.
    package func callAsFunction(
        in office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listCarried, acting) { context in
            try context.checkOffice(office)
            let lines = try await context.closings.carried(
                in: office,
                before: context.now.dayInJapan
            )
            let drafts = lines.filter { $0.matter == .draft }.map(\.subject)
            let names = try await context.staff.names(of: lines.map(\.by) + drafts)
            return Listed(lines: lines, names: names)
        }
    }
}

extension ReadDay {
    /// Refuses a day that is sealed, and a sheet that is another than was seen.
    fileprivate func mustBeSealable(seen: String) throws(Refusal) {
        guard state.next.contains(.sealed) else { throw Refusal.sealedAlready }
        guard utf8Equal(seen, sheet.digest) else { throw Refusal.changedSinceSeen }
    }
}

extension ActContext {
    /// Adds the seal of a day that is held; its number.
    fileprivate func seal(
        _ count: ClosingCount,
        _ day: ReadDay,
        by actor: String,
        confirmedBy: String?
    ) async throws -> Int {
        let office = day.sheet.office
        let last = try await closings.last(of: office)
        let stamp = ClosingSeal.Stamp(
            number: (last?.number ?? 0) + 1,
            part: day.seals.count + 1,
            previous: last?.digest,
            at: now,
            by: actor,
            confirmedBy: confirmedBy
        )
        try await closings.add(
            ClosingSeal(count, stamp),
            stamp,
            of: count,
            differenceOfOneYen: day.differenceOfOneYen
        )
        return stamp.number
    }
}

// MARK: - Refusals

extension Refusal {
    fileprivate static let sealedAlready = Refusal.conflict(
        ja: "この日は、もう締めてあります。",
        en: "This day is sealed already."
    )
    fileprivate static let notSealed = Refusal.conflict(
        ja: "この日は、まだ締めていません。",
        en: "This day is not sealed."
    )
    fileprivate static let changedSinceSeen = Refusal(
        .stale,
        path: "sheet",
        Localized(
            ja: "表示してから内容が変わりました。新しい内容を確かめて、もう一度締めてください。",
            en: "Something has changed since it was shown; look at it as it is now, and seal again."
        )
    )
    fileprivate static let samePerson = Refusal.conflict(
        ja: "数えた人とは別の職員が確認します。",
        en: "Somebody else than who counted confirms it."
    )
    fileprivate static let reopenedWithoutReason = Refusal.invalid(
        "reopen-reason",
        ja: "締めを開き直す理由を書いてください。",
        en: "Write why the day is opened again."
    )

    fileprivate init(_ obstacle: ClosingCount.Obstacle) {
        switch obstacle {
        case .blocks(let line):
            self = .invalid(
                "line.\(line.key)",
                ja: "翌日に回せないものが残っています。先に済ませてください。",
                en: "This cannot wait until tomorrow; settle it first."
            )
        case .notCarried(let line):
            self = .invalid(
                "line.\(line.key)",
                ja: "済ませるか、翌日に回す印を付けてください。",
                en: "Settle it, or tick it to leave it to the next day."
            )
        case .withoutReason(let matter):
            self = .invalid(
                "reason.\(matter.rawValue)",
                ja: "翌日に回す理由を書いてください。",
                en: "Write why it is left to the next day."
            )
        case .notCounted(let method):
            self = .invalid(
                "counted.\(method.rawValue)",
                ja: "数えた金額を、0円以上の整数で入力してください。",
                en: "Enter what was counted as a whole number of yen, 0 or more."
            )
        case .differs:
            self = .invalid(
                "difference",
                ja: "記録と合わない理由を書いてください。",
                en: "Write why it is not what the ledger says."
            )
        }
    }
}
