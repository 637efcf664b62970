import Glyphs
import Testing
import Vocabulary

@Suite("The table of characters") struct GlyphTableTests {
    private func table() throws -> GlyphTable {
        try GlyphTable(
            Array(
                """
                # Made up of a few characters.
                6E21\t85\t12\tト,わたる\t15547\t
                795E\t113\t9\tシン,かみ\t18811\tE0103=30211
                8FBA\t162\t5\tヘン,あたり,べ\t25758\tE0102=25759
                9089\t162\t17\tヘン,あたり,べ\t26190\tE0110=60248 E0111=60239
                908A\t162\t19\tヘン\t26200\t
                20BB7\t30\t6\t\t32129\t

                """.utf8
            )
        )
    }

    private func keys(_ query: GlyphQuery, limit: Int = 40) throws -> [String] {
        try table().find(query, limit: limit).glyphs.map(\.key)
    }

    @Test("finds by reading in either kana, the whole reading before one that goes on")
    func readings() throws {
        var query = GlyphQuery()
        query.reading = FoldedKey("へん")
        #expect(
            try keys(query) == ["8FBA", "8FBA.E0102", "9089", "9089.E0110", "9089.E0111", "908A"]
        )
        query.reading = FoldedKey("ト")
        #expect(try keys(query) == ["6E21"])
        query.reading = FoldedKey("わた")
        #expect(try keys(query) == ["6E21"])
        query.reading = FoldedKey("タル")
        #expect(try keys(query).isEmpty)
    }

    @Test("finds by radical and strokes together")
    func radicalAndStrokes() throws {
        var query = GlyphQuery()
        query.radical = 162
        query.strokes = 17...18
        #expect(try keys(query) == ["9089", "9089.E0110", "9089.E0111"])
        query.strokes = 1...4
        #expect(try keys(query).isEmpty)
    }

    @Test(
        "finds by code point, number of the character base, or a character like it",
        arguments: [
            ("U+9089", ["9089", "9089.E0110", "9089.E0111"]), ("20bb7", ["20BB7"]),
            ("MJ060248", ["9089.E0110"]), ("ｍｊ０６０２４８", ["9089.E0110"]),
            ("辺", ["8FBA", "8FBA.E0102", "9089", "9089.E0110", "9089.E0111", "908A"]),
            ("神", ["795E", "795E.E0103"]),
        ]
    )
    func codes(_ written: String, _ found: [String]) throws {
        var query = GlyphQuery()
        let code: GlyphQuery.Code = try #require(GlyphQuery.Code(written))
        query.code = code
        #expect(try keys(query) == found)
    }

    @Test(
        "reads nothing as a code that is none",
        arguments: ["", "U+", "MJ", "MJ0", "zz", "渡辺", "12"]
    )
    func noCode(_ written: String) {
        #expect(GlyphQuery.Code(written) == nil)
    }

    @Test("finds nothing where nothing is asked, and says when there is more")
    func limits() throws {
        #expect(try keys(GlyphQuery()).isEmpty)
        var query = GlyphQuery()
        query.radical = 162
        let found = try table().find(query, limit: 3)
        #expect(found.glyphs.count == 3)
        #expect(found.isCut)
        #expect(try !table().find(query, limit: 6).isCut)
    }

    @Test("knows a character again by its key, and no other text")
    func known() throws {
        let table = try table()
        let glyph = try #require(table.glyph(key: "9089.E0111"))
        #expect(utf8Equal(glyph.text, "\u{9089}\u{E0111}"))
        #expect(glyph.writtenNumber == "MJ060239")
        #expect(glyph.writtenCode == "U+9089 U+E0111")
        #expect(table.glyph(key: "9089.E0112") == nil)
        #expect(table.glyph(key: "9089.") == nil)
        #expect(table.glyph(key: "41") == nil)
        #expect(table.glyph(key: "") == nil)
    }

    @Test(
        "refuses a line that it cannot read, and names it",
        arguments: [
            "9089\t162\t17\tヘン\t26190", "9089\t215\t17\t\t\t", "D800\t1\t1\t\t\t", "x\t1\t1\t\t\t",
        ]
    )
    func broken(_ line: String) {
        let refused = #expect(throws: GlyphTable.Unreadable.self) {
            try GlyphTable(Array("6E21\t85\t12\tト\t15547\t\n\(line)\n".utf8))
        }
        #expect(refused?.line == 2)
    }

    @Test("takes the place of the first mark, or stands at the end, as one character")
    func placing() {
        let variant = "\u{9089}\u{E0111}"
        #expect(utf8Equal(Glyph.placing(variant, into: "渡〓〓"), "渡\(variant)〓"))
        #expect(utf8Equal(Glyph.placing(variant, into: "渡"), "渡\(variant)"))
        #expect(Glyph.placing(variant, into: "渡〓").count == 2)
    }

    @Test("counts the strokes of the radicals as they grow")
    func radicals() {
        let strokes = Radical.all.map(\.strokes)
        #expect(strokes.count == 214)
        #expect(strokes == strokes.sorted())
        #expect(Radical(9)?.character == "\u{2F08}")
        #expect(Radical(9)?.strokes == 2)
        #expect(Radical(162)?.strokes == 7)
        #expect(Radical(214)?.strokes == 17)
        #expect(Radical(215) == nil)
    }
}
