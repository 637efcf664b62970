import Catalog
import Eligibility
import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("The number of a reception on paper")
struct EmergencyNumberTests {
    private static let day = CalendarDay("2026-04-06") ?? .earliest

    private static func office(_ code: String) throws -> MunicipalityCode {
        try #require(MunicipalityCode(code))
    }

    private static func number(_ place: Int) throws -> EmergencyNumber {
        let office = try office("121011")
        return try #require(EmergencyNumber(office: office, packDay: day, place: place))
    }

    @Test("is read as it was written, in small letters, full width and without hyphens")
    func typed() throws {
        let office = try Self.office("121011")
        for place in [1, 17, 50, 999] {
            let number = try Self.number(place)
            let wide = String(
                String.UnicodeScalarView(
                    number.written.unicodeScalars.compactMap {
                        Unicode.Scalar($0.value + 0xFEE0)
                    }
                )
            )
            let bare = number.written.filter { $0 != "-" }
            for text in [number.written, number.written.lowercased(), wide, bare, " \(bare) "] {
                #expect(EmergencyNumber(text, of: office) == number, "\(text)")
            }
        }
        #expect(try Self.number(17).written.hasPrefix("260406-017-"))
    }

    @Test("is no other one when a sign is wrong, two changed places, or another office reads it")
    func mistakes() throws {
        let (office, other) = (try Self.office("121011"), try Self.office("121029"))
        for place in stride(from: 1, through: 999, by: 37) {
            let number = try Self.number(place)
            let signs = Array(number.written.filter { $0 != "-" })
            #expect(EmergencyNumber(String(signs), of: other) == nil)
            for spot in signs.indices {
                var wrong = signs
                wrong[spot] = signs[spot] == "2" ? "3" : "2"
                #expect(EmergencyNumber(String(wrong), of: office) == nil)
                guard spot > 0, signs[spot] != signs[spot - 1] else { continue }
                var swapped = signs
                swapped.swapAt(spot, spot - 1)
                #expect(EmergencyNumber(String(swapped), of: office) == nil)
            }
        }
        for text in ["", "260406-000-2", "260406-17-K", "260431-001-2", "K", "260406017KK"] {
            #expect(EmergencyNumber(text, of: office) == nil, "\(text)")
        }
        #expect(EmergencyNumber(office: office, packDay: Self.day, place: 1_000) == nil)
        #expect(EmergencyNumber(office: office, packDay: Self.day, place: 0) == nil)
    }

    @Test("ends used or spoilt, once; what was said to be unused may still turn up")
    func states() {
        let known: [EmergencyNumberState: Set<EmergencyNumberState>] = [
            .reserved: [.used, .spoilt, .unused], .unused: [.used, .spoilt], .used: [], .spoilt: [],
        ]
        for state in EmergencyNumberState.allCases { #expect(state.next == known[state]) }
    }

    @Test("stands for a moment from a fortnight back to now, and not before its pack")
    func receptions() throws {
        let now = Instant(dayInJapan: Self.day.adding(days: 14), minuteOfDay: 600)
        func reception(
            _ daysBack: Int,
            _ minute: Int,
            packedDaysBack packed: Int = 14
        ) throws -> PaperReception.Refused? {
            let today = now.dayInJapan
            let number = try #require(
                EmergencyNumber(
                    office: try Self.office("121011"),
                    packDay: today.adding(days: -packed),
                    place: 1
                )
            )
            do throws(PaperReception.Refused) {
                let found = try PaperReception(
                    on: today.adding(days: -daysBack),
                    minuteOfDay: minute,
                    number: number,
                    now: now
                )
                #expect(found.at <= now && found.at.minuteOfDayInJapan == minute)
                return nil
            } catch {
                return error
            }
        }
        #expect(try reception(0, 600) == nil)
        #expect(try reception(14, 0) == nil)
        #expect(try reception(0, 601) == .inTheFuture)
        #expect(try reception(-1, 0) == .inTheFuture)
        #expect(try reception(15, 1_439, packedDaysBack: 20) == .tooLongAgo)
        #expect(try reception(3, 600, packedDaysBack: 2) == .beforeItsPack)
    }

    @Test("leaves the fortnight of a follow-up counted from the reception, while that is not over")
    func followUps() throws {
        let desk = try Desk()
        let view = try desk.view
        let entry = try desk.entry("nursery", people: ["p2"], outcome: .right)
        let received = Desk.now
        for days in [0, 1, 7, 13] {
            let now = received.adding(.seconds(86_400 * days))
            let fate = InitialFate(view: view, now: now, received: received).atFiling(entry)
            #expect(fate.dueAt == InitialFate(view: view, now: received).atFiling(entry).dueAt)
        }
        let late = received.adding(.seconds(86_400 * 20))
        let fate = InitialFate(view: view, now: late, received: received).atFiling(entry)
        #expect(fate.dueAt == InitialFate(view: view, now: late).atFiling(entry).dueAt)
    }
}
