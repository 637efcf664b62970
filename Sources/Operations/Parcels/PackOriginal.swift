import Casework
import Catalog
import Stores
package import Vocabulary

/// Lays the original of a paper into the parcel that a counter packs for the center, or takes it out again.
package struct PackOriginal: Sendable {
    /// What is laid in.
    package struct Request: Sendable {
        /// The kind of paper, a word of the catalog.
        package let kind: String
        package let sheets: Int
        /// The filed item that it belongs to, where it is one's.
        package let item: ItemID?

        /// A value of these parts.
        package init(kind: String, sheets: Int, item: ItemID?) {
            self.kind = kind
            self.sheets = sheets
            self.item = item
        }
    }

    /// Most papers of one parcel, those that were taken out again among them.
    package static let papersMaximum = 100
    /// Most sheets of one paper.
    package static let sheetsMaximum = 500

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Lays it in; the parcel, which begins with its first paper.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ParcelID, Refusal> {
        try await premises.perform(.packOriginal, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            guard DocumentID(request.kind).flatMap({ context.catalog.document($0) }) != nil else {
                throw Refusal.noOriginal
            }
            guard (1...Self.sheetsMaximum).contains(request.sheets) else { throw Refusal.noSheets }
            if let item = request.item, !visit.items.contains(where: { $0.item == item }) {
                throw Refusal.notItsItem
            }
            let parcel = try await context.parcels.lockPacking(
                of: visit.stored.office,
                at: context.now,
                by: context.acting.actor
            )
            guard parcel.originals.count < Self.papersMaximum else { throw Refusal.parcelIsFull }
            _ = try await context.parcels.add(
                request.kind,
                sheets: request.sheets,
                of: visit.stored.id,
                request.item,
                to: parcel,
                at: context.now,
                by: context.acting.actor
            )
            return parcel.id
        }
    }

    /// Takes a paper out again, while the parcel is packed.
    package func takeOut(
        _ number: Int,
        of parcel: ParcelID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.takeOutOriginal, acting) { context in
            let parcel = try await context.lockParcel(parcel)
            guard parcel.state == .packing else { throw Refusal.parcelElsewhere }
            let isOut = try await context.parcels.takeOut(
                number,
                of: parcel.id,
                at: context.now,
                by: context.acting.actor
            )
            guard isOut else { throw Refusal.parcelElsewhere }
        }
    }
}

extension ActContext {
    var parcels: ParcelStore { ParcelStore(access) }

    /// A parcel for a change; refuses one of another office.
    func lockParcel(_ id: ParcelID) async throws -> StoredParcel {
        guard let parcel = try await parcels.lock(id, audit: audit()), acting.sees(parcel.office)
        else { throw Refusal.noSuchParcel }
        return parcel
    }
}

extension Refusal {
    static let noSuchParcel = Refusal(
        .notFound,
        path: "parcel",
        Localized(ja: "その送付はありません。", en: "There is no such parcel.")
    )
    static let parcelElsewhere = Refusal(
        .stale,
        path: "parcel",
        Localized(
            ja: "この送付は、そのあとで先に進んでいます。開き直して、今の状態を確かめてください。",
            en: "This parcel has moved on since; open it again to see how it stands."
        )
    )
    fileprivate static let noOriginal = Refusal.invalid(
        "original",
        ja: "原本の種類を選んでください。",
        en: "Choose the kind of paper."
    )
    fileprivate static let noSheets = Refusal.invalid(
        "sheets",
        ja: "枚数は1から\(PackOriginal.sheetsMaximum)までの数で書いてください。",
        en: "Write the number of sheets, 1 to \(PackOriginal.sheetsMaximum)."
    )
    fileprivate static let notItsItem = Refusal.invalid(
        "item",
        ja: "この来庁の手続を選んでください。",
        en: "Choose an item of this visit."
    )
    fileprivate static let parcelIsFull = Refusal(
        .conflict,
        path: "original",
        Localized(
            ja: "ひとつの送付は\(PackOriginal.papersMaximum)件までです。先に送ってから、次の送付に入れてください。",
            en:
                "A parcel holds \(PackOriginal.papersMaximum) papers: send it, then pack the next one."
        )
    )
}
