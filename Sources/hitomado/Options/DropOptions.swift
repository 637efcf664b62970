import App
import ArgumentParser
import Foundation
import Vocabulary

/// Where lots are handed over.
struct DropOptions: ParsableArguments {
    @Option(
        name: .customLong("drop"),
        help: ArgumentHelp("The drop folder (default: HITOMADO_DROP).", valueName: "DIR"),
        completion: .directory
    )
    var chosen: String?

    /// Whether no folder is named anywhere.
    var isUnnamed: Bool { chosen == nil && Environment.process.drop == nil }

    func folder() throws -> String {
        if let folder = chosen ?? Environment.process.drop { return folder }
        throw ValidationError(
            ja: "引渡しフォルダーを --drop か HITOMADO_DROP で指定してください。",
            en: "Name the drop folder with --drop or HITOMADO_DROP."
        )
    }
}

/// Who acts, where a person decides.
struct ActorOptions: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp("Who acts (default: HITOMADO_ACTOR).", valueName: "NAME")
    )
    var chosen: String?

    /// The name; a usage error where there is none.
    func actor() throws -> String {
        guard let actor = chosen ?? Environment.process.actor else {
            throw ValidationError(
                ja: "だれが行うかを --by か HITOMADO_ACTOR で指定してください。",
                en: "Say who acts with --by or HITOMADO_ACTOR."
            )
        }
        return try Self.checked(actor)
    }

    /// A name as given, or a usage error where it cannot stand in the audit.
    static func checked(_ actor: String) throws -> String {
        let scalars = actor.unicodeScalars
        guard (1...100).contains(actor.count), !scalars.contains(where: \.isControl) else {
            throw ValidationError(
                ja: "だれが行うかは1〜100文字で書いてください。",
                en: "Who acts is written in 1 to 100 characters."
            )
        }
        // Two checks are two persons' by their names, which nothing invisible may tell apart.
        guard !scalars.contains(where: \.isBlank),
            utf8Equal(actor.precomposedStringWithCompatibilityMapping, actor),
            !scalars.contains(where: \.isUpper)
        else {
            throw ValidationError(
                ja: "だれが行うかは、空白や見えない文字を入れず、英字は半角の小文字で書いてください。",
                en:
                    "Who acts is written without blanks or invisible signs, letters half-width and in lower case."
            )
        }
        guard !MyNumberDetector.containsMyNumber(actor) else {
            throw ValidationError(
                ja: "だれが行うかに個人番号(マイナンバー)と思われる番号があります。名前を書いてください。",
                en: "Who acts holds what looks like a My Number; write a name."
            )
        }
        return actor
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
    fileprivate var isBlank: Bool {
        properties.isWhitespace || properties.generalCategory == .format
            || properties.isDefaultIgnorableCodePoint
    }
    fileprivate var isUpper: Bool { properties.isUppercase }
}

/// Who looks at personal data, for the audit.
struct ReaderOptions: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp("Who looks (default: HITOMADO_ACTOR, else show).", valueName: "NAME")
    )
    var chosen: String?

    /// The name; a usage error where it cannot stand in the audit.
    func reader() throws -> String {
        try ActorOptions.checked(chosen ?? Environment.process.actor ?? "show")
    }
}
