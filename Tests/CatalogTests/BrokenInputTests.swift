import Catalog
import Testing
import Vocabulary

/// One slip in a catalog that is otherwise sound, and the finding it must give.
struct Slip: Sendable, CustomTestStringConvertible {
    var testDescription: String
    let path: String
    let old: String
    let new: String
    let finding: String

    init(_ name: String, _ path: String, _ old: String, _ new: String, _ finding: String) {
        testDescription = name
        self.path = path
        self.old = old
        self.new = new
        self.finding = finding
    }
}

private let procedure = "national/procedures/move-in-notification.yaml"

private let slips: [Slip] = [
    Slip(
        "a list of papers that names none",
        procedure,
        "[[my-number-card], [passport]]",
        "[[my-number-card], []]",
        "\(procedure):16: error: a list of `any_of` names no paper; remove it, or name the papers "
            + "that are needed"
    ),
    Slip(
        "two document groups of one name",
        procedure,
        "per: filer}",
        "per: filer}\n  - {id: identity, any_of: [[passport]]}",
        "\(procedure):17: error: the document group `identity` stands already at \(procedure):16"
    ),
    Slip(
        "nobody who may file",
        procedure,
        "fee_yen: 0",
        "agents: {who: []}\nfee_yen: 0",
        "\(procedure):21: error: `who` is empty, so nobody may file; name who may, such as `self`"
    ),
    Slip(
        "a deadline before its beginning",
        procedure,
        "count: 14",
        "count: -14",
        "\(procedure):14: error: `count` must be"
    ),
    Slip(
        "a fact of another scope",
        procedure,
        "household.moved_on",
        "person.moved_on",
        "\(procedure):12: error: column"
    ),
    Slip(
        "an unknown key",
        procedure,
        "outcome: duty",
        "outcome: duty\nfee_yenn: 3",
        "\(procedure):14: error: procedure has no key `fee_yenn`; did you mean `fee_yen`?"
    ),
    Slip(
        "a missing key",
        procedure,
        "code: JK01\n",
        "",
        "\(procedure):1: error: procedure needs the key `code`; add it"
    ),
    Slip(
        "a key that stands twice",
        procedure,
        "code: JK01",
        "code: JK01\ncode: JK02",
        "\(procedure):2: error: `code` stands twice in this map; keep one"
    ),
    Slip(
        "a quote that nothing closes",
        procedure,
        "code: JK01",
        "code: \"JK01",
        "\(procedure):2: error: this is not YAML: found unexpected end of stream"
    ),
    Slip(
        "a wrong word of a closed set",
        procedure,
        "handling: center",
        "handling: centre",
        "\(procedure):18: error: `handling` must be one of at-counter, center, section, outside, "
            + "none, but here is `centre`; did you mean `center`?"
    ),
    Slip(
        "a map where a text should be",
        procedure,
        "code: JK01",
        "code: {a: 1}",
        "\(procedure):2: error: `code` must be a text, but here is a map"
    ),
    Slip(
        "a name in one language",
        procedure,
        "name: {ja: 転入届, en: Move-in notification}",
        "name: {ja: 転入届}",
        "\(procedure):3: error: `name` needs the key `en`; add it"
    ),
    Slip(
        "a misspelt fact",
        procedure,
        "person.moves",
        "person.movs",
        "\(procedure):11: error: "
    ),
    Slip(
        "a misspelt fact on the second line of a condition",
        procedure,
        "household.moved_on",
        "household.movedon",
        "\(procedure):12: error: column 18: movedon"
    ),
    Slip(
        "a document that is not there",
        procedure,
        "[[my-number-card], [passport]]",
        "[[my-number-card], [pasport]]",
        "\(procedure):16: error: there is no document `pasport`; did you mean `passport`?"
    ),
    Slip(
        "a system that is not there",
        procedure,
        "system: JUKI",
        "system: JUKY",
        "\(procedure):5: error: there is no system `JUKY`; did you mean `JUKI`?"
    ),
    Slip(
        "a life event that is not there",
        procedure,
        "[move-in]",
        "[move-inn]",
        "\(procedure):4: error: there is no life event `move-inn`; did you mean `move-in`?"
    ),
    Slip(
        "a form that is not there",
        procedure,
        "form: move-in",
        "form: moving",
        "\(procedure):20: error: there is no form `moving`"
    ),
    Slip(
        "an anchor that is no day",
        procedure,
        "anchor: moved_on",
        "anchor: dogs",
        "\(procedure):14: error: the anchor `dogs` is no day; use a fact of type date"
    ),
    Slip(
        "an anchor that is no fact",
        procedure,
        "anchor: moved_on",
        "anchor: moved_onn",
        "\(procedure):14: error: the anchor `moved_onn` is no fact of the registry; "
            + "did you mean `moved_on`?"
    ),
    Slip(
        "a name that is not the file's",
        procedure,
        "id: move-in-notification",
        "id: move-in",
        "\(procedure):1: error: the name `move-in` is not that of the file; rename one of them"
    ),
    Slip(
        "a fee that is no number",
        procedure,
        "fee_yen: 0",
        "fee_yen: free",
        "\(procedure):21: error: `fee_yen` must be a whole number, but here is `free`"
    ),
    Slip(
        "a household procedure that speaks of a person",
        procedure,
        "filed: together",
        "filed: household",
        "\(procedure):11: error: column 5: "
    ),
    Slip(
        "an alias",
        procedure,
        "legal_basis: 住民基本台帳法22条",
        "legal_basis: *law",
        "\(procedure):7: error: anchors and aliases (&name, *name) are not supported; "
            + "write the value out"
    ),
    Slip(
        "text that is no YAML",
        procedure,
        "code: JK01",
        "code: [JK01",
        "\(procedure):3: error: this is not YAML: "
    ),
    Slip(
        "a required field that may only be asked",
        "national/forms/move-in.yaml",
        "employer, asked: true",
        "employer, required: true",
        "national/forms/move-in.yaml:6: error: `employer` cannot be required, only asked for: "
            + "write `asked: true`"
    ),
    Slip(
        "a person for a household's field",
        "national/forms/move-in.yaml",
        "address, required: true",
        "address, person: head",
        "national/forms/move-in.yaml:4: error: `address` belongs to the household; "
            + "leave out `person`"
    ),
    Slip(
        "a type of field that is none",
        "fields.yaml",
        "type: text 100",
        "type: text",
        "fields.yaml:4: error: `text` is no type of a field; write for example `text 200`, "
            + "`date`, `enum a|b`"
    ),
    Slip(
        "a label for a word that is no value",
        "fields.yaml",
        "type: text 100",
        "type: enum office|home, labels: {offce: {ja: 職場, en: Office}}",
        "fields.yaml:4: error: there is a label for `offce`, which is no value of the field; "
            + "did you mean `office`?"
    ),
    Slip(
        "a fact twice",
        "facts.yaml",
        "id: dogs",
        "id: moved_on",
        "facts.yaml:6: error: the name `moved_on` stands already at facts.yaml:2"
    ),
    Slip(
        "a phrase for a value that is none",
        "facts.yaml",
        "national: {",
        "nationall: {",
        "facts.yaml:16: error: there is a phrase for `nationall`, which is no value of the fact; "
            + "did you mean `national`?"
    ),
    Slip(
        "a sensitivity out of range",
        "facts.yaml",
        "sensitivity: 1",
        "sensitivity: 9",
        "facts.yaml:24: error: `sensitivity` must be from 0 to 3, but here is 9"
    ),
    Slip(
        "values of two types in a parameter",
        "national/parameters/age_limit.yaml",
        "value: 18",
        "value: true",
        "national/parameters/age_limit.yaml:4: error: "
            + "the values of a parameter must all be of one type"
    ),
    Slip(
        "a day that is none",
        "national/parameters/age_limit.yaml",
        "2020-04-01",
        "2020-04-31",
        "national/parameters/age_limit.yaml:5: error: `from` must be a day such as 2026-04-06, "
            + "but here is `2020-04-31`"
    ),
    Slip(
        "a column from nowhere",
        "national/layouts/general.yaml",
        "record.address",
        "record.adress",
        "national/layouts/general.yaml:4: error: a column cannot come from `record.adress`; "
            + "did you mean `record.address`?"
    ),
    Slip(
        "a clock time that is none",
        "systems.yaml",
        "\"12:00\"",
        "\"25:00\"",
        "systems.yaml:7: error: `cut_offs` must be a clock time such as \"09:00\""
    ),
]

@Suite("What is wrong is said with file, line and what to do")
struct BrokenInputTests {
    @Test("The catalog that is broken here loads and checks without a finding")
    func sound() throws {
        let (catalog, findings) = SmallCatalog().load()
        #expect(findings.isEmpty)
        let day = try #require(CalendarDay("2026-04-06"))
        #expect(try #require(catalog).check(on: day) == [])
    }

    @Test("Each slip gives its finding and no catalog", arguments: slips)
    func finding(slip: Slip) {
        let (catalog, findings) = SmallCatalog()
            .replacing(slip.old, with: slip.new, in: slip.path).load()
        #expect(catalog == nil)
        #expect(
            findings.contains { $0.description.hasPrefix(slip.finding) },
            "\(findings.map(\.description).joined(separator: "\n"))"
        )
    }

    @Test("One run reports everything that is wrong, in the order of files and lines")
    func everything() {
        let (_, findings) = SmallCatalog()
            .replacing("code: JK01\n", with: "", in: procedure)
            .replacing("fee_yen: 0", with: "fee_yen: free", in: procedure)
            .replacing("sensitivity: 1", with: "sensitivity: 9", in: "facts.yaml")
            .load()
        #expect(findings.map(\.file) == ["facts.yaml", procedure, procedure])
        #expect(findings.map(\.line) == [24, 1, 20])
    }

    @Test("A file that is no YAML stands first, and nobody is told that its names do not exist")
    func notYAML() {
        let second = SmallCatalog.procedure
            .replacing("id: move-in-notification", with: "id: second")
            .replacing("code: JK01", with: "code: JK02")
            .replacing(
                "outcome: duty",
                with: "outcome: duty\nprerequisites: [{procedure: move-in-notification}]"
            )
        let (catalog, findings) = SmallCatalog()
            .adding("national/procedures/second.yaml", second)
            .replacing("sensitivity: 1", with: "sensitivity: 9", in: "facts.yaml")
            .replacing("code: JK01", with: "code: \"JK01", in: procedure)
            .load()
        #expect(catalog == nil)
        #expect(findings.map(\.file) == [procedure, "facts.yaml"])
        let registry = SmallCatalog().replacing("facts:", with: "\t- : {", in: "facts.yaml").load()
        #expect(registry.findings.map(\.file) == ["facts.yaml"])
    }

    @Test("A file over 1 MiB and values nested too deep are refused")
    func limits() {
        let large = String(repeating: "# comment\n", count: 110_000)
        let (none, findings) = SmallCatalog().adding("facts.yaml", large).load()
        #expect(none == nil)
        #expect(findings.contains { $0.message.hasPrefix("the file is larger than 1 MiB") })
        for depth in [30, 900, 5000] {
            let brackets = String(repeating: "[", count: depth)
            let deep = "id: x\ncode: " + brackets + String(repeating: "]", count: depth)
            let (none, findings) = SmallCatalog().adding(procedure, deep).load()
            #expect(none == nil)
            #expect(findings.contains { $0.file == procedure && $0.severity == .error })
        }
    }

    @Test("More than 5,000 files, a file given twice and a file in no known place are refused")
    func files() {
        let many = (0...5000).map { CatalogFile(path: "cases/\($0).yaml", text: "[]") }
        #expect(Catalog.load(many).catalog == nil)
        let small = SmallCatalog().files
        #expect(Catalog.load(small + [small[0]]).catalog == nil)
        let (none, findings) = SmallCatalog().adding("national/rules/x.yaml", "a: 1").load()
        #expect(none == nil)
        #expect(findings.map(\.file) == ["national/rules/x.yaml"])
    }

    @Test("A missing registry is an error; files of other kinds are passed over")
    func registries() {
        var small = SmallCatalog()
        small.texts["documents.yaml"] = nil
        #expect(small.load().findings.contains { $0.file == "documents.yaml" })
        #expect(SmallCatalog().adding("days/spring.yaml", "?").load().findings.isEmpty)
        #expect(SmallCatalog().adding("README.md", "&x").load().findings.isEmpty)
    }
}
