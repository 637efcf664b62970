import Casework
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    func pack(
        _ kind: String = "passport",
        sheets: Int = 1,
        item: ItemID? = nil,
        of visit: VisitID,
        by acting: Acting = Self.clerk
    ) async throws -> Result<ParcelID, Refusal> {
        try await PackOriginal(premises)(
            PackOriginal.Request(kind: kind, sheets: sheets, item: item),
            of: visit,
            by: acting
        )
    }

    func parcel(_ parcel: ParcelID, by acting: Acting = Self.clerk) async throws -> StoredParcel? {
        try await ListParcels(premises)(parcel, by: acting).get().parcels.first
    }

    /// A parcel of two papers on its way, of one and of three sheets.
    func sentParcel() async throws -> ParcelID {
        let visit = try await atCounter()
        let parcel = try await pack(of: visit).get()
        _ = try await pack(sheets: 3, of: visit).get()
        try await SendParcel(premises)(parcel, papers: 2, by: Self.clerk).get()
        return parcel
    }
}

@Suite("Parcels of originals")
struct ParcelTests {
    @Test("go from the counter to the center and back, each step with a name and a time")
    func way() async throws {
        try await House.with { house in
            let parcel = try await house.sentParcel()
            let receive = ReceiveParcel(house.premises)
            #expect(
                try await receive([1: 1, 2: 3], in: parcel, by: House.center).get() == .received
            )
            try await SendParcel(house.premises).takeBack(parcel, by: House.clerk).get()
            let now = try #require(try await house.parcel(parcel))
            #expect(now.state == .returned && now.dueAt == nil)
            #expect(now.steps.map(\.step) == [.send, .receive, .takeBack])
            #expect(now.steps.map(\.by) == ["hanako", "saburo", "hanako"])
            // Every step once.
            let again = try await receive([:], in: parcel, by: House.center).failure
            #expect(again?.kind == .stale)
            let back = try await SendParcel(house.premises).takeBack(parcel, by: House.clerk)
            #expect(back.failure?.kind == .stale)
        }
    }

    @Test(
        "that lack something are owned by who sent them, on both sides' lists, until a reason settles it"
    )
    func differing() async throws {
        try await House.with { house in
            let parcel = try await house.sentParcel()
            let receive = ReceiveParcel(house.premises)
            // One paper lacks a sheet, the other did not come at all.
            #expect(try await receive([2: 2], in: parcel, by: House.center).get() == .differing)
            for (office, acting) in [(House.chuo, House.clerk), (nil, House.center)] {
                let listed = try await ListParcels(house.premises)(of: office, by: acting).get()
                let found = try #require(listed.parcels.first)
                #expect(found.differences.map(\.number) == [1, 2])
                #expect(found.owner == "hanako")
                #expect(found.dueAt.map { $0 > Desk.now } == true)
            }
            let silent = try await receive.settle(1, of: parcel, because: "", by: House.clerk)
            #expect(silent.failure?.path == "reason")
            let first = try await receive.settle(1, of: parcel, because: "次の便で送った", by: House.clerk)
            #expect(try first.get() == .differing)
            let twice = try await receive.settle(1, of: parcel, because: "x", by: House.clerk)
            #expect(twice.failure?.kind == .stale)
            let last = try await receive.settle(2, of: parcel, because: "棚にあった", by: House.center)
            #expect(try last.get() == .received)
            let now = try #require(try await house.parcel(parcel))
            #expect(now.contents.map(\.settledBy) == ["hanako", "saburo"])
            #expect(now.steps.map(\.step) == [.send, .differ, .settle] && now.differences.isEmpty)
        }
    }

    @Test("are packed one at a time by an office, whoever packs, and sent as they were seen")
    func packing() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let parcel = try await house.pack(of: visit).get()
            let other = House.acting([.clerk], actor: "jiro")
            #expect(try await house.pack(of: visit, by: other).get() == parcel)
            let send = SendParcel(house.premises)
            #expect(try await send(parcel, papers: 1, by: other).failure?.kind == .stale)
            let pack = PackOriginal(house.premises)
            try await pack.takeOut(1, of: parcel, by: House.clerk).get()
            #expect(try await pack.takeOut(1, of: parcel, by: House.clerk).failure?.kind == .stale)
            try await send(parcel, papers: 1, by: other).get()
            let sent = try #require(try await house.parcel(parcel))
            #expect(sent.owner == "jiro" && sent.contents.map(\.number) == [2])
            let late = try await pack.takeOut(2, of: parcel, by: House.clerk).failure
            #expect(late?.kind == .stale)
            // The next paper begins the next parcel.
            #expect(try await house.pack(of: visit).get() != parcel)
        }
    }

    @Test("hold papers of known kinds, with sheets, of the visit's own items")
    func refusals() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            #expect(try await house.pack("nothing", of: visit).failure?.path == "original")
            for sheets in [-1, 0, 501] {
                #expect(try await house.pack(sheets: sheets, of: visit).failure?.path == "sheets")
            }
            let strange = ItemID(number: 999_999)
            #expect(try await house.pack(item: strange, of: visit).failure?.path == "item")
            let parcel = try await house.sentParcel()
            let count = try await ReceiveParcel(house.premises)(
                [1: 501],
                in: parcel,
                by: House.center
            )
            #expect(count.failure?.path == "count-1")
        }
    }

    @Test("are the business of their own office and of the center, by role")
    func rights() async throws {
        try await House.with { house in
            let parcel = try await house.sentParcel()
            let elsewhere = House.acting([.clerk], actor: "eve", office: House.hanamigawa)
            let list = ListParcels(house.premises)
            #expect(try await list(parcel, by: elsewhere).failure?.kind == .notFound)
            #expect(try await list(of: nil, by: elsewhere).failure?.kind == .notAllowed)
            #expect(try await list(of: House.chuo, by: elsewhere).failure?.kind == .notAllowed)
            let counted = try await ReceiveParcel(house.premises)([:], in: parcel, by: House.clerk)
            #expect(counted.failure?.kind == .notAllowed)
            let back = try await SendParcel(house.premises).takeBack(parcel, by: elsewhere)
            #expect(back.failure?.kind == .notFound)
            let noted = "SELECT count(*) FROM hitomado.audit WHERE refused"
            #expect((try await house.one(noted)).flatMap { Int($0) } ?? 0 >= 4)
        }
    }

    @Test("tell nothing of a protected visit's papers but that they are papers")
    func protection() async throws {
        try await House.with { house in
            let parcel = try await house.sentParcel()
            let visit = try #require(try await house.parcel(parcel)?.contents.first?.visit)
            let list = ListParcels(house.premises)
            #expect(try await list(parcel, by: House.center).get().withheld.isEmpty)
            _ = try await SetProtection(house.premises)(visit, by: House.clerk).get()
            #expect(try await list(parcel, by: House.center).get().withheld == [visit])
        }
    }

    @Test("are not received while a paper is missing and nobody said why, whoever writes the table")
    func table() async throws {
        try await House.with { house in
            let parcel = try await house.sentParcel()
            for change in ["state = 'received'", "state = 'returned'"] {
                await #expect(throws: (any Error).self) {
                    try await house.run("UPDATE hitomado.parcel SET \(change)")
                }
            }
            _ = try await ReceiveParcel(house.premises)([1: 1], in: parcel, by: House.center).get()
            await #expect(throws: (any Error).self) {
                try await house.run(
                    "UPDATE hitomado.parcel SET state = 'received', due_at = NULL"
                )
            }
            await #expect(throws: (any Error).self) {
                try await house.run("UPDATE hitomado.parcel_original SET settled_at = now()")
            }
        }
    }
}
