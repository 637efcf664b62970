import Filing
import Operations
import Stores
import Testing
import Vocabulary

/// A house with three clerks of an office whose accounts stand in the table.
struct ShiftHouse {
    let house: House
    let hanako: Acting
    let goro: Acting

    static func with(_ body: (ShiftHouse) async throws -> Void) async throws {
        try await House.with { house in
            try await house.run(
                """
                INSERT INTO hitomado.staff (municipality, login, display_name, roles, office, password_hash)
                VALUES (121002, 'hanako', '中央 花子', '{clerk}', 121011, 'scrypt$x'),
                    (121002, 'goro', '中央 五郎', '{clerk}', 121011, 'scrypt$x'),
                    (121002, 'hana', '見川 花', '{clerk}', 121029, 'scrypt$x')
                """
            )
            let hanako = try await acting("hanako", house)
            let goro = try await acting("goro", house)
            try await body(ShiftHouse(house: house, hanako: hanako, goro: goro))
        }
    }

    static func acting(
        _ login: String,
        _ house: House,
        isContractor: Bool = false
    ) async throws -> Acting {
        let number = try await house.one(
            "SELECT staff_id FROM hitomado.staff WHERE login = '\(login)'"
        )
        return Acting(
            actor: login,
            staff: StaffID(number: try #require(number.flatMap { Int64($0) })),
            roles: [.clerk],
            municipality: House.chiba,
            office: House.chuo,
            isContractor: isContractor
        )
    }

    /// A visit that somebody called, with a draft of theirs.
    func inHand(of acting: Acting, draft: Bool = true) async throws -> VisitID {
        let visit = try await house.open()
        _ = try await CallVisit(house.premises)(visit, by: acting).get()
        if draft { try await type(in: visit, by: acting) }
        return visit
    }

    func type(in visit: VisitID, by acting: Acting) async throws {
        let version = try await house.show(visit).version
        let json: JSONValue = ["version": .int(Int64(version)), "fields": [:]]
        let staff = try #require(acting.staff)
        try await house.run(
            """
            INSERT INTO hitomado.visit_draft (municipality, visit_id, staff_id, typed, typed_at, touched_at)
            VALUES (121002, \(visit.number), \(staff.number), '\(json.compact())', now(), now())
            """
        )
    }

    func give(
        _ keys: [String],
        from giver: Acting,
        to receiver: Acting?,
        of other: Acting? = nil,
        note: String = "続きをお願いします"
    ) async throws -> Result<ShiftChange, Refusal> {
        try await ChangeShift(house.premises)(
            ChangeShift.Request(
                keys.compactMap { ShiftThing(key: $0) },
                to: receiver?.staff,
                note: note
            ),
            of: other?.staff,
            by: giver
        )
    }

    func shown(_ acting: Acting, of other: Acting? = nil) async throws -> ShownShift {
        try await WatchShift(house.premises)(of: other?.staff, by: acting).get()
    }
}

@Suite("Handing a shift over")
struct ShiftTests {
    @Test("gives visits and drafts to a colleague in one act, who sees from whom and why")
    func given() async throws {
        try await ShiftHouse.with { shift in
            let visit = try await shift.inHand(of: shift.hanako)
            let kept = try await shift.inHand(of: shift.hanako, draft: false)
            let mine = try await shift.shown(shift.hanako)
            #expect(
                mine.holdings.map(\.thing.key) == [
                    "visit/\(visit)", "visit/\(kept)", "draft/\(visit)",
                ]
            )
            #expect(mine.receivers.map(\.login) == ["goro"])
            let change = try await shift.give(
                ["visit/\(visit)", "draft/\(visit)"],
                from: shift.hanako,
                to: shift.goro
            ).get()
            #expect(change.going.count == 2 && change.staying.isEmpty)
            #expect(
                try await shift.shown(shift.hanako).holdings.map(\.thing.key) == ["visit/\(kept)"]
            )
            let theirs = try await shift.shown(shift.goro)
            #expect(theirs.holdings.map(\.thing.key) == ["visit/\(visit)", "draft/\(visit)"])
            #expect(theirs.received.map(\.from) == ["hanako"])
            #expect(theirs.received.map(\.note) == ["続きをお願いします"])
            #expect(theirs.received.first?.things.count == 2)
            let audited =
                "SELECT count(*) FROM hitomado.audit WHERE act = 'change-shift' AND visit_id = \(visit.number)"
            #expect(try await shift.house.one(audited) == "1")
            // The version stands, so that what is open at a screen can be saved.
            #expect(try await shift.house.show(visit).version == 2)
            let id = try #require(theirs.received.first?.id)
            try await ChangeShift(shift.house.premises).noteSeen(id, by: shift.goro).get()
            #expect(try await shift.shown(shift.goro).received.isEmpty)
            let again = try await ChangeShift(shift.house.premises).noteSeen(id, by: shift.goro)
            #expect(again.failure?.kind == .conflict)
        }
    }

    @Test("to the office leaves a visit to nobody, tells everybody of it, and keeps drafts")
    func office() async throws {
        try await ShiftHouse.with { shift in
            let visit = try await shift.inHand(of: shift.hanako)
            let change = try await shift.give(
                ["visit/\(visit)", "draft/\(visit)"],
                from: shift.hanako,
                to: nil
            ).get()
            #expect(change.staying.map(\.why) == [.needsPerson])
            #expect(try await shift.house.one("SELECT clerk FROM hitomado.visit") == nil)
            let received = try await shift.shown(shift.goro).received
            #expect(received.map(\.to) == [nil])
            #expect(
                try await shift.shown(shift.hanako).holdings.map(\.thing.key) == ["draft/\(visit)"]
            )
            let id = try #require(received.first?.id)
            try await ChangeShift(shift.house.premises).noteSeen(id, by: shift.goro).get()
            #expect(try await shift.house.one("SELECT clerk FROM hitomado.visit") == "goro")
        }
    }

    @Test(
        "leaves a draft with its writer where somebody is protected, or where the receiver has one"
    )
    func stays() async throws {
        try await ShiftHouse.with { shift in
            let visit = try await shift.inHand(of: shift.hanako)
            try await shift.type(in: visit, by: shift.goro)
            let keys = ["visit/\(visit)", "draft/\(visit)"]
            let occupied = try await shift.give(keys, from: shift.hanako, to: shift.goro).get()
            #expect(occupied.staying.map(\.why) == [.occupied])
            let drafts = "SELECT count(*) FROM hitomado.visit_draft WHERE typed IS NOT NULL"
            #expect(try await shift.house.one(drafts) == "2")
            let other = try await shift.inHand(of: shift.hanako)
            _ = try await RecordData(shift.house.premises)(
                Desk.record,
                of: other,
                version: try await shift.house.show(other).version,
                by: shift.hanako
            ).get()
            _ = try await SetProtection(shift.house.premises)(other, by: shift.hanako).get()
            let protected = try await shift.give(
                ["visit/\(other)", "draft/\(other)"],
                from: shift.hanako,
                to: shift.goro
            ).get()
            #expect(protected.going.map(\.key) == ["visit/\(other)"])
            #expect(protected.staying.map(\.why) == [.protected])
        }
    }

    @Test(
        "of a colleague who has left is an official's, with a reason, and that colleague is listed"
    )
    func leaver() async throws {
        try await ShiftHouse.with { shift in
            let visit = try await shift.inHand(of: shift.goro)
            #expect(try await shift.shown(shift.hanako).holders.map(\.hasLeft) == [false])
            try await shift.house.run(
                "UPDATE hitomado.staff SET valid_until = '2026-04-05' WHERE login = 'goro'"
            )
            let seen = try await shift.shown(shift.hanako)
            #expect(seen.holders.map(\.member.login) == ["goro"])
            #expect(seen.holders.map(\.hasLeft) == [true] && seen.receivers.isEmpty)
            let keys = ["visit/\(visit)", "draft/\(visit)"]
            let silent = try await shift.give(
                keys,
                from: shift.hanako,
                to: shift.hanako,
                of: shift.goro,
                note: ""
            )
            #expect(silent.failure?.path == "note")
            let contractor = try await ShiftHouse.acting("hanako", shift.house, isContractor: true)
            let typed = try await shift.give(keys, from: contractor, to: nil, of: shift.goro)
            #expect(typed.failure?.kind == .notAllowed)
            let change = try await shift.give(
                keys,
                from: shift.hanako,
                to: shift.hanako,
                of: shift.goro,
                note: "退職したため"
            ).get()
            #expect(change.staying.isEmpty)
            #expect(try await shift.shown(shift.hanako).holders.isEmpty)
        }
    }

    @Test("goes to nobody of another office, to nobody who has left, and not twice")
    func refused() async throws {
        try await ShiftHouse.with { shift in
            let visit = try await shift.inHand(of: shift.hanako, draft: false)
            let keys = ["visit/\(visit)"]
            let hana = try await ShiftHouse.acting("hana", shift.house)
            let elsewhere = try await shift.give(keys, from: shift.hanako, to: hana)
            #expect(elsewhere.failure?.path == "receiver")
            #expect(try await shift.give([], from: shift.hanako, to: nil).failure?.path == "thing")
            async let first = shift.give(keys, from: shift.hanako, to: shift.goro)
            async let other = shift.give(keys, from: shift.hanako, to: nil)
            let outcomes = [try await first.get(), try await other.get()]
            #expect(outcomes.map(\.going.count).sorted() == [0, 1])
            #expect(outcomes.flatMap(\.staying).map(\.why) == [.gone])
            #expect(try await shift.house.one("SELECT count(*) FROM hitomado.shift_change") == "1")
        }
    }
}
