import Pages
import Vocabulary

extension Fixtures {
    var glyphs: [Fixture] {
        let frame = frame(Paths.glyphs(visit), roles: [.clerk])
        var found = glyphPage
        found.typed.reading = text("ヘン")
        found.found = GlyphPage.Found(
            shapes: [
                shape("9089.E0110", "\u{9089}\u{E0110}", "MJ060248", outline: "M0 0L9 0Q9 9 0 9Z"),
                shape("9089", "\u{9089}", "MJ026190", outline: nil),
            ],
            isCut: true,
            side: 2048
        )
        var nobody = glyphPage
        nobody.fields = []
        var refused = glyphPage
        refused.problems = [
            Problem(field: "code", message: said("コードではありません。", "That is no code."))
        ]
        refused.found = GlyphPage.Found(shapes: [], isCut: false, side: 2048)
        return [
            Fixture(name: "glyphs", page: glyphPage, frame: frame),
            Fixture(name: "glyphs-found", page: found, frame: frame),
            Fixture(name: "glyphs-refused", page: refused, frame: frame),
            Fixture(name: "glyphs-nowhere", page: nobody, frame: frame),
        ]
    }

    private var glyphPage: GlyphPage {
        GlyphPage(
            subject: subject(),
            version: 3,
            fields: [
                GlyphPage.Field(
                    field: "record.p1.family_name",
                    name: said("世帯主の氏", "Family name (Householder)"),
                    value: text("渡〓")
                ),
                GlyphPage.Field(
                    field: "record.household.address",
                    name: said("世帯の新住所", "New address (Household)"),
                    value: text("千葉市中央区千葉港1-1")
                ),
            ],
            chosen: "record.p1.family_name",
            radicals: [
                GlyphPage.RadicalChoice(number: 9, character: "\u{2F08}", strokes: 2),
                GlyphPage.RadicalChoice(number: 162, character: "\u{2FA1}", strokes: 7),
            ]
        )
    }

    private func shape(
        _ key: String,
        _ character: String,
        _ number: String,
        outline: String?
    ) -> GlyphPage.Shape {
        GlyphPage.Shape(
            key: key,
            text: text(character),
            number: number,
            strokes: 17,
            readings: [text("ヘン"), text("べ")],
            outline: outline
        )
    }
}
