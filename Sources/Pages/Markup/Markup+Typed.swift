extension Markup {
    /// The same markup with what was typed in place of what its controls show, by their names.
    ///
    /// Each name has what a browser would send of it; controls of other names, hidden values and buttons stay
    /// as they are. A folded part with such a control stands open.
    func showing(_ typed: [String: [String]]) -> Markup {
        typed.isEmpty ? self : TypedForm(typed: typed).filling(self).markup
    }
}

/// Fills what was typed into a form's controls.
private struct TypedForm {
    let typed: [String: [String]]

    /// The markup filled in, and whether any control of it was.
    func filling(_ markup: Markup) -> (markup: Markup, isTyped: Bool) {
        switch markup {
        case .nothing, .text, .localized, .japanese, .trusted: return (markup, false)
        case .group(let parts):
            let filled = parts.map(filling)
            return (.group(filled.map(\.markup)), filled.contains(where: \.isTyped))
        case .void(let tag, let attributes):
            guard tag.name.is("input"), let filled = input(attributes) else {
                return (markup, false)
            }
            return (.void(tag, filled), true)
        case .element(let tag, let attributes, let content):
            return filling(tag, attributes, content)
        }
    }

    private func filling(
        _ tag: Tag,
        _ attributes: [Attribute],
        _ content: Markup
    ) -> (markup: Markup, isTyped: Bool) {
        if let values = attributes.text("name").flatMap({ typed[$0] }) {
            if tag.name.is("select") {
                return (.element(tag, attributes, options(content, values)), true)
            }
            if tag.name.is("textarea") {
                // The parser drops one line feed here, which may be the value's own.
                return (.element(tag, attributes, .text("\n" + (values.first ?? ""))), true)
            }
        }
        let (filled, isTyped) = filling(content)
        let isUnfolded = isTyped && tag.name.is("details")
        let outside = isUnfolded ? attributes.setting(.open(true)) : attributes
        return (.element(tag, outside, filled), isTyped)
    }

    /// Nil where nothing was typed into it.
    private func input(_ attributes: [Attribute]) -> [Attribute]? {
        guard let values = attributes.text("name").flatMap({ typed[$0] }) else { return nil }
        switch attributes.text("type") {
        case "hidden", "submit", "password": return nil
        case "radio", "checkbox":
            return attributes.setting(.checked(values.contains(attributes.text("value") ?? "")))
        default: return attributes.setting(.value(values.first ?? ""))
        }
    }

    private func options(_ markup: Markup, _ values: [String]) -> Markup {
        switch markup {
        case .group(let parts): return .group(parts.map { options($0, values) })
        case .element(let tag, let attributes, let content) where tag.name.is("option"):
            let isChosen = values.contains(attributes.text("value") ?? "")
            return .element(tag, attributes.setting(.selected(isChosen)), content)
        case .element(let tag, let attributes, let content):
            return .element(tag, attributes, options(content, values))
        default: return markup
        }
    }
}

extension [Attribute] {
    /// The attributes with this one in place of the one of its name.
    fileprivate func setting(_ attribute: Attribute) -> [Attribute] {
        let isThere = contains { $0.name.is(attribute.name) }
        return isThere
            ? map { $0.name.is(attribute.name) ? attribute : $0 } : self + [attribute]
    }
}
