import Casework
import Testing
import Vocabulary

@Suite("The life of an item")
struct ItemStateMachineTests {
    @Test(
        "An item is filed held, waiting or ready, checks first",
        arguments: [
            (0, 0, ItemState.ready), (2, 0, .accepted), (0, 1, .held), (3, 2, .held),
        ]
    )
    func filing(waitingFor: Int, checks: Int, state: ItemState) {
        let standing = ItemStateMachine.filed(waitingFor: waitingFor, checksNeeded: checks)

        #expect(standing.state == state)
        #expect(standing.attempt == 1)
    }

    @Test("Only a ready item of the job's attempt leaves", arguments: ItemState.allCases)
    func transmission(state: ItemState) {
        let standing = ItemStanding(state: state, attempt: 2)

        let right = ItemStateMachine.transmission(standing, attempt: 2, today: OutputFindings())
        let stale = ItemStateMachine.transmission(standing, attempt: 1, today: OutputFindings())

        #expect(right == (state == .ready ? .transmitted : .superseded))
        #expect(stale == .superseded)
    }

    @Test("What is found at the moment of output stops an item")
    func findings() {
        let ready = ItemStanding(state: .ready)
        var twice = ready
        twice.checksNeeded = 2
        twice.checkedBy = "a"
        twice.secondCheckedBy = "b"
        let protected = OutputFindings(isProtected: true)
        let early = OutputFindings(hasUnacceptedPrerequisite: true)

        #expect(ItemStateMachine.transmission(ready, attempt: 1, today: protected) == .held)
        #expect(ItemStateMachine.transmission(twice, attempt: 1, today: protected) == .transmitted)
        #expect(ItemStateMachine.transmission(ready, attempt: 1, today: early) == .tooEarly)
    }

    @Test("Two checks need two persons, and the last one lets the item go on")
    func checks() throws {
        let held = ItemStanding(state: .held, waitingFor: 1, checksNeeded: 2)

        let (first, isSecond) = try ItemStateMachine.checked(held, by: "sato").get()
        let same = ItemStateMachine.checked(first, by: "sato")
        let (last, isLastSecond) = try ItemStateMachine.checked(first, by: "ito").get()

        #expect(first.state == .held && !isSecond)
        #expect(throws: ItemRefusal.sameChecker) { try same.get() }
        #expect(last.state == .accepted && isLastSecond)
        #expect((last.checkedBy, last.secondCheckedBy) == ("sato", "ito"))
    }

    @Test("An item that waits for nothing is ready after its check")
    func checkedReady() throws {
        let held = ItemStanding(state: .held, checksNeeded: 1)

        #expect(try ItemStateMachine.checked(held, by: "sato").get().standing.state == .ready)
    }

    @Test("Only a held item can be checked", arguments: ItemState.allCases.filter { $0 != .held })
    func uncheckable(state: ItemState) {
        let checked = ItemStateMachine.checked(ItemStanding(state: state), by: "sato")

        #expect(throws: ItemRefusal.notHeld(state)) { try checked.get() }
    }

    @Test("A corrected item begins its next attempt and is checked anew")
    func correction() throws {
        let back = ItemStanding(
            state: .sentBack,
            attempt: 3,
            checksNeeded: 1,
            checkedBy: "sato"
        )

        let next = try ItemStateMachine.corrected(back).get()
        let last = ItemStateMachine.corrected(ItemStanding(state: .sentBack, attempt: 99))

        #expect(next.attempt == 4 && next.state == .held && next.checkedBy == nil)
        #expect(throws: ItemRefusal.tooManyAttempts) { try last.get() }
    }

    @Test("Only what was sent back is corrected", arguments: ItemState.allCases)
    func uncorrectable(state: ItemState) {
        let result = ItemStateMachine.corrected(ItemStanding(state: state))

        if state == .sentBack {
            #expect(throws: Never.self) { try result.get() }
        } else {
            #expect(throws: ItemRefusal.notSentBack(state)) { try result.get() }
        }
    }

    @Test(
        "The center sends back what has not left and is not stopped",
        arguments: ItemState.allCases
    )
    func sendingBack(state: ItemState) {
        let result = ItemStateMachine.sentBack(ItemStanding(state: state, attempt: 2))

        switch state {
        case .accepted, .held, .ready:
            #expect((try? result.get()) == ItemStanding(state: .sentBack, attempt: 2))
        case .inLot, .exported:
            #expect(throws: ItemRefusal.awaitingAnswer) { try result.get() }
        case .done: #expect(throws: ItemRefusal.alreadyDone) { try result.get() }
        case .sentBack, .blocked:
            #expect(throws: ItemRefusal.alreadyStopped(state)) { try result.get() }
        case .withdrawn: #expect(throws: ItemRefusal.alreadyWithdrawn) { try result.get() }
        }
        #expect(state.isReturnable == ((try? result.get()) != nil))
    }

    @Test("What is corrected behind another send-back waits behind it")
    func correctedBehind() throws {
        let back = ItemStanding(state: .sentBack, waitingFor: 1)

        #expect(try ItemStateMachine.corrected(back).get().state == .accepted)
        #expect(try ItemStateMachine.corrected(back, isStopped: true).get().state == .blocked)
    }

    @Test("Nothing that is with its system is withdrawn", arguments: ItemState.allCases)
    func withdrawal(state: ItemState) {
        let result = ItemStateMachine.withdrawn(ItemStanding(state: state))

        switch state {
        case .inLot, .exported:
            #expect(throws: ItemRefusal.awaitingAnswer) { try result.get() }
        case .done: #expect(throws: ItemRefusal.alreadyDone) { try result.get() }
        case .withdrawn: #expect(throws: ItemRefusal.alreadyWithdrawn) { try result.get() }
        default: #expect((try? result.get())?.state == .withdrawn)
        }
        #expect(state.isWithdrawable == ((try? result.get()) != nil))
    }

    @Test("Every act moves along an edge that the states document", arguments: ItemState.allCases)
    func edges(state: ItemState) {
        for checks in 0...2 {
            for waiting in 0...1 {
                let standing = ItemStanding(
                    state: state,
                    waitingFor: waiting,
                    checksNeeded: checks
                )
                let next: [ItemState?] = [
                    (try? ItemStateMachine.checked(standing, by: "a").get())?.standing.state,
                    (try? ItemStateMachine.corrected(standing).get())?.state,
                    (try? ItemStateMachine.corrected(standing, isStopped: true).get())?.state,
                    (try? ItemStateMachine.sentBack(standing).get())?.state,
                    (try? ItemStateMachine.withdrawn(standing).get())?.state,
                ]
                for case .some(let next) in next where next != state {
                    #expect(state.successors.contains(next), "\(state) to \(next)")
                }
            }
        }
    }

    @Test("Every state names its owner and next step; only ended ones have none")
    func ownership() {
        for state in ItemState.allCases {
            let ownership = ItemOwnership(state: state, office: 11002, system: "JUKI")
            #expect((ownership.owner == .nobody) == !state.isOpen)
            #expect(!ownership.nextStep(in: .ja).isEmpty && !ownership.nextStep(in: .en).isEmpty)
            #expect(!state.words(in: .ja).isEmpty && !ownership.ownerName(in: .en).isEmpty)
        }
        let back = ItemOwnership(state: .sentBack, office: 11002, system: "JUKI")
        #expect(back.ownerCode == "office:011002")
        for owner in SendBackOwner.allCases {
            let code = owner.code(office: 11002)
            let answered = ItemOwnership(
                state: .sentBack,
                office: 11002,
                system: "JUKI",
                returnedTo: code
            )
            #expect(answered.ownerCode == code && SendBackOwner(code: code) == owner)
        }
    }

    @Test("Every refusal and reason has words in both languages")
    func words() {
        let refusals: [ItemRefusal] = [
            .unknown, .notHeld(.done), .sameChecker, .notSentBack(.ready), .tooManyAttempts,
            .alreadyStopped(.blocked), .awaitingAnswer, .alreadyDone, .alreadyWithdrawn,
        ]
        for refusal in refusals {
            #expect(refusal.message(in: .ja) != refusal.message(in: .en))
        }
        #expect(Set(refusals.map(\.code)).count == refusals.count)
        for code in SendBackReason.Code.allCases {
            let reason = SendBackReason(rawValue: code.rawValue)
            #expect(reason.words(in: .ja) != reason.words(in: .en))
        }
        #expect(SendBackReason(rawValue: "own words").words(in: .ja) == "own words")
    }
}
