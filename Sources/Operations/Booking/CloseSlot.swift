import CounterFlow
package import Stores
package import Vocabulary

/// Closes a slot so that nobody is booked into it any more, or opens it again.
package struct CloseSlot: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Closes it; refused while somebody is booked in it, with the codes of whom to call first.
    package func callAsFunction(
        _ slot: SlotID,
        by acting: Acting
    ) async throws -> Result<StoredSlot, Refusal> {
        try await premises.perform(.closeSlot, acting) { context in
            let found = try await context.lockSlot(slot)
            let standing = try await context.bookings.standing(
                in: [slot],
                audit: context.audit()
            )
            let waiting = standing.filter { $0.state == .booked }
            guard waiting.isEmpty else { throw Refusal.stillBooked(waiting.map(\.code)) }
            try await context.bookings.setClosed(slot, true, at: context.now, by: acting.actor)
            return found
        }
    }

    /// Opens it again; its places are as they were.
    package func reopen(
        _ slot: SlotID,
        by acting: Acting
    ) async throws -> Result<StoredSlot, Refusal> {
        try await premises.perform(.reopenSlot, acting) { context in
            let found = try await context.lockSlot(slot)
            try await context.audits.write(context.audit())
            try await context.bookings.setClosed(slot, false, at: context.now, by: acting.actor)
            return found
        }
    }
}

extension Refusal {
    fileprivate static func stillBooked(_ codes: [BookingCode]) -> Refusal {
        let named = codes.map(\.written)
        return Refusal(
            .conflict,
            path: "slot",
            Localized(
                ja:
                    "この枠には予約が\(codes.count)件あります。次の方に電話して、先に移すか取り消してください:\(named.joined(separator: "、"))",
                en:
                    "\(codes.count) are booked in this slot; call them and move or cancel first: \(named.joined(separator: ", "))"
            )
        )
    }
}
