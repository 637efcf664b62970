import Vocabulary

// MARK: - Originals

extension ScansPage {
    /// Lays a paper of the visit into the parcel that the office packs for the center.
    func packForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.packOriginal(visit), class: "form card") {
            HTML.h2 { Localized(ja: "原本をセンターへ送る", en: "Send an original to the center") }
            Parts.selectField(
                "original",
                name: "original",
                label: Localized(ja: "原本の種類", en: "Kind of original"),
                options: Parts.choices(kinds),
                chosen: typed.original,
                problem: problem("original"),
                isRequired: true
            )
            Parts.selectField(
                "item",
                name: "item",
                label: Localized(ja: "どの手続のものか(提出したもの)", en: "For which filed item"),
                options: [Choice("", Localized(ja: "特定の手続ではない", en: "None in particular"))]
                    + items,
                chosen: typed.item,
                problem: problem("item")
            )
            Parts.textField(
                TextField(
                    id: "sheets",
                    name: "sheets",
                    label: .sheets,
                    value: typed.sheets,
                    problem: problem("sheets"),
                    isRequired: true,
                    inputMode: "numeric",
                    maximumLength: 5,
                    size: 5
                )
            )
            HTML.div(.class("actions")) {
                Parts.button(
                    Localized(ja: "送付に入れる", en: "Lay it into the parcel"),
                    .outline,
                    key: "o"
                )
                Parts.linkButton(.parcels, .text, to: Paths.parcels)
            }
        }
    }
}
