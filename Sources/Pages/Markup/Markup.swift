package import Vocabulary

/// A piece of HTML as a value; text in it is escaped when it is written, never before.
package indirect enum Markup: Sendable {
    case nothing
    case text(String)
    case localized(Localized)
    /// Text that stays Japanese in every language, such as a name; marked with its language elsewhere.
    case japanese(String)
    case trusted(Trusted)
    case element(Tag, [Attribute], Markup)
    case void(VoidTag, [Attribute])
    case group([Markup])

    /// The bytes of this markup in a language, as UTF-8.
    ///
    /// Cost: linear in the output; one growing buffer, no intermediate strings.
    package func rendered(in language: Language) -> [UInt8] {
        var writer = MarkupWriter(language: language)
        writer.write(self)
        return writer.bytes
    }
}

/// Markup that this module itself wrote as a literal; the only text that is not escaped.
package struct Trusted: Sendable {
    let literal: StaticString

    init(_ literal: StaticString) {
        self.literal = literal
    }
}

/// Collects markup from statements; a bare `String` is refused, so that no text stays untranslated.
@resultBuilder
package enum MarkupBuilder {
    /// A statement: markup, a text in every language, or several pieces.
    package static func buildExpression(_ markup: Markup) -> Markup { markup }
    /// A statement: markup, a text in every language, or several pieces.
    package static func buildExpression(_ text: Localized) -> Markup { .localized(text) }
    /// A statement: markup, a text in every language, or several pieces.
    package static func buildExpression(_ parts: [Markup]) -> Markup { .group(parts) }
    /// The statements of a block, one after the other.
    package static func buildBlock() -> Markup { .nothing }
    /// The statements of a block, one after the other.
    package static func buildBlock(_ only: Markup) -> Markup { only }
    /// The statements of a block, one after the other.
    package static func buildBlock(_ parts: Markup...) -> Markup { .group(parts) }
    /// An `if` without `else`.
    package static func buildOptional(_ markup: Markup?) -> Markup { markup ?? .nothing }
    /// One branch of an `if` or `switch`.
    package static func buildEither(first: Markup) -> Markup { first }
    /// One branch of an `if` or `switch`.
    package static func buildEither(second: Markup) -> Markup { second }
    /// The turns of a loop.
    package static func buildArray(_ parts: [Markup]) -> Markup { .group(parts) }
}
