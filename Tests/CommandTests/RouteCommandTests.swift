import Testing
import Vocabulary

@Suite("hitomado route")
struct RouteCommandTests {
    private let household = """
        {"event": "move-in", "office": "121011", "on": "2026-04-06",
         "facts": {"moved_on": "2026-04-01", "previous_place": "other-prefecture"},
         "people": [{"id": "p1", "relationship": "head", "moves": true}]}
        """

    private var line: String { household.replacing("\n", with: " ") }

    @Test("answers a plan in JSON and nothing else")
    func json() throws {
        let run = try CommandRun("route", "--json", input: household)
        #expect(run.code == 0)
        #expect(run.error.isEmpty)
        #expect(try JSONParser.parse(run.output)["items"]?.asArray?.isEmpty == false)
    }

    @Test("speaks Japanese unless the locale or --lang says English")
    func language() throws {
        #expect(try CommandRun("route", input: household).output.contains("窓口での目安"))
        let english = try CommandRun("route", "--lang", "en", input: household)
        #expect(english.output.contains("Time at the counters"))
        let locale = try CommandRun("route", input: household, environment: ["LC_ALL": "en_US"])
        #expect(locale.output == english.output)
    }

    @Test(
        "refuses with 65, an empty standard output and a sentence, also under --json",
        arguments: ["", "{", "[1]", #"{"event": "move-in"}"#, #"{"colour": 1}"#]
    )
    func refusal(_ input: String) throws {
        let run = try CommandRun("route", "--json", input: input)
        #expect(run.code == 65)
        #expect(run.output.isEmpty)
        #expect(run.error.hasPrefix("hitomado: "))
    }

    @Test("refuses more than 1 MiB and says so")
    func large() throws {
        let run = try CommandRun("route", input: String(repeating: " ", count: 1_048_577))
        #expect(run.code == 65)
        #expect(run.error.contains("1MiB"))
    }

    @Test("refuses a file that is not there")
    func noFile() throws {
        let run = try CommandRun("route", "/nowhere/household.json")
        #expect((run.code, run.output) == (65, ""))
        #expect(run.error.contains("/nowhere/household.json"))
    }

    @Test("answers a stream in place, blank lines too, and ends with 65 when a line was refused")
    func stream() throws {
        let overlong = String(repeating: "x", count: 1_048_577)
        let lines = [line, "{", line, overlong, "", line]
        let run = try CommandRun("route", "--stream", input: lines.joined(separator: "\n"))
        #expect(run.code == 65)
        let answers = try run.output.split(separator: "\n").map { try JSONParser.parse(String($0)) }
        #expect(answers.map { $0["line"]?.asInt } == [nil, 2, nil, 4, 5, nil])
        #expect(answers.allSatisfy { $0["error"] != nil || $0["items"] != nil })
    }

    @Test("answers an empty stream with nothing")
    func emptyStream() throws {
        let run = try CommandRun("route", "--stream")
        #expect((run.code, run.output) == (0, ""))
    }
}
