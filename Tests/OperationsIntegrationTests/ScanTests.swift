import Catalog
import Eligibility
import Filing
import Operations
import PaperReading
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    func attach(
        _ file: [UInt8],
        kind: String = "passport",
        person: String? = "p1",
        to visit: VisitID,
        isLookedAt: Bool = true,
        procedures: [ProcedureID]? = nil,
        by acting: Acting = Self.clerk,
        reader: PaperReader? = nil
    ) async throws -> Result<Int, Refusal> {
        let planned = try await show(visit).items.map(\.key.procedure)
        let house = reader.map(premises.reading) ?? premises
        return try await AttachScan(house)(
            AttachScan.Request(
                kind: kind,
                person: person.map { PersonID($0) },
                procedures: procedures ?? Array(planned.prefix(1)),
                isLookedAt: isLookedAt,
                file: file
            ),
            to: visit,
            by: acting
        )
    }

    func scans(_ visit: VisitID) async throws -> [StoredScan] {
        try await ListScans(premises)(visit, by: Self.clerk).get().scans
    }

    func scan(
        _ number: Int,
        of visit: VisitID,
        by acting: Acting = Self.clerk
    ) async throws
        -> Result<ReadScan.Shown, Refusal>
    {
        try await ReadScan(premises)(number, of: visit, by: acting)
    }
}

extension Premises {
    /// The same premises with another reader of papers.
    fileprivate func reading(_ papers: PaperReader) -> Premises {
        Premises(
            database: database,
            planning: planning,
            clock: clock,
            chance: chance,
            passwords: passwords,
            papers: papers,
            checks: checks,
            ring: ring
        )
    }
}

@Suite("Scans of papers")
struct ScanTests {
    @Test("are kept with whose they are, what for, and their hash, and given out as they were kept")
    func way() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let document = PaperWorld.pdf(["Certificate of a lease", "Second page"])
            #expect(try await house.attach(document, to: visit).get() == 1)
            let picture = try PaperWorld.jpeg("Passport of Hanako")
            #expect(try await house.attach(picture, person: nil, to: visit).get() == 2)
            let scans = try await house.scans(visit)
            #expect(scans.map(\.format) == [.pdf, .jpeg] && scans.map(\.pages) == [2, 1])
            #expect(scans.map(\.person) == [PersonID("p1"), nil])
            #expect(scans[0].size == document.count && scans[0].digest.count == 64)
            let shown = try await house.scan(1, of: visit).get()
            #expect(shown.content == document && shown.format == .pdf)
            // The center checks what the counter attached.
            let center = try await house.scan(2, of: visit, by: House.center).get()
            #expect(center.content.starts(with: [0xFF, 0xD8]))
            let read = "SELECT count(*) FROM hitomado.audit WHERE act = 'read-scan' AND NOT refused"
            #expect(try await house.one(read) == "2")
            #expect(try await house.scan(1, of: visit, by: House.concierge).failure != nil)
            let elsewhere = House.acting([.clerk], actor: "eve", office: House.hanamigawa)
            #expect(try await house.scan(1, of: visit, by: elsewhere).failure?.kind == .notFound)
        }
    }

    @Test(
        "on which a My Number can be read are refused, and the sentence says on which page",
        arguments: [0, 90, 180, 270]
    )
    func myNumber(_ degrees: Int) async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let typed = PaperWorld.pdf(
                ["First page", "My Number \(PaperWorld.number)"],
                turnedBy: degrees
            )
            let document = try await house.attach(typed, to: visit).failure
            #expect(document?.message.ja.hasPrefix("2ページ目に個人番号") == true, "\(document as Any)")
            // A picture has no text: it is read as people read it, however it lies.
            let picture = try PaperWorld.jpeg("My Number \(PaperWorld.number)", turnedBy: degrees)
            let seen = try await house.attach(picture, to: visit).failure
            #expect(seen?.message.ja.hasPrefix("1ページ目に個人番号") == true, "\(seen as Any)")
            #expect(try await house.scans(visit).isEmpty)
            #expect(try await house.one("SELECT count(*) FROM hitomado.scan") == "0")
        }
    }

    @Test("are refused where nothing can read them, and where nobody looked")
    func closed() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let document = PaperWorld.pdf(["Certificate"])
            let blind = PaperReader(programsIn: "/nowhere")
            let unread = try await house.attach(document, to: visit, reader: blind).failure
            #expect(unread?.kind == .conflict && unread?.path == "file")
            let unseen = try await house.attach(document, to: visit, isLookedAt: false).failure
            #expect(unseen?.path == "seen")
            #expect(try await house.scans(visit).isEmpty)
        }
    }

    @Test("that are broken, more than paper, too long or of another kind are refused")
    func unfit() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let picture = try PaperWorld.jpeg("Passport")
            let document = PaperWorld.pdf(["Lease"])
            let script = "/OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >>"
            let files = [
                [], Array("plain text".utf8), Array(picture.prefix(picture.count / 2)),
                // Ends as it should, and lacks its middle.
                Array(picture.prefix(700)) + [0xFF, 0xD9],
                Array(document.prefix(document.count / 2)), document + Array("x".utf8) + document,
                PaperWorld.pdf(["Lease"], root: script),
                PaperWorld.pdf(["Lease"], root: "/AA << /WC << /S /Launch /F (x) >> >>"),
                PaperWorld.pdf(Array(repeating: "Page", count: ScanLimits.pages + 1)),
                Array("%PDF-1.4\n".utf8) + Array(repeating: 32, count: ScanLimits.bytes),
            ]
            for (place, file) in files.enumerated() where place != 5 {
                let refusal = try await house.attach(file, to: visit).failure
                #expect(refusal?.kind == .invalid && refusal?.path == "file", "\(place)")
            }
            #expect(try await house.scans(visit).isEmpty)
        }
    }

    @Test("lose where and when they were taken, and keep how they are to be turned")
    func metadata() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let taken = PaperWorld.picture(
                try PaperWorld.jpeg("Passport"),
                with: [
                    PaperWorld.exif(orientation: 6, saying: "N35.6074 E140.1063"),
                    PaperWorld.segment(0xFE, Array("taken by Hanako".utf8)),
                ]
            )
            _ = try await house.attach(taken + Array("film of Hanako".utf8), to: visit).get()
            let kept = try await house.scan(1, of: visit).get().content
            for secret in ["N35.6074", "Hanako"] {
                #expect(kept.ranges(of: Array(secret.utf8)).isEmpty, "\(secret)")
            }
            #expect(kept.suffix(2) == [0xFF, 0xD9])
            let turning: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]
            #expect(kept.ranges(of: turning).count == 1)
        }
    }

    @Test("under protection are neither taken nor given out, to nobody")
    func protected() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.attach(PaperWorld.pdf(["Lease"]), to: visit).get()
            _ = try await SetProtection(house.premises)(visit, by: House.clerk).get()
            for acting in [House.clerk, House.center] {
                #expect(try await house.scan(1, of: visit, by: acting).failure?.kind == .notAllowed)
            }
            let more = try await house.attach(PaperWorld.pdf(["Other"]), to: visit).failure
            #expect(more?.kind == .notAllowed)
            let listed = try await ListScans(house.premises)(visit, by: House.center).get()
            #expect(listed.clearance.isMasked && listed.scans.count == 1)
        }
    }

    @Test("that are removed lose their bytes and keep their number and hash")
    func removed() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let document = PaperWorld.pdf(["Lease"])
            _ = try await house.attach(document, to: visit).get()
            #expect(try await house.attach(document, to: visit).failure?.kind == .conflict)
            let remove = RemoveScan(house.premises)
            let silent = try await remove(1, because: " ", of: visit, by: House.clerk).failure
            #expect(silent?.path == "reason")
            let digest = try await house.scans(visit).first?.digest
            try await remove(1, because: "別の人の書類", of: visit, by: House.clerk).get()
            #expect(try await house.scan(1, of: visit).failure?.kind == .stale)
            let twice = try await remove(1, because: "x", of: visit, by: House.clerk).failure
            #expect(twice?.kind == .stale)
            let scan = try #require(try await house.scans(visit).first)
            #expect(scan.digest == digest && scan.removedBecause == "別の人の書類" && !scan.isKept)
            let left = "SELECT count(*) FROM hitomado.scan WHERE content IS NOT NULL"
            #expect(try await house.one(left) == "0")
            // What was removed may be attached again.
            #expect(try await house.attach(document, to: visit).get() == 2)
        }
    }

    @Test("belong to a paper, a person and a procedure that there are")
    func belonging() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let document = PaperWorld.pdf(["Lease"])
            let strange = [ProcedureID("strange")]
            #expect(
                try await house.attach(document, kind: "nothing", to: visit).failure?.path == "kind"
            )
            #expect(
                try await house.attach(document, person: "p9", to: visit).failure?.path == "person"
            )
            for procedures in [[], strange] {
                let refusal = try await house.attach(document, to: visit, procedures: procedures)
                #expect(refusal.failure?.path == "procedure")
            }
            let center = try await house.attach(document, to: visit, by: House.center)
            #expect(center.failure?.kind == .notAllowed)
        }
    }

    @Test("of an item are those for its procedure, of its persons or of the household")
    func ofItems() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let items = try await house.show(visit).items
            let first = try #require(items.first?.key.procedure)
            for (place, person) in ["p1", "p2", nil].enumerated() {
                _ = try await house.attach(
                    PaperWorld.pdf(["Paper \(place)"]),
                    person: person,
                    to: visit,
                    procedures: [first]
                ).get()
            }
            let version = try await house.show(visit).version
            let filed = try await FileBundle(house.premises)(
                .visit(visit, version: version, key: "K9", lane: .waiting),
                by: House.clerk
            ).get()
            let item = try #require(try House.items(filed.receipt).first)
            func scans(for procedure: ProcedureID, about people: [String]) async throws -> [Int] {
                try await ListScans(house.premises)(
                    of: item,
                    procedure.description,
                    about: people,
                    by: House.center
                ).get().scans.map(\.number)
            }
            #expect(try await scans(for: first, about: ["p1"]) == [1, 3])
            #expect(try await scans(for: first, about: []) == [1, 2, 3])
            let other = try #require(items.map(\.key.procedure).first { $0 != first })
            #expect(try await scans(for: other, about: []).isEmpty)
        }
    }

    @Test("cannot be other bytes than their hash says, whoever writes to the table")
    func table() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.attach(PaperWorld.pdf(["Lease"]), to: visit).get()
            for change in [
                "content = overlay(content PLACING '\\x00'::bytea FROM 3)", "content = NULL",
                "removed_at = now()",
            ] {
                await #expect(throws: (any Error).self) {
                    try await house.run("UPDATE hitomado.scan SET \(change)")
                }
            }
        }
    }
}
