import Catalog
import Eligibility
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    /// Gives a certificate its sheet; the serial.
    func issue(_ number: Int, in visit: VisitID) async throws -> CertificateSerial {
        try await IssueCertificate(premises)(number, of: visit, by: Self.clerk).get().serial
    }

    func handOver(
        _ serial: String,
        of person: String = "p1",
        to recipient: Filer = .oneself,
        mandateSeen: Bool = false,
        in visit: VisitID,
        by acting: Acting = Self.clerk
    ) async throws -> Result<Int, Refusal> {
        try await HandOverCertificate(premises)(
            HandOverCertificate.Request(
                serial: serial,
                person: PersonID(person),
                recipient: recipient,
                mandateSeen: mandateSeen
            ),
            of: visit,
            by: acting
        )
    }
}

@Suite("Certificates at the counter")
struct CertificateTests {
    @Test("are asked for, issued with a serial, paid and handed over, each once")
    func way() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            #expect(try await house.ask(copies: 2, in: visit).get() == [1, 2])
            #expect(try await house.ask(seen: 0, in: visit).failure?.kind == .stale)
            let serial = try await house.issue(1, in: visit)
            let twice = try await IssueCertificate(house.premises)(1, of: visit, by: House.clerk)
            #expect(twice.failure?.kind == .stale)
            let unpaid = try await house.handOver(serial.description, in: visit).failure
            #expect(unpaid?.kind == .conflict)
            _ = try await house.take(in: visit).get()
            #expect(try await house.handOver(serial.written.lowercased(), in: visit).get() == 1)
            #expect(try await house.handOver(serial.description, in: visit).failure?.kind == .stale)
            let listed = try await house.fees(visit).certificates.map(\.certificate)
            #expect(listed.map(\.state) == [.handedOver, .requested])
            #expect(listed.first?.serial == serial && listed.first?.recipient == .oneself)
            let close = try await CloseVisit(house.premises)(visit, by: House.clerk).failure
            #expect(close?.kind == .conflict)
        }
    }

    @Test("are issued and handed over only after identity was shown, and never under protection")
    func gates() async throws {
        try await House.with { house in
            let unseen = try await house.atCounter(isShown: false)
            _ = try await house.ask("free-copy", in: unseen).get()
            let early = try await IssueCertificate(house.premises)(1, of: unseen, by: House.clerk)
            #expect(early.failure?.kind == .conflict)

            let visit = try await house.atCounter()
            _ = try await house.ask("free-copy", copies: 2, in: visit).get()
            let serial = try await house.issue(1, in: visit)
            _ = try await SetProtection(house.premises)(visit, by: House.clerk).get()
            let protected = try await IssueCertificate(house.premises)(
                2,
                of: visit,
                by: House.clerk
            )
            #expect(protected.failure?.kind == .notAllowed)
            let handed = try await house.handOver(serial.description, in: visit).failure
            #expect(handed?.kind == .notAllowed)
            let sheets = "SELECT count(*) FROM hitomado.certificate_sheet"
            #expect(try await house.one(sheets) == "1")
            let states =
                "SELECT string_agg(state, ' ' ORDER BY visit_id, number) FROM hitomado.certificate"
            #expect(try await house.one(states) == "requested issued requested")
        }
    }

    @Test("are asked for and handed to who stands for the person only with the paper that says so")
    func mandate() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            #expect(try await house.ask(by: .agent, in: visit).failure?.path == "mandate")
            #expect(
                try await house.ask("tax-copy", by: .sameHousehold, in: visit).failure?.path
                    == "mandate"
            )
            _ = try await house.ask("free-copy", by: .sameHousehold, in: visit).get()
            let serial = try await house.issue(1, in: visit).description
            let agent = try await house.handOver(serial, to: .agent, in: visit).failure
            #expect(agent?.path == "mandate")
            _ = try await house.handOver(serial, to: .agent, mandateSeen: true, in: visit).get()
        }
    }

    @Test("refuse a kind, a person or a number of copies that there is not")
    func unreadable() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            #expect(try await house.ask("nothing", in: visit).failure?.path == "kind")
            #expect(try await house.ask(of: "p9", in: visit).failure?.path == "person")
            for copies in [-1, 0, 11] {
                #expect(try await house.ask(copies: copies, in: visit).failure?.path == "copies")
            }
            for _ in 0..<10 { _ = try await house.ask("free-copy", copies: 10, in: visit).get() }
            #expect(try await house.ask("free-copy", in: visit).failure?.kind == .conflict)
        }
    }

    @Test("that are spoiled get another serial, and the old one opens nothing any more")
    func spoiled() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask("free-copy", in: visit).get()
            let old = try await house.issue(1, in: visit)
            let end = EndCertificate(house.premises)
            let silent = try await end(.spoil, 1, because: "", of: visit, by: House.clerk)
            #expect(silent.failure?.path == "reason")
            try await end(.spoil, 1, because: "紙詰まり", of: visit, by: House.clerk).get()
            let refused = try await house.handOver(old.description, in: visit).failure
            #expect(refused?.path == "serial" && refused?.kind == .notAllowed)
            let new = try await house.issue(1, in: visit)
            #expect(new != old)
            #expect(try await house.handOver(old.description, in: visit).failure != nil)
            #expect(try await house.handOver(new.description, in: visit).get() == 1)
        }
    }

    @Test("that were paid for are given up only after the money went back")
    func cancelled() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let number = try await house.take(in: visit).get()
            func giveUp() async throws -> Refusal? {
                try await EndCertificate(house.premises)(
                    .cancel,
                    1,
                    because: "不要",
                    of: visit,
                    by: House.clerk
                ).failure
            }
            #expect(try await giveUp()?.kind == .conflict)
            _ = try await VoidFee(house.premises)(
                number,
                because: "不要",
                of: visit,
                by: House.clerk
            ).get()
            #expect(try await giveUp() == nil)
            #expect(try await giveUp()?.kind == .stale)
            #expect(try await house.fees(visit).due.isEmpty)
        }
    }

    @Test("whose owner's name is corrected after the issue stay at the counter")
    func corrected() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask("free-copy", in: visit).get()
            let serial = try await house.issue(1, in: visit)
            _ = try await RecordData(house.premises)(
                ["people": ["p1": ["family_name": "高梨"]]],
                of: visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            let refused = try await house.handOver(serial.description, in: visit).failure
            #expect(refused?.path == "serial" && refused?.kind == .notAllowed)
        }
    }

    // MARK: Nothing of one person in the hands of another

    /// A sheet that lies at the counter, with whose it is.
    struct Sheet: Sendable {
        let visit: VisitID
        let person: String
        let serial: String
    }

    /// A hand-over that somebody tries.
    struct Attempt: Sendable {
        let visit: VisitID
        let person: String
        let serial: String
    }

    private static func sheets(
        _ house: House,
        _ dice: inout SeededGenerator
    ) async throws -> [Sheet] {
        var sheets: [Sheet] = []
        for _ in 0..<4 {
            let visit = try await house.atCounter()
            for number in 1...4 {
                let person = Bool.random(using: &dice) ? "p1" : "p2"
                _ = try await house.ask("free-copy", of: person, in: visit).get()
                let serial = try await house.issue(number, in: visit).description
                sheets.append(Sheet(visit: visit, person: person, serial: serial))
            }
        }
        return sheets
    }

    /// Right pairs, wrong visits, wrong persons, serials of nobody and slips of the hand, in any order.
    private static func attempts(
        over sheets: [Sheet],
        _ dice: inout SeededGenerator
    ) -> [Attempt] {
        let strange = CertificateSerial(drawnFrom: SeededChance(seed: 99)).description
        return (0..<120).compactMap { _ in
            guard let sheet = sheets.randomElement(using: &dice),
                let other = sheets.randomElement(using: &dice)
            else { return nil }
            let serial = Int.random(in: 0..<12, using: &dice) == 0 ? strange : sheet.serial
            let isOtherVisit = Int.random(in: 0..<3, using: &dice) == 0
            return Attempt(
                visit: isOtherVisit ? other.visit : sheet.visit,
                person: Int.random(in: 0..<3, using: &dice) == 0 ? other.person : sheet.person,
                serial: Int.random(in: 0..<20, using: &dice) == 0
                    ? String(serial.reversed()) : serial
            )
        }
    }

    @Test(
        "of one person never come into the hands of another, whatever two clerks try at once",
        arguments: [1, 2, 3] as [UInt64]
    )
    func neverTheWrongPair(_ seed: UInt64) async throws {
        try await House.with { house in
            var dice = SeededGenerator(seed: seed)
            let sheets = try await Self.sheets(house, &dice)
            let attempts = Self.attempts(over: sheets, &dice)
            let other = House.acting([.clerk], actor: "jiro")
            let done = try await withThrowingTaskGroup(of: [Attempt].self) { group in
                for clerk in [House.clerk, other] {
                    // Both try all of it, one from the front and one from the back.
                    let own = clerk == other ? attempts.reversed() : attempts
                    group.addTask {
                        var done: [Attempt] = []
                        for attempt in own {
                            let result = try await house.handOver(
                                attempt.serial,
                                of: attempt.person,
                                in: attempt.visit,
                                by: clerk
                            )
                            if case .success = result { done.append(attempt) }
                        }
                        return done
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            func isRight(_ attempt: Attempt) -> Bool {
                sheets.contains {
                    $0.serial == attempt.serial && $0.visit == attempt.visit
                        && $0.person == attempt.person
                }
            }
            #expect(done.allSatisfy(isRight), "seed \(seed)")
            #expect(Set(done.map(\.serial)).count == done.count, "handed over twice: seed \(seed)")
            let wanted = Set(attempts.filter(isRight).map(\.serial))
            #expect(Set(done.map(\.serial)) == wanted && !wanted.isEmpty, "seed \(seed)")
            let handed = "SELECT count(*) FROM hitomado.certificate WHERE state = 'handed-over'"
            #expect(try await house.one(handed) == String(wanted.count))
            let noted = """
                SELECT count(*) FROM hitomado.audit WHERE act = 'hand-over-certificate' AND refused
                """
            #expect((try await house.one(noted)).flatMap { Int($0) } ?? 0 > 0)
        }
    }

    @Test("cannot be given another one's serial even by whoever writes to the table")
    func table() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask("free-copy", copies: 2, in: visit).get()
            let serial = try await house.issue(1, in: visit)
            await #expect(throws: (any Error).self) {
                try await house.run(
                    """
                    UPDATE hitomado.certificate SET state = 'issued', serial = '\(serial)'
                    WHERE number = 2
                    """
                )
            }
        }
    }
}
