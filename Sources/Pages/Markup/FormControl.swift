package import Vocabulary

/// One control of a form by its name: what a browser would send of it, and what people read there.
package struct FormControl: Sendable {
    /// The form field.
    package let name: String
    /// What a browser would send; empty where nothing is ticked.
    package private(set) var values: [String]
    /// The element to go to.
    package let element: String
    /// What stands beside it.
    package let label: Localized
    private var words: [String: Localized] = [:]

    fileprivate init(name: String, element: String, label: Localized) {
        self.name = name
        self.element = element
        self.label = label
        values = []
    }

    /// What is chosen or written, as people read it.
    package var written: Localized {
        let read = values.map { words[$0] ?? Localized(same: $0) }.filter { !$0.ja.isEmpty }
        return read.isEmpty ? .none : read.joined
    }

    fileprivate mutating func offer(_ value: String, as word: Localized?, isOn: Bool) {
        words[value] = word
        if isOn { values.append(value) }
    }

    /// The controls of a form's markup in their order; hidden values and buttons are none.
    package static func all(in markup: Markup) -> [FormControl] {
        var reader = FormControlReader()
        reader.read(markup, within: .init())
        return reader.controls
    }
}

/// Walks through markup as a browser would to collect what a form sends.
private struct FormControlReader {
    /// What surrounds a control.
    struct Surroundings {
        var legend: Localized?
        var label: Localized?
    }

    private(set) var controls: [FormControl] = []
    private var places: [String: Int] = [:]
    private var labels: [String: Localized] = [:]

    mutating func read(_ markup: Markup, within around: Surroundings) {
        switch markup {
        case .nothing, .text, .localized, .japanese, .trusted: break
        case .group(let parts): for part in parts { read(part, within: around) }
        case .void(let tag, let attributes):
            if tag.name.is("input") { readInput(attributes, around) }
        case .element(let tag, let attributes, let content):
            readElement(tag, attributes, content, around)
        }
    }

    private mutating func readElement(
        _ tag: Tag,
        _ attributes: [Attribute],
        _ content: Markup,
        _ around: Surroundings
    ) {
        var inside = around
        if tag.name.is("select") { return readSelect(attributes, content, around) }
        if tag.name.is("textarea") {
            let text = content.plain(.ja)
            // The line feed after the start tag is none of the value's.
            let value = text.hasPrefix("\n") ? String(text.dropFirst()) : text
            return note(attributes, around) { $0.offer(value, as: nil, isOn: true) }
        }
        if tag.name.is("fieldset") { inside.legend = content.first("legend")?.firstWords }
        if tag.name.is("label") {
            inside.label = content.firstWords
            if let element = attributes.text("for") { labels[element] = inside.label }
        }
        read(content, within: inside)
    }

    private mutating func readInput(_ attributes: [Attribute], _ around: Surroundings) {
        let value = attributes.text("value") ?? ""
        switch attributes.text("type") {
        case "hidden", "submit", "password": break
        case "radio", "checkbox":
            let isOn = attributes.has("checked")
            note(attributes, around) { $0.offer(value, as: around.label, isOn: isOn) }
        default: note(attributes, around) { $0.offer(value, as: nil, isOn: true) }
        }
    }

    private mutating func readSelect(
        _ attributes: [Attribute],
        _ content: Markup,
        _ around: Surroundings
    ) {
        let options = content.all("option")
        let chosen = options.firstIndex { $0.attributes.has("selected") } ?? 0
        note(attributes, around) { control in
            for (place, option) in options.enumerated() {
                let value = option.attributes.text("value") ?? ""
                control.offer(value, as: option.content.firstWords, isOn: place == chosen)
            }
        }
    }

    private mutating func note(
        _ attributes: [Attribute],
        _ around: Surroundings,
        _ offer: (inout FormControl) -> Void
    ) {
        guard let name = attributes.text("name") else { return }
        if let place = places[name] { return offer(&controls[place]) }
        let element = attributes.text("id") ?? name
        let own = around.label == nil ? labels[element] : nil
        var control = FormControl(
            name: name,
            element: element,
            label: Self.label(own, around) ?? Localized(same: name)
        )
        offer(&control)
        places[name] = controls.count
        controls.append(control)
    }

    /// A control of a group is called by both, one of several choices by its group.
    private static func label(_ own: Localized?, _ around: Surroundings) -> Localized? {
        guard let own else { return around.legend ?? around.label }
        guard let legend = around.legend else { return own }
        return Localized(ja: "\(legend.ja) \(own.ja)", en: "\(legend.en), \(own.en)")
    }
}

// MARK: - Reading markup

extension StaticString {
    func `is`(_ other: StaticString) -> Bool {
        withUTF8Buffer { own in other.withUTF8Buffer { own.elementsEqual($0) } }
    }
}

extension [Attribute] {
    func text(_ name: StaticString) -> String? {
        for attribute in self where attribute.name.is(name) {
            if case .text(let text) = attribute.value { return text }
        }
        return nil
    }

    fileprivate func has(_ name: StaticString) -> Bool {
        contains { attribute in
            guard attribute.name.is(name), case .present = attribute.value else { return false }
            return true
        }
    }
}

extension Markup {
    /// All text of it in one language.
    fileprivate func plain(_ language: Language) -> String {
        switch self {
        case .nothing, .trusted, .void: ""
        case .text(let text), .japanese(let text): text
        case .localized(let text): text[language]
        case .element(_, _, let content): content.plain(language)
        case .group(let parts): parts.map { $0.plain(language) }.joined()
        }
    }

    /// The first words in it, without what stands beside them.
    var firstWords: Localized? {
        switch self {
        case .nothing, .trusted, .void: nil
        case .text(let text), .japanese(let text): Localized(same: text)
        case .localized(let text): text
        case .element(_, _, let content): content.firstWords
        case .group(let parts): parts.lazy.compactMap(\.firstWords).first
        }
    }

    fileprivate func first(_ tag: StaticString) -> Markup? { all(tag).first?.content }

    /// The elements of a kind in it, from the outside.
    fileprivate func all(_ wanted: StaticString) -> [(attributes: [Attribute], content: Markup)] {
        switch self {
        case .nothing, .text, .localized, .japanese, .trusted, .void: []
        case .element(let tag, let attributes, let content):
            tag.name.is(wanted) ? [(attributes, content)] : content.all(wanted)
        case .group(let parts): parts.flatMap { $0.all(wanted) }
        }
    }
}
