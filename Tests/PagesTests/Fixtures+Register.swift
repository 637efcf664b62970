import Pages
import Vocabulary

extension Fixtures {
    var register: [Fixture] {
        [
            Fixture(name: "register", page: registerPage(found: nil), frame: registerFrame),
            Fixture(
                name: "register-found",
                page: registerPage(found: found(2, withheld: 1, isHousehold: false)),
                frame: registerFrame
            ),
            Fixture(
                name: "register-household",
                page: registerPage(found: found(2, withheld: 0, isHousehold: true)),
                frame: registerFrame
            ),
            Fixture(
                name: "register-nobody",
                page: registerPage(found: found(0, withheld: 0, isHousehold: false)),
                frame: registerFrame
            ),
            Fixture(name: "register-differs", page: differences, frame: registerFrame),
        ]
    }

    private var registerFrame: Frame { frame(Paths.register(visit), roles: [.clerk]) }

    private func registerPage(found: RegisterPage.Found?) -> RegisterPage {
        var page = RegisterPage(
            subject: subject(),
            version: 3,
            name: text("カツラギ"),
            born: text("S60"),
            people: [choice("p1", "世帯主", "Householder")]
        )
        page.found = found
        page.household = found?.isHousehold == true ? text("1000123") : nil
        if found == nil {
            page.problems = [
                Problem(field: "born", message: said("生年月日を読み取れません。", "No day is this."))
            ]
        }
        return page
    }

    private func found(_ count: Int, withheld: Int, isHousehold: Bool) -> RegisterPage.Found {
        RegisterPage.Found(
            residents: (0..<count).map { place in
                RegisterPage.Resident(
                    number: text("100012\(place)"),
                    household: text("H7"),
                    name: name,
                    reading: text("カツラギ タロウ"),
                    born: said("昭和60年5月2日", "2 May 1985"),
                    relationship: said("世帯主", "Householder"),
                    address: text("千葉県千葉市中央区千葉港1-1"),
                    person: place == 0 ? "p1" : "",
                    isTicked: isHousehold
                )
            },
            withheld: withheld,
            isCut: count > 0 && !isHousehold,
            isHousehold: isHousehold,
            asOf: day("2026-04-05")
        )
    }

    private var differences: RegisterDifferencesPage {
        RegisterDifferencesPage(
            subject: subject(),
            filled: 8,
            rows: [
                RegisterDifferencesPage.Row(
                    whose: said("世帯主", "Householder"),
                    what: said("生年月日", "Date of birth"),
                    written: said("昭和60年5月3日", "3 May 1985"),
                    registered: said("昭和60年5月2日", "2 May 1985")
                )
            ]
        )
    }
}
