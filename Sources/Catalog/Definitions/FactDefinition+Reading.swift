import Eligibility
import Vocabulary

extension ReadingContext {
    func fact(_ map: MapReader) -> FactDefinition? {
        let id = factID(map)
        let scope = scope(map)
        let type = factType(map)
        let question = map.localized("question")
        let meaning = map.optionalText("meaning") ?? ""
        let phrases = map.map("phrases") { factPhrases($0) } ?? FactPhrases()
        let seconds = map.node("seconds")?.minutes("seconds", log) ?? 8
        let sensitivity = map.optionalInt("sensitivity", in: 0...3) ?? 0
        let group = map.optionalText("group")
        guard let id, let scope, let type else { return nil }
        checkPhrases(phrases, of: type, at: map.place("phrases"))
        return FactDefinition(
            id: id,
            scope: scope,
            type: type,
            question: question,
            meaning: meaning,
            phrases: phrases,
            askingCost: AskingCost(seconds: seconds, sensitivity: sensitivity),
            group: group
        )
    }

    private func factID(_ map: MapReader) -> FactID? {
        guard let node = map.required("id"), let text = node.text("id", log) else { return nil }
        guard let id = FactID(text) else {
            log.error(
                node.position,
                "`\(text)` is no name of a fact: use small letters, digits and underscores"
            )
            return nil
        }
        return id
    }

    private func factType(_ map: MapReader) -> FactType? {
        let words = map.node("values")?.list != nil ? map.texts("values") : []
        let partial = map.bool("partial", default: false)
        switch map.text("type") {
        case "bool": return .bool
        case "int": return map.required("values").flatMap(range).map(FactType.integer)
        case "enum": return .choice(required(words, map))
        case "set":
            // The values of `event` are the life events, which stand in files of their own.
            let events = known.lifeEvents.map(\.description).sorted()
            return .choices(map.node("values")?.text == "life-events" ? events : words)
        case "date": return .date(partial: partial)
        case "code": return .code
        case "language": return .languageTag
        case "": return nil
        case let other:
            let types = ["bool", "int", "enum", "set", "date", "code", "language"]
            let hint = Suggestion.sentence(for: other, among: types)
            log.error(map.place("type"), "`\(other)` is no type of a fact\(hint)")
            return nil
        }
    }

    private func required(_ words: [String], _ map: MapReader) -> [String] {
        if words.isEmpty { log.error(map.position, "an enum needs the list `values`") }
        return words
    }

    private func range(_ node: YAMLNode) -> ClosedRange<Int>? {
        let parts = (node.text ?? "").split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2, parts[0] <= parts[1] else {
            log.error(node.position, "`values` of an int must be a range such as 0..20")
            return nil
        }
        return parts[0]...parts[1]
    }

    private func factPhrases(_ map: MapReader) -> FactPhrases {
        func byValue(_ key: String) -> [String: Localized] {
            map.map(key) { inner in
                inner.keys.reduce(into: [:]) { found, value in
                    found[value] = inner.localized(value)
                }
            } ?? [:]
        }
        return FactPhrases(
            values: byValue("is"),
            negated: byValue("not"),
            template: map.optionalLocalized("any")
        )
    }

    private func checkPhrases(
        _ phrases: FactPhrases,
        of type: FactType,
        at place: SourcePosition
    ) {
        let words: [String]
        switch type {
        case .bool: words = ["true", "false"]
        case .choice(let all), .choices(let all): words = all
        default: return
        }
        for key in Set(phrases.values.keys).union(phrases.negated.keys).sorted()
        where !words.contains(key) {
            let hint = Suggestion.sentence(for: key, among: words)
            log.error(place, "there is a phrase for `\(key)`, which is no value of the fact\(hint)")
        }
    }
}
