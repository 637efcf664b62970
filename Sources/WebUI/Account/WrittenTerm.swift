import Stores
import Vocabulary

/// From when to when somebody works here, as an administrator types it.
enum WrittenTerm {
    /// The term of a form's fields `from` and `until`; nil where a day is none, or they are the wrong way round.
    static func read(_ form: FormFields) -> StaffTerm? {
        let days = ["from", "until"].map { day(form[$0] ?? "") }
        guard let from = days[0], let until = days[1] else { return nil }
        return StaffTerm(from: from, until: until)
    }

    static let unreadable = Localized(
        ja: "利用開始日と利用終了日を、2026-04-01 か R8.4.1 のように、順に書いてください。",
        en: "Write the first and the last day as 2026-04-01, the first before the last."
    )

    /// The day; nil within where none was written, nil where it is none.
    private static func day(_ text: String) -> CalendarDay?? {
        if text.withoutBlanksAround.isEmpty { return .some(nil) }
        guard let whole = WrittenDay.read(text)?.whole else { return nil }
        return whole
    }
}
