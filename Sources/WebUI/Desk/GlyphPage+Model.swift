import Glyphs
import Pages
import Vocabulary

extension GlyphPage {
    /// The page for a visit as it stands, begun at the field that holds a mark, or else at the first.
    init(_ plan: PlanSheet) {
        let fields = Self.fields(of: plan)
        let marked = fields.first { $0.value.contains(Glyph.wanted) }
        self.init(
            subject: plan.visit.subject,
            version: plan.visit.version,
            fields: fields,
            chosen: (marked ?? fields.first)?.field ?? "",
            radicals: Radical.all.map {
                RadicalChoice(number: $0.number, character: $0.character, strokes: $0.strokes)
            }
        )
    }

    /// The texts of the record; what is withheld gets no character.
    private static func fields(of plan: PlanSheet) -> [Field] {
        RecordSheet(plan).groups(for: plan.toBeFiled, problems: []).flatMap { group in
            group.fields.compactMap { field in
                guard case .text = field.kind, !field.isHidden else { return nil }
                return Field(
                    field: field.field,
                    name: group.name(of: field),
                    value: field.value
                )
            }
        }
    }

    /// What a form asks for, and what of it cannot be read.
    mutating func read(_ form: FormFields) -> GlyphQuery {
        typed.reading = form["reading"] ?? ""
        typed.radical = form["radical"] ?? ""
        typed.fewest = form["fewest"] ?? ""
        typed.most = form["most"] ?? ""
        typed.code = form["code"] ?? ""
        if let field = form["field"], fields.contains(where: { $0.field == field }) {
            chosen = field
        }
        var query = GlyphQuery()
        let reading = FoldedKey(typed.reading)
        query.reading = reading.text.isEmpty ? nil : reading
        query.radical = Int(typed.radical)
        query.strokes = strokes
        if !typed.code.isEmpty {
            query.code = GlyphQuery.Code(typed.code)
            if query.code == nil { problems.append(Problem(field: "code", message: Self.noCode)) }
        }
        if query.isEmpty, problems.isEmpty {
            problems.append(Problem(field: "reading", message: Self.nothingAsked))
        }
        return query
    }

    /// One number alone stands for exactly that many strokes.
    private var strokes: ClosedRange<Int>? {
        let fewest = Int(WrittenDay.halfWidth(typed.fewest))
        let most = Int(WrittenDay.halfWidth(typed.most))
        guard let low = fewest ?? most, let high = most ?? fewest else { return nil }
        return min(low, high)...max(low, high)
    }

    private static let noCode = Localized(
        ja: "似た字を1字、または U+9089、MJ060248 のように入力してください。",
        en: "Write one character, or a code such as U+9089 or MJ060248."
    )
    private static let nothingAsked = Localized(
        ja: "読み、画数、部首、コードのどれかを入力してください。",
        en: "Write a reading, strokes, a radical or a code."
    )
}

extension GlyphPage.Found {
    /// What a search in a book found.
    init(_ query: GlyphQuery, in book: GlyphBook) {
        let found = book.table.find(query, limit: Self.shownMaximum)
        self.init(
            shapes: found.glyphs.map { glyph in
                GlyphPage.Shape(
                    key: glyph.key,
                    text: glyph.text,
                    number: glyph.writtenNumber ?? glyph.writtenCode,
                    strokes: glyph.strokes,
                    readings: glyph.readings,
                    outline: glyph.number.flatMap { book.outlines.path(of: $0) }
                )
            },
            isCut: found.isCut,
            side: GlyphOutlines.side
        )
    }

    /// As many as an eye goes over.
    private static let shownMaximum = 48
}
