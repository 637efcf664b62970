import Catalog
import Eligibility
import Operations
import Stores
import Testing
import Vocabulary

@Suite("Forms on paper")
struct FormPrintTests {
    /// A visit at the desk with what the family writes.
    private static func atDesk(_ house: House) async throws -> VisitID {
        let visit = try await house.open()
        _ = try await CallVisit(house.premises)(visit, by: House.clerk).get()
        let version = try await house.show(visit).version
        _ = try await RecordData(house.premises)(
            Desk.record,
            of: visit,
            version: version,
            by: House.clerk
        ).get()
        return visit
    }

    private static func request(
        _ house: House,
        _ visit: VisitID,
        copies: Int = 0,
        reason: String = "",
        version: Int? = nil,
        people: [PersonID]? = nil
    ) async throws -> PrintForm.Request {
        let listed = try await ListForms(house.premises)(visit, by: House.clerk).get()
        let form = try #require(listed.forms.first { $0.layout.description == "move-in" })
        return PrintForm.Request(
            layout: form.layout,
            people: people ?? form.people,
            version: version ?? listed.version,
            copies: copies,
            reason: reason
        )
    }

    private static func print(
        _ request: PrintForm.Request,
        of visit: VisitID,
        in house: House,
        by acting: Acting = House.clerk
    ) async throws -> Result<PrintForm.Printed, Refusal> {
        try await PrintForm(house.premises)(request, of: visit, in: .ja, by: acting)
    }

    @Test("are printed once without a reason, again only with one, and every print is a row")
    func again() async throws {
        try await House.with { house in
            let visit = try await Self.atDesk(house)
            let first = try await Self.print(Self.request(house, visit), of: visit, in: house).get()
            #expect(first.print.number == 1 && first.print.copy == 1 && first.print.reason == nil)
            let reload = try await Self.print(Self.request(house, visit), of: visit, in: house)
            #expect(reload.failure?.kind == .stale)
            let silent = try await Self.request(house, visit, copies: 1)
            let refused = try await Self.print(silent, of: visit, in: house).failure
            #expect(refused?.path == "reason")
            let told = try await Self.request(house, visit, copies: 1, reason: " 書き損じ ")
            let second = try await Self.print(told, of: visit, in: house).get()
            #expect(second.print.number == 2 && second.print.copy == 2)
            #expect(second.print.reason == "書き損じ" && second.print.digest == first.print.digest)
            let listed = try await ListForms(house.premises)(visit, by: House.clerk).get()
            #expect(listed.forms.first { $0.layout.description == "move-in" }?.prints.count == 2)
            let rows = "SELECT string_agg(number || ':' || copy, ' ') FROM hitomado.form_print"
            #expect(try await house.one(rows) == "1:1 2:2")
            let audit =
                "SELECT count(*) FROM hitomado.audit WHERE act = 'print-form' AND NOT refused"
            #expect(try await house.one(audit) == "2")
        }
    }

    @Test("are refused over another version of the visit, and for other people than the form's")
    func owner() async throws {
        try await House.with { house in
            let visit = try await Self.atDesk(house)
            let old = try await Self.request(house, visit, version: 1)
            #expect(try await Self.print(old, of: visit, in: house).failure?.kind == .stale)
            let other = try await Self.request(house, visit, people: [PersonID("p2")])
            #expect(try await Self.print(other, of: visit, in: house).failure?.kind == .notFound)
            let stranger = try await Self.atDesk(house)
            let theirs = try await Self.request(house, stranger)
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            let refused = try await Self.print(theirs, of: stranger, in: house, by: elsewhere)
            #expect(refused.failure?.kind == .notFound)
            let concierge = try await Self.print(
                theirs,
                of: stranger,
                in: house,
                by: House.concierge
            )
            #expect(concierge.failure?.kind == .notAllowed)
            #expect(try await house.one("SELECT count(*) FROM hitomado.form_print") == "0")
        }
    }

    @Test("of somebody who is protected by now are not given out, and leave no print")
    func protected() async throws {
        try await House.with { house in
            let visit = try await Self.atDesk(house)
            let request = try await Self.request(house, visit)
            _ = try await SetProtection(house.premises)(visit, by: House.clerk).get()
            let refused = try await Self.print(request, of: visit, in: house).failure
            #expect(refused?.kind == .notAllowed || refused?.kind == .stale)
            let fresh = try await Self.request(house, visit)
            #expect(try await Self.print(fresh, of: visit, in: house).failure?.kind == .notAllowed)
            #expect(try await house.one("SELECT count(*) FROM hitomado.form_print") == "0")
        }
    }

    @Test("say when what was typed has changed since they were printed")
    func changed() async throws {
        try await House.with { house in
            let visit = try await Self.atDesk(house)
            _ = try await Self.print(Self.request(house, visit), of: visit, in: house).get()
            let version = try await house.show(visit).version
            _ = try await RecordData(house.premises)(
                Desk.record.merged(with: ["household": ["address": "別の町1番"]]),
                of: visit,
                version: version,
                by: House.clerk
            ).get()
            let listed = try await ListForms(house.premises)(visit, by: House.clerk).get()
            let form = listed.forms.first { $0.layout.description == "move-in" }
            #expect(form?.hasChanged == true)
        }
    }
}
