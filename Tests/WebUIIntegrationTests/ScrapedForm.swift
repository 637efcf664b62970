/// A form of a page as a browser without scripts would send it.
struct ScrapedForm {
    let action: String
    /// What is filled in, in the order of the page; later settings replace these.
    private(set) var fields: [(name: String, value: String)] = []
    /// Buttons that submit, with where they send it.
    private(set) var buttons: [(name: String?, value: String, action: String?)] = []

    mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }

    mutating func remove(_ name: String) { fields.removeAll { $0.name == name } }

    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    /// Names of fields that stand empty.
    var empty: [String] { fields.filter(\.value.isEmpty).map(\.name) }

    /// Every form of a page.
    static func all(in html: String) -> [ScrapedForm] {
        var forms: [ScrapedForm] = []
        var select: (name: String, chosen: String?, first: String?)?
        var textarea: String?
        for piece in Tag.pieces(of: html) {
            if let name = textarea {
                textarea = nil
                let text =
                    piece.textBefore.hasPrefix("\n")
                    ? piece.textBefore.dropFirst() : piece.textBefore[...]
                forms[forms.count - 1].fields.append((name, Tag.unescaped(String(text))))
            }
            let at = piece.attributes
            switch piece.name {
            case "form": forms.append(ScrapedForm(action: at["action"] ?? ""))
            case "/form": forms.append(ScrapedForm(action: ""))
            case "select": select = (at["name"] ?? "", nil, nil)
            case "option":
                if select?.first == nil { select?.first = at["value"] }
                if at["selected"] != nil { select?.chosen = at["value"] }
            case "/select":
                if let chosen = select, !forms.isEmpty {
                    forms[forms.count - 1].add(chosen.name, chosen.chosen ?? chosen.first ?? "")
                }
                select = nil
            case "textarea": textarea = at["name"]
            case "input" where !forms.isEmpty:
                let isChoice = at["type"] == "radio" || at["type"] == "checkbox"
                guard let name = at["name"], !isChoice || at["checked"] != nil else { continue }
                forms[forms.count - 1].add(name, at["value"] ?? "")
            case "button" where !forms.isEmpty && at["type"] == "submit":
                forms[forms.count - 1].buttons
                    .append((at["name"], at["value"] ?? "", at["formaction"]))
            default: break
            }
        }
        return forms.filter { !$0.action.isEmpty }
    }
}

/// A tag of a page and the text before it.
struct Tag {
    let name: String
    let attributes: [String: String]
    let textBefore: String

    static func pieces(of html: String) -> [Tag] {
        var pieces: [Tag] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            let text = String(rest[..<open])
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let inside = rest[rest.index(after: open)..<close]
            let name = inside.prefix { $0 != " " }
            pieces.append(
                Tag(
                    name: String(name),
                    attributes: attributes(inside.dropFirst(name.count)),
                    textBefore: text
                )
            )
            rest = rest[rest.index(after: close)...]
        }
        return pieces
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var found: [String: String] = [:]
        var rest = text.drop { $0 == " " }
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(name.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst(2)
                let raw = rest.prefix { $0 != "\"" }
                value = unescaped(String(raw))
                rest = rest.dropFirst(raw.count + 1)
            }
            found[String(name)] = value
            rest = rest.drop { $0 == " " }
        }
        return found
    }

    static func unescaped(_ text: String) -> String {
        var plain = text
        for (escape, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            plain = plain.replacing(escape, with: character)
        }
        return plain
    }
}
