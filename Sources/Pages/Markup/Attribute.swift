import Vocabulary

/// One attribute of an element; the name is a literal, the value is escaped when written.
package struct Attribute: Sendable {
    let name: StaticString
    let value: Value

    enum Value: Sendable {
        case omitted
        case present
        case text(String)
        case localized(Localized)
    }

    init(_ name: StaticString, _ text: String?) {
        self.name = name
        value = text.map { .text($0) } ?? .omitted
    }

    init(_ name: StaticString, _ text: Localized?) {
        self.name = name
        value = text.map { .localized($0) } ?? .omitted
    }

    init(_ name: StaticString, isPresent: Bool) {
        self.name = name
        value = isPresent ? .present : .omitted
    }
}

// MARK: - Everywhere

extension Attribute {
    static func `class`(_ names: String?) -> Attribute { Attribute("class", names) }
    static func id(_ id: String?) -> Attribute { Attribute("id", id) }
    static func lang(_ language: Language) -> Attribute { Attribute("lang", language.rawValue) }
    static func title(_ text: Localized?) -> Attribute { Attribute("title", text) }
    static func accessKey(_ key: Character?) -> Attribute {
        Attribute("accesskey", key.map(String.init))
    }
    static func role(_ role: String?) -> Attribute { Attribute("role", role) }
    static func hidden(_ isHidden: Bool) -> Attribute { Attribute("hidden", isPresent: isHidden) }
    /// Makes an element focusable by script only; a positive order is never offered.
    static var focusable: Attribute { Attribute("tabindex", "-1") }
    /// Lets a scrolling region be reached and scrolled by key.
    static var scrollable: Attribute { Attribute("tabindex", "0") }
}

// MARK: - Links and forms

extension Attribute {
    static func href(_ path: Path) -> Attribute { Attribute("href", path.text) }
    /// A place on the same page: a bare fragment, so that following it never loads anything.
    static func href(fragment id: String) -> Attribute {
        Attribute("href", Path.fragment(id))
    }
    static func src(_ path: Path) -> Attribute { Attribute("src", path.text) }
    static func action(_ path: Path) -> Attribute { Attribute("action", path.text) }
    static func formAction(_ path: Path?) -> Attribute { Attribute("formaction", path?.text) }
    static func method(_ method: String) -> Attribute { Attribute("method", method) }
    static func rel(_ rel: String) -> Attribute { Attribute("rel", rel) }
    static func type(_ type: String) -> Attribute { Attribute("type", type) }
    static func name(_ name: String?) -> Attribute { Attribute("name", name) }
    static func value(_ value: String?) -> Attribute { Attribute("value", value) }
    static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    static func autocomplete(_ hint: String) -> Attribute { Attribute("autocomplete", hint) }
    static func inputMode(_ mode: String?) -> Attribute { Attribute("inputmode", mode) }
    static func maxLength(_ count: Int?) -> Attribute {
        Attribute("maxlength", count.map(String.init))
    }
    static func size(_ count: Int?) -> Attribute { Attribute("size", count.map(String.init)) }
    static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    static func checked(_ on: Bool) -> Attribute { Attribute("checked", isPresent: on) }
    static func selected(_ on: Bool) -> Attribute { Attribute("selected", isPresent: on) }
    static func required(_ on: Bool) -> Attribute { Attribute("required", isPresent: on) }
    static func disabled(_ on: Bool) -> Attribute { Attribute("disabled", isPresent: on) }
    /// The kinds of files that a browser offers.
    static func accept(_ types: String) -> Attribute { Attribute("accept", types) }
    /// How a form is sent that carries a file.
    static func encoding(_ type: String?) -> Attribute { Attribute("enctype", type) }
    static func list(_ id: String?) -> Attribute { Attribute("list", id) }
    static func autofocus(_ on: Bool) -> Attribute { Attribute("autofocus", isPresent: on) }
    static func open(_ on: Bool) -> Attribute { Attribute("open", isPresent: on) }
    static func spellcheck(_ on: Bool) -> Attribute {
        Attribute("spellcheck", on ? "true" : "false")
    }
    /// Lets a button do something to another element, without a script.
    static func command(_ command: String, for id: String) -> [Attribute] {
        [Attribute("command", command), Attribute("commandfor", id)]
    }
    static func formNoValidate(_ on: Bool) -> Attribute {
        Attribute("formnovalidate", isPresent: on)
    }
    static func noValidate(_ on: Bool) -> Attribute { Attribute("novalidate", isPresent: on) }
}

// MARK: - Drawings

extension Attribute {
    /// A length in the units of the drawing.
    static func length(_ name: StaticString, _ units: Int) -> Attribute {
        Attribute(name, String(units))
    }
}

// MARK: - Tables, accessibility and the script

extension Attribute {
    static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
    static func dateTime(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func ariaLabel(_ text: Localized?) -> Attribute { Attribute("aria-label", text) }
    static func labelledBy(_ id: String?) -> Attribute { Attribute("aria-labelledby", id) }
    static func describedBy(_ ids: [String]) -> Attribute {
        Attribute("aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))
    }
    static func current(_ what: String?) -> Attribute { Attribute("aria-current", what) }
    static func invalid(_ on: Bool) -> Attribute { Attribute("aria-invalid", on ? "true" : nil) }
    static var decorative: Attribute { Attribute("aria-hidden", "true") }
    /// Marks a region that the script fetches again after so many seconds.
    static func refreshes(seconds: Int) -> Attribute {
        Attribute("data-refresh", String(seconds))
    }
    /// Where such a region is fetched from, where that is not the page itself.
    static func refreshed(from path: Path) -> Attribute { Attribute("data-from", path.text) }
    /// Marks the text that the script announces when a fresh region says something else.
    static var announced: Attribute { Attribute("data-announce", isPresent: true) }
    /// Marks a form whose changes the script guards against leaving the page.
    static func guarded(_ on: Bool) -> Attribute { Attribute("data-guarded", isPresent: on) }
    /// Marks a group of choices that digits select.
    static var digits: Attribute { digits(true) }
    /// Marks a list that digits choose from.
    static func digits(_ on: Bool) -> Attribute { Attribute("data-digits", isPresent: on) }
    /// Marks a part of a form in which the enter key and a chosen digit lead on: to what is `open`, `needed`
    /// or simply `next`.
    static func flow(_ flow: String) -> Attribute { Attribute("data-flow", flow) }
    /// Marks the button at the end of such a part.
    static func flowEnd(_ on: Bool) -> Attribute { Attribute("data-flow-end", isPresent: on) }
    /// Marks a control that stands empty and is needed.
    static func needed(_ on: Bool) -> Attribute { Attribute("data-needed", isPresent: on) }
    /// Marks where the script says what became of a draft, with the path that drafts are sent to.
    static func keepsDraft(at path: Path) -> Attribute { Attribute("data-draft", path.text) }
    /// What the script says while a draft cannot be sent.
    static func saysWhenFailed(_ text: Localized) -> Attribute { Attribute("data-failed", text) }
    /// Marks what the script offers only where it runs.
    static func act(_ act: String) -> Attribute { Attribute("data-act", act) }
}
