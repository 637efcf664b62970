import Eligibility
import Testing
import Vocabulary

@Suite("Ages and school years as the law counts them")
struct AgeReckoningTests {
    struct Case: Sendable {
        let born: String
        let day: String
        let age: Int
        let legalAge: Int
        let yearEndAge: Int
        let schoolYear: Int
    }

    static let cases = [
        Case(
            born: "2006-04-07",
            day: "2026-04-05",
            age: 19,
            legalAge: 19,
            yearEndAge: 20,
            schoolYear: 14
        ),
        Case(
            born: "2006-04-07",
            day: "2026-04-06",
            age: 19,
            legalAge: 20,
            yearEndAge: 20,
            schoolYear: 14
        ),
        Case(
            born: "2006-04-07",
            day: "2026-04-07",
            age: 20,
            legalAge: 20,
            yearEndAge: 20,
            schoolYear: 14
        ),
        Case(
            born: "2004-02-29",
            day: "2025-02-27",
            age: 20,
            legalAge: 20,
            yearEndAge: 21,
            schoolYear: 15
        ),
        Case(
            born: "2004-02-29",
            day: "2025-02-28",
            age: 20,
            legalAge: 21,
            yearEndAge: 21,
            schoolYear: 15
        ),
        Case(
            born: "2004-02-29",
            day: "2025-03-01",
            age: 21,
            legalAge: 21,
            yearEndAge: 21,
            schoolYear: 15
        ),
        Case(
            born: "2004-02-29",
            day: "2024-02-28",
            age: 19,
            legalAge: 20,
            yearEndAge: 20,
            schoolYear: 14
        ),
        Case(
            born: "2004-02-29",
            day: "2024-02-29",
            age: 20,
            legalAge: 20,
            yearEndAge: 20,
            schoolYear: 14
        ),
        Case(
            born: "2019-04-01",
            day: "2025-04-01",
            age: 6,
            legalAge: 6,
            yearEndAge: 7,
            schoolYear: 1
        ),
        Case(
            born: "2019-04-02",
            day: "2025-04-01",
            age: 5,
            legalAge: 6,
            yearEndAge: 6,
            schoolYear: 0
        ),
        Case(
            born: "2019-04-01",
            day: "2026-03-31",
            age: 6,
            legalAge: 7,
            yearEndAge: 7,
            schoolYear: 1
        ),
        Case(
            born: "2019-04-01",
            day: "2026-04-01",
            age: 7,
            legalAge: 7,
            yearEndAge: 8,
            schoolYear: 2
        ),
        Case(
            born: "2019-04-02",
            day: "2026-04-01",
            age: 6,
            legalAge: 7,
            yearEndAge: 7,
            schoolYear: 1
        ),
        Case(
            born: "2010-04-02",
            day: "2026-03-31",
            age: 15,
            legalAge: 15,
            yearEndAge: 15,
            schoolYear: 9
        ),
        Case(
            born: "2008-04-01",
            day: "2026-03-31",
            age: 17,
            legalAge: 18,
            yearEndAge: 18,
            schoolYear: 12
        ),
        Case(
            born: "2008-04-01",
            day: "2026-04-01",
            age: 18,
            legalAge: 18,
            yearEndAge: 19,
            schoolYear: 13
        ),
    ]

    @Test("turn on the right day", arguments: cases)
    func turn(_ example: Case) {
        let (born, day) = (SmallWorld.day(example.born), SmallWorld.day(example.day))

        #expect(AgeReckoning.age(born: born, on: day) == example.age)
        #expect(AgeReckoning.legalAge(born: born, on: day) == example.legalAge)
        #expect(AgeReckoning.fiscalYearEndAge(born: born, on: day) == example.yearEndAge)
        #expect(AgeReckoning.schoolYear(born: born, on: day) == example.schoolYear)
    }

    @Test("never fall from one day to the next, nor rise for one born later")
    func steps() {
        let functions = [
            AgeReckoning.age, AgeReckoning.legalAge, AgeReckoning.fiscalYearEndAge,
        ]
        for function in functions {
            for start in stride(from: 0, to: 1500, by: 1) {
                let born = SmallWorld.day("2003-01-01").adding(days: start)
                let day = SmallWorld.day("2021-12-01").adding(days: start * 7 % 1500)
                let now = function(born, day)
                #expect((0...1).contains(function(born, day.adding(days: 1)) - now))
                #expect((0...1).contains(now - function(born.adding(days: 1), day)))
            }
        }
    }
}
