import Catalog
import Testing
import Vocabulary

private let path = "national/form-layouts/sheet.yaml"

private let sheet = """
    id: sheet
    title: {ja: 転入届, en: Move-in}
    procedures: [move-in-notification]
    signing: signature
    source: {mark: E}
    boxes:
      - {from: record.address, label: {ja: 住所, en: Address}, at: [10, 30], size: [100, 14]}
      - {signing: true, label: {ja: 署名, en: Signature}, at: [10, 50.5], size: [100, 16]}
    tables:
      - members: about
        at: [10, 80]
        row_height: 12
        rows: 3
        columns:
          - {from: name, label: {ja: 氏名, en: Name}, width: 60}
          - {from: fact.born, label: {ja: 生年月日, en: Born}, width: 50}
    """

/// What is found in the layout with one place replaced.
private func findings(_ old: String = "", with new: String = "") throws -> [String] {
    var small = SmallCatalog().adding(path, sheet)
    if !old.isEmpty { small = small.replacing(old, with: new, in: path) }
    let (catalog, found) = small.load()
    guard let catalog else { return found.map(\.description) }
    let day = try #require(CalendarDay("2026-04-06"))
    return catalog.check(on: day).map(\.description)
}

@Suite("A layout of a form")
struct FormLayoutTests {
    @Test("that fits has no finding, and its lengths are hundredths of a millimetre")
    func right() throws {
        #expect(try findings() == [])
        let catalog = SmallCatalog().adding(path, sheet).load().catalog
        let layout = try #require(catalog?.national.formLayouts.first)
        #expect(layout.boxes.map(\.area.y) == [3000, 5050])
        #expect(layout.per == .visit && layout.paper == .ours)
    }

    @Test(
        "is refused where a name is unknown or a length is none, with its line",
        arguments: [
            ("record.address", "record.adress", ":7: error: no value comes from `record.adress`"),
            ("fact.born", "fact.birth", "error: no value comes from `fact.birth`"),
            ("[move-in-notification]", "[move-on]", ":3: error: there is no procedure `move-on`"),
            ("[10, 30]", "[10, abc]", "error: `at` must be millimetres"),
            ("[10, 30]", "[10]", "error: `at` must be two lengths"),
            ("signing: true", "signing: false", "a box has one of"),
            ("procedures: [move-in-notification]", "procedures: []", "serves `procedures`, or is"),
            ("members: about", "members: nobody", "`members` must be one of about, all, others"),
        ]
    )
    func unknown(_ old: String, _ new: String, _ sentence: String) throws {
        let found = try findings(old, with: new)
        #expect(found.contains { $0.contains(sentence) }, "\(found)")
    }

    @Test(
        "is found fault with where it cannot be printed",
        arguments: [
            ("at: [10, 30]", "at: [110, 30]", "lies off the part of the paper"),
            ("at: [10, 80]", "at: [10, 270]", "lies off the part of the paper"),
            ("at: [10, 50.5]", "at: [10, 40]", "lies over what stands at \(path):7"),
            ("at: [10, 80]", "at: [10, 60]", "lies over what stands at \(path):8"),
            ("size: [100, 14]", "size: [100, 5]", "too low for type of 6 points"),
            ("row_height: 12", "row_height: 3", "rows are too low"),
            (
                "ja: 住所, en: Address",
                "ja: 住所, en: 'The address as it will be registered by the office of the town after all that was said and written about it here and elsewhere'",
                "does not fit; shorten it"
            ),
            ("size: [100, 14]", "size: [30, 7]", "does not fit even in the smallest type"),
            ("signing: signature", "signing: none", "has a box to sign"),
            ("{signing: true", "{blank: true", "is signed, but no box"),
        ]
    )
    func unprintable(_ old: String, _ new: String, _ sentence: String) throws {
        let found = try findings(old, with: new)
        #expect(found.contains { $0.contains(sentence) }, "\(found)")
    }

    @Test("of a municipality stands over the national one")
    func overlaid() throws {
        let city = "municipalities/121002"
        let catalog = SmallCatalog().adding(path, sheet)
            .adding(
                "\(city)/municipality.yaml",
                #"{code: "121002", name: {ja: 千葉市, en: Chiba}}"#
            )
            .adding("\(city)/form-layouts/sheet.yaml", "{id: sheet, paper: preprinted}")
            .load().catalog
        let office = try #require(MunicipalityCode("121002"))
        let layer = try #require(catalog).layer(of: office)
        #expect(layer.formLayouts.map(\.paper) == [.preprinted])
        #expect(catalog?.national.formLayouts.map(\.paper) == [.ours])
    }
}
