import Catalog
import Eligibility
import Foundation
import Testing
import Vocabulary

@Suite("A catalog as a value")
struct CatalogTests {
    @Test("The hash depends on paths and bytes, not on the order in which files are given")
    func hash() throws {
        let files = SmallCatalog().files.sorted { $0.path < $1.path }
        let catalog = try #require(Catalog.load(files).catalog)
        #expect(catalog.hash == Catalog.load(files.reversed()).catalog?.hash)
        #expect(catalog.hash.hasPrefix("sha256:"))
        #expect(catalog.hash.utf8.count == 71)
        let comment = SmallCatalog().replacing("facts:", with: "# \nfacts:", in: "facts.yaml")
        #expect(comment.load().catalog?.hash != catalog.hash)
        #expect(SmallCatalog().adding("README.md", "text").load().catalog?.hash == catalog.hash)
    }

    @Test("Facts, phrases, costs and types are read as they are written")
    func facts() throws {
        let catalog = try #require(SmallCatalog().load().catalog)
        let id = try #require(FactID("health_insurance"))
        let insurance = try #require(catalog.facts[id])
        #expect(insurance.type == .choice(["employer", "national", "none"]))
        #expect(insurance.phrases.values["national"]?.en == "is insured by the national scheme")
        let moving = try #require(FactID("moves"))
        let moves = try #require(catalog.facts[moving])
        #expect(moves.askingCost == AskingCost(seconds: 3, sensitivity: 1))
        #expect(moves.group == "person")
        #expect(catalog.facts[.born]?.type == .date(partial: true))
        #expect(catalog.facts[.event]?.type == .choices(["birth", "move-in"]))
    }

    @Test(
        "Types of fields are read from the words of the registry",
        arguments: [
            ("text 200", FieldType.text(200)), ("digits 7", .digits(7)), ("latin 100", .latin(100)),
            ("alnum 12", .alphanumeric(12)), ("list of text 100", .listOfText(100)),
            ("list of enum", .choices(nil)), ("bank account", .bankAccount),
            ("enum work|study", .choice(["work", "study"])), ("telephone", .telephone),
        ]
    )
    func fieldTypes(text: String, type: FieldType) {
        #expect(FieldType(text) == type)
    }

    @Test("A deadline, an anchor by event, a window and words")
    func deadlines() throws {
        let path = "national/procedures/move-in-notification.yaml"
        let old = "{count: 14, unit: days, anchor: moved_on}"
        func deadline(_ new: String) throws -> DeadlineRule {
            let catalog = SmallCatalog().replacing(old, with: new, in: path).load().catalog
            let procedure = try #require(catalog?.national.procedures.first)
            return try #require(procedure.deadline)
        }
        let plain = try deadline(old)
        let moved = Anchor.fact(try #require(FactID("moved_on")))
        guard case .period(let period, let anchor, let counts) = plain.term else {
            Issue.record("no period")
            return
        }
        #expect(period.count == 14)
        #expect(anchor == moved)
        #expect(!counts)
        #expect(plain.rollsOverClosedDays)
        let byEvent = try deadline(
            "{count: 14, unit: days, anchor: {move-in: moved_on, otherwise: visit_day}}"
        )
        guard case .period(_, let choice, _) = byEvent.term else {
            Issue.record("no period")
            return
        }
        #expect(choice.resolved(for: [LifeEventID("move-in")]) == moved)
        #expect(choice.resolved(for: [LifeEventID("birth")]) == .visitDay)
        #expect(try deadline("{yearly: \"03-15\"}").term == .yearly(month: 3, day: 15))
        #expect(try deadline("{text: {ja: 速やかに, en: promptly}}").term == .words)
        let window = try deadline(
            "{count: 10, unit: days, anchor: moved_on, opens: {count: -30, unit: days}}"
        )
        #expect(window.opens?.count == -30)
    }

    @Test("Cases keep their household as JSON, with codes of offices as texts")
    func cases() throws {
        let catalog = try #require(
            SmallCatalog().adding(
                "cases/move-in.yaml",
                """
                - name: A person moves in
                  household: {event: move-in, office: 121011, on: 2026-04-06, facts: {dogs: 1}}
                  expect:
                    items: [{code: JK01, people: [p1], deadline: 2026-04-15, fee_yen: 0}]
                    absent: [NH01, {code: JK02, people: [p1]}]
                    undecided: []
                """
            ).load().catalog
        )
        let one = try #require(catalog.cases.first)
        #expect(
            one.household.compact(sortedKeys: true)
                == #"{"event":"move-in","facts":{"dogs":1},"office":"121011","on":"2026-04-06"}"#
        )
        #expect(one.items.first?.members["deadline"] == "2026-04-15")
        #expect(one.items.first?.members["fee_yen"] == 0)
        #expect(one.absent.map(\.code) == ["NH01", "JK02"])
        #expect(one.undecided == [])
    }

    @Test("A difference is told by definition, key, file and line; layout of the text is none")
    func diff() throws {
        let path = "national/procedures/move-in-notification.yaml"
        let old = try #require(SmallCatalog().load().catalog)
        let new = try #require(
            SmallCatalog()
                .replacing("fee_yen: 0", with: "fee_yen: 300", in: path)
                .replacing("[move-in]", with: "\n  - move-in", in: path)
                .replacing("Passport", with: "A passport", in: "documents.yaml")
                .adding(
                    "national/procedures/second.yaml",
                    SmallCatalog.procedure
                        .replacingOccurrences(of: "id: move-in-notification", with: "id: second")
                )
                .load().catalog
        )
        #expect(
            new.changes(since: old).map(\.description) == [
                "documents.yaml:3: changed: documents/passport: name",
                "\(path):22: changed: national/procedures/move-in-notification: fee_yen",
                "national/procedures/second.yaml:1: added: national/procedures/second",
            ]
        )
        #expect(old.changes(since: old).isEmpty)
        #expect(old.changes(since: new).last?.kind == .removed)
    }

    @Test("A catalog of 320 procedures loads, and every edition knows its place")
    func large() throws {
        var small = SmallCatalog()
        for number in 0..<320 {
            let id = "procedure-\(number)"
            small.texts["national/procedures/\(id).yaml"] = SmallCatalog.procedure
                .replacingOccurrences(of: "id: move-in-notification", with: "id: \(id)")
                .replacingOccurrences(of: "code: JK01", with: "code: ZZ\(number)")
        }
        let catalog = try #require(small.load().catalog)
        #expect(catalog.national.procedures.count == 321)
        for (place, edition) in catalog.editions.enumerated() { #expect(edition.index == place) }
    }
}

@Suite("The catalog of this repository")
struct RepositoryCatalogTests {
    private static func files() throws -> [CatalogFile] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "catalog")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try paths.filter { $0.hasSuffix(".yaml") }.map { path in
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return CatalogFile(path: path, text: text)
        }
    }

    @Test("It loads and checks without an error")
    func loads() throws {
        let (catalog, findings) = Catalog.load(try Self.files())
        let errors = findings.filter { $0.severity == .error }.map(\.description)
        #expect(errors.isEmpty, "\(errors.joined(separator: "\n"))")
        let day = try #require(CalendarDay("2026-04-06"))
        let found = try #require(catalog).check(on: day).filter { $0.severity == .error }
            .map(\.description)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("Every value of every fact has a phrase in both languages")
    func phrases() throws {
        let catalog = try #require(Catalog.load(try Self.files()).catalog)
        for fact in catalog.facts.ordered where ![.event, .office, .on].contains(fact.id) {
            switch fact.type {
            case .bool:
                #expect(Set(fact.phrases.values.keys) == ["true", "false"], "\(fact.id)")
            case .choice(let words), .choices(let words):
                #expect(Set(fact.phrases.values.keys) == Set(words), "\(fact.id)")
                #expect(Set(fact.phrases.negated.keys) == Set(words), "\(fact.id)")
            default:
                let template = try #require(fact.phrases.template, "\(fact.id)")
                #expect(template.ja.contains("{value}"), "\(fact.id)")
                #expect(template.en.contains("{value}"), "\(fact.id)")
            }
        }
    }

    @Test("The wards of designated cities belong to their city")
    func wards() throws {
        let catalog = try #require(Catalog.load(try Self.files()).catalog)
        let pairs = [("121011", "121002"), ("141020", "141003"), ("271284", "271004")]
        for (ward, city) in pairs {
            let office = try #require(MunicipalityCode(ward))
            #expect(catalog.municipality(of: office).description == city)
        }
    }
}
