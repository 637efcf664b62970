package import Casework
import Catalog
import Stores
package import Vocabulary

/// Notes what the center found in a parcel, and settles what was not as the list says.
package struct ReceiveParcel: Sendable {
    /// Longest reason in characters.
    package static let reasonMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the sheets that arrived of each paper, by its number; where a paper is not named, none arrived.
    ///
    /// Another number than listed is a difference: whoever sent the parcel owns it, it is due at the next closing,
    /// and it stands in the lists of both sides until somebody settles it with a reason.
    package func callAsFunction(
        _ arrived: [Int: Int],
        in parcel: ParcelID,
        by acting: Acting
    ) async throws -> Result<ParcelState, Refusal> {
        try await premises.perform(.receiveParcel, acting) { context in
            var parcel = try await context.lockParcel(parcel)
            guard parcel.state == .sent else { throw Refusal.parcelElsewhere }
            let counts = parcel.contents.map {
                (number: $0.number, sheets: arrived[$0.number] ?? 0)
            }
            for count in counts where !(0...PackOriginal.sheetsMaximum).contains(count.sheets) {
                throw Refusal.uncountable(count.number)
            }
            try await context.parcels.count(counts, of: parcel.id)
            let isWhole = zip(parcel.contents, counts).allSatisfy { $0.sheets == $1.sheets }
            if !isWhole {
                let view = context.catalog.view(office: parcel.office, on: context.now.dayInJapan)
                parcel.dueAt = CenterRules(view).due.due(from: context.now)
            }
            try await context.step(isWhole ? .receive : .differ, &parcel)
            return parcel.state
        }
    }

    /// Settles the difference of a paper; the parcel is received with the last of them.
    package func settle(
        _ number: Int,
        of parcel: ParcelID,
        because reason: String,
        by acting: Acting
    ) async throws -> Result<ParcelState, Refusal> {
        try await premises.perform(.settleParcel, acting) { context in
            var parcel = try await context.lockParcel(parcel)
            guard parcel.differences.contains(where: { $0.number == number }) else {
                throw Refusal.parcelElsewhere
            }
            let written = try FreeText.checked(reason, at: "reason", atMost: Self.reasonMaximum)
            guard let written else { throw Refusal.settledWithoutReason }
            _ = try await context.parcels.settle(
                number,
                of: parcel.id,
                because: written,
                at: context.now,
                by: context.acting.actor
            )
            if parcel.differences.count == 1 {
                parcel.dueAt = nil
                try await context.step(.settle, &parcel)
            }
            return parcel.state
        }
    }
}

extension Refusal {
    fileprivate static func uncountable(_ number: Int) -> Refusal {
        Refusal.invalid(
            "count-\(number)",
            ja: "届いた枚数は0から\(PackOriginal.sheetsMaximum)までの数で書いてください。",
            en: "Write how many sheets arrived, 0 to \(PackOriginal.sheetsMaximum)."
        )
    }
    fileprivate static let settledWithoutReason = Refusal.invalid(
        "reason",
        ja: "どう決着したか書いてください(例:窓口で見つかり、次の便で送った)。",
        en: "Write how it was cleared up, such as: found at the counter, sent with the next parcel."
    )
}
