package import Vocabulary

/// Finds a character that cannot be typed, and puts it into a field of the console.
package struct GlyphPage: Page {
    /// A field of the console into which a character may go.
    package struct Field: Sendable {
        /// The form field: `record.p1.family_name`.
        package var field: String
        /// Whose it is and what.
        package var name: Localized
        /// What stands in it.
        package var value: String

        /// Takes every part as given.
        package init(field: String, name: Localized, value: String) {
            self.field = field
            self.name = name
            self.value = value
        }
    }

    /// A character that was found.
    package struct Shape: Sendable {
        /// Names it in the form.
        package var key: String
        /// The character itself.
        package var text: String
        /// Its number in the character information base (MJ文字情報), or its code where it has none.
        package var number: String
        package var strokes: Int
        package var readings: [String]
        /// Its outline; nil where the server has no font to draw it with.
        package var outline: String?

        /// Takes every part as given.
        package init(
            key: String,
            text: String,
            number: String,
            strokes: Int,
            readings: [String],
            outline: String?
        ) {
            self.key = key
            self.text = text
            self.number = number
            self.strokes = strokes
            self.readings = readings
            self.outline = outline
        }
    }

    /// What a search found.
    package struct Found: Sendable {
        package var shapes: [Shape]
        /// Whether there are more than are shown.
        package var isCut: Bool
        /// The side of the square in which outlines are drawn, in their units.
        package var side: Int

        /// Takes every part as given.
        package init(shapes: [Shape], isCut: Bool, side: Int) {
            self.shapes = shapes
            self.isCut = isCut
            self.side = side
        }
    }

    /// What was typed to find it.
    package struct Typed: Sendable {
        package var reading = ""
        /// The number of a radical.
        package var radical = ""
        package var fewest = ""
        package var most = ""
        package var code = ""

        /// Nothing yet.
        package init() {}
    }

    /// A radical to choose from.
    package struct RadicalChoice: Sendable {
        package var number: Int
        package var character: String
        package var strokes: Int

        /// Takes every part as given.
        package init(number: Int, character: String, strokes: Int) {
            self.number = number
            self.character = character
            self.strokes = strokes
        }
    }

    package var subjectOfVisit: Subject
    /// The version of the visit that gets the character.
    package var version: Int
    package var fields: [Field]
    /// The field that gets it.
    package var chosen: String
    package var radicals: [RadicalChoice]
    package var typed = Typed()
    /// Nil before anything was looked for.
    package var found: Found?
    package var problems: [Problem] = []

    /// A page before the search.
    package init(
        subject: Subject,
        version: Int,
        fields: [Field],
        chosen: String,
        radicals: [RadicalChoice]
    ) {
        subjectOfVisit = subject
        self.version = version
        self.fields = fields
        self.chosen = chosen
        self.radicals = radicals
    }

    package var title: Localized { Localized(ja: "字を探す", en: "Find a character") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            fields.isEmpty ? HTML.p { Self.nowhere } : search(in: frame),
            found.map { results($0, in: frame) } ?? .nothing,
            Parts.backToConsole(of: subjectOfVisit.visit),
        ])
    }

    private static let lead = Localized(
        ja: "入力できない字のところに〓(ゲタ)を入れて保存しておくと、選んだ字がそこに入ります。〓がなければ末尾に付きます。",
        en:
            "The character takes the place of the mark U+3013 (geta) in the field, or stands at its end."
    )
    private static let nowhere = Localized(
        ja: "字を入れられる欄がまだありません。先に世帯の人を追加してください。",
        en: "No field can take a character yet; first add the people of the household."
    )

    // MARK: Searching

    private func search(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.glyphs(subjectOfVisit.visit),
            class: "form card",
            id: "search"
        ) {
            target
            HTML.div(.class("record-fields")) {
                for field in lines { Parts.textField(field) }
            }
            radicalGrid
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "探す", en: "Search"), key: "s")
            }
        }
    }

    /// One field to choose, with what stands in it.
    private var target: Markup {
        HTML.fieldset {
            HTML.legend { Localized(ja: "字を入れる欄", en: "Where it goes") }
            HTML.div(.class("segments")) {
                for field in fields {
                    HTML.label(.class("check"), .for("to-\(field.field)")) {
                        HTML.input(
                            .type("radio"),
                            .id("to-\(field.field)"),
                            .name("field"),
                            .value(field.field),
                            .checked(field.field == chosen)
                        )
                        HTML.span {
                            field.name
                            Markup.text(" ")
                            Markup.japanese(field.value)
                        }
                    }
                }
            }
        }
    }

    private var lines: [TextField] {
        [
            line(
                "reading",
                Localized(ja: "読み", en: "Reading"),
                typed.reading,
                support: Localized(ja: "音でも訓でも。例 へん", en: "In kana"),
                takesFocus: found == nil
            ),
            line(
                "fewest",
                Localized(ja: "画数(から)", en: "Strokes from"),
                typed.fewest,
                isNumber: true
            ),
            line(
                "most",
                Localized(ja: "画数(まで)", en: "Strokes to"),
                typed.most,
                isNumber: true
            ),
            line(
                "code",
                Localized(ja: "似た字・コード・MJ番号", en: "A like character, code or MJ number"),
                typed.code,
                support: Localized(
                    ja: "例 辺、U+9089、MJ060248",
                    en: "Such as U+9089, MJ060248"
                )
            ),
        ]
    }

    private func line(
        _ name: String,
        _ label: Localized,
        _ value: String,
        support: Localized? = nil,
        isNumber: Bool = false,
        takesFocus: Bool = false
    ) -> TextField {
        TextField(
            id: name,
            name: name,
            label: label,
            value: value,
            support: support,
            problem: problems[at: name],
            inputMode: isNumber ? "numeric" : nil,
            maximumLength: 20,
            size: isNumber ? 4 : 12,
            takesFocus: takesFocus
        )
    }

    /// All radicals; one stop of the tab key, and arrows lead from one to the next.
    private var radicalGrid: Markup {
        HTML.details(.class("folded"), .open(!typed.radical.isEmpty)) {
            HTML.summary { Localized(ja: "部首から選ぶ", en: "By radical") }
            HTML.fieldset {
                HTML.legend(.class("visually-hidden")) { Localized(ja: "部首", en: "Radical") }
                HTML.div(.class("glyph-radicals")) {
                    Parts.radio(
                        "radical-0",
                        name: "radical",
                        value: "",
                        label: Localized(ja: "どれでも", en: "Any"),
                        isOn: typed.radical.isEmpty
                    )
                    for radical in radicals { self.radical(radical) }
                }
            }
        }
    }

    private func radical(_ radical: RadicalChoice) -> Markup {
        HTML.label(.class("check"), .for("radical-\(radical.number)")) {
            HTML.input(
                .type("radio"),
                .id("radical-\(radical.number)"),
                .name("radical"),
                .value(String(radical.number)),
                .checked(typed.radical == String(radical.number))
            )
            HTML.span(.class("glyph-radicals__sign")) { Markup.japanese(radical.character) }
            HTML.span(.class("quiet")) {
                Localized(ja: "\(radical.strokes)画", en: "\(radical.strokes)")
            }
        }
    }
}

// MARK: - What was found

extension GlyphPage {
    @MarkupBuilder
    private func results(_ found: Found, in frame: Frame) -> Markup {
        HTML.h2(.id("found-title")) { Localized(ja: "見つかった字", en: "Found") }
        HTML.p(.role("status")) { found.words }
        if !found.shapes.isEmpty {
            frame.form(
                to: Paths.putGlyph(subjectOfVisit.visit),
                id: "found",
                carrying: [
                    HiddenValue(name: "version", value: String(version)),
                    HiddenValue(name: "field", value: chosen),
                ]
            ) {
                HTML.fieldset {
                    HTML.legend(.class("visually-hidden")) { Localized(ja: "字", en: "Character") }
                    HTML.div(.class("glyph-grid")) {
                        for (place, shape) in found.shapes.enumerated() {
                            self.shape(shape, side: found.side, isFirst: place == 0)
                        }
                    }
                }
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "この字を入れる", en: "Put it in"), key: "f")
                }
            }
        }
    }

    private func shape(_ shape: Shape, side: Int, isFirst: Bool) -> Markup {
        HTML.label(.class("glyph"), .for("glyph-\(shape.key)")) {
            HTML.input(
                .type("radio"),
                .id("glyph-\(shape.key)"),
                .name("glyph"),
                .value(shape.key),
                .checked(isFirst),
                .autofocus(isFirst)
            )
            if let outline = shape.outline {
                HTML.svg(
                    .class("glyph__shape"),
                    .decorative,
                    Attribute("viewBox", "0 0 \(side) \(side)")
                ) { HTML.path(Attribute("d", outline)) }
            } else {
                HTML.span(.class("glyph__shape glyph__shape--text")) { Markup.japanese(shape.text) }
            }
            HTML.span(.class("glyph__number")) { Markup.text(shape.number) }
            HTML.span(.class("quiet")) {
                Localized(ja: "\(shape.strokes)画 ", en: "\(shape.strokes) strokes ")
                Markup.japanese(shape.readings.prefix(2).joined(separator: "・"))
            }
        }
    }
}

extension GlyphPage.Found {
    /// How many there are, and what to do where that does not help.
    fileprivate var words: Localized {
        if shapes.isEmpty {
            return Localized(
                ja: "見つかりません。読みだけ、または画数の幅を広げて探してください。",
                en: "Nothing found; search by the reading alone, or allow more strokes."
            )
        }
        let more = Localized(
            ja: "ほかにもあります。部首や画数で絞ってください。",
            en: "There are more; say radical or strokes."
        )
        let count = shapes.count
        return Localized(
            ja: "\(count)字を表示しています。\(isCut ? more.ja : "")",
            en: "Shown: \(count). \(isCut ? more.en : "")"
        )
    }
}
