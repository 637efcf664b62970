import Pages
import Vocabulary

extension Fixtures {
    var parcels: [Fixture] {
        let list = frame(Paths.parcels, roles: [.clerk])
        let one = frame(Paths.parcel(parcel), roles: [.clerk, .center])
        return [
            Fixture(
                name: "parcels",
                page: ParcelsPage(
                    office: office,
                    parcels: [line(.differing), line(.packing), line(.returned)]
                ),
                frame: list
            ),
            Fixture(
                name: "parcels-empty",
                page: ParcelsPage(office: office, parcels: []),
                frame: list
            ),
            Fixture(name: "parcel-packing", page: page(.packing), frame: one),
            Fixture(name: "parcel-sent", page: page(.sent), frame: one),
            Fixture(name: "parcel-differing", page: page(.differing), frame: one),
            Fixture(name: "parcel-received", page: page(.received), frame: one),
            Fixture(
                name: "parcel-sheet",
                page: ParcelSheetPage(
                    parcel: line(.sent),
                    papers: papers(.listed),
                    madeAt: instant("16:30"),
                    madeBy: text("中央 花子")
                ),
                frame: one
            ),
        ]
    }

    private var parcel: ParcelID { ParcelID(number: 12) }

    private func papers(_ standing: OriginalLine.Standing) -> [OriginalLine] {
        [
            OriginalLine(
                number: 1,
                visit: visit,
                item: ItemID(number: 9001),
                kind: said("転出証明書", "Moving-out certificate"),
                sheets: 1,
                arrived: standing == .listed ? nil : 1,
                standing: standing == .listed ? .listed : .arrived
            ),
            OriginalLine(
                number: 2,
                visit: visit,
                item: nil,
                kind: said("賃貸借契約書", "Lease"),
                sheets: 3,
                arrived: standing == .listed ? nil : 2,
                standing: standing,
                settled: standing == .settled ? text("棚にあった") : nil,
                settledBy: standing == .settled ? text("中央 花子") : nil
            ),
        ]
    }

    private func line(_ standing: ParcelStanding) -> ParcelLine {
        ParcelLine(
            id: parcel,
            office: office,
            standing: standing,
            papers: 2,
            sheets: 4,
            owner: text("中央 花子"),
            due: standing == .differing ? Due(at: instant("17:00"), pressure: .near) : nil,
            at: instant("16:00"),
            differences: standing == .differing ? Array(papers(.differing).suffix(1)) : []
        )
    }

    private func page(_ standing: ParcelStanding) -> ParcelPage {
        var page = ParcelPage(
            parcel: line(standing),
            papers: papers(
                standing == .differing ? .differing : standing == .received ? .settled : .listed
            ),
            steps: standing == .packing
                ? []
                : [
                    HistoryEntry(
                        at: instant("16:00"),
                        what: said("窓口が送付", "Sent by the counter"),
                        by: text("中央 花子")
                    )
                ],
            permissions: ParcelPage.Permissions(
                pack: standing == .packing,
                receive: standing == .sent,
                settle: standing == .differing,
                takeBack: standing == .received
            )
        )
        let field: String? = standing == .sent ? "count-2" : standing == .differing ? "reason" : nil
        page.problems =
            field.map {
                [Problem(field: $0, message: said("直してください。", "Put this right."))]
            } ?? []
        return page
    }
}
