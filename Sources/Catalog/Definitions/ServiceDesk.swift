package import Vocabulary

/// Opening hours by day of the week.
package struct OpeningHours: Hashable, Sendable {
    /// From and until, in minutes since midnight, Asia/Tokyo.
    package struct Span: Hashable, Sendable {
        package let from: Int
        package let until: Int

        package init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }
    }

    /// Spans of each day of the week; 0 is Sunday.
    package let byWeekday: [[Span]]

    /// The spans of a day of the week, 0 (Sunday) to 6; none where it is closed.
    package func spans(weekday: Int) -> [Span] {
        byWeekday.indices.contains(weekday) ? byWeekday[weekday] : []
    }
}

/// What a desk takes; anything of its kinds where nil on the desk.
package struct DeskScope: Hashable, Sendable {
    /// Names of sections, compared with the parts of a procedure's desk.
    package let sections: [String]
    package let systems: Set<SystemID>
    package let procedures: Set<ProcedureID>
}

/// A desk of an office.
package struct ServiceDesk: Hashable, Sendable {
    package let id: DeskID
    package let name: Localized
    /// Number over the window.
    package let window: String
    package let floor: String?
    package let kinds: [CounterKind]
    package let hours: OpeningHours
    package let serves: DeskScope?
    /// Office days after which a first free appointment is too far away.
    package let alarmDays: Int
    package let position: SourcePosition
}

/// An office where residents are received: a ward office or a town hall.
package struct ServiceOffice: Hashable, Sendable {
    package let code: MunicipalityCode
    package let name: Localized?
    package let hours: OpeningHours
    /// In the order in which they are preferred.
    package let desks: [ServiceDesk]

    /// The desk of a kind for a procedure; nil when the office has none.
    ///
    /// A desk that names the procedure wins, then its section, then the beginning of its section's
    /// name (市民課 for 市民課戸籍係), then its system, then a desk for all.
    package func desk(for procedure: Procedure, kind: CounterKind) -> ServiceDesk? {
        let parts = procedure.sections
        func first(where isWanted: (ServiceDesk) -> Bool) -> ServiceDesk? {
            desks.first { $0.kinds.contains(kind) && isWanted($0) }
        }
        return first { $0.serves?.procedures.contains(procedure.id) ?? false }
            ?? first { $0.names { section in parts.contains(section[...]) } }
            ?? first { $0.names { section in parts.contains { $0.hasPrefix(section) } } }
            ?? first { $0.serves?.systems.contains(procedure.system) ?? false }
            ?? first { $0.serves == nil }
    }
}

extension ServiceDesk {
    /// Where a desk says nothing else.
    fileprivate static let usualAlarmDays = 5

    /// Whether it serves a section of which this is true.
    fileprivate func names(_ isWanted: (String) -> Bool) -> Bool {
        serves?.sections.contains(where: isWanted) ?? false
    }
}

// MARK: - Reading

extension ReadingContext {
    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    func office(_ map: MapReader) -> ServiceOffice? {
        let code = map.required("office")?.code("office", log)
        let name = map.optionalLocalized("name")
        let hours = map.requiredMap("hours") { openingHours($0) } ?? OpeningHours(byWeekday: [])
        let desks = map.requiredList("desks") { node in
            node.map("desk", log) { desk($0, officeHours: hours) }
        }
        reportTwins(desks.map { ($0.id.description, $0.position) }, "desk")
        // Entries find their desk by its Japanese name.
        reportTwins(desks.map { ($0.name.ja, $0.position) }, "name of a desk")
        return code.map { ServiceOffice(code: $0, name: name, hours: hours, desks: desks) }
    }

    /// Reports names that stand twice.
    func reportTwins(_ names: [(String, SourcePosition)], _ what: String) {
        var seen: [String: SourcePosition] = [:]
        for (name, position) in names {
            if let first = seen[name] {
                log.error(position, "the \(what) `\(name)` stands already at \(first)")
            } else {
                seen[name] = position
            }
        }
    }

    private func desk(_ map: MapReader, officeHours: OpeningHours) -> ServiceDesk? {
        let id: DeskID? = newName(map.required("id"), "desk")
        let name = map.localized("name")
        let window = map.text("window")
        let floor = map.optionalText("floor")
        let kinds: [CounterKind] = map.requiredList("kinds") { $0.choice("kinds", log) }
        let hours = map.map("hours") { openingHours($0) } ?? officeHours
        let serves = map.map("serves") { deskScope($0) }
        let alarmDays = map.map("booking") { $0.optionalInt("alarm_days", in: 0...60) } ?? nil
        return id.map {
            ServiceDesk(
                id: $0,
                name: name,
                window: window,
                floor: floor,
                kinds: kinds,
                hours: hours,
                serves: serves,
                alarmDays: alarmDays ?? ServiceDesk.usualAlarmDays,
                position: map.position
            )
        }
    }

    private func deskScope(_ map: MapReader) -> DeskScope {
        DeskScope(
            sections: map.texts("sections"),
            systems: Set(map.list("systems") { reference($0, "system", in: known.systems) }),
            procedures: Set(
                map.list("procedures") { reference($0, "procedure", in: known.procedures) }
            )
        )
    }

    private func openingHours(_ map: MapReader) -> OpeningHours {
        var days = Array(repeating: [OpeningHours.Span](), count: 7)
        if map.node("weekdays") != nil {
            let spans = map.list("weekdays") { span($0) }
            for day in 1...5 { days[day] = spans }
        }
        for (day, name) in Self.weekdays.enumerated() where map.node(name) != nil {
            days[day] = map.list(name) { span($0) }
        }
        return OpeningHours(byWeekday: days)
    }

    private func span(_ node: YAMLNode) -> OpeningHours.Span? {
        let parts = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
        let times = parts.compactMap { part in
            clockTime(
                YAMLNode(position: node.position, content: .scalar(String(part), .quoted)),
                "hours"
            )
        }
        guard parts.count == 2, times.count == 2, times[0] < times[1] else {
            if parts.count != 2 || times.count == 2 {
                log.error(node.position, "hours must be written as \"09:00-17:00\"")
            }
            return nil
        }
        return OpeningHours.Span(from: times[0], until: times[1])
    }
}
