package import Vocabulary

/// Decides what a step does to an appointment; what happens is left to the caller.
///
/// Every decision starts from what was read under a lock.
package enum AppointmentStateMachine {
    /// The state after a step, or why there is none.
    ///
    /// `startsAt` is the beginning of the slot in which the appointment stands.
    package static func state(
        after step: AppointmentStep,
        of state: AppointmentState,
        startsAt: Instant,
        now: Instant
    ) -> Result<AppointmentState, AppointmentRefusal> {
        switch (step, state) {
        case (.moved, .booked): .success(.booked)
        case (.cancelled, .booked): .success(.cancelled)
        case (.restored, .cancelled): .success(.booked)
        case (.takenBack, .arrived), (.takenBack, .noShow): .success(.booked)
        case (.arrived, .booked), (.arrived, .noShow):
            now.dayInJapan == startsAt.dayInJapan
                ? .success(.arrived) : .failure(.otherDay(startsAt))
        case (.noShow, .booked):
            now < startsAt ? .failure(.tooEarly(startsAt)) : .success(.noShow)
        default: .failure(.standsOtherwise(state))
        }
    }
}

/// Why a step cannot be done to an appointment.
package enum AppointmentRefusal: Error, Hashable, Sendable {
    /// From this state no such step leads on.
    case standsOtherwise(AppointmentState)
    /// It is for the day of this moment.
    case otherDay(Instant)
    /// Nobody is late before this moment.
    case tooEarly(Instant)

    /// What is wrong and what to do, in one sentence.
    package var message: Localized {
        switch self {
        case .standsOtherwise(let state): state.inTheWay
        case .otherDay(let instant):
            Localized(
                ja: "この予約は\(instant.dayInJapan)のものです。今日に移すか、予約なしで受け付けてください。",
                en:
                    "This appointment is for \(instant.dayInJapan); move it to today, or go on without it."
            )
        case .tooEarly:
            Localized(
                ja: "予約の時刻になっていません。時刻を過ぎてから記録してください。",
                en: "Its time has not begun; note it after that."
            )
        }
    }
}

extension AppointmentState {
    fileprivate var inTheWay: Localized {
        switch self {
        case .booked:
            Localized(ja: "予約中のため、この操作はできません。", en: "It is booked, so this cannot be done.")
        case .arrived:
            Localized(
                ja: "来庁済みです。誤りのときは、先に来庁を取り消してください。",
                en: "Somebody came already; if that is a mistake, take it back first."
            )
        case .noShow:
            Localized(
                ja: "不来庁と記録されています。誤りのときは、先に取り消してください。",
                en: "It is noted as a no-show; if that is a mistake, take it back first."
            )
        case .cancelled:
            Localized(
                ja: "取り消された予約です。使うときは、先に予約に戻してください。",
                en: "It was cancelled; restore it first to use it."
            )
        }
    }
}
