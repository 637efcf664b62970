import Casework
import Stores
package import Vocabulary

/// Lets a parcel of originals go to the center, or notes that the counter has its originals back.
package struct SendParcel: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Sends it with so many papers; whoever sends it owns what does not arrive.
    package func callAsFunction(
        _ parcel: ParcelID,
        papers: Int,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.sendParcel, acting) { context in
            var parcel = try await context.lockParcel(parcel)
            // What somebody laid in meanwhile is on no list that was seen.
            guard parcel.contents.count == papers else { throw Refusal.parcelElsewhere }
            guard !parcel.contents.isEmpty else { throw Refusal.emptyParcel }
            parcel.owner = context.acting.actor
            try await context.step(.send, &parcel)
        }
    }

    /// Notes that the counter has the originals back.
    package func takeBack(
        _ parcel: ParcelID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.takeBackParcel, acting) { context in
            var parcel = try await context.lockParcel(parcel)
            try await context.step(.takeBack, &parcel)
        }
    }
}

extension ActContext {
    /// Takes a locked parcel to its next state; refused where it stands elsewhere by now.
    func step(_ step: ParcelStep, _ parcel: inout StoredParcel) async throws {
        guard let next = ParcelStateMachine.next(parcel.state, step) else {
            throw Refusal.parcelElsewhere
        }
        parcel.state = next
        try await parcels.keep(parcel, after: step, at: now, by: acting.actor)
    }
}

extension Refusal {
    fileprivate static let emptyParcel = Refusal.conflict(
        ja: "原本が入っていません。来庁の書類の画面から入れてください。",
        en: "Nothing is in it; papers are laid in from the visit's papers."
    )
}
