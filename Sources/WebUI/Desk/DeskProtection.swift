import Eligibility
import Operations
import Pages

extension WebHouse {
    /// Protects a visit as soon as its console says so: whatever else the page refuses, this holds.
    func protectIfAsked(_ visit: VisitSheet, _ context: StaffContext) async throws {
        let isAsked =
            context.form["act"] == "protect"
            || context.form["fact.\(FactID.protectionRequested)"] == "yes"
        guard !visit.isProtected, isAsked else { return }
        try await SetProtection(premises)(visit.id, by: context.acting("desk")).orRefusal()
    }
}
