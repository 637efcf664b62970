package import Eligibility
package import Vocabulary

/// A value of law or ordinance with its history and sources; its name in conditions is `param.<name>`.
package struct Parameter: Hashable, Sendable {
    package let name: String
    package let title: Localized
    /// What the value counts, such as yen or years.
    package let unit: String
    /// Values by first day, ascending.
    package let dated: DatedParameter
    /// Sources by the first day of the value.
    package let sources: [CalendarDay: SourceMark]
    package let position: SourcePosition

    /// The first day on which it has a value.
    package var firstDay: CalendarDay? { dated.entries.map(\.from).min() }
}

// MARK: - Reading

extension ReadingContext {
    func parameter(_ map: MapReader) -> Parameter? {
        let name = map.text("id")
        let title = map.localized("name")
        let unit = map.text("unit")
        var sources: [CalendarDay: SourceMark] = [:]
        let entries = map.requiredList("values") { node in
            node.map("value", log) { entry($0, sources: &sources) }
        }
        guard let type = entries.first?.value.type else {
            if map.has("values") {
                log.error(map.place("values"), "a parameter needs at least one value")
            }
            return nil
        }
        checkEntries(entries, type: type, at: map.place("values"))
        return Parameter(
            name: name,
            title: title,
            unit: unit,
            dated: DatedParameter(
                name: name,
                type: type,
                entries: entries.sorted { $0.from < $1.from }
            ),
            sources: sources,
            position: map.position
        )
    }

    private func checkEntries(
        _ entries: [DatedParameter.Entry],
        type: ParameterType,
        at place: SourcePosition
    ) {
        if entries.contains(where: { $0.value.type != type }) {
            log.error(place, "the values of a parameter must all be of one type")
        }
        var seen: Set<CalendarDay> = []
        for entry in entries where !seen.insert(entry.from).inserted {
            log.error(place, "two values begin on \(entry.from); keep one")
        }
    }

    private func entry(
        _ map: MapReader,
        sources: inout [CalendarDay: SourceMark]
    ) -> DatedParameter.Entry? {
        let from = map.required("from")?.day("from", log)
        let to = map.day("to")
        let value = map.required("value").flatMap(parameterValue)
        let source = map.required("source").flatMap(sourceMark)
        guard let from, let value else { return nil }
        if let to, to < from { log.error(map.place("to"), "`to` lies before `from`") }
        sources[from] = source
        return DatedParameter.Entry(from: from, to: to, value: value)
    }

    private func parameterValue(_ node: YAMLNode) -> ParameterValue? {
        guard case .scalar(let text, let style) = node.content else {
            log.error(node.position, "`value` must be a number, true, false, a day or a text")
            return nil
        }
        if style == .plain {
            if text == "true" || text == "false" { return .bool(text == "true") }
            if let number = Int(text) { return .integer(number) }
            if let day = CalendarDay(text) { return .date(day) }
        }
        return .string(text)
    }
}
