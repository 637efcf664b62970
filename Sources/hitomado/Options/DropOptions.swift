import App
import ArgumentParser

/// Where lots are handed over.
struct DropOptions: ParsableArguments {
    @Option(
        name: .customLong("drop"),
        help: ArgumentHelp("The drop folder (default: HITOMADO_DROP).", valueName: "DIR"),
        completion: .directory
    )
    var chosen: String?

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
        guard (1...100).contains(actor.count), !actor.unicodeScalars.contains(where: \.isControl)
        else {
            throw ValidationError(
                ja: "だれが行うかは1〜100文字で書いてください。",
                en: "Who acts is written in 1 to 100 characters."
            )
        }
        return actor
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}
