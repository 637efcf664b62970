import CounterFlow
import TestSupport
import Testing
import Vocabulary

@Suite("An appointment")
struct AppointmentTests {
    private static let time = SlotTests.at("2026-04-06T10:00:00")

    private static func state(
        _ step: AppointmentStep,
        _ state: AppointmentState,
        _ now: String = "2026-04-06T10:20:00"
    ) -> AppointmentState? {
        try? AppointmentStateMachine.state(
            after: step,
            of: state,
            startsAt: time,
            now: SlotTests.at(now)
        ).get()
    }

    @Test("moves only where its state says that it may")
    func successors() {
        for step in AppointmentStep.allCases {
            for state in AppointmentState.allCases {
                guard let next = Self.state(step, state) else { continue }
                #expect(state.successors.contains(next), "\(step) of \(state)")
            }
        }
        #expect(Self.state(.moved, .arrived) == nil)
        #expect(Self.state(.cancelled, .arrived) == nil)
        #expect(Self.state(.restored, .cancelled) == .booked)
        #expect(Self.state(.takenBack, .noShow) == .booked)
        #expect(Self.state(.arrived, .noShow) == .arrived)
    }

    @Test("is no no-show before its time, and nobody arrives on another day")
    func times() {
        #expect(Self.state(.noShow, .booked, "2026-04-06T09:59:00") == nil)
        #expect(Self.state(.noShow, .booked, "2026-04-06T10:00:00") == .noShow)
        #expect(Self.state(.arrived, .booked, "2026-04-06T08:00:00") == .arrived)
        #expect(Self.state(.arrived, .booked, "2026-04-07T08:00:00") == nil)
    }

    @Test(
        "is met in time, early, late or on another day",
        arguments: [
            ("2026-04-06T09:30:00", ArrivalTiming.onTime),
            ("2026-04-06T09:29:00", .early(minutes: 31)),
            ("2026-04-06T10:15:00", .onTime), ("2026-04-06T10:16:00", .late(minutes: 16)),
        ]
    )
    func timing(now: String, timing: ArrivalTiming) {
        #expect(ArrivalTiming(startsAt: Self.time, now: SlotTests.at(now)) == timing)
        let other = ArrivalTiming(startsAt: Self.time, now: SlotTests.at("2026-04-05T23:59:00"))
        #expect(other == .otherDay(SlotTests.day("2026-04-06")))
    }
}

@Suite("A booking code")
struct BookingCodeTests {
    private static let codes: [BookingCode] = {
        let chance = SeededChance(seed: 5)
        return (0..<300).map { _ in BookingCode(drawnFrom: chance) }
    }()

    @Test("is read back as it was written, in small letters, full width, with hyphens and spaces")
    func typed() {
        for code in Self.codes {
            let text = code.description
            let wide = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
                )
            )
            #expect(text.count == 8 && text.allSatisfy { !"01ILO".contains($0) })
            for typed in [text, text.lowercased(), code.written, wide, " \(wide.lowercased())　"] {
                #expect(BookingCode(typed) == code, "\(typed)")
            }
        }
        #expect(Set(Self.codes).count == 300)
    }

    @Test("with one wrong sign, or with two that changed places, is none")
    func checkSign() {
        let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
        for code in Self.codes.prefix(20) {
            let signs = Array(code.description)
            for place in signs.indices {
                for sign in alphabet where sign != signs[place] {
                    var wrong = signs
                    wrong[place] = sign
                    #expect(BookingCode(String(wrong)) == nil)
                }
                for other in signs.indices where signs[other] != signs[place] {
                    var wrong = signs
                    wrong.swapAt(place, other)
                    #expect(BookingCode(String(wrong)) == nil)
                }
            }
        }
    }

    @Test("is nothing else", arguments: ["", "V1024", "高橋", "ABCD-EFG", "ABCDEFGHJ", "0O1IL000"])
    func others(text: String) {
        #expect(BookingCode(text) == nil)
    }
}
