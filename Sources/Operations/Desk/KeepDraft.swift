import Stores
package import Vocabulary

/// Keeps what a clerk is typing, at every pause of the keys; the visit stays as it is.
package struct KeepDraft: Sendable {
    /// What was kept of it.
    package struct Kept: Hashable, Sendable {
        /// When.
        package let at: Instant
        /// Whether all of it was, and nothing had to be left out.
        package let isWhole: Bool
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Keeps it in place of what the same member typed before.
    ///
    /// Refused once the visit has ended, and where that member has saved a later version than the page
    /// shows. Noted in the audit once an hour.
    package func callAsFunction(
        _ draft: VisitDraft,
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<Kept, Refusal> {
        try await premises.perform(.keepDraft, acting, visit: visit) { context in
            let staff = try await context.drafting(in: visit)
            try await context.audits.writeSeen(context.audit(visit: visit), of: [visit])
            let clearance = try await OutputGate.clearance(for: visit, context)
            let allowed = draft.allowed(isMasked: clearance.isMasked)
            let text = allowed.json.compact(sortedKeys: false)
            guard text.utf8.count <= DraftStore.bytesMaximum else { throw Refusal.draftTooLong }
            let isKept = try await context.drafts.keep(
                allowed.fields.isEmpty ? nil : text,
                in: visit,
                of: staff,
                version: version,
                at: context.now
            )
            guard isKept else { throw Refusal.savedSince }
            return Kept(at: context.now, isWhole: allowed.fields.count == draft.fields.count)
        }
    }
}

extension ActContext {
    /// The member whose drafts are meant; refuses a visit of another office, or one that has ended.
    fileprivate func drafting(in visit: VisitID) async throws -> StaffID {
        let (staff, stage) = try await drafter(of: visit)
        guard stage.isOpen else { throw Refusal.visitEnded }
        return staff
    }

    /// The member whose drafts are meant and how the visit stands, held; refuses one of another office.
    func drafter(of visit: VisitID) async throws -> (staff: StaffID, stage: VisitStage) {
        // Commands type nothing.
        guard let staff = acting.staff else { throw Refusal.notAllowed }
        guard let held = try await drafts.hold(visit), acting.sees(held.office) else {
            throw Refusal.noSuchVisit
        }
        return (staff, held.stage)
    }
}

extension Refusal {
    fileprivate static let draftTooLong = Refusal.conflict(
        ja: "入力が多すぎて下書きに残せません。保存してください。",
        en: "Too much was typed for a draft; save it."
    )
    fileprivate static let savedSince = Refusal.conflict(
        ja: "この画面より後に別の画面で保存したため、下書きに残せません。ここで保存すると、違いを確かめられます。",
        en: "You saved on another screen since, so this is no draft any more; save here to compare."
    )
}
