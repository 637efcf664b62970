import Casework
import Testing

@Suite("A parcel of originals")
struct ParcelStateTests {
    @Test("takes exactly the steps that its states allow")
    func steps() {
        let allowed: [(ParcelState, ParcelStep, ParcelState)] = [
            (.packing, .send, .sent), (.sent, .receive, .received), (.sent, .differ, .differing),
            (.differing, .settle, .received), (.received, .takeBack, .returned),
        ]
        for state in ParcelState.allCases {
            for step in ParcelStep.allCases {
                let next = allowed.first { $0.0 == state && $0.1 == step }?.2
                #expect(ParcelStateMachine.next(state, step) == next, "\(state) \(step)")
            }
        }
    }

    @Test("holds papers that arrived, differ, or were settled, too many sheets among them")
    func papers() {
        #expect(OriginalState(sheets: 3, arrived: nil, isSettled: false) == .listed)
        #expect(OriginalState(sheets: 3, arrived: 3, isSettled: false) == .arrived)
        for arrived in [0, 2, 4] {
            #expect(OriginalState(sheets: 3, arrived: arrived, isSettled: false) == .differing)
            #expect(OriginalState(sheets: 3, arrived: arrived, isSettled: true) == .settled)
        }
    }
}
