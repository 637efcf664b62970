package import Eligibility
package import Vocabulary

extension HouseholdRecord {
    private static let signedOn = "signed_on"

    /// Refuses a day of signing that is still to come: after the visit's day and after today.
    ///
    /// A paper that was missing may be signed after the visit's day, and a visit entered late before today.
    package func checkSigning(of household: Household, today: CalendarDay) throws(FilingRefusal) {
        guard let text = visit[Self.signedOn]?.asString, let day = PartialDay(text),
            day.earliest > max(household.on, today)
        else { return }
        throw FilingRefusal(
            "record.visit.\(Self.signedOn)",
            ja: "署名の日が未来です。署名された日を確かめて書いてください。",
            en: "This day of signing is still to come; write the day on which it was signed."
        )
    }
}
