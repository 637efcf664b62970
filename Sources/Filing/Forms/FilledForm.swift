package import Catalog
package import Eligibility
package import Vocabulary

/// A form as it will stand on paper: every text broken into lines, sized and placed.
///
/// Lengths are hundredths of a millimetre. What the record lacks is an empty box to write in by hand.
package struct FilledForm: Hashable, Sendable {
    /// Something on a sheet.
    package enum Mark: Hashable, Sendable {
        case frame(SheetArea)
        case text(Text)
    }

    /// A text in its place.
    package struct Text: Hashable, Sendable {
        /// What it is, by which it is set.
        package enum Role: String, Hashable, Sendable {
            case title
            case label
            case fixed
            case value
        }

        package let fitted: PrintedText.Fitted
        package let area: SheetArea
        package let role: Role
        package let isCentered: Bool
    }

    /// One sheet of paper.
    package struct Sheet: Hashable, Sendable {
        package fileprivate(set) var marks: [Mark] = []

        mutating func add(_ mark: Mark) { marks.append(mark) }
    }

    package let layout: FormLayoutID
    package let title: Localized
    package let paper: FormLayout.Paper
    /// The people it is about; empty for the whole household.
    package let people: [PersonID]
    /// The procedures it serves.
    package let procedures: [ProcedureID]
    /// The names of the people, as far as they are written.
    package let names: [String]
    package let sheets: [Sheet]
    /// How many boxes stand empty, to be written by hand.
    package let emptyCount: Int
    /// How many values did not fit and stand on an added sheet.
    package let movedCount: Int
    /// SHA-256 over every value with its place: the same on two prints of the same content.
    package let digest: [UInt8]
}

/// A form that a visit's procedures need, for these people.
package struct FormOffer: Hashable, Sendable {
    package let layout: FormLayoutID
    /// Empty for the whole household.
    package let people: [PersonID]
    package let procedures: [ProcedureID]
}

/// Gathers the sheets of one form: values, added sheets and what stands empty.
struct FormSheets {
    private(set) var sheets: [FilledForm.Sheet] = []
    private(set) var emptyCount = 0
    /// Values that did not fit, each once, in the order of their numbers.
    private(set) var moved: [(label: Localized, text: String)] = []
    private(set) var values: [JSONValue] = []
    private let language: Language
    private let drawsFrames: Bool

    init(_ layout: FormLayout, _ language: Language) {
        self.language = language
        drawsFrames = layout.paper == .ours
    }

    mutating func beginSheet() { sheets.append(FilledForm.Sheet()) }

    private mutating func add(_ mark: FilledForm.Mark) { sheets[sheets.count - 1].add(mark) }

    // MARK: What is ours

    mutating func frame(_ area: SheetArea) {
        if drawsFrames { add(.frame(area)) }
    }

    /// A label or fixed text, which the municipality's own sheet has already.
    mutating func say(
        _ text: Localized,
        in area: SheetArea,
        _ role: FilledForm.Text.Role,
        type: Int,
        isCentered: Bool = false
    ) {
        if drawsFrames { put(text.printed(in: language), area, role, type, isCentered) }
    }

    private mutating func put(
        _ text: String,
        _ area: SheetArea,
        _ role: FilledForm.Text.Role,
        _ type: Int,
        _ isCentered: Bool
    ) {
        let fitted =
            PrintedText.fit(
                text,
                width: area.width,
                height: area.height,
                largest: type,
                smallest: FormLayout.smallestLabel
            ) ?? PrintedText.Fitted(lines: [text], size: FormLayout.smallestLabel)
        add(.text(.init(fitted: fitted, area: area, role: role, isCentered: isCentered)))
    }

    // MARK: What is theirs

    /// A value; all of it, here or on an added sheet.
    mutating func value(
        _ value: FormValue,
        label: Localized,
        in area: SheetArea,
        type: Int
    ) {
        note(value.text)
        if value.isEmpty { emptyCount += 1 }
        if value.text.isEmpty { return }
        if let fitted = PrintedText.fit(
            value.text,
            width: area.width,
            height: area.height,
            largest: type
        ) {
            add(.text(.init(fitted: fitted, area: area, role: .value, isCentered: false)))
        } else {
            put(reference(to: value.text, label), area, .value, type, false)
        }
    }

    /// A value of which every character stands in a cell.
    mutating func cells(_ value: FormValue, _ count: Int, label: Localized, in area: SheetArea) {
        let width = area.width / max(1, count)
        for place in 0..<count {
            frame(
                SheetArea(x: area.x + place * width, y: area.y, width: width, height: area.height)
            )
        }
        note(value.text)
        if value.isEmpty { emptyCount += 1 }
        if value.text.count > count {
            return put(reference(to: value.text, label), area, .value, 420, false)
        }
        let size = min(420, area.height, width)
        for (place, character) in value.text.enumerated() {
            let cell = SheetArea(
                x: area.x + place * width,
                y: area.y,
                width: width,
                height: area.height
            )
            let fitted = PrintedText.Fitted(lines: [String(character)], size: size)
            add(.text(.init(fitted: fitted, area: cell, role: .value, isCentered: true)))
        }
    }

    private mutating func note(_ text: String) { values.append(.string(text)) }

    private mutating func reference(to text: String, _ label: Localized) -> String {
        let known = moved.firstIndex {
            utf8Equal($0.text, text) && utf8Equal($0.label.ja, label.ja)
        }
        if known == nil { moved.append((label, text)) }
        return "別紙\((known ?? moved.count - 1) + 1)のとおり"
    }

    // MARK: Added sheets

    /// The added sheets with the whole of what did not fit.
    mutating func addSheets(to title: Localized) {
        guard !moved.isEmpty else { return }
        let free = SheetArea.free
        let (type, width) = (380, free.width - 1000)
        var y = Int.max
        func row(_ y: Int, _ height: Int) -> SheetArea {
            SheetArea(x: free.x + 500, y: y, width: width, height: height)
        }
        for (number, (label, text)) in moved.enumerated() {
            let lines = PrintedText.lines(of: text, width: width, size: type)
            let height = 600 + PrintedText.height(ofLines: lines.count, size: type)
            if y > free.bottom - height {
                beginSheet()
                let head = Localized(ja: "別紙（\(title.ja)）", en: "Added sheet: \(title.en)")
                put(head.printed(in: language), row(free.y, 700), .title, 500, false)
                y = free.y + 1000
            }
            let name = "別紙\(number + 1)　\(label.ja)"
            put(name, row(y, 450), .label, 320, false)
            let fitted = PrintedText.Fitted(lines: lines, size: type)
            let area = row(y + 500, height - 500)
            add(.text(.init(fitted: fitted, area: area, role: .value, isCentered: false)))
            y += height + 400
        }
    }
}
