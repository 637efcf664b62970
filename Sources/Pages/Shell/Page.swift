package import Vocabulary

/// A page: a typed view model that knows its markup.
package protocol Page: Sendable {
    var title: Localized { get }
    /// Whose data the page shows; nil only where it shows nobody's.
    var subject: Subject? { get }
    /// What the form lacks, in the order of its fields.
    var problems: [Problem] { get }
    var width: PageWidth { get }
    /// Whether the reader works on the protection itself, so that it may be called by its name.
    var namesProtection: Bool { get }
    /// Whether the bar above the page offers to protect whom it is about.
    var offersProtection: Bool { get }
    func content(in frame: Frame) -> Markup
}

/// How the layout sets a page.
package enum PageWidth: String, Sendable {
    /// One column that reads well; for few words.
    case reading
    /// The whole window, dense type; for consoles.
    case console
    /// A4 portrait, printed from the browser.
    case print
}

extension Page {
    package var subject: Subject? { nil }
    package var problems: [Problem] { [] }
    package var width: PageWidth { .reading }
    package var namesProtection: Bool { false }
    package var offersProtection: Bool { width != .print }

    /// The whole page as UTF-8, in the frame's language.
    package func rendered(in frame: Frame) -> [UInt8] {
        Layout(page: self, frame: frame).markup.rendered(in: frame.language)
    }
}
