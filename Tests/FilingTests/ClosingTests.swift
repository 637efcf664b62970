import Catalog
import Eligibility
import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("The closing of a day")
struct ClosingTests {
    private static let day = CalendarDay("2026-04-06") ?? .earliest
    private static let noon = Instant(dayInJapan: day, minuteOfDay: 720)
    private static let morning = Instant(dayInJapan: day.adding(days: 1), minuteOfDay: 600)
    private static let visit = VisitID(number: 12)

    private static func office() throws -> MunicipalityCode {
        try #require(MunicipalityCode(number: 121_011))
    }

    private static func line(
        _ matter: ClosingMatter,
        of visit: VisitID? = visit,
        _ subject: String = "",
        keptUntil: Instant? = nil
    ) -> ClosingLine {
        ClosingLine(matter, visit: visit, subject: subject, at: noon, keptUntil: keptUntil)
    }

    private static func entry(_ number: Int, _ method: FeeMethod, _ yen: Int) -> FeeEntry {
        FeeEntry(
            number: FeeNumber(day: day, number: number),
            visit: visit,
            method: method,
            yen: yen
        )
    }

    private static func sheet(
        _ lines: [ClosingLine] = [],
        _ entries: [FeeEntry] = []
    ) throws -> ClosingSheet {
        ClosingSheet(
            office: try office(),
            day: day,
            lines: lines,
            entries: entries,
            morning: morning
        )
    }

    private static func counted(cash: Int = 0, card: Int = 0) -> [FeeMethod: Int] {
        [.cash: cash, .card: card, .eMoney: 0, .code: 0]
    }

    @Test("blocks over what nobody can do tomorrow, and lets the rest wait")
    func rules() throws {
        let waits = ClosingMatter.allCases.filter {
            Self.line($0).mayWait(until: Self.morning)
        }
        #expect(Set(ClosingMatter.allCases).subtracting(waits) == [.visitWaiting, .appointment])
        let gone = Self.line(.draft, keptUntil: Self.morning.adding(.seconds(-1)))
        let kept = Self.line(.draft, keptUntil: Self.morning)
        #expect(!gone.mayWait(until: Self.morning) && kept.mayWait(until: Self.morning))
        let all = ClosingCount(
            try Self.sheet([gone]),
            ClosingAnswer(
                counted: Self.counted(),
                carried: [gone.key],
                reasons: [.draft: "tomorrow"]
            )
        )
        #expect(all.obstacles == [.blocks(gone)])
    }

    @Test("leaves to the next day only what was named, with a reason for its matter")
    func carrying() throws {
        let lines = [
            Self.line(.callback, "I3"), Self.line(.draft, "hanako"), Self.line(.draft, "jiro"),
        ]
        let sheet = try Self.sheet(lines)
        #expect(sheet.lines.map(\.matter) == [.draft, .draft, .callback])
        func count(_ carried: [ClosingLine], _ reasons: [ClosingMatter: String]) -> ClosingCount {
            ClosingCount(
                sheet,
                ClosingAnswer(
                    counted: Self.counted(),
                    carried: Set(carried.map(\.key)),
                    reasons: reasons
                )
            )
        }
        #expect(count([], [:]).obstacles == sheet.lines.map { .notCarried($0) })
        let half = count([lines[1]], [.draft: "paper"])
        #expect(half.obstacles == [.notCarried(lines[2]), .notCarried(lines[0])])
        #expect(count(lines, [.draft: "paper"]).obstacles == [.withoutReason(.callback)])
        let whole = count(lines, [.draft: "paper", .callback: "no answer"])
        #expect(whole.obstacles.isEmpty)
        #expect(whole.carried.map(\.reason) == ["paper", "paper", "no answer"])
    }

    @Test("wants every kind counted, and a reason for a difference, of which none hides another")
    func money() throws {
        let sheet = try Self.sheet([], [Self.entry(1, .cash, 600), Self.entry(2, .card, 300)])
        let none = ClosingCount(sheet, ClosingAnswer(counted: [:]))
        #expect(none.obstacles == FeeMethod.counted.map { .notCounted($0) })
        let right = ClosingCount(sheet, ClosingAnswer(counted: Self.counted(cash: 600, card: 300)))
        #expect(right.obstacles.isEmpty && right.differenceYen == 0)
        let swapped = Self.counted(cash: 300, card: 600)
        let wrong = ClosingCount(sheet, ClosingAnswer(counted: swapped))
        #expect(wrong.obstacles == [.differs(.cash), .differs(.card)])
        #expect(wrong.difference(.cash) == -300 && wrong.differenceYen == 600)
        let told = ClosingAnswer(counted: swapped, differenceReason: "entered as cash")
        #expect(ClosingCount(sheet, told).obstacles.isEmpty)
    }

    @Test("has another digest for every other line, amount and day, whatever the order")
    func digest() throws {
        let lines = [Self.line(.draft, "hanako"), Self.line(.certificate, "7KQ4M2XAB9")]
        let sheet = try Self.sheet(lines, [Self.entry(1, .cash, 600)])
        #expect(sheet.digest.utf8.count == 64)
        let turned = try Self.sheet(lines.reversed(), [Self.entry(1, .cash, 600)])
        #expect(turned.digest == sheet.digest)
        #expect(try Self.sheet(lines, [Self.entry(1, .cash, 601)]).digest != sheet.digest)
        #expect(try Self.sheet([lines[0]], [Self.entry(1, .cash, 600)]).digest != sheet.digest)
    }

    @Test("goes from open to sealed and back by a word, and takes no money while it is sealed")
    func states() {
        #expect(DayState(seals: 0, isReopened: false) == .open)
        #expect(DayState(seals: 2, isReopened: false) == .sealed)
        #expect(DayState(seals: 2, isReopened: true) == .reopened)
        #expect(DayState.open.next == [.sealed] && DayState.sealed.next == [.reopened])
        #expect(DayState.reopened.next == [.sealed])
        #expect(!DayState.sealed.takesEntries && DayState.reopened.takesEntries)
    }

    private static func seal(_ number: Int, after previous: String?) throws -> ClosingSeal {
        ClosingSeal(
            ClosingCount(try sheet(), ClosingAnswer(counted: counted())),
            ClosingSeal.Stamp(
                number: number,
                part: 1,
                previous: previous,
                at: noon,
                by: "hanako",
                confirmedBy: nil
            )
        )
    }

    @Test("is sealed in a chain that shows what was changed, taken out or put in between")
    func chain() throws {
        let first = try Self.seal(1, after: nil)
        let second = try Self.seal(2, after: first.digest)
        let kept = [(1, first.text, first.digest), (2, second.text, second.digest)]
        #expect(ClosingSeal.faults(in: kept).isEmpty)
        #expect(ClosingSeal.faults(in: [kept[1]]).map(\.kind) == [.gap])
        var changed = kept
        changed[0].1 = first.text.replacing("hanako", with: "saburo")
        let found = ClosingSeal.faults(in: changed)
        #expect(found.map(\.kind) == [.changed] && found.map(\.number) == [1])
        let other = try Self.seal(2, after: nil)
        let unlinked = [kept[0], (2, other.text, other.digest)]
        #expect(ClosingSeal.faults(in: unlinked).map(\.kind) == [.notLinked])
    }
}

@Suite("The signed sheets of a day")
struct PaperTrailTests {
    private static let visit = VisitID(number: 7)
    private static let noon = Instant(
        dayInJapan: CalendarDay("2026-04-06") ?? .earliest,
        minuteOfDay: 720
    )
    private static let day = noon..<noon.adding(.seconds(3_600))

    private static func entry(isSettled: Bool, people: [String] = ["p1"]) throws -> PaperTrail.Entry
    {
        PaperTrail.Entry(
            visit: visit,
            key: PlanKey(
                procedure: ProcedureID("move-in"),
                people: people.map { PersonID($0) }
            ),
            code: "KI01",
            isSettled: isSettled,
            at: noon
        )
    }

    private static func sheet(
        _ number: Int,
        people: [String] = ["p1"],
        at: Instant = noon
    ) throws -> PaperTrail.Sheet {
        PaperTrail.Sheet(
            visit: visit,
            number: number,
            layout: FormLayoutID("move-in"),
            people: people.map { PersonID($0) },
            at: at
        )
    }

    private static func lines(
        _ entries: [PaperTrail.Entry],
        _ sheets: [PaperTrail.Sheet]
    ) throws -> [ClosingLine] {
        let catalog = try Desk().catalog
        let office = try #require(MunicipalityCode(number: 121_011))
        let view = catalog.view(office: office, on: noon.dayInJapan)
        return PaperTrail(entries, sheets, during: day, view: view).lines
    }

    @Test("are matched with what was filed, once for each form however often it was printed")
    func matched() throws {
        let filed = try Self.entry(isSettled: true)
        #expect(try Self.lines([filed], [try Self.sheet(1)]).isEmpty)
        let open = try Self.entry(isSettled: false)
        let left = try Self.lines([open], [try Self.sheet(1), try Self.sheet(2)])
        #expect(left.map(\.key) == ["sheet-unfiled/V7/2"])
        let unsigned = try Self.lines([filed], [])
        #expect(unsigned.map(\.key) == ["item-unsigned/V7/KI01:p1"])
        let theirs = try Self.lines([filed], [try Self.sheet(1, people: ["p2"])])
        #expect(Set(theirs.map(\.matter)) == [.sheetUnfiled, .itemUnsigned])
    }

    @Test("of another day are matched and not told of")
    func otherDay() throws {
        let before = try Self.sheet(1, at: Self.noon.adding(.seconds(-90_000)))
        #expect(try Self.lines([try Self.entry(isSettled: true)], [before]).isEmpty)
        #expect(try Self.lines([], [before]).isEmpty)
    }
}
