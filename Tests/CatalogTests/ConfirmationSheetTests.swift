import Catalog
import Testing
import Vocabulary

@Suite("The sheet on which a section confirms values")
struct ConfirmationSheetTests {
    private let procedure = "national/procedures/move-in-notification.yaml"

    /// The rows of the small catalog after edits to its procedure.
    private func sections(
        _ edits: (String, String)...,
        wellKnown: Bool = false
    ) throws -> [ConfirmationSheet.Section] {
        var small = SmallCatalog()
        for (old, new) in edits { small = small.replacing(old, with: new, in: procedure) }
        let loaded = small.load()
        let catalog = try #require(loaded.catalog, "\(loaded.findings)")
        let office = try #require(MunicipalityCode("121011"))
        let view = catalog.view(office: office, on: try #require(CalendarDay("2026-04-06")))
        return ConfirmationSheet(view, wellKnown: wellKnown).sections
    }

    private func values(_ sections: [ConfirmationSheet.Section]) -> [String: String] {
        Dictionary(
            sections.flatMap(\.rows).map { ($0.key, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test("lists estimates only, or also what is well known but was not looked up")
    func marks() throws {
        #expect(try sections().flatMap(\.rows).map(\.key) == ["JK01.minutes"])
        let all = Set(try sections(wellKnown: true).flatMap(\.rows).map(\.key))
        #expect(
            all == [
                "JK01.rule", "JK01.deadline", "JK01.documents", "JK01.system", "JK01.fee",
                "JK01.minutes", "param.age_limit.2020-04-01",
            ]
        )
    }

    @Test("says values in words, and what is asked for each fact of a condition")
    func words() throws {
        let values = values(try sections(wellKnown: true))
        #expect(values["JK01.deadline"] == "「いつ」の日から14日以内(初日不算入)")
        #expect(values["JK01.minutes"] == "受付4・入力3・確認2・交付1分")
        #expect(values["JK01.documents"] == "マイナンバーカード または 旅券")
        #expect(values["JK01.system"] == "住民記録")
        #expect(values["JK01.rule"]?.contains("\nmoved_on ＝ いつ\nmoves ＝ 異動") == true)
        #expect(values["param.age_limit.2020-04-01"] == "15歳(2020-04-01 から)")
    }

    @Test("goes to the section that knows the law, and to the guide for what is done outside")
    func keepers() throws {
        let own = try sections(("desk: {ja: 市民課/市民総合窓口課", "desk: {ja: 市民総合窓口課/国保年金課"))
        #expect(own.map(\.name) == ["国保年金課"])
        let outside = try sections(
            ("desk: {ja: 市民課/市民総合窓口課", "desk: {ja: 警察署"),
            ("system: JUKI", "system: \"EXT:POLICE\""),
            ("handling: center", "handling: outside")
        )
        #expect(outside.map(\.name) == ["市民総合窓口課"])
    }
}
