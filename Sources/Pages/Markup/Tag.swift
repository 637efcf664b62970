/// The name of an element with content.
package struct Tag: Sendable {
    let name: StaticString
    /// Whether its content is a value that somebody edits.
    let isEdited: Bool

    init(_ name: StaticString, isEdited: Bool = false) {
        self.name = name
        self.isEdited = isEdited
    }

    func callAsFunction(
        _ attributes: Attribute...,
        @MarkupBuilder content: () -> Markup = { .nothing }
    ) -> Markup {
        .element(self, attributes, content())
    }

    func callAsFunction(
        _ attributes: [Attribute],
        @MarkupBuilder content: () -> Markup = { .nothing }
    ) -> Markup {
        .element(self, attributes, content())
    }
}

/// The name of an element that never has content nor an end tag.
package struct VoidTag: Sendable {
    let name: StaticString

    init(_ name: StaticString) {
        self.name = name
    }

    func callAsFunction(_ attributes: Attribute...) -> Markup {
        .void(self, attributes)
    }

    func callAsFunction(_ attributes: [Attribute]) -> Markup {
        .void(self, attributes)
    }
}

/// The elements that our pages use; written `HTML.div(.class("…")) { … }`.
enum HTML {
    static let a = Tag("a")
    static let body = Tag("body")
    static let button = Tag("button")
    static let caption = Tag("caption")
    static let datalist = Tag("datalist")
    static let dd = Tag("dd")
    static let details = Tag("details")
    static let dialog = Tag("dialog")
    static let div = Tag("div")
    static let dl = Tag("dl")
    static let dt = Tag("dt")
    static let fieldset = Tag("fieldset")
    static let footer = Tag("footer")
    static let form = Tag("form")
    static let h1 = Tag("h1")
    static let h2 = Tag("h2")
    static let h3 = Tag("h3")
    static let h4 = Tag("h4")
    static let head = Tag("head")
    static let header = Tag("header")
    static let html = Tag("html")
    static let kbd = Tag("kbd")
    static let label = Tag("label")
    static let legend = Tag("legend")
    static let li = Tag("li")
    static let main = Tag("main")
    static let nav = Tag("nav")
    static let ol = Tag("ol")
    static let option = Tag("option")
    static let p = Tag("p")
    static let path = Tag("path")
    static let rect = Tag("rect")
    static let script = Tag("script")
    static let section = Tag("section")
    static let select = Tag("select")
    static let span = Tag("span")
    static let strong = Tag("strong")
    static let style = Tag("style")
    static let summary = Tag("summary")
    static let svg = Tag("svg")
    static let table = Tag("table")
    static let tbody = Tag("tbody")
    static let td = Tag("td")
    static let text = Tag("text")
    static let textarea = Tag("textarea", isEdited: true)
    static let th = Tag("th")
    static let thead = Tag("thead")
    static let time = Tag("time")
    static let title = Tag("title")
    static let tr = Tag("tr")
    static let ul = Tag("ul")

    static let br = VoidTag("br")
    static let input = VoidTag("input")
    static let link = VoidTag("link")
    static let meta = VoidTag("meta")
}
