import Eligibility
import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("A certificate")
struct CertificateTests {
    @Test("goes from state to state by the steps that fit, and by no other")
    func edges() {
        let known: [CertificateState: [CertificateStep: CertificateState]] = [
            .requested: [.issue: .issued, .cancel: .cancelled],
            .issued: [.handOver: .handedOver, .spoil: .requested, .cancel: .cancelled],
        ]
        for state in CertificateState.allCases {
            for step in CertificateStep.allCases {
                #expect(CertificateStateMachine.next(state, step) == known[state]?[step])
            }
        }
        #expect(CertificateState.allCases.filter(\.isOpen) == [.requested, .issued])
    }

    @Test("has a serial in which one wrong sign, or two that changed places, are found")
    func serials() throws {
        let chance = SeededChance(seed: 11)
        for _ in 0..<20 {
            let serial = CertificateSerial(drawnFrom: chance)
            let signs = Array(serial.description)
            #expect(signs.count == 10 && CertificateSerial(serial.written) == serial)
            for place in signs.indices {
                var wrong = signs
                wrong[place] = signs[place] == "2" ? "3" : "2"
                #expect(CertificateSerial(String(wrong)) == nil)
                guard place > 0, signs[place] != signs[place - 1] else { continue }
                var swapped = signs
                swapped.swapAt(place, place - 1)
                #expect(CertificateSerial(String(swapped)) == nil)
            }
        }
    }

    @Test("is read in small letters, full width and with blanks")
    func typed() {
        let serial = CertificateSerial(drawnFrom: SeededChance(seed: 12))
        let wide = String(
            String.UnicodeScalarView(
                serial.description.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
            )
        )
        for text in [serial.description.lowercased(), " \(serial.written) ", wide] {
            #expect(CertificateSerial(text) == serial)
        }
        #expect(CertificateSerial("") == nil && CertificateSerial(serial.description + "2") == nil)
    }

    // MARK: Whose it is

    private static func key(_ person: String, _ name: String?, _ born: String?) -> PersonKey {
        PersonKey(person: PersonID(person), name: name.map { FoldedKey($0) }, born: born)
    }

    private static let visits = [VisitID(number: 1), VisitID(number: 2)]
    private static let keys = [
        key("p1", "髙橋太郎", "1985-05-02"), key("p2", "髙橋花子", "1987"), key("p3", "髙橋花子", nil),
    ]

    @Test("belongs to one person of one visit, and to nobody else of all who are there")
    func owners() throws {
        for (visit, key) in Self.visits.flatMap({ visit in Self.keys.map { (visit, $0) } }) {
            let owner = try #require(CertificateOwner(key, of: visit))
            let sheet = OwnerCheck.Sheet(
                visit: visit,
                person: key.person,
                owner: owner,
                isSpoiled: false
            )
            for (other, claimed) in Self.visits.flatMap({ one in Self.keys.map { (one, $0) } }) {
                let check = OwnerCheck(
                    visit: other,
                    person: claimed.person,
                    owner: CertificateOwner(claimed, of: other)
                )
                let isTheirs = other == visit && claimed.person == key.person
                #expect(check.judge(sheet) == (isTheirs ? .belongs : .anothers))
            }
        }
    }

    @Test("belongs to nobody once it is spoiled, or its owner was corrected or has left")
    func lost() throws {
        let (visit, key) = (Self.visits[0], Self.keys[0])
        let owner = try #require(CertificateOwner(key, of: visit))
        func verdict(_ now: CertificateOwner?, isSpoiled: Bool = false) -> OwnerCheck.Verdict {
            OwnerCheck(visit: visit, person: key.person, owner: now).judge(
                OwnerCheck.Sheet(
                    visit: visit,
                    person: key.person,
                    owner: owner,
                    isSpoiled: isSpoiled
                )
            )
        }
        #expect(verdict(owner) == .belongs && verdict(owner, isSpoiled: true) == .spoiled)
        let renamed = CertificateOwner(Self.key("p1", "高梨太郎", "1985-05-02"), of: visit)
        let reborn = CertificateOwner(Self.key("p1", "髙橋太郎", "1985-05-03"), of: visit)
        for now in [renamed, reborn, nil] { #expect(verdict(now) == .ownerChanged) }
        #expect(CertificateOwner(Self.key("p1", nil, "1985"), of: visit) == nil)
        let stranger = OwnerCheck(visit: visit, person: key.person, owner: owner)
        #expect(stranger.judge(nil) == .unknown)
    }
}
