import Vocabulary

/// A closed set of words that YAML may give.
protocol WordChoice: RawRepresentable, CaseIterable where RawValue == String {}

extension YAMLNode {
    func text(_ key: String, _ log: FindingLog) -> String? {
        guard let text, !isNull else {
            log.error(position, "`\(key)` must be a text, but here is \(kind)")
            return nil
        }
        guard text.utf8.count <= CatalogLimits.textLength else {
            log.error(position, "`\(key)` is longer than \(CatalogLimits.textLength) bytes")
            return nil
        }
        return text
    }

    func localized(_ key: String, _ log: FindingLog) -> Localized? {
        guard entries != nil else {
            log.error(
                position,
                "`\(key)` must be given in both languages, {ja: …, en: …}, but here is \(kind)"
            )
            return nil
        }
        return map("`\(key)`", log) { map in
            Localized(ja: map.text("ja"), en: map.text("en"), easy: map.optionalText("easy"))
        }
    }

    func bool(_ key: String, _ log: FindingLog) -> Bool? {
        switch content {
        case .scalar("true", .plain): return true
        case .scalar("false", .plain): return false
        default:
            log.error(position, "`\(key)` must be true or false, but here is \(kind)")
            return nil
        }
    }

    func int(_ key: String, in range: ClosedRange<Int>, _ log: FindingLog) -> Int? {
        guard case .scalar(let text, .plain) = content, let number = Int(text) else {
            log.error(position, "`\(key)` must be a whole number, but here is \(kind)")
            return nil
        }
        guard range.contains(number) else {
            log.error(
                position,
                "`\(key)` must be from \(range.lowerBound) to \(range.upperBound), "
                    + "but here is \(number)"
            )
            return nil
        }
        return number
    }

    func minutes(_ key: String, _ log: FindingLog) -> Double? {
        guard case .scalar(let text, .plain) = content, let number = Double(text),
            (0...600).contains(number)
        else {
            log.error(position, "`\(key)` must be minutes from 0 to 600, but here is \(kind)")
            return nil
        }
        return number
    }

    func day(_ key: String, _ log: FindingLog) -> CalendarDay? {
        guard let text, let day = CalendarDay(text) else {
            log.error(position, "`\(key)` must be a day such as 2026-04-06, but here is \(kind)")
            return nil
        }
        return day
    }

    func code(_ key: String, _ log: FindingLog) -> MunicipalityCode? {
        guard let text, let code = MunicipalityCode(text) else {
            log.error(
                position,
                "`\(key)` must be a municipality code of six digits with a right check digit, "
                    + "but here is \(kind)"
            )
            return nil
        }
        return code
    }

    func choice<E: WordChoice>(_ key: String, _ log: FindingLog) -> E? {
        let words = E.allCases.map(\.rawValue)
        if let text, let value = E(rawValue: text) { return value }
        let hint = Suggestion.sentence(for: text ?? "", among: words)
        let all = words.joined(separator: ", ")
        log.error(position, "`\(key)` must be one of \(all), but here is \(kind)\(hint)")
        return nil
    }

    func items(_ key: String, _ log: FindingLog) -> [YAMLNode] {
        if let list { return list }
        log.error(position, "`\(key)` must be a list, but here is \(kind)")
        return []
    }
}
