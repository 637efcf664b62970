import Foundation
import Testing
import Vocabulary

@Suite("hitomado catalog")
struct CatalogCommandTests {
    private let household = """
        {"event": "move-in", "office": "121011", "on": "2026-04-06", "facts": {"dogs": 2},
         "people": [{"id": "p1"}, {"id": "p2"}]}
        """

    @Test("checks and tries the product's own catalog without an error")
    func check() throws {
        for command in ["check", "cases"] {
            let run = try CommandRun("catalog", command)
            #expect(run.code == 0, "\(run.error)")
        }
    }

    @Test("names file, line and severity of what is wrong, and ends with 65")
    func broken() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "hitomado-broken-\(UUID())")
        try files.copyItem(at: CommandRun.root.appending(path: "catalog"), to: folder)
        defer { try? files.removeItem(at: folder) }
        try Data("id: [".utf8).write(to: folder.appending(path: "national/parameters/broken.yaml"))
        for command in ["check", "list", "cases"] {
            let run = try CommandRun("catalog", command, "--catalog", folder.path)
            #expect(run.code == 65)
            #expect(run.output.isEmpty)
            #expect(run.error.contains("national/parameters/broken.yaml:"))
        }
    }

    @Test(
        "evaluates an expression with the household's facts",
        arguments: [
            ("household.dogs == 2", #"{"value":true,"needs":[]}"#),
            (
                "household.cats == 1",
                #"{"value":"unknown","needs":[{"fact":"cats","person":null}]}"#
            ),
            ("size(people) > 1", #"{"value":true,"needs":[]}"#),
        ]
    )
    func eval(_ expression: String, _ answer: String) throws {
        let run = try CommandRun("catalog", "eval", expression, "--json", input: household)
        #expect(run.code == 0, "\(run.error)")
        #expect(run.output == answer + "\n")
    }

    @Test("evaluates an expression without facts without a household")
    func evalAlone() throws {
        let expression = #"age(date("2000-02-29"), date("2026-02-28"))"#
        let run = try CommandRun("catalog", "eval", expression, "--json")
        #expect(run.code == 0, "\(run.error)")
        #expect(try JSONParser.parse(run.output)["value"]?.asInt == 25)
    }

    @Test("names the column where an expression goes wrong")
    func evalColumn() throws {
        let run = try CommandRun("catalog", "eval", "household.dogs == tru", input: household)
        #expect((run.code, run.output) == (65, ""))
        #expect(run.error.contains("column 19"))
    }

    @Test("shows and lists procedures by code and name")
    func show() throws {
        let shown = try CommandRun("catalog", "show", "NH01", "--json")
        #expect(try JSONParser.parse(shown.output)["code"]?.asString == "NH01")
        #expect(try CommandRun("catalog", "show", "XX99").code == 65)
        let list = try CommandRun("catalog", "list", "--json", "--event", "move-in")
        #expect(try JSONParser.parse(list.output).asArray?.isEmpty == false)
    }

    @Test("finds no difference between a catalog and itself")
    func diff() throws {
        let path = CommandRun.root.appending(path: "catalog").path
        let run = try CommandRun("catalog", "diff", path, path)
        #expect((run.code, run.output) == (0, ""))
    }
}
