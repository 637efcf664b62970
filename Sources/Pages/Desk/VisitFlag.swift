package import Vocabulary

/// What staff must know about a visit before they speak to anybody.
package enum VisitFlag: Sendable, Hashable {
    /// Address protection asked for or in force; lists hint at it without naming it.
    case protected
    /// The language that is wanted.
    case interpreter(Localized)
    case wheelchair
    case quietRoom
    /// The clock time of the appointment.
    case booked(String)
    /// Something came back from the center.
    case returned
    /// It was received on paper and entered later: both moments.
    case onPaper(Instant, entered: Instant)

    var chip: Markup {
        switch self {
        case .protected: Parts.chip(.careful, .danger)
        case .interpreter(let language):
            Parts.chip(
                Localized(ja: "通訳:\(language.ja)", en: "Interpreter: \(language.en)"),
                .information
            )
        case .wheelchair: Parts.chip(DoorNeeds.wheelchairName, .information)
        case .quietRoom: Parts.chip(DoorNeeds.quietRoomName, .information)
        case .booked(let time):
            Parts.chip(Localized(ja: "予約 \(time)", en: "Booked \(time)"), .neutral)
        case .returned: Parts.chip(Localized(ja: "差戻しあり", en: "Sent back"), .warning)
        case .onPaper(let received, let entered):
            Parts.chip(
                Localized(
                    ja: "紙で受付 \(received.written.ja)・入力 \(entered.written.ja)",
                    en: "On paper \(received.written.en), entered \(entered.written.en)"
                ),
                .neutral
            )
        }
    }

    static func chips(_ flags: [VisitFlag]) -> Markup {
        HTML.span(.class("chips")) { flags.map(\.chip) }
    }
}

/// Where a visit stands, as the counter sees it.
package enum VisitState: String, CaseIterable, Sendable {
    /// Sits in the waiting room; goes on to called.
    case waiting
    /// Went straight to an individual counter; nobody calls it unless that sends it here.
    case elsewhere
    /// Was called and is on the way; goes on to serving, or back to waiting.
    case called
    /// At the counter now; goes on to filed or finished.
    case serving
    /// Filed; waits for the center's answers; goes on to ready.
    case filed
    /// Filed without an item for the center; goes on to filed or finished.
    case unfiled
    /// The center has answered; the resident can be called for the hand-over; goes on to finished.
    case ready
    /// Nothing is open today.
    case finished

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .waiting: Localized(ja: "待ち", en: "Waiting")
        case .elsewhere: Localized(ja: "個別窓口へ", en: "At another desk")
        case .called: Localized(ja: "呼出中", en: "Called")
        case .serving: Localized(ja: "対応中", en: "At the counter")
        case .filed: Localized(ja: "処理待ち", en: "At the center")
        case .unfiled: Localized(ja: "センターへの提出なし", en: "Nothing at the center")
        case .ready: Localized(ja: "交付できます", en: "Ready to hand over")
        case .finished: Localized(ja: "終了", en: "Finished")
        }
    }

    var chip: Markup {
        switch self {
        case .waiting, .unfiled: Parts.chip(name, .warning)
        case .called, .serving: Parts.chip(name, .information)
        case .ready: Parts.chip(name, .success)
        case .filed, .finished, .elsewhere: Parts.chip(name)
        }
    }
}
