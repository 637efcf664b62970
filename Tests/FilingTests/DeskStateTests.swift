import Filing
import Testing
import Vocabulary

@Suite("An entry at the desk to which it was sent") struct DeskStateTests {
    private static let now = Instant(microseconds: 1_775_437_200_000_000)

    private func sent(_ step: NextStep = .receive) -> FateAssignment {
        FateAssignment(.sent, owner: "保育課", nextStep: step, dueAt: Self.now, desk: "保育課")
    }

    @Test("goes where its table says, and nowhere else")
    func table() {
        let ways: [DeskState: [DeskStep: DeskState]] = [
            .expected: [.arrived: .arrived, .sentOn: .expected, .didNotCome: .absent],
            .arrived: [.done: .done, .lacking: .lacking, .sentOn: .expected],
            .lacking: [.arrived: .arrived, .sentOn: .expected, .didNotCome: .absent],
            .done: [:],
            .absent: [.arrived: .arrived, .done: .done, .sentOn: .expected],
        ]
        for state in DeskState.allCases {
            for step in DeskStep.allCases {
                #expect(state.next(step) == ways[state]?[step], "\(state) \(step)")
            }
            #expect(state.steps.isEmpty == !state.isOpen)
        }
    }

    @Test("is expected, there, waiting for a paper, ended or missed, by what is kept of it")
    func standing() {
        #expect(sent().deskState == .expected)
        let arrived = sent().arrived(at: Self.now)
        #expect(arrived.deskState == .arrived && arrived.nextStep == .finish)
        #expect(sent(.bringPaper).deskState == .lacking)
        #expect(sent(.guide).deskState == nil)
        #expect(sent(.call).deskState == .absent)
        for result in DeskResult.allCases {
            let ended = arrived.ended(result, at: Self.now)
            #expect(ended.deskState == .done && ended.desk == "保育課")
            #expect(ended.arrivedAt == Self.now && ended.owner == nil)
        }
        #expect(FateAssignment(finished: .declined).deskState == nil)
        #expect(FateAssignment(finished: .filed).deskState == nil)
    }

    @Test("counts as done only when it was accepted")
    func results() {
        for result in DeskResult.allCases {
            #expect(result.fate == (result == .accepted ? .doneAtCounter : .declined))
        }
    }

    @Test("has no step that leads out of an end, whatever comes before it")
    func walks() {
        var dice = SeededGenerator(seed: 20_260_406)
        for _ in 0..<500 {
            var state = DeskState.expected
            var isEnded = false
            for _ in 0..<12 {
                let step = DeskStep.allCases.randomElement(using: &dice) ?? .arrived
                guard let next = state.next(step) else { continue }
                #expect(!isEnded)
                state = next
                isEnded = !state.isOpen
                #expect(step != .sentOn || state == .expected)
            }
        }
    }
}
