package import Catalog
package import CounterFlow
import Stores
package import Vocabulary

/// Opens the slots of a desk's book by a pattern over a range of days.
package struct OpenSlots: Sendable {
    /// What is to be opened.
    package struct Request: Sendable {
        /// The office.
        package let office: MunicipalityCode
        /// The desk.
        package let desk: DeskID
        /// Weekdays, hours, length and places.
        package let pattern: OpeningPattern
        /// The first day.
        package let from: CalendarDay
        /// The last day.
        package let through: CalendarDay

        /// A value of these parts.
        package init(
            office: MunicipalityCode,
            desk: DeskID,
            pattern: OpeningPattern,
            from: CalendarDay,
            through: CalendarDay
        ) {
            self.office = office
            self.desk = desk
            self.pattern = pattern
            self.from = from
            self.through = through
        }
    }

    /// Times that a refusal names.
    private static let namedMaximum = 3

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Opens them, all or none; how many there are.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<Int, Refusal> {
        try await premises.perform(.openSlots, acting) { context in
            let book = try context.bookingDesk(request.desk, at: request.office)
            guard request.from >= context.now.dayInJapan else { throw Refusal.pastDay }
            // Of today, only what is not over yet.
            let spans = try Self.spans(request, book).filter { context.now < $0.endsAt }
            guard !spans.isEmpty else { throw Refusal.pastHours }
            let slots = NewSlots(
                office: request.office,
                desk: request.desk,
                startsAt: spans.map(\.startsAt),
                minutes: request.pattern.minutes,
                capacity: request.pattern.capacity
            )
            try await context.audits.write(context.audit())
            try await context.bookings.holdBook(request.office, request.desk)
            let twins = try await context.bookings.overlaps(slots, atMost: Self.namedMaximum)
            guard twins.isEmpty else { throw Refusal.overlapping(twins.map(\.span.startsAt)) }
            try await context.bookings.open(slots, at: context.now, by: acting.actor)
            return spans.count
        }
    }

    private static func spans(
        _ request: Request,
        _ book: BookingDesk
    ) throws(Refusal) -> [SlotSpan] {
        do {
            return try request.pattern.slots(
                from: request.from,
                through: request.through,
                calendar: book.calendar,
                hours: book.desk.hours.byWeekday.map { spans in
                    spans.map { $0.from..<$0.until }
                }
            )
        } catch {
            throw Refusal(error)
        }
    }
}

extension Refusal {
    /// The refusal of a pattern, with all that is wrong with it.
    package init(_ refusals: PatternRefusals) {
        let all = refusals.all.map { Refusal(.invalid, path: $0.field, $0.message) }
        self = Refusal(all) ?? .noSuchBook
    }

    fileprivate static let pastDay = Refusal.invalid(
        "from",
        ja: "過ぎた日には枠を開けません。今日以降の日を書いてください。",
        en: "No slot is opened on a day that has passed; write today or later."
    )

    fileprivate static let pastHours = Refusal.invalid(
        "until",
        ja: "その時間帯はもう過ぎています。これからの時間か、明日以降の日を書いてください。",
        en: "These hours have passed; write later hours or a later day."
    )

    fileprivate static func overlapping(_ times: [Instant]) -> Refusal {
        let named = times.map { time in
            let minute = time.minuteOfDayInJapan
            let clock = "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
            return "\(time.dayInJapan) \(clock)"
        }
        return Refusal(
            .conflict,
            path: "from",
            Localized(
                ja:
                    "すでにある枠と重なるため、一つも開けませんでした(\(named.joined(separator: "、"))など)。期間か時刻を変えてください。閉じた枠は、その枠を開き直せば使えます。",
                en:
                    "Nothing was opened, for it overlaps with slots that stand already (\(named.joined(separator: ", "))); change days or hours. A closed slot can be opened again where it stands."
            )
        )
    }
}
