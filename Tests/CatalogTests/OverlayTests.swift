import Catalog
import Eligibility
import Testing
import Vocabulary

private let chiba = "municipalities/121002"

private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
private func code(_ text: String) throws -> MunicipalityCode {
    try #require(MunicipalityCode(text))
}

private let withChiba = SmallCatalog()
    .adding(
        "\(chiba)/municipality.yaml",
        """
        code: "121002"
        name: {ja: 千葉市, en: Chiba}
        wards: [{code: "121011", name: {ja: 中央区, en: Chuo}}]
        """
    )
    .adding(
        "\(chiba)/counters/121011.yaml",
        """
        office: "121011"
        hours: {weekdays: ["09:00-12:00", "13:00-17:00"], sun: ["10:00-12:00"]}
        desks:
          - {id: unified, name: {ja: 総合, en: Unified}, window: "1", kinds: [unified]}
          - id: residence
            name: {ja: 住民, en: Residence}
            window: "2"
            kinds: [unified, individual]
            serves: {systems: [JUKI]}
        """
    )

@Suite("Overlays replace single fields, layer by layer")
struct OverlayTests {
    @Test("A ward office gets its city's overlay, any other municipality the base")
    func replaces() throws {
        let catalog = try #require(
            withChiba.adding(
                "\(chiba)/procedures/move-in-notification.yaml",
                "id: move-in-notification\ncounter: appointment\nfee_yen: 300\ndocuments: null"
            ).load().catalog
        )
        let here = catalog.view(office: try code("121011"), on: try day("2026-04-06"))
        let elsewhere = catalog.view(office: try code("131016"), on: try day("2026-04-06"))
        #expect(try here.municipality == code("121002"))
        let ours = try #require(here.procedure("move-in-notification"))
        let theirs = try #require(elsewhere.procedure("move-in-notification"))
        #expect(ours.counter == .appointment)
        #expect(ours.fee.yen(at: .unified) == 300)
        #expect(ours.documents.isEmpty)
        #expect(ours.code == theirs.code)
        #expect(theirs.counter == nil)
        #expect(theirs.documents.count == 1)
        #expect(
            ours.place("fee_yen").description == "\(chiba)/procedures/move-in-notification.yaml:3"
        )
    }

    @Test("What no overlay touches is shared with the base, not read again")
    func shares() throws {
        let catalog = try #require(withChiba.load().catalog)
        let layer = catalog.layer(of: try code("121011"))
        #expect(layer.name == chiba)
        #expect(layer.procedures[0] === catalog.national.procedures[0])
    }

    @Test("A municipality lies over its prefecture, which lies over the base")
    func layers() throws {
        let parameter = { (value: Int) in
            """
            id: age_limit
            name: {ja: 年齢, en: Age}
            unit: years
            values: [{from: 2020-04-01, value: \(value), source: {mark: L}}]
            """
        }
        let catalog = try #require(
            withChiba.adding("prefectures/12/parameters/age_limit.yaml", parameter(16))
                .adding("\(chiba)/procedures/move-in-notification.yaml", "id: move-in-notification")
                .load().catalog
        )
        let values = try ["121011", "122033", "131016"].map { office in
            let view = catalog.view(office: try code(office), on: try day("2026-04-06"))
            return view.parameters.values["age_limit"]
        }
        #expect(values == [.integer(16), .integer(16), .integer(18)])
    }

    @Test("A slip in an overlay is reported at the overlay's line")
    func slip() {
        let path = "\(chiba)/procedures/move-in-notification.yaml"
        let (catalog, findings) =
            withChiba
            .adding(path, "id: move-in-notification\nhandling: desk").load()
        #expect(catalog == nil)
        #expect(findings.map { "\($0.file):\($0.line)" } == ["\(path):2"])
    }

    @Test("A procedure exists between its days only, both included")
    func dates() throws {
        let catalog = try #require(
            SmallCatalog().replacing(
                "outcome: duty",
                with: "outcome: duty\nvalid_from: 2024-05-27\nvalid_to: 2026-03-31",
                in: "national/procedures/move-in-notification.yaml"
            ).load().catalog
        )
        let office = try code("131016")
        let there = try ["2024-05-26", "2024-05-27", "2026-03-31", "2026-04-01"].map { text in
            let view = catalog.view(office: office, on: try day(text))
            let found = view.procedure("move-in-notification")
            #expect((found == nil) == view.procedures.isEmpty)
            return !view.procedures.isEmpty
        }
        #expect(there == [false, true, true, false])
    }

    @Test("A parameter has the value of the day, and none before its first day")
    func parameters() throws {
        let catalog = try #require(SmallCatalog().load().catalog)
        let values = try ["2020-03-31", "2020-04-01", "2024-07-31", "2024-08-01"].map { text in
            catalog.view(office: try code("131016"), on: try day(text)).parameters.values[
                "age_limit"
            ]
        }
        #expect(values == [nil, .integer(15), .integer(15), .integer(18)])
    }

    @Test("A ward of a designated city belongs to it even where nothing else is known of the city")
    func designated() throws {
        let catalog = try #require(
            SmallCatalog().adding(
                "national/designated-cities.yaml",
                "cities: [{code: \"141003\", name: {ja: 横浜市, en: Yokohama}, "
                    + "wards: {from: \"141011\", to: \"141186\"}}]"
            ).load().catalog
        )
        #expect(try catalog.municipality(of: code("141020")) == code("141003"))
        #expect(try catalog.municipality(of: code("141305")) == code("141305"))
    }
}

@Suite("Desks and counters")
struct DeskTests {
    @Test("A desk that names the procedure's system wins over one for all; hours follow the day")
    func desks() throws {
        let catalog = try #require(withChiba.load().catalog)
        let view = catalog.view(office: try code("121011"), on: try day("2026-04-06"))
        let procedure = try #require(view.procedure(code: "JK01"))
        let choice = view.counter(for: procedure, outcome: .duty)
        #expect(choice.kind == .unified)
        #expect(choice.reason == .unifiedSection("市民課"))
        let desk = try #require(view.desk(for: procedure, kind: .unified))
        #expect(desk.id == "residence")
        #expect(view.openingHours(of: desk).map(\.from) == [540, 780])
        let saturday = catalog.view(office: try code("121011"), on: try day("2026-04-11"))
        #expect(saturday.openingHours(of: desk).isEmpty)
        let openSunday = catalog.view(office: try code("121011"), on: try day("2026-03-29"))
        #expect(openSunday.openingHours(of: desk).map(\.until) == [720])
    }

    @Test("Specialist procedures go to their section, referrals outside")
    func policy() throws {
        let catalog = try #require(
            SmallCatalog().replacing(
                "handling: center",
                with: "specialist: true\nhandling: center",
                in: "national/procedures/move-in-notification.yaml"
            ).load().catalog
        )
        let procedure = catalog.national.procedures[0]
        #expect(catalog.national.policy.counter(for: procedure, outcome: .duty).kind == .individual)
        #expect(
            catalog.national.policy.counter(for: procedure, outcome: .referral).kind == .outside
        )
    }

    @Test("Screening names every threshold that is missed")
    func screening() throws {
        let path = "national/procedures/move-in-notification.yaml"
        let catalog = try #require(
            SmallCatalog()
                .replacing("accept: 4", with: "accept: 12.5", in: path)
                .replacing("[move-in]", with: "[birth]", in: path).load().catalog
        )
        let result = try #require(catalog.national.screen().first)
        #expect(result.failures == [.looseTie, .acceptMinutes(12.5, max: 10)])
        #expect(!result.passes)
    }
}
