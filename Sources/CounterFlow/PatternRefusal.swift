package import Vocabulary

/// Everything for which a pattern opens no slots; at least one.
package struct PatternRefusals: Error, Hashable, Sendable {
    /// Each reason once.
    package let all: [PatternRefusal]

    init(all: [PatternRefusal]) {
        self.all = all
    }
}

/// Why a pattern opens no slots.
package enum PatternRefusal: String, Hashable, Sendable {
    case noWeekday
    case hours
    case minutes
    case capacity
    case backwards
    case tooManyDays
    case tooManySlots
    case noSlot

    /// Which part of the pattern is wrong, by the name of its field.
    package var field: String {
        switch self {
        case .noWeekday: "weekdays"
        case .hours: "from"
        case .minutes: "minutes"
        case .capacity: "capacity"
        case .backwards, .tooManyDays, .noSlot: "through"
        case .tooManySlots: "through"
        }
    }

    /// What is wrong and what to do, in one sentence.
    package var message: Localized {
        let (length, places) = (OpeningPattern.minutesAllowed, OpeningPattern.capacityAllowed)
        return switch self {
        case .noWeekday: Localized(ja: "曜日を選んでください。", en: "Choose at least one weekday.")
        case .hours:
            Localized(
                ja: "開始と終了の時刻を 09:00 の形で、枠が一つ以上入るように書いてください。",
                en: "Write beginning and end as 09:00, with room for at least one slot."
            )
        case .minutes:
            Localized(
                ja: "1枠の長さは\(length.lowerBound)分から\(length.upperBound)分までです。",
                en: "A slot takes \(length.lowerBound) to \(length.upperBound) minutes."
            )
        case .capacity:
            Localized(
                ja: "定員は\(places.lowerBound)人から\(places.upperBound)人までです。",
                en: "A slot has \(places.lowerBound) to \(places.upperBound) places."
            )
        case .backwards:
            Localized(ja: "終わりの日が始まりの日より前です。", en: "The last day lies before the first.")
        case .tooManyDays:
            Localized(
                ja: "一度に開けるのは\(OpeningPattern.daysMaximum)日分までです。期間を分けてください。",
                en:
                    "At most \(OpeningPattern.daysMaximum) days are opened at once; split the range."
            )
        case .tooManySlots:
            Localized(
                ja: "一度に開けるのは\(OpeningPattern.slotsMaximum)枠までです。期間を分けてください。",
                en:
                    "At most \(OpeningPattern.slotsMaximum) slots are opened at once; split the range."
            )
        case .noSlot:
            Localized(
                ja: "この期間に枠はできません。閉庁日、窓口の受付時間、曜日を確かめてください。",
                en: "This gives no slot: check closed days, the desk's hours and the weekdays."
            )
        }
    }
}
