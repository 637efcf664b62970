import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What a clerk types and has not saved") struct DraftTests {
    private static func clerk(
        _ number: Int64,
        actor: String = "hanako",
        office: MunicipalityCode = House.chuo
    ) -> Acting {
        Acting(
            actor: actor,
            staff: StaffID(number: number),
            roles: [.clerk],
            municipality: House.chiba,
            office: office
        )
    }

    private static let hanako = clerk(1)
    private static let taro = clerk(2, actor: "taro")

    private static func typing(_ value: String, in name: String = "born") -> VisitDraft {
        VisitDraft(
            fields: [.init(name: name, values: [value])],
            untouched: ["lane"],
            shown: ["AAAAAA"]
        )
    }

    private static func keep(
        _ draft: VisitDraft,
        _ visit: VisitID,
        version: Int = 1,
        by acting: Acting = hanako,
        _ house: House
    ) async throws -> Result<KeepDraft.Kept, Refusal> {
        try await KeepDraft(house.premises)(draft, of: visit, version: version, by: acting)
    }

    private static func read(
        _ visit: VisitID,
        by acting: Acting = hanako,
        _ house: House
    ) async throws -> ReadDraft.Standing {
        try await ReadDraft(house.premises)(visit, version: 1, by: acting).get()
    }

    @Test("is kept byte for byte beside the visit, whose version stays, and is nobody else's")
    func own() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let draft = Self.typing("S60.\u{E0100}")
            #expect(try await Self.keep(draft, visit, house).get().isWhole)
            let standing = try await Self.read(visit, house)
            #expect(standing.draft == draft && standing.typedAt == Desk.now)
            #expect(try await Self.read(visit, by: Self.taro, house).draft == nil)
            #expect(try await house.show(visit).version == 1)
            let elsewhere = Self.clerk(1, office: House.hanamigawa)
            let refused = try await Self.keep(draft, visit, by: elsewhere, house)
            #expect(refused.failure?.kind == .notFound)
            let reading = try await ReadDraft(house.premises)(visit, version: 1, by: elsewhere)
            #expect(reading.failure?.kind == .notFound)
            let command = try await Self.keep(draft, visit, by: House.clerk, house)
            #expect(command.failure?.kind == .notAllowed)
        }
    }

    @Test("is gone where nothing is left of it")
    func emptied() async throws {
        try await House.with { house in
            let visit = try await house.open()
            _ = try await Self.keep(Self.typing("S60"), visit, house).get()
            let nothing = VisitDraft(fields: [], untouched: ["born"], shown: [])
            _ = try await Self.keep(nothing, visit, house).get()
            #expect(try await Self.read(visit, house).draft == nil)
        }
    }

    @Test("is erased by its own save, after which an older page brings nothing back")
    func saved() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let save = SaveVisit(house.premises)
            _ = try await Self.keep(Self.typing("a"), visit, house).get()
            _ = try await Self.keep(Self.typing("b"), visit, by: Self.taro, house).get()
            _ = try await save(VisitChanges(), of: visit, version: 1, by: Self.hanako).get()
            #expect(try await Self.read(visit, house).draft == nil)
            #expect(try await Self.read(visit, by: Self.taro, house).draft == Self.typing("b"))
            let late = try await Self.keep(Self.typing("late"), visit, version: 1, house)
            #expect(late.failure?.kind == .conflict)
            #expect(try await Self.read(visit, house).draft == nil)
            // Somebody else's page of that version is a draft as before.
            _ = try await Self.keep(Self.typing("c"), visit, version: 1, by: Self.taro, house).get()
            _ = try await Self.keep(Self.typing("d"), visit, version: 2, house).get()
            #expect(try await Self.read(visit, house).draft == Self.typing("d"))
        }
    }

    @Test("is thrown away and taken back until the next save, also after something else was typed")
    func thrown() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let (throwing, takingBack) = (
                ThrowDraft(house.premises), TakeBackDraft(house.premises)
            )
            _ = try await Self.keep(Self.typing("first"), visit, house).get()
            try await throwing(visit, by: Self.hanako).get()
            var standing = try await Self.read(visit, house)
            #expect(standing.draft == nil && standing.thrownAt == Desk.now)
            _ = try await Self.keep(Self.typing("second"), visit, house).get()
            try await takingBack(visit, by: Self.hanako).get()
            standing = try await Self.read(visit, house)
            #expect(standing.draft == Self.typing("first") && standing.thrownAt == Desk.now)
            try await takingBack(visit, by: Self.hanako).get()
            #expect(try await Self.read(visit, house).draft == Self.typing("second"))
            _ = try await SaveVisit(house.premises)(
                VisitChanges(),
                of: visit,
                version: 1,
                by: Self.hanako
            ).get()
            try await takingBack(visit, by: Self.hanako).get()
            standing = try await Self.read(visit, house)
            #expect(standing.draft == nil && standing.thrownAt == nil)
        }
    }

    @Test("goes with the end of the visit, and 24 hours after the last key")
    func erased() async throws {
        try await House.with { house in
            let (ended, forgotten) = (try await house.open(), try await house.open())
            for visit in [ended, forgotten] {
                _ = try await Self.keep(Self.typing("a"), visit, house).get()
                _ = try await Self.keep(Self.typing("b"), visit, by: Self.taro, house).get()
            }
            _ = try await AbandonVisit(house.premises)(ended, by: Self.hanako).get()
            #expect(try await house.one("SELECT count(*) FROM hitomado.visit_draft") == "2")
            let late = try await Self.keep(Self.typing("c"), ended, house)
            #expect(late.failure?.kind == .conflict)
            house.clock.advance(by: .seconds(12 * 3600))
            _ = try await Self.keep(Self.typing("c"), forgotten, house).get()
            house.clock.advance(by: .seconds(12 * 3600 + 1))
            try await Self.asWorker(house) { transaction in
                let cleared = try await DraftStore.clear(now: house.clock.now(), transaction)
                #expect(cleared == 1)
            }
            #expect(try await Self.read(forgotten, house).draft == Self.typing("c"))
        }
    }

    @Test("is never read by the worker, which only clears")
    func unread() async throws {
        try await House.with { house in
            await #expect(throws: PostgresError.self) {
                try await Self.asWorker(house) {
                    try await $0.runScript("SELECT typed FROM hitomado.visit_draft")
                }
            }
        }
    }

    private static func asWorker(
        _ house: House,
        _ body: @Sendable (PostgresTransaction) async throws -> Void
    ) async throws {
        try await house.owner.withTransaction { transaction in
            try await transaction.runScript("SET LOCAL ROLE hitomado_center")
            try await body(transaction)
        }
    }

    @Test("holds no My Number, and of a protected visit nothing that is withheld, from whenever")
    func withheld() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let number = Self.typing("1234-5678-9018")
            #expect(try await !Self.keep(number, visit, house).get().isWhole)
            #expect(try await Self.read(visit, house).draft == nil)
            let address = Self.typing("千葉港1番", in: "record.household.address")
            #expect(try await Self.keep(address, visit, house).get().isWhole)
            try await SetProtection(house.premises)(visit, by: House.concierge).get()
            let shown = try await Self.read(visit, house).draft
            #expect(
                shown?.fields == [] && shown?.untouched.contains("record.household.address") == true
            )
            let anew = Self.typing("千葉港2番", in: "anew.record.household.address")
            #expect(try await !Self.keep(anew, visit, house).get().isWhole)
            #expect(try await house.one("SELECT count(typed) FROM hitomado.visit_draft") == "0")
        }
    }

    @Test("leaves one row in the audit an hour, and one each time it is read")
    func audited() async throws {
        try await House.with { house in
            let visit = try await house.open()
            for value in ["1", "12", "123"] {
                _ = try await Self.keep(Self.typing(value), visit, house).get()
            }
            _ = try await Self.read(visit, house)
            _ = try await Self.read(visit, house)
            let acts = try await house.one(
                """
                SELECT string_agg(act, ',' ORDER BY audit_id) FROM hitomado.audit
                WHERE visit_id = \(visit.number) AND act LIKE '%-draft'
                """
            )
            #expect(acts == "keep-draft,read-draft,read-draft")
        }
    }
}
