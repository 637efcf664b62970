package import Stores
import Vocabulary

/// The calls of a contractor's people for an official.
package struct OfficialCalls: Sendable {
    private let premises: Premises

    /// The acts at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Who waits, with what those are called.
    package struct Waiting: Sendable {
        /// The calls, the longest waiting first.
        package let calls: [OfficialCall]
        /// What members of the staff are called.
        package let names: StaffNames
    }

    /// The open calls of the own office; they name nobody but the staff.
    package func list(by acting: Acting) async throws -> Result<Waiting, Refusal> {
        try await premises.perform(.listOfficialCalls, acting) { context in
            let calls = try await context.officialCalls.list(office: acting.office)
            let names = try await context.staff.names(of: calls.map(\.calledBy))
            return Waiting(calls: calls, names: names)
        }
    }

    /// Notes that an official has looked; refused where somebody else was faster.
    package func answer(_ call: Int64, by acting: Acting) async throws -> Result<Void, Refusal> {
        try await premises.perform(.answerOfficialCall, acting) { context in
            let isAnswered = try await context.officialCalls.answer(
                call,
                office: acting.office,
                at: context.now,
                by: acting.actor
            )
            guard isAnswered else {
                throw Refusal.conflict(
                    ja: "この呼び出しには、ほかの職員が対応しました。",
                    en: "Another official has answered this call."
                )
            }
            try await context.audits.write(context.audit())
        }
    }
}
