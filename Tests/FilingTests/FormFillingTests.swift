import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("A form filled from a record")
struct FormFillingTests {
    /// The forms of the family after a merge patch of its submission.
    private static func filled(
        _ patch: JSONValue = [:],
        _ layout: String = "move-in"
    ) throws
        -> FilledForm
    {
        let desk = try Desk()
        let request = try desk.submission(patch)
        let filling = FormFilling(
            view: try desk.view,
            household: request.household,
            record: request.record
        )
        let offer = filling.offers(for: try desk.plan().map(\.key))
            .first { $0.layout.description == layout }
        let wanted = try #require(offer)
        return try #require(filling.fill(wanted))
    }

    private static func texts(
        _ form: FilledForm,
        _ role: FilledForm.Text.Role = .value
    ) -> [FilledForm.Text] {
        form.sheets.flatMap(\.marks).compactMap { mark in
            if case .text(let text) = mark, text.role == role { text } else { nil }
        }
    }

    private static func values(_ form: FilledForm) -> [String] {
        texts(form).map { $0.fitted.lines.joined() }
    }

    @Test("has the names byte for byte, rare characters and variation selectors included")
    func names() throws {
        let form = try Self.filled()
        let values = Self.values(form).map { Array($0.utf8) }
        #expect(values.contains(Array("髙橋　太郎".utf8)))
        #expect(values.contains(Array("髙橋　葛\u{E0100}子".utf8)))
        #expect(form.names.count == 2 && form.sheets.count == 1)
    }

    @Test("writes days by their era, and leaves room for what is not known of a birth")
    func days() throws {
        let values = Self.values(try Self.filled())
        #expect(values.contains("令和8年4月1日"))
        #expect(values.contains("昭和60年5月2日"))
        #expect(values.contains("令和2年　　月　　日"))
        let unknown: JSONValue = ["household": ["facts": ["moved_on": .null]]]
        #expect(Self.values(try Self.filled(unknown)).contains("　　　年　　月　　日"))
    }

    @Test("keeps the frame and the label of what nobody wrote, and counts it")
    func empty() throws {
        let form = try Self.filled()
        // The postcode, and the birth of which a year is known.
        #expect(form.emptyCount == 2)
        #expect(Self.texts(form, .title).contains { $0.isCentered })
        #expect(Self.texts(form, .label).contains { $0.fitted.lines == ["郵便番号"] })
        let written = try Self.filled(["record": ["household": ["postcode": "2600026"]]])
        #expect(written.emptyCount == 1)
        #expect(Self.values(written).suffix(20).count { $0.count == 1 } == 7)
    }

    @Test(
        "shrinks a long text, and never cuts one: what does not fit stands whole on an added sheet"
    )
    func long() throws {
        let long = String(repeating: "千葉市中央区", count: 10)
        let shrunk = try Self.filled(["record": ["household": ["address": .string(long)]]])
        let text = try #require(
            Self.texts(shrunk).first { $0.fitted.lines.joined() == long }
        )
        #expect(text.fitted.size < 420 && text.fitted.lines.count > 1 && shrunk.movedCount == 0)

        let tooLong = String(repeating: "鷹", count: 200)
        let moved = try Self.filled(["record": ["household": ["address": .string(tooLong)]]])
        #expect(moved.sheets.count == 2 && moved.movedCount == 1)
        #expect(Self.values(moved).contains("別紙1のとおり"))
        #expect(Self.values(moved).contains(tooLong))
    }

    @Test("goes on with another sheet where a table has fewer rows than people")
    func more() throws {
        var people: [JSONValue] = []
        for number in 1...5 {
            people.append([
                "id": .string("p\(number)"), "relationship": number == 1 ? "head" : "child",
                "nationality": "japanese", "health_insurance": "national", "claims": false,
            ])
        }
        let desk = try Desk()
        let request = try desk.submission([
            "household": ["people": .array(people)], "record": ["people": .null],
        ])
        let filling = FormFilling(
            view: try desk.view,
            household: request.household,
            record: request.record
        )
        let everybody = (1...5).map { PersonID("p\($0)") }
        let offers = filling.offers(for: [PlanKey(procedure: "move-in", people: everybody)])
        let offer = try #require(offers.first)
        let form = try #require(filling.fill(offer))
        #expect(form.sheets.count == 3 && form.names.isEmpty)
    }

    @Test(
        "is offered for each entry or for the visit, as its layout says, and only where it is needed"
    )
    func offers() throws {
        let desk = try Desk()
        let request = try desk.submission()
        let filling = FormFilling(
            view: try desk.view,
            household: request.household,
            record: request.record
        )
        let two = [
            PlanKey(procedure: "allowance", people: [PersonID("p1")]),
            PlanKey(procedure: "allowance", people: [PersonID("p2")]),
        ]
        #expect(filling.offers(for: two).map(\.people) == two.map(\.people))
        #expect(filling.offers(for: [PlanKey(procedure: "dog", people: [])]).isEmpty)
    }

    @Test("has a place for the seal behind the name where it is sealed, none where it is signed")
    func seal() throws {
        let sealed = Self.texts(try Self.filled([:], "allowance"), .fixed)
        #expect(sealed.contains { $0.fitted.lines == ["㊞"] })
        #expect(!Self.texts(try Self.filled(), .fixed).contains { $0.fitted.lines == ["㊞"] })
    }

    @Test("has the same digest for the same content only, whatever the language of its labels")
    func digest() throws {
        let once = try Self.filled()
        #expect(once.digest == (try Self.filled()).digest)
        let other = try Self.filled(["record": ["household": ["telephone": "043-000-0000"]]])
        #expect(once.digest == other.digest, "the telephone does not stand on it")
        let moved = try Self.filled(["record": ["household": ["address": "別の町1番"]]])
        #expect(once.digest != moved.digest)
    }
}

@Suite("A printed text")
struct PrintedTextTests {
    @Test("is never cut: its lines are the text, inside the width", arguments: 0..<200)
    func lines(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "鷹", "葛\u{E0100}", "ｶﾞ", "A", "Apartment ", "W", "1", "-", "、", "ー", "が\u{3099}", " ",
        ]
        let text = (0..<Int.random(in: 0...120, using: &generator))
            .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        let width = Int.random(in: 600...9000, using: &generator)
        let size = Int.random(in: 212...420, using: &generator)
        let lines = PrintedText.lines(of: text, width: width, size: size)
        #expect(Array(lines.joined().utf8) == Array(text.utf8))
        for line in lines where line.count > 1 {
            #expect(PrintedText.width(of: line, size: size) <= width + size, "\(line)")
        }
        if let fitted = PrintedText.fit(text, width: width, height: 3000, largest: size) {
            #expect(Array(fitted.lines.joined().utf8) == Array(text.utf8))
            #expect(PrintedText.height(ofLines: fitted.lines.count, size: fitted.size) <= 3000)
            for line in fitted.lines {
                #expect(PrintedText.width(of: line, size: fitted.size) <= width)
            }
        }
    }

    @Test("is broken at the blanks of Latin text, and begins no line with a full stop")
    func breaks() {
        let latin = PrintedText.lines(of: "Sunny Heights 203", width: 2400, size: 300)
        #expect(latin.count > 1 && latin.allSatisfy { !$0.hasPrefix("eights") })
        let full = PrintedText.lines(of: "千葉市。中央区", width: 900, size: 300)
        #expect(full.allSatisfy { !$0.hasPrefix("。") })
    }
}
