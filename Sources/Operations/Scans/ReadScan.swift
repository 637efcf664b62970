package import Filing
import Stores
package import Vocabulary

/// Gives out the bytes of a scan, whose it is asked at that moment.
package struct ReadScan: Sendable {
    /// A scan that may be given out.
    package struct Shown: Sendable {
        package let visit: VisitID
        package let number: Int
        package let format: ScanFormat
        package let content: [UInt8]
        /// Leave to put it out; nothing is withheld.
        package let clearance: Clearance
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The bytes of a scan of a visit; never under protection, whoever asks.
    package func callAsFunction(
        _ number: Int,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Shown, Refusal> {
        try await premises.perform(.readScan, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let scan = try await context.scan(number, of: visit.stored)
            let clearance = try await OutputGate.clearance(for: visit.stored.id, context)
            guard !clearance.isMasked else { throw Refusal.protectedScan }
            guard let content = try await context.scans.content(of: number, in: visit.stored) else {
                throw Refusal.scanRemoved
            }
            return Shown(
                visit: visit.stored.id,
                number: number,
                format: scan.format,
                content: content,
                clearance: clearance
            )
        }
    }
}

/// Erases the bytes of a scan, with a reason; that there was one stays.
package struct RemoveScan: Sendable {
    /// Longest reason in characters.
    package static let reasonMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Removes it, whatever has become of the visit.
    package func callAsFunction(
        _ number: Int,
        because reason: String,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.removeScan, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            _ = try await context.scan(number, of: visit.stored)
            let written = try FreeText.checked(reason, at: "reason", atMost: Self.reasonMaximum)
            guard let written else { throw Refusal.removedWithoutReason }
            let isRemoved = try await context.scans.remove(
                number,
                of: visit.stored,
                because: written,
                at: context.now,
                by: context.acting.actor
            )
            guard isRemoved else { throw Refusal.scanRemoved }
        }
    }
}

extension ActContext {
    /// A scan of a visit that was read in this transaction.
    fileprivate func scan(_ number: Int, of visit: StoredVisit) async throws -> StoredScan {
        let scan = try await scans.scans(of: visit).first { $0.number == number }
        guard let scan else { throw Refusal.noSuchScan }
        return scan
    }
}

extension Refusal {
    fileprivate static let noSuchScan = Refusal(
        .notFound,
        path: "scan",
        Localized(
            ja: "この来庁に、そのスキャンはありません。",
            en: "This visit has no such scan."
        )
    )
    fileprivate static let scanRemoved = Refusal(
        .stale,
        path: "scan",
        Localized(
            ja: "このスキャンは取り除かれています。画像は残っていません。",
            en: "This scan was removed; its picture is gone."
        )
    )
    fileprivate static let removedWithoutReason = Refusal.invalid(
        "reason",
        ja: "取り除く理由を書いてください(例:別の人の書類だった)。",
        en: "Write why it is removed, such as: another person's paper."
    )
}
