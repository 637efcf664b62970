import Testing
import Vocabulary

import Routing

@Suite("A stream of households")
struct RouteStreamTests {
    private func stream() throws -> RouteStream {
        RouteStream(router: Router(catalog: try TestCatalog.shared.get()), language: .ja)
    }

    private func line(_ number: Int, _ text: String) -> LineFramer.Line {
        LineFramer.Line(number: number, bytes: Array(text.utf8))
    }

    private let household =
        #"{"event": "move-in", "office": "121011", "on": "2026-04-06", "people": [{"id": "p1"}]}"#

    @Test("is answered with a plan of every key")
    func plan() throws {
        let answer = try stream().answer(line(1, household))
        let json = try JSONParser.parse(answer.bytes)
        #expect(!answer.isRefusal)
        #expect(json["office"]?.asString == "121011")
        #expect(json["next_question"]?.asObject != nil)
        #expect(!answer.bytes.contains(UInt8(ascii: "\n")))
    }

    @Test("names the line and the place of what it refuses")
    func refusal() throws {
        let wrong = household.replacing("121011", with: "121012")
        let answer = try stream().answer(line(7, wrong))
        let json = try JSONParser.parse(answer.bytes)
        #expect(answer.isRefusal)
        #expect(json["line"]?.asInt == 7)
        #expect(json["error"]?["path"]?.asString == "office")
        #expect(json["error"]?["message"]?.asString?.isEmpty == false)
    }

    @Test("refuses lines that were too long, blank lines and what is not JSON")
    func broken() throws {
        let stream = try stream()
        #expect(stream.answer(LineFramer.Line(number: 1, bytes: nil)).isRefusal)
        #expect(stream.answer(line(2, "")).isRefusal)
        #expect(stream.answer(line(3, "{")).isRefusal)
    }

    @Test("is answered in its order by any number of tasks", arguments: 1...4)
    func order(_ tasks: Int) async throws {
        let stream = try stream()
        let lines = (1...11).map { line($0, $0 % 3 == 0 ? "{" : household) }
        let answers = await stream.answers(lines, tasksMaximum: tasks)
        #expect(answers == lines.map(stream.answer))
        #expect(answers.map(\.isRefusal) == (1...11).map { $0 % 3 == 0 })
        #expect(await stream.answers([], tasksMaximum: tasks).isEmpty)
    }
}
