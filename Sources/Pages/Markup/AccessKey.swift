import Vocabulary

/// A key that leads to a control of a page, or presses it, with what the control is called.
struct AccessKey: Sendable {
    /// As it stands on the keyboard, `S`.
    let key: String
    /// What stands on the control or beside it.
    let label: Localized

    /// The help, which stands in the head of every page.
    static let help = AccessKey(key: String(HelpKey.ofEveryPage), label: .help)

    /// The keys of a page's markup in the order of its controls.
    static func all(in markup: Markup) -> [AccessKey] {
        var reader = AccessKeyReader()
        reader.read(markup)
        return reader.found.map { key, element, words in
            let label = words ?? element.flatMap { reader.labels[$0] } ?? Localized(same: key)
            return AccessKey(key: key, label: label)
        }
    }
}

/// Walks through markup for keys and for the labels of controls.
private struct AccessKeyReader {
    private(set) var found: [(key: String, element: String?, words: Localized?)] = []
    private(set) var labels: [String: Localized] = [:]

    mutating func read(_ markup: Markup) {
        switch markup {
        case .nothing, .text, .localized, .japanese, .trusted: break
        case .group(let parts): for part in parts { read(part) }
        case .void(_, let attributes): note(attributes, words: nil)
        case .element(let tag, let attributes, let content):
            if tag.name.is("label"), let element = attributes.text("for") {
                labels[element] = content.firstWords
            }
            let says = tag.name.is("button") || tag.name.is("a")
            note(attributes, words: says ? content.firstWords : nil)
            read(content)
        }
    }

    private mutating func note(_ attributes: [Attribute], words: Localized?) {
        guard let key = attributes.text("accesskey") else { return }
        found.append((key.uppercased(), attributes.text("id"), words))
    }
}
