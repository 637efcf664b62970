import Vocabulary

/// Makes the facts of one person; everything not said here is as usual (none, no, 0).
extension Draw {
    /// A day of birth so many whole years before the visit.
    mutating func born(years: ClosedRange<Int>, before day: CalendarDay) -> CalendarDay {
        day.adding(days: -(365 * number(years) + number(91...364)))
    }

    /// A worker of one of the two usual kinds of insurance.
    mutating func worker(
        _ relationship: String,
        years: ClosedRange<Int>,
        _ day: CalendarDay
    ) -> JSONObject {
        let employed = happens(perMille: 650)
        var person = adult(relationship, years: years, day)
        person["health_insurance"] = .string(employed ? "employer" : "national")
        person["pension"] = .string(employed ? "category-2" : "category-1")
        person["driving_licence"] = .bool(happens(perMille: 750))
        return person
    }

    /// A grown-up without insurance or pension; the card is drawn.
    mutating func adult(
        _ relationship: String,
        years: ClosedRange<Int>,
        _ day: CalendarDay
    ) -> JSONObject {
        let card = one(weighted: [
            ("valid", 72), ("none", 20), ("lapsed", 4), ("applied", 3), ("lost", 1),
        ])
        let certificate = card == "valid" && happens(perMille: 800)
        return [
            "born": .string(born(years: years, before: day).description),
            "relationship": .string(relationship),
            "nationality": "japanese",
            "my_number_card": .string(card),
            "card_pin_known": .bool(card == "valid" && happens(perMille: 900)),
            "signing_certificate": .bool(certificate),
            "wants_signing_certificate": .bool(certificate && happens(perMille: 700)),
            "wants_seal": .bool(happens(perMille: 250)),
            "pension_number_linked": .bool(happens(perMille: 930)),
            "income_filed": true,
            "wants_resident_record_copy": .bool(happens(perMille: 450)),
            "insurance_card_registered": .bool(card == "valid"),
        ]
    }

    /// A child in the school or nursery of its age.
    mutating func child(
        years: ClosedRange<Int>,
        _ day: CalendarDay,
        insured: JSONValue
    ) -> JSONObject {
        let born = born(years: years, before: day)
        let school = Self.school(of: born, on: day)
        return [
            "born": .string(born.description), "relationship": "child", "nationality": "japanese",
            "health_insurance": insured, "school": .string(school),
            "school_public": .bool(["elementary", "junior-high"].contains(school)),
            "student": .bool(school == "high"),
            "my_number_card": .string(happens(perMille: 500) ? "valid" : "none"),
            "card_pin_known": false, "pension": "none", "pension_number_linked": true,
            "income_filed": true, "receives": ["child-allowance", "child-medical-subsidy"],
        ]
    }

    /// Someone over 75, at times in need of care or with a certificate.
    mutating func elder(_ relationship: String, _ day: CalendarDay) -> JSONObject {
        var person = adult(relationship, years: 76...91, day)
        person["health_insurance"] = "late-elderly"
        person["pension"] = "receiving"
        person["care_certified"] = .string(
            one(weighted: [("none", 55), ("support-2", 15), ("care-1", 15), ("care-3", 15)])
        )
        if happens(perMille: 150) {
            person["certificate_physical"] = .string(one(["1", "2", "4"]))
        }
        return person
    }

    /// School attended on a day, by the school year that begins on 1 April (学校教育法17条、施行規則59条).
    private static func school(of born: CalendarDay, on day: CalendarDay) -> String {
        // A child born on 1 April belongs to the older year: the age is reached the day before.
        let counted = born.adding(days: -1)
        let year = counted.month >= 4 ? counted.year : counted.year - 1
        let schoolYear = day.month >= 4 ? day.year : day.year - 1
        return switch schoolYear - year {
        case ..<4: "none"
        case 4...6: "nursery"
        case 7...12: "elementary"
        case 13...15: "junior-high"
        case 16...18: "high"
        default: "none"
        }
    }
}
