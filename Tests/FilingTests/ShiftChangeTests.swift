import Filing
import Testing
import Vocabulary

@Suite("The change of a shift")
struct ShiftChangeTests {
    private static let visit = ShiftThing(.visit, of: VisitID(number: 1))
    private static let draft = ShiftThing(.draft, of: VisitID(number: 1))
    private static let other = ShiftThing(.draft, of: VisitID(number: 2))

    private static func change(
        _ chosen: [ShiftThing],
        to receiver: ShiftChange.Receiver = .colleague,
        protected: Set<ShiftThing> = [],
        occupied: Set<VisitID> = []
    ) -> ShiftChange {
        ShiftChange(
            chosen,
            to: receiver,
            inHand: [visit: protected.contains(visit), draft: protected.contains(draft)],
            occupied: occupied
        )
    }

    @Test("gives what is in hand once, and names what is in hand no more")
    func given() {
        let change = Self.change([Self.visit, Self.visit, Self.draft, Self.other])
        #expect(change.going == [Self.visit, Self.draft])
        #expect(change.staying.map(\.thing) == [Self.other])
        #expect(change.staying.map(\.why) == [.gone])
    }

    @Test("leaves a draft with its writer where the receiver may not have it, and gives the visit")
    func drafts() {
        let both = [Self.visit, Self.draft]
        let protected = Self.change(both, protected: [Self.visit, Self.draft])
        #expect(protected.going == [Self.visit] && protected.staying.map(\.why) == [.protected])
        let occupied = Self.change(both, occupied: [VisitID(number: 1)])
        #expect(occupied.going == [Self.visit] && occupied.staying.map(\.why) == [.occupied])
        let office = Self.change(both, to: .office)
        #expect(office.going == [Self.visit] && office.staying.map(\.why) == [.needsPerson])
    }

    @Test("reads its own keys and nothing else")
    func keys() {
        for thing in [Self.visit, Self.draft] { #expect(ShiftThing(key: thing.key) == thing) }
        for text in ["", "visit", "visit/", "visit/12", "item/V1", "draft/V1/2"] {
            #expect(ShiftThing(key: text) == nil, "\(text)")
        }
    }
}
