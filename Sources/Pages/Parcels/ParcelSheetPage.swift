package import Vocabulary

/// The list that travels with a parcel of originals (送付票), on A4; it names nobody.
package struct ParcelSheetPage: Page {
    package var parcel: ParcelLine
    package var papers: [OriginalLine]
    package var madeAt: Instant
    package var madeBy: String

    /// Takes every part as given.
    package init(parcel: ParcelLine, papers: [OriginalLine], madeAt: Instant, madeBy: String) {
        self.parcel = parcel
        self.papers = papers
        self.madeAt = madeAt
        self.madeBy = madeBy
    }

    package var title: Localized {
        Localized(ja: "原本送付票 \(parcel.id)", en: "List of originals \(parcel.id)")
    }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.parcel(parcel.id)),
            HTML.div(.class("sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                HTML.p {
                    parcel.office
                    Localized(ja: "から 事務センターへ", en: " to the processing center")
                }
                table
                HTML.p {
                    Localized(
                        ja: "合計 \(papers.count)件 \(parcel.sheets)枚",
                        en: "\(papers.count) papers, \(parcel.sheets) sheets"
                    )
                }
                HTML.p(.class("sheet__foot")) {
                    madeAt.markup
                    Markup.text(" ")
                    Markup.japanese(madeBy)
                }
            },
        ])
    }

    private var table: Markup {
        Parts.table(
            Localized(ja: "入っている原本", en: "Originals in it"),
            id: "list",
            columns: [
                Localized(ja: "番号", en: "No."), Localized(ja: "来庁番号", en: "Visit"),
                Localized(ja: "手続番号", en: "Item"), .original, .sheets,
                Localized(ja: "確認", en: "Seen"),
            ],
            numbers: [4]
        ) {
            for paper in papers {
                HTML.tr {
                    HTML.th(.scope("row")) { Markup.text("\(paper.number)") }
                    HTML.td { Markup.text("\(paper.visit)") }
                    HTML.td { Markup.text(paper.item.map { "\($0)" } ?? "–") }
                    HTML.td { paper.kind }
                    Parts.numberCell(paper.sheets)
                    HTML.td { Markup.text("□") }
                }
            }
        }
    }
}
