package import Vocabulary

/// A value that a form carries along unseen.
package struct HiddenValue: Sendable {
    /// The form field.
    package var name: String
    /// What the form sends.
    package var value: String

    /// Takes every part as given.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension Frame {
    /// A form that posts; it always carries the token of the session.
    ///
    /// One that `tellsWhatItShowed` lets its reader tell what was typed from what stood there; `saved` are its
    /// controls without what was typed into it already.
    func form(
        to path: Path,
        class name: String = "form",
        id: String? = nil,
        isGuarded: Bool = false,
        takesFile: Bool = false,
        tellsWhatItShowed: Bool = false,
        saved: [FormControl]? = nil,
        carrying hidden: [HiddenValue] = [],
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        let content = content()
        let shown =
            tellsWhatItShowed
            ? ShownForm(FormControl.all(in: content), saved: saved).carried : []
        return HTML.form(
            .class(name),
            .id(id),
            .method("post"),
            .action(path),
            .encoding(takesFile ? "multipart/form-data" : nil),
            .noValidate(true),
            .autocomplete("off"),
            .guarded(isGuarded)
        ) {
            Parts.hidden(HiddenValue(name: "csrf", value: formToken))
            for value in hidden + shown { Parts.hidden(value) }
            content
        }
    }
}

extension Parts {
    static func hidden(_ value: HiddenValue) -> Markup {
        HTML.input(.type("hidden"), .name(value.name), .value(value.value))
    }

    /// What describes a control to those who cannot see it: its support text and its error.
    static func descriptions(of id: String, support: Localized?, problem: Localized?) -> Attribute {
        var ids: [String] = []
        if support != nil { ids.append("\(id)-support") }
        if problem != nil { ids.append("\(id)-error") }
        return .describedBy(ids)
    }

    @MarkupBuilder
    static func support(_ id: String, _ support: Localized?, _ problem: Localized?) -> Markup {
        if let support { HTML.p(.class("support"), .id("\(id)-support")) { support } }
        if let problem {
            HTML.p(.class("error-text"), .id("\(id)-error")) {
                HTML.span(.class("visually-hidden")) { Localized(ja: "エラー:", en: "Error: ") }
                problem
            }
        }
    }

    /// Label, support text, error and one control, in that order.
    static func field(
        _ id: String,
        label: Localized,
        support: Localized? = nil,
        problem: Localized? = nil,
        isRequired: Bool = false,
        note: Localized? = nil,
        class name: String = "",
        @MarkupBuilder control: () -> Markup
    ) -> Markup {
        HTML.div(.class("field \(name)\(problem == nil ? "" : " field--wrong")")) {
            HTML.label(.for(id)) {
                label
                if isRequired { requirement }
                if let note { HTML.span(.class("field__note")) { note } }
            }
            Parts.support(id, support, problem)
            control()
        }
    }

    static var requirement: Markup {
        HTML.span(.class("requirement")) { Localized(ja: "必須", en: "Required") }
    }

    /// One line of text with its label.
    static func textField(_ field: TextField) -> Markup {
        Parts.field(
            field.id,
            label: field.label,
            support: field.support,
            problem: field.problem,
            isRequired: field.isRequired,
            note: field.note,
            class: field.isWide ? "field--wide" : ""
        ) {
            HTML.input(
                .type(field.isSecret ? "password" : "text"),
                .id(field.id),
                .name(field.name),
                .value(field.isSecret ? nil : field.value),
                .inputMode(field.inputMode),
                .autocomplete(field.autocomplete),
                .maxLength(field.maximumLength),
                .size(field.size),
                .required(field.isRequired),
                .invalid(field.problem != nil),
                .spellcheck(false),
                .accessKey(field.key),
                .autofocus(field.takesFocus),
                .needed(field.isNeeded),
                .list(field.offers),
                descriptions(of: field.id, support: field.support, problem: field.problem)
            )
        }
    }

    /// Choose one of several in a closed list.
    static func selectField(
        _ id: String,
        name: String,
        label: Localized,
        options: [Choice],
        chosen: String?,
        support: Localized? = nil,
        problem: Localized? = nil,
        isRequired: Bool = false,
        note: Localized? = nil,
        key: Character? = nil,
        takesDigits: Bool = false,
        takesFocus: Bool = false,
        isNeeded: Bool = false
    ) -> Markup {
        Parts.field(
            id,
            label: label,
            support: support,
            problem: problem,
            isRequired: isRequired,
            note: note
        ) {
            HTML.select(
                .id(id),
                .name(name),
                .invalid(problem != nil),
                .required(isRequired),
                .accessKey(key),
                .autofocus(takesFocus),
                .digits(takesDigits),
                .needed(isNeeded),
                descriptions(of: id, support: support, problem: problem)
            ) {
                for option in options {
                    HTML.option(
                        .value(option.value),
                        .selected(option.value == chosen)
                    ) { option.label }
                }
            }
        }
    }

    /// One box to tick with its label behind it.
    static func checkbox(
        _ id: String,
        name: String,
        value: String,
        label: Localized,
        isOn: Bool,
        class style: String = "check",
        accessibleName: Localized? = nil
    ) -> Markup {
        HTML.label(.class(style), .for(id)) {
            HTML.input(
                .type("checkbox"),
                .id(id),
                .name(name),
                .value(value),
                .checked(isOn),
                .ariaLabel(accessibleName)
            )
            HTML.span { label }
        }
    }

    /// One of several buttons of which one is on.
    static func radio(
        _ id: String,
        name: String,
        value: String,
        label: Localized,
        isOn: Bool,
        class style: String = "check",
        takesFocus: Bool = false
    ) -> Markup {
        HTML.label(.class(style), .for(id)) {
            HTML.input(
                .type("radio"),
                .id(id),
                .name(name),
                .value(value),
                .checked(isOn),
                .autofocus(takesFocus)
            )
            HTML.span { label }
        }
    }
}

/// One choice of a closed list.
package struct Choice: Sendable {
    /// What the form sends.
    package var value: String
    /// What stands beside the control.
    package var label: Localized

    /// Takes both as given.
    package init(_ value: String, _ label: Localized) {
        self.value = value
        self.label = label
    }
}

/// A one-line text control with everything that surrounds it.
struct TextField {
    var id: String
    var name: String
    var label: Localized
    var value = ""
    var support: Localized?
    var problem: Localized?
    var isRequired = false
    var isSecret = false
    var isWide = false
    var inputMode: String?
    var autocomplete = "off"
    var maximumLength: Int? = 200
    var size: Int?
    var key: Character?
    /// A quiet word behind the label.
    var note: Localized?
    /// Whether the page begins here.
    var takesFocus = false
    /// Whether it stands empty and filing needs it; the enter key leads from one to the next.
    var isNeeded = false
    /// The list of what may be meant.
    var offers: String?
}
