import Casework
package import Stores
package import Vocabulary

/// What corrections did not reach, and noting that whoever has it was told.
package struct OutdatedItems: Sendable {
    /// The most items of a list, the most urgent ones.
    package static let listMaximum = 200

    private let premises: Premises

    /// The acts at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Of the own office, and of all for the center; the most urgent first.
    package func list(by acting: Acting) async throws -> Result<[OutdatedItem], Refusal> {
        try await premises.perform(.listReturns, acting) { context in
            try await context.outdated.list(
                office: acting.roles.contains(.center) ? nil : acting.office,
                atMost: Self.listMaximum
            )
        }
    }

    /// Notes that the section was told what an item does not say: by one correction through an attempt, or
    /// by all.
    package func tell(
        _ item: ItemID,
        than corrected: CorrectionSource? = nil,
        through attempt: Int = .max,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.tellCorrection, acting) { context in
            let visit = try await context.checkItem(item)
            let isNoted = try await context.outdated.end(
                item,
                than: corrected,
                through: attempt,
                by: acting.actor
            )
            guard isNoted else { throw Self.nothingToTell }
            try await context.audits.write(context.audit(visit: visit, items: [item]))
        }
    }

    private static let nothingToTell = Refusal.conflict(
        ja: "連絡を待つ補正はありません。画面を開き直してください。",
        en: "No correction waits to be told; open the page again."
    )
}
