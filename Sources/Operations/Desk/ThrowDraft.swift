import Stores
package import Vocabulary

/// Throws away what a clerk typed and has not saved; until the next save it can be taken back.
package struct ThrowDraft: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Throws the member's own draft away; nothing happens where there is none.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.throwDraft, acting, visit: visit) { context in
            let (staff, _) = try await context.drafter(of: visit)
            try await context.audits.write(context.audit(visit: visit))
            try await context.drafts.throwAway(visit, of: staff, at: context.now)
        }
    }
}

/// Takes back the draft that was thrown away last.
package struct TakeBackDraft: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Takes it back, and puts what was typed since aside for it.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.takeBackDraft, acting, visit: visit) { context in
            let (staff, _) = try await context.drafter(of: visit)
            try await context.audits.write(context.audit(visit: visit))
            try await context.drafts.takeBack(visit, of: staff, at: context.now)
        }
    }
}
