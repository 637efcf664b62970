/// A date in the years of an era, of which the day, or also the month, may be unknown.
///
/// Whole days and months before 1873-01-01 are refused: they were lunar, and the records do not say
/// which day of ours they were.
package struct EraDate: Hashable, Sendable {
    /// The era in whose years the date counts.
    package let era: Era
    /// Year of the era, from 1.
    package let year: Int
    /// Month, 1 to 12, when known.
    package let month: Int?
    /// Day of the month, when known; never without a month.
    package let day: Int?

    /// Why a text or its numbers are no date of an era.
    package enum Refusal: Error, Hashable, Sendable {
        /// Not written as a date of an era.
        case notADate
        /// The calendar has no such day.
        case noSuchDay
        /// The era had not begun or had ended.
        case outsideEra
        /// A day of the lunar calendar, before 1873.
        case lunar
    }

    /// The date with these parts, when the era and the calendar have it.
    package init(era: Era, year: Int, month: Int? = nil, day: Int? = nil) throws(Refusal) {
        guard (1...9999).contains(year),
            let partial = PartialDay(year: era.firstYear + year - 1, month: month, day: day)
        else { throw .noSuchDay }
        guard partial.earliest <= era.lastDay, era.firstDay <= partial.latest else {
            throw .outsideEra
        }
        guard month == nil || partial.earliest >= Era.gregorian else { throw .lunar }
        self.era = era
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date of a day that lies in one era for certain, or nil.
    ///
    /// Nil for `1989` alone, which is 昭和64年 or 平成元年, for days before 1873 and years before 1868.
    package init?(_ partial: PartialDay) {
        let eras = Era.possible(for: partial)
        guard eras.count == 1, let era = eras.first,
            partial.month == nil || partial.earliest >= Era.gregorian
        else { return nil }
        self.era = era
        year = partial.year - era.firstYear + 1
        month = partial.month
        day = partial.day
    }

    /// The date of a day, or nil before 1873.
    package init?(_ day: CalendarDay) {
        self.init(PartialDay(day))
    }

    /// What is known of the day in Gregorian years.
    package var partialDay: PartialDay? {
        PartialDay(year: era.firstYear + year - 1, month: month, day: day)
    }
}

// MARK: - Text

extension EraDate: CustomStringConvertible {
    /// The long form, 令和8年4月6日 or 令和元年5月1日; what is unknown is left off.
    package var description: String {
        yearText + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
    }

    /// The era and the year, 令和8年 or 令和元年.
    package var yearText: String { era.text(ofYear: year) }

    /// The short form, R8.4.6, or R08.04.06 when padded.
    package func shortText(padded isPadded: Bool = false) -> String {
        let numbers = [year, month, day].compactMap { $0 }
        let texts = numbers.map { isPadded ? padded($0, 2) : String($0) }
        return String(era.letter) + texts.joined(separator: ".")
    }
}

extension EraDate.Refusal {
    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        switch (self, language) {
        case (.notADate, .ja): "元号の日付ではありません。令和8年4月6日のように書いてください。"
        case (.notADate, .en): "This is no date of an era; write it as 令和8年4月6日 or R8.4.6."
        case (.noSuchDay, .ja): "暦にない日付です。月と日を確かめてください。"
        case (.noSuchDay, .en): "The calendar has no such day; check month and day."
        case (.outsideEra, .ja): "その元号の期間にない日付です。元号と年を確かめてください。"
        case (.outsideEra, .en): "The era does not include this day; check era and year."
        case (.lunar, .ja): "明治5年以前の月日は旧暦のため換算できません。年だけを書いてください。"
        case (.lunar, .en): "Days before 1873 were lunar and are not converted; give the year only."
        }
    }
}

extension PartialDay {
    /// The day in Japanese: by its era, or by both eras it can be in, 1989年(昭和64年/平成元年).
    ///
    /// A day without an era that can be told, before 1873 or 1868, is written in Gregorian years.
    package var textInJapanese: String {
        if let date = EraDate(self) { return date.description }
        let western =
            "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
        let eras = Era.possible(for: self)
        guard eras.count > 1 else { return western }
        let years = eras.map { $0.text(ofYear: year - $0.firstYear + 1) }
        return "\(western)(\(years.joined(separator: "/")))"
    }
}
