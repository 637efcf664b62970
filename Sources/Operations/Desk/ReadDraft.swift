import Stores
package import Vocabulary

/// Reads what a clerk typed into a visit and has not saved.
package struct ReadDraft: Sendable {
    /// What stands beside the visit.
    package struct Standing: Sendable {
        /// What was typed; nil where nothing was.
        package fileprivate(set) var draft: VisitDraft?
        /// When the last of it was typed.
        package fileprivate(set) var typedAt: Instant?
        /// When a draft was typed that was thrown away and can be taken back.
        package fileprivate(set) var thrownAt: Instant?
        /// When the version was saved that can be taken back; nil where none can.
        package fileprivate(set) var undoableAt: Instant?
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The member's own draft beside a version, as it may be shown at this moment; nobody reads another's.
    package func callAsFunction(
        _ visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<Standing, Refusal> {
        try await premises.perform(.readDraft, acting, visit: visit) { context in
            let (staff, _) = try await context.drafter(of: visit)
            var standing = Standing()
            standing.undoableAt = try await context.undos.find(visit, version: version)?.savedAt
            guard let stored = try await context.drafts.find(visit, of: staff) else {
                return standing
            }
            standing.thrownAt = stored.thrownAt
            guard let typed = stored.typed else { return standing }
            try await context.audits.write(context.audit(visit: visit))
            let clearance = try await OutputGate.clearance(for: visit, context)
            let json = try JSONParser.parse(
                typed.text,
                limits: .init(bytes: DraftStore.bytesMaximum)
            )
            standing.draft = VisitDraft(json: json)?.allowed(isMasked: clearance.isMasked)
            standing.typedAt = typed.at
            return standing
        }
    }
}
