package import Eligibility
package import Vocabulary

/// Names a layout of a form on paper.
package enum FormLayoutNaming: Sendable {}
package typealias FormLayoutID = CatalogKey<FormLayoutNaming>

/// How a form is printed on A4: which procedures it serves, and where on the sheet each value stands.
package struct FormLayout: Sendable {
    /// On what is printed.
    package enum Paper: String, WordChoice, Hashable, Sendable {
        /// White paper: frames and labels are drawn.
        case ours
        /// The municipality's own sheet, which lies in the printer: only the values are printed.
        case preprinted
    }

    /// Who gets a form of their own.
    package enum Unit: String, WordChoice, Hashable, Sendable {
        /// One form for all entries of the plan that it serves.
        case visit
        /// One for each entry of the plan.
        case entry
        /// One for each person of an entry.
        case person
    }

    /// How whoever files answers for it.
    package enum Signing: String, WordChoice, Hashable, Sendable {
        /// Written by their own hand (署名).
        case signature
        /// The name in print, with a seal beside it (記名押印).
        case nameAndSeal = "name-and-seal"
        case none
    }

    package let id: FormLayoutID
    package let title: Localized
    /// The procedures that it serves.
    package let procedures: [ProcedureID]
    /// The papers that it is: it serves whatever procedure asks for one of them.
    package let papers: [DocumentID]
    /// Used only where this holds of the visit.
    package let when: Condition?
    package let per: Unit
    package let paper: Paper
    package let signing: Signing
    /// How well its content is known.
    package let source: SourceMark
    package let boxes: [FormBox]
    package let tables: [FormTable]
    package let position: SourcePosition

    /// Whether it is a form of a procedure.
    package func serves(_ procedure: Procedure) -> Bool {
        procedures.contains(procedure.id)
            || procedure.documents.contains { group in
                group.anyOf.joined().contains(where: papers.contains)
            }
    }
}

/// A rectangle on the sheet, in hundredths of a millimetre from its upper left corner.
package struct SheetArea: Hashable, Sendable {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    /// A value of these parts.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Where fields may stand: inside what every printer prints, between the mark above and the foot.
    package static let free = SheetArea(x: 500, y: 1100, width: 20_000, height: 27_100)

    package var right: Int { x + width }
    package var bottom: Int { y + height }

    package func holds(_ other: SheetArea) -> Bool {
        x <= other.x && y <= other.y && other.right <= right && other.bottom <= bottom
    }

    /// Whether they share more than an edge.
    package func overlaps(_ other: SheetArea) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }
}

/// A place of the sheet that holds one value, a fixed text, or room for somebody's hand.
package struct FormBox: Sendable {
    /// What stands in it.
    package enum Content: Hashable, Sendable {
        case value(FormSource)
        case text(Localized)
        /// The signature, or name and seal.
        case signing
        /// Room to write by hand.
        case blank
    }

    /// Whose value, where it is a person's.
    package enum Whose: String, WordChoice, Hashable, Sendable {
        /// The person the form is about, the first of several.
        case about
        case head
        /// Whoever files.
        case filer
    }

    /// How a value is written.
    package enum Style: String, WordChoice, Hashable, Sendable {
        case text
        /// All words of an enumeration, with a tick at what was chosen.
        case ticks
        /// One character a cell.
        case cells
    }

    package let content: Content
    package let whose: Whose
    package let label: Localized?
    package let area: SheetArea
    package let style: Style
    /// Largest size of the type.
    package let type: Int
    /// Whether a fixed text stands in the middle, as titles do.
    package let isCentered: Bool
    package let position: SourcePosition

    /// Room that the label takes of the top of a box.
    package static let labelHeight = 360
    /// Largest size of a label's type.
    package static let labelType = 250
    /// Room between a frame and what stands in it.
    package static let padding = 80

    /// Where the value stands: below the label.
    package var valueArea: SheetArea { Self.inner(area, label != nil) }

    /// Where the label stands.
    package var labelArea: SheetArea {
        SheetArea(
            x: area.x + Self.padding,
            y: area.y + 40,
            width: area.width - 2 * Self.padding,
            height: Self.labelHeight - 40
        )
    }

    static func inner(_ area: SheetArea, _ isLabelled: Bool) -> SheetArea {
        let top = isLabelled ? labelHeight : 60
        return SheetArea(
            x: area.x + padding,
            y: area.y + top,
            width: area.width - 2 * padding,
            height: area.height - top - 60
        )
    }
}

/// Rows of the same columns, one for each person.
package struct FormTable: Sendable {
    /// Who stands in it.
    package enum Members: String, WordChoice, Hashable, Sendable {
        /// The people the form is about.
        case about
        /// Everybody of the visit.
        case all
        /// Everybody of the visit but the person the form is about.
        case others
    }

    /// One column.
    package struct Column: Sendable {
        package let source: FormSource
        package let label: Localized
        package let width: Int
        package let style: FormBox.Style
        package let position: SourcePosition
    }

    package let members: Members
    package let x: Int
    package let y: Int
    package let rowHeight: Int
    package let headHeight: Int
    /// Rows on a sheet; more people go on with the next sheet.
    package let rows: Int
    package let columns: [Column]
    package let position: SourcePosition

    package var area: SheetArea {
        SheetArea(
            x: x,
            y: y,
            width: columns.reduce(0) { $0 + $1.width },
            height: headHeight + rows * rowHeight
        )
    }

    /// The cell of a row, from 0, and a column; row -1 holds the labels.
    package func cell(_ row: Int, _ column: Int) -> SheetArea {
        SheetArea(
            x: x + columns[..<column].reduce(0) { $0 + $1.width },
            y: row < 0 ? y : y + headHeight + row * rowHeight,
            width: columns[column].width,
            height: row < 0 ? headHeight : rowHeight
        )
    }

    /// Where text stands in a cell.
    package static func inner(_ cell: SheetArea) -> SheetArea { FormBox.inner(cell, false) }
}

/// Where a value of a form comes from.
package enum FormSource: Hashable, Sendable {
    /// A field of the household record, or a part of one, such as the number of an account.
    case record(FieldID, part: String?)
    /// A fact that was answered.
    case fact(FactID)
    /// Family and given name of a person, as given.
    case name
    /// Their readings.
    case reading
    /// The names of the procedures that the form serves in this visit.
    case procedures
    /// The name of the office.
    case office
    /// The day of the visit.
    case day

    /// The parts of a bank account that a form can take.
    package static let accountParts = ["bank", "branch", "type", "number", "holder"]
}
