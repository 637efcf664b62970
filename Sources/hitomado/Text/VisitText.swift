import Casework
import Eligibility
import Filing
import Operations
import Vocabulary

/// A visit as a table for people; it holds no personal data.
struct VisitText {
    let visit: ShownVisit
    let language: Language

    /// The lines with their ends.
    var text: String {
        var table = TextTable(
            Localized(ja: "コード", en: "Code")[language],
            Localized(ja: "手続き", en: "Procedure")[language],
            Localized(ja: "対象", en: "People")[language],
            Localized(ja: "扱い", en: "Fate")[language],
            Localized(ja: "案件", en: "Item")[language],
            Localized(ja: "状態", en: "State")[language],
            Localized(ja: "担当", en: "Owner")[language],
            Localized(ja: "次にすること", en: "Next step")[language],
            Localized(ja: "期限", en: "Due")[language]
        )
        for item in visit.items {
            table.add(
                item.code,
                item.name[language],
                item.key.people.map(\.description).joined(separator: ","),
                item.fate.rawValue,
                item.item?.description ?? "-",
                item.state?.words(in: language) ?? "-",
                item.owner?[language] ?? "-",
                item.nextStep?[language] ?? "-",
                item.dueAt?.wordedInJapan ?? "-"
            )
        }
        return "\(visit.visit)  \(visit.office)  \(visit.openedAt.wordedInJapan)\n\n" + table.text
    }
}
