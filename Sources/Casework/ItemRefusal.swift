package import Vocabulary

/// Why an act on an item is not possible now.
package enum ItemRefusal: Error, Hashable, Sendable {
    /// No such item in this municipality.
    case unknown
    /// A check is given only while the item is held for one.
    case notHeld(ItemState)
    /// The second check takes another person.
    case sameChecker
    /// The item was sent back, or something before it was.
    case alreadyStopped(ItemState)
    /// Only what was sent back can be corrected.
    case notSentBack(ItemState)
    /// The item was sent back as often as can be counted.
    case tooManyAttempts
    /// The item is in a lot, and its system has not answered.
    case awaitingAnswer
    /// The system has accepted the item.
    case alreadyDone
    /// The item was withdrawn before.
    case alreadyWithdrawn
}

extension ItemRefusal {
    /// A stable code for programs.
    package var code: String {
        switch self {
        case .unknown: "unknown-item"
        case .notHeld: "not-held"
        case .sameChecker: "same-checker"
        case .alreadyStopped: "already-stopped"
        case .notSentBack: "not-sent-back"
        case .tooManyAttempts: "too-many-attempts"
        case .awaitingAnswer: "awaiting-answer"
        case .alreadyDone: "already-done"
        case .alreadyWithdrawn: "already-withdrawn"
        }
    }

    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var english: String {
        switch self {
        case .unknown: "There is no such item; check its number."
        case .notHeld(let state):
            "The item is not waiting for a check; it is now: \(state.words(in: .en))."
        case .sameChecker:
            "The second check must be made by another person than the first; ask a colleague."
        case .alreadyStopped(let state):
            "The item is stopped already; it is now: \(state.words(in: .en)). Settle that first."
        case .notSentBack(let state):
            "Only an item that was sent back can be corrected; it is now: \(state.words(in: .en))."
        case .tooManyAttempts:
            "The item was sent back too often; withdraw it and file it anew."
        case .awaitingAnswer:
            "The item is in a lot; wait for the answer of its system, then correct or withdraw it."
        case .alreadyDone:
            "Its system has accepted the item; file a correction or cancellation instead."
        case .alreadyWithdrawn: "The item was already withdrawn; nothing is to be done."
        }
    }

    private var japanese: String {
        switch self {
        case .unknown: "その手続はありません。番号を確かめてください。"
        case .notHeld(let state):
            "この手続は審査待ちではありません（現在：\(state.words(in: .ja))）。"
        case .sameChecker:
            "二人目の審査は、一人目とは別の職員が行ってください。"
        case .alreadyStopped(let state):
            "この手続はすでに止まっています（現在：\(state.words(in: .ja))）。先にそれを片付けてください。"
        case .notSentBack(let state):
            "差し戻された手続だけを補正できます（現在：\(state.words(in: .ja))）。"
        case .tooManyAttempts:
            "差戻しの回数が上限に達しました。取り下げて、新しく届け出てください。"
        case .awaitingAnswer:
            "この手続は連携中です。業務システムの回答を待ってから、補正または取下げをしてください。"
        case .alreadyDone:
            "業務システムが受理しました。訂正または取消の届出をしてください。"
        case .alreadyWithdrawn: "この手続は取下げ済みです。操作は要りません。"
        }
    }
}
