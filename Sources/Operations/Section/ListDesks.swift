import Stores
package import Vocabulary

/// Lists the desks of an office with how much waits at each, without anything that says who it is.
package struct ListDesks: Sendable {
    /// A desk with what waits there.
    package struct Line: Sendable {
        /// The desk.
        package let desk: DeskPlace
        /// Residents who are to come.
        package let expected: Int
        /// Residents who are there.
        package let arrived: Int
        /// Entries whose time has passed.
        package let overdue: Int
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The desks that may be seen, in the order of the catalog; unknown ones together, last.
    package func callAsFunction(
        of office: MunicipalityCode? = nil,
        by acting: Acting
    ) async throws -> Result<[Line], Refusal> {
        try await premises.perform(.listDesks, acting) { context in
            let office = try context.deskOffice(office)
            let counts = try await context.visits.countDesks(
                of: office,
                now: context.now,
                audit: context.audit()
            )
            let lines = (context.desks(of: office) + [.other]).filter(acting.serves).map { desk in
                Line(desk, counts.filter { context.has(desk, $0.desk, of: office) })
            }
            return lines.filter { !$0.desk.isOther || $0.expected + $0.arrived > 0 }
        }
    }
}

extension ListDesks.Line {
    fileprivate init(_ desk: DeskPlace, _ counts: [DeskCount]) {
        self.init(
            desk: desk,
            expected: counts.reduce(0) { $0 + $1.expected },
            arrived: counts.reduce(0) { $0 + $1.arrived },
            overdue: counts.reduce(0) { $0 + $1.overdue }
        )
    }
}
