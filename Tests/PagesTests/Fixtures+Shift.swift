import Pages
import Vocabulary

// MARK: - Shift

extension Fixtures {
    var shifts: [Fixture] {
        [
            Fixture(name: "shift", page: shift, frame: frame(Paths.shift)),
            Fixture(name: "shift-other", page: shiftOfOther, frame: frame(Paths.shift)),
            Fixture(
                name: "shift-empty",
                page: ShiftPage(office: office, things: [], receivers: []),
                frame: frame(Paths.shift)
            ),
        ]
    }

    private var kinds: (visit: Localized, draft: Localized) {
        (said("来庁", "visit"), said("下書き", "draft"))
    }

    private var things: [ShiftPage.Thing] {
        [
            ShiftPage.Thing(
                key: text("visit/V1024"),
                visit: visit,
                kind: kinds.visit,
                path: Paths.desk(visit),
                since: instant("09:12"),
                returnedCount: 2,
                dueCount: 1
            ),
            ShiftPage.Thing(
                key: text("draft/V1024"),
                visit: visit,
                kind: kinds.draft,
                path: Paths.desk(visit),
                since: instant("16:40"),
                stayed: said("相手にも下書きがあります", "the receiver has a draft of their own")
            ),
        ]
    }

    private var shift: ShiftPage {
        ShiftPage(
            office: office,
            things: things,
            receivers: [(StaffID(number: 8), text("中央 五郎"))],
            received: [
                ShiftPage.Received(
                    id: 3,
                    from: text("中央 一郎"),
                    by: text("中央 五郎"),
                    isForOffice: true,
                    at: instant("12:30"),
                    note: text("休んだため"),
                    things: [(visit, kinds.visit, Paths.desk(visit))]
                ),
                ShiftPage.Received(
                    id: 4,
                    from: text("中央 五郎"),
                    by: nil,
                    isForOffice: false,
                    at: instant("12:31"),
                    note: nil,
                    things: [(visit, kinds.draft, Paths.desk(visit))]
                ),
            ],
            holders: [
                ShiftPage.Holder(
                    staff: StaffID(number: 9),
                    name: text("中央 一郎"),
                    visitCount: 2,
                    draftCount: 1,
                    hasLeft: true
                ),
                ShiftPage.Holder(
                    staff: StaffID(number: 8),
                    name: text("中央 五郎"),
                    visitCount: 1,
                    draftCount: 0,
                    hasLeft: false
                ),
            ]
        )
    }

    private var shiftOfOther: ShiftPage {
        var page = shift
        page.other = (StaffID(number: 9), text("中央 一郎"))
        page.received = []
        page.receiver = "S8"
        page.note = text("退職")
        page.problems = ["thing", "receiver", "note"].map {
            Problem(field: $0, message: said("確かめてください。", "Look at this."))
        }
        return page
    }
}
