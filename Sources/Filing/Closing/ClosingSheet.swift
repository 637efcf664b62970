package import Vocabulary

/// What stands open in an office at the end of a business day, and what its fee ledger comes to.
package struct ClosingSheet: Sendable {
    package let office: MunicipalityCode
    package let day: CalendarDay
    /// What is not settled, by matter and visit.
    package let lines: [ClosingLine]
    /// How many entries the ledger of the day has.
    package let entryCount: Int
    package let totals: FeeTotals
    /// When somebody is there again; what does not last until then may not wait.
    package let morning: Instant

    /// A sheet of these parts, in whatever order they come.
    package init(
        office: MunicipalityCode,
        day: CalendarDay,
        lines: [ClosingLine],
        entries: [FeeEntry],
        morning: Instant
    ) {
        self.office = office
        self.day = day
        self.lines = lines.sorted { left, right in
            if left.matter != right.matter { return left.matter.place < right.matter.place }
            if left.visit != right.visit { return left.visit.precedes(right.visit) }
            return utf8Precedes(left.subject, right.subject)
        }
        entryCount = entries.count
        totals = FeeTotals(entries)
        self.morning = morning
    }

    /// The lines of a matter.
    package func lines(of matter: ClosingMatter) -> [ClosingLine] {
        lines.filter { $0.matter == matter }
    }

    /// The lines that somebody must settle before the day can be closed.
    package var blocking: [ClosingLine] { lines.filter { !$0.mayWait(until: morning) } }

    /// The sheet as it stands in the seal.
    package var json: JSONValue {
        [
            "office": .string(office.description),
            "on": .string(day.description),
            "lines": .array(lines.map(\.json)),
            "entries": .int(Int64(entryCount)),
            "left": FeeMethod.json { totals[$0].net },
        ]
    }

    /// What somebody has seen of it, in hexadecimal: another sheet has another.
    package var digest: String { SealedPacket(json).seal.hexadecimal }
}

extension ClosingMatter {
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension VisitID? {
    fileprivate func precedes(_ other: VisitID?) -> Bool {
        switch (self, other) {
        case (let left?, let right?): left < right
        case (.some, nil): true
        case (nil, _): false
        }
    }
}

extension FeeMethod {
    /// The methods by which money is taken, which a closing counts.
    package static let counted = allCases.filter { $0 == .cash || $0.isCashless }

    /// An amount of each counted method, by their words.
    static func json(_ amount: (FeeMethod) -> Int) -> JSONValue {
        .object(
            JSONObject(
                counted.map { .init(key: $0.rawValue, value: .int(Int64(amount($0)))) }
            )
        )
    }
}
