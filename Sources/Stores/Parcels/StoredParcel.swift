package import Casework
import Postgres
package import Vocabulary

/// A parcel of paper originals as its tables have it.
package struct StoredParcel: Sendable {
    package let id: ParcelID
    /// The counter that packed it.
    package let office: MunicipalityCode
    package var state: ParcelState
    /// Who lays papers in; after it was sent, who sent it, and who owns a difference.
    package var owner: String
    /// By when a difference is cleared up.
    package var dueAt: Instant?
    package let begunAt: Instant
    /// Its papers, those that were taken out again among them.
    package internal(set) var originals: [StoredOriginal] = []
    /// What was done with it, the oldest first.
    package internal(set) var steps: [StoredParcelStep] = []

    init(_ row: inout PostgresRowReader) throws {
        id = ParcelID(number: try row.read())
        office = try required(MunicipalityCode(number: try row.read()))
        state = try required(ParcelState(rawValue: try row.read()))
        owner = try row.read()
        dueAt = try row.read()
        begunAt = try row.read()
    }

    /// The papers that are in it.
    package var contents: [StoredOriginal] { originals.filter { !$0.isOut } }

    /// The papers that somebody looks for.
    package var differences: [StoredOriginal] { contents.filter { $0.state == .differing } }

    /// Everybody whose name it carries.
    package var actors: [String] {
        [owner] + steps.map(\.by)
            + originals.flatMap { [$0.packedBy] + ($0.settledBy.map { [$0] } ?? []) }
    }
}

/// A paper of a parcel.
package struct StoredOriginal: Sendable {
    let parcel: ParcelID
    /// Counts the papers of the parcel, from 1.
    package let number: Int
    package let visit: VisitID
    /// The filed item that it belongs to, where it is one's.
    package let item: ItemID?
    /// The kind of paper, a word of the catalog.
    package let kind: String
    package let sheets: Int
    package let packedAt: Instant
    package let packedBy: String
    /// Whether it was taken out again before the parcel was sent.
    package let isOut: Bool
    /// How many sheets the center counted; nil before.
    package let arrived: Int?
    package let settledAt: Instant?
    package let settledBy: String?
    /// Why a difference is none any more.
    package let settledBecause: String?

    init(_ row: inout PostgresRowReader) throws {
        parcel = ParcelID(number: try row.read())
        number = try row.read()
        visit = VisitID(number: try row.read())
        let item: Int64? = try row.read()
        self.item = item.map { ItemID(number: $0) }
        kind = try row.read()
        sheets = try row.read()
        packedAt = try row.read()
        packedBy = try row.read()
        isOut = try row.read()
        arrived = try row.read()
        settledAt = try row.read()
        settledBy = try row.read()
        settledBecause = try row.read()
    }

    /// What became of it.
    package var state: OriginalState {
        OriginalState(sheets: sheets, arrived: arrived, isSettled: settledAt != nil)
    }
}

/// A step of a parcel.
package struct StoredParcelStep: Sendable {
    let parcel: ParcelID
    package let step: ParcelStep
    package let at: Instant
    package let by: String

    init(_ row: inout PostgresRowReader) throws {
        parcel = ParcelID(number: try row.read())
        step = try required(ParcelStep(rawValue: try row.read()))
        at = try row.read()
        by = try row.read()
    }
}
