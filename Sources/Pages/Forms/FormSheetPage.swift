package import Vocabulary

/// The sheets of one printed form, each drawn to its measure, with whose it is at the foot.
package struct FormSheetPage: Page {
    /// Something on a sheet; lengths are hundredths of a millimetre.
    package enum Mark: Sendable {
        case frame(x: Int, y: Int, width: Int, height: Int)
        /// Lines below one another, the first at `y`; centered on `x` or beginning there.
        case text(lines: [String], x: Int, y: Int, size: Int, isCentered: Bool, role: Role)
    }

    /// What a text is, by which it is set.
    package enum Role: String, Sendable {
        case title
        case label
        case fixed
        case value
    }

    package var subjectOfVisit: Subject
    package var name: Localized
    package var sheets: [[Mark]]
    /// Whose it is, as it stands at the foot of every sheet.
    package var whose: [String]
    /// The print's number in the visit.
    package var number: Int
    package var reprint: Reprint?
    package var office: Localized
    package var printedAt: Instant
    package var printedBy: String

    /// Takes every part as given.
    package init(
        subject: Subject,
        name: Localized,
        sheets: [[Mark]],
        whose: [String],
        number: Int,
        reprint: Reprint?,
        office: Localized,
        printedAt: Instant,
        printedBy: String
    ) {
        subjectOfVisit = subject
        self.name = name
        self.sheets = sheets
        self.whose = whose
        self.number = number
        self.reprint = reprint
        self.office = office
        self.printedAt = printedAt
        self.printedBy = printedBy
    }

    package var title: Localized { name }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.forms(subjectOfVisit.visit)),
            HTML.h1(.class("form-title")) { title },
            .group(sheets.enumerated().map { sheet($0, $1, isSimulated: frame.isSimulated) }),
        ])
    }

    // MARK: A sheet

    private func sheet(_ place: Int, _ marks: [Mark], isSimulated: Bool) -> Markup {
        let label = Localized(
            ja: "\(name.ja) \(place + 1)枚目",
            en: "\(name.en), sheet \(place + 1)"
        )
        return HTML.div(.class("form-sheet"), .role("group"), .ariaLabel(label)) {
            HTML.svg(
                .class("form-sheet__paper"),
                .lang(.ja),
                Attribute("viewBox", "0 0 21000 29700")
            ) {
                marks.map(Self.drawn)
                above
                if isSimulated { simulated }
                foot(place)
            }
        }
    }

    static func drawn(_ mark: Mark) -> Markup {
        switch mark {
        case .frame(let x, let y, let width, let height):
            HTML.rect(
                .class("form-sheet__frame"),
                .length("x", x),
                .length("y", y),
                .length("width", width),
                .length("height", height)
            )
        case .text(let lines, let x, let y, let size, let isCentered, let role):
            .group(
                lines.enumerated().map { place, line in
                    HTML.text(
                        .class("form-sheet__\(role.rawValue)"),
                        .length("x", x),
                        // The foot of the letters lies this far below the top of the line.
                        .length("y", y + size * 88 / 100 + place * size * 125 / 100),
                        .length("font-size", size),
                        Attribute("text-anchor", isCentered ? "middle" : nil)
                    ) { Markup.japanese(line) }
                }
            )
        }
    }

    /// Above everything: that this paper is not the first.
    @MarkupBuilder
    private var above: Markup {
        if let reprint {
            line(
                "再印刷 Reprint \(reprint.number)　\(printedAt.written.ja)　理由: \(reprint.reason)",
                y: 900,
                size: 330,
                class: "form-sheet__again"
            )
        }
    }

    /// While answers of systems are simulated, no sheet may pass for a real one.
    private var simulated: Markup {
        HTML.text(
            .class("form-sheet__again"),
            .length("x", 20_000),
            .length("y", 900),
            .length("font-size", 330),
            Attribute("text-anchor", "end")
        ) { Markup.japanese("模擬 SIMULATED") }
    }

    /// Below everything: whose it is and which print.
    @MarkupBuilder
    private func foot(_ place: Int) -> Markup {
        let names = whose.prefix(3).joined(separator: "、")
        let more = whose.count > 3 ? " ほか\(whose.count - 3)人" : ""
        HTML.rect(
            .class("form-sheet__rule"),
            .length("x", 1000),
            .length("y", 28_350),
            .length("width", 19_000),
            .length("height", 15)
        )
        line(
            "来庁番号 \(subjectOfVisit.visit)　\(names)\(more)",
            y: 28_750,
            size: whose.isEmpty || names.count < 40 ? 300 : 220,
            class: "form-sheet__foot"
        )
        line(
            "印刷番号 \(subjectOfVisit.visit)-\(number)　\(place + 1)/\(sheets.count)枚　"
                + "\(printedAt.written.ja)　\(office.ja)　\(printedBy)",
            y: 29_200,
            size: 260,
            class: "form-sheet__foot"
        )
    }

    private func line(_ text: String, y: Int, size: Int, class style: String) -> Markup {
        HTML.text(
            .class(style),
            .length("x", 1000),
            .length("y", y),
            .length("font-size", size)
        ) { Markup.japanese(text) }
    }
}
