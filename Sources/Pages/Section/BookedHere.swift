package import Vocabulary

/// Somebody who is booked at a desk today, as the desk's list shows them.
package struct BookedHere: Sendable {
    package var at: Instant
    /// For whom it is; nil where that is withheld.
    package var name: String?
    /// What they want.
    package var procedures: [Localized]
    /// What the desk must know besides.
    package var note: String?
    /// Where the appointment stands.
    package var state: BookingState
    /// The visit that was opened when they came.
    package var visit: VisitID?

    /// Takes every part as given.
    package init(
        at: Instant,
        name: String?,
        procedures: [Localized],
        note: String?,
        state: BookingState,
        visit: VisitID?
    ) {
        self.at = at
        self.name = name
        self.procedures = procedures
        self.note = note
        self.state = state
        self.visit = visit
    }

    /// The day's appointments of a desk; nothing where there are none.
    static func table(_ appointments: [BookedHere]) -> Markup {
        if appointments.isEmpty { return .nothing }
        let caption = Localized(ja: "今日の予約", en: "Booked today")
        return HTML.div {
            HTML.h2 { caption }
            Parts.table(
                caption,
                id: "booked",
                columns: [
                    Localized(ja: "時刻", en: "Time"), Localized(ja: "氏名", en: "Name"),
                    Localized(ja: "用件", en: "About"), Localized(ja: "状態", en: "State"),
                    Localized(ja: "来庁番号", en: "Visit"),
                ],
                hidesCaption: true
            ) {
                for appointment in appointments { appointment.row }
            }
        }
    }

    private var row: Markup {
        HTML.tr {
            HTML.th(.scope("row"), .class("ticket")) { Markup.text(at.clock) }
            HTML.td {
                name.map { Markup.japanese($0) } ?? Markup.localized(.withheld)
            }
            HTML.td {
                if name == nil {
                    Markup.localized(.withheld)
                } else {
                    procedures.isEmpty ? Markup.localized(.none) : Parts.list(procedures)
                }
                if let note { HTML.p(.class("quiet")) { Markup.japanese(note) } }
            }
            HTML.td { state.chip }
            HTML.td { Markup.text(visit.map(\.description) ?? "–") }
        }
    }
}
