import Eligibility
import Vocabulary

/// Checks that what a layout of a form wants can be printed: on the paper, apart, and legible.
struct FormLayoutCheck {
    let catalog: Catalog
    let layer: CatalogLayer
    let log: FindingLog

    // A longer text than so many characters may go to an added sheet.
    private static let usualLength = 40

    func run() {
        for layout in layer.formLayouts {
            checkPlaces(of: layout)
            checkLabels(of: layout)
            checkValues(of: layout)
            checkSigning(of: layout)
        }
    }

    // MARK: Places

    private func checkPlaces(of layout: FormLayout) {
        let areas =
            layout.boxes.map { ($0.area, $0.position) }
            + layout.tables.map { ($0.area, $0.position) }
        for (place, (area, position)) in areas.enumerated() {
            if !SheetArea.free.holds(area) {
                log.error(
                    position,
                    "this lies off the part of the paper that is free for fields "
                        + "(5 to 205 mm across, 11 to 282 mm down); move it or make it smaller"
                )
            }
            for (other, otherPosition) in areas[..<place] where area.overlaps(other) {
                log.error(position, "this lies over what stands at \(otherPosition)")
            }
        }
        for box in layout.boxes where box.valueArea.height < PrintedText.smallest {
            log.error(box.position, "this box is too low for type of \(smallestPoints)")
        }
        for table in layout.tables
        where FormTable.inner(table.cell(0, 0)).height < PrintedText.smallest {
            log.error(table.position, "these rows are too low for type of \(smallestPoints)")
        }
    }

    private var smallestPoints: String { "6 points (2.12 mm)" }

    // MARK: Texts

    private func checkLabels(of layout: FormLayout) {
        guard layout.paper == .ours else { return }
        for box in layout.boxes {
            if let label = box.label {
                check(label, in: box.labelArea, FormBox.labelType, box.position)
            }
            if case .text(let text) = box.content {
                check(text, in: box.valueArea, box.type, box.position)
            }
        }
        for table in layout.tables {
            for (place, column) in table.columns.enumerated() {
                let head = FormTable.inner(table.cell(-1, place))
                check(column.label, in: head, FormBox.labelType, column.position)
            }
        }
    }

    private func check(
        _ text: Localized,
        in area: SheetArea,
        _ type: Int,
        _ position: SourcePosition
    ) {
        for language in Language.allCases {
            let printed = text.printed(in: language)
            let fitted = PrintedText.fit(
                printed,
                width: area.width,
                height: area.height,
                largest: type,
                smallest: FormLayout.smallestLabel
            )
            if fitted != nil { continue }
            log.error(position, "the text “\(printed)” does not fit; shorten it or make more room")
        }
    }

    // MARK: Values

    private func checkValues(of layout: FormLayout) {
        for box in layout.boxes {
            guard case .value(let source) = box.content else { continue }
            check(source, box.style, in: box.valueArea, box.position)
        }
        for table in layout.tables {
            for (place, column) in table.columns.enumerated() {
                let cell = FormTable.inner(table.cell(0, place))
                check(column.source, column.style, in: cell, column.position)
            }
        }
    }

    private func check(
        _ source: FormSource,
        _ style: FormBox.Style,
        in area: SheetArea,
        _ position: SourcePosition
    ) {
        guard let longest = longest(source, style) else { return }
        if style == .cells {
            guard area.width / max(1, longest.count) < PrintedText.smallest else { return }
            log.error(position, "\(longest.count) cells are too many for this width")
            return
        }
        let fitted = PrintedText.fit(
            longest,
            width: area.width,
            height: area.height,
            largest: PrintedText.smallest
        )
        if fitted != nil { return }
        log.warning(
            position,
            "a value of \(longest.count) characters does not fit even in the smallest type and goes "
                + "to an added sheet; make more room"
        )
    }

    /// A text as long as the value can usually be; nil where that is not known.
    private func longest(_ source: FormSource, _ style: FormBox.Style) -> String? {
        func kanji(_ count: Int) -> String {
            String(repeating: "鷹", count: min(count, Self.usualLength))
        }
        switch source {
        case .name, .reading: return kanji(20)
        case .office: return kanji(15)
        case .day: return "令和88年12月31日"
        case .procedures: return nil
        case .fact(let fact):
            if case .date? = catalog.facts[fact]?.type { return "昭和63年12月31日" }
            return nil
        case .record(_, let part?):
            return ["bank": "0000", "branch": "000", "number": "0000000"][part] ?? kanji(20)
        case .record(let field, nil):
            guard let definition = catalog.field(field) else { return nil }
            if style == .ticks { return definition.ticks(nil) }
            return switch definition.type {
            case .text(let length), .address(let length), .listOfText(let length): kanji(length)
            case .digits(let length), .alphanumeric(let length), .latin(let length):
                String(repeating: "0", count: min(length, Self.usualLength))
            case .name, .kana, .person: kanji(20)
            case .date: "令和88年12月31日"
            case .telephone: "0000-00-00000"
            case .time: "午前10時59分"
            case .code: kanji(10)
            default: nil
            }
        }
    }

    // MARK: Signing

    private func checkSigning(of layout: FormLayout) {
        let hasPlace = layout.boxes.contains { $0.content == .signing }
        if layout.signing != .none, !hasPlace {
            log.error(
                layout.position,
                "`\(layout.id)` is signed, but no box has `signing: true`"
            )
        }
        if layout.signing == .none, hasPlace {
            log.error(layout.position, "`\(layout.id)` has a box to sign, but `signing: none`")
        }
        for id in layout.procedures {
            guard layout.signing == .none,
                layer.procedure(id)?.instrument == .signedPrint
            else { continue }
            log.warning(
                layout.position,
                "`\(id)` is signed in print, but `\(layout.id)` has no place to sign"
            )
        }
    }
}
