package import Vocabulary

/// The parcels of originals between a counter and the center: what somebody looks for first.
package struct ParcelsPage: Page {
    /// Whose list it is: an office's, or the center's over all.
    package var office: Localized
    package var parcels: [ParcelLine]

    /// Takes every part as given.
    package init(office: Localized, parcels: [ParcelLine]) {
        self.office = office
        self.parcels = parcels
    }

    package var title: Localized { .parcels }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: office),
            differenceTable,
            parcels.isEmpty
                ? HTML.p { Localized(ja: "送付はまだありません。", en: "There is no parcel yet.") } : table,
        ])
    }

    @MarkupBuilder private var differenceTable: Markup {
        if parcels.contains(where: { !$0.differences.isEmpty }) {
            Parts.table(
                Localized(ja: "過不足(探しているもの)", en: "Differences, which somebody clears up"),
                id: "differences",
                columns: [
                    .parcel, Localized(ja: "来庁番号", en: "Visit"), .original, .sheets,
                    .arrivedSheets, .owner, .due,
                ],
                numbers: [3, 4]
            ) {
                for parcel in parcels {
                    for paper in parcel.differences { row(paper, of: parcel) }
                }
            }
        }
    }

    private func row(_ paper: OriginalLine, of parcel: ParcelLine) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { link(parcel) }
            HTML.td { Markup.text("\(paper.visit)") }
            HTML.td { paper.kind }
            Parts.numberCell(paper.sheets)
            Parts.numberCell(paper.arrived ?? 0)
            HTML.td {
                Markup.japanese(parcel.owner)
                Markup.text(" ")
                parcel.office
            }
            HTML.td { parcel.due.markup }
        }
    }

    private var table: Markup {
        Parts.table(
            .parcels,
            id: "parcels",
            columns: [
                .parcel, Localized(ja: "窓口", en: "Office"), .standing,
                Localized(ja: "件数", en: "Papers"), .sheets, .owner,
                Localized(ja: "最後の操作", en: "Last act"),
            ],
            numbers: [3, 4]
        ) {
            for parcel in parcels {
                HTML.tr {
                    HTML.th(.scope("row")) { link(parcel) }
                    HTML.td { parcel.office }
                    HTML.td { parcel.standing.chip }
                    Parts.numberCell(parcel.papers)
                    Parts.numberCell(parcel.sheets)
                    HTML.td { Markup.japanese(parcel.owner) }
                    HTML.td { parcel.at.markup }
                }
            }
        }
    }

    private func link(_ parcel: ParcelLine) -> Markup {
        HTML.a(.href(Paths.parcel(parcel.id))) { Markup.text("\(parcel.id)") }
    }
}
