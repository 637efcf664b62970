package import Vocabulary

/// How a visit can end, go back or be taken up again now.
package struct VisitEnding: Sendable {
    /// Whether it can be closed.
    package enum Closing: Sendable {
        /// Nothing is offered.
        case absent
        /// Something is open, which is said.
        case barred(Localized)
        /// Results were not handed over, so a reason is asked for.
        case withReason
        /// Nothing is left.
        case free
    }

    /// Whether it can be closed.
    package var closing: Closing
    /// Why it may be abandoned; empty where it may not.
    package var abandonReasons: [Choice]
    /// Whether it can go back to the queue.
    package var canReturn: Bool
    /// Whether its end can be taken back.
    package var canReopen: Bool
    /// What was typed as the reason of closing.
    package var reason: String

    /// Takes every part as given.
    package init(
        closing: Closing = .absent,
        abandonReasons: [Choice] = [],
        canReturn: Bool = false,
        canReopen: Bool = false,
        reason: String = ""
    ) {
        self.closing = closing
        self.abandonReasons = abandonReasons
        self.canReturn = canReturn
        self.canReopen = canReopen
        self.reason = reason
    }

    private var isEmpty: Bool {
        if case .absent = closing { return abandonReasons.isEmpty && !canReturn && !canReopen }
        return false
    }

    func markup(of visit: VisitID, _ problems: [Problem], in frame: Frame) -> Markup {
        if isEmpty { return .nothing }
        return HTML.section(.class("card endings"), .labelledBy("endings-title")) {
            HTML.h2(.id("endings-title")) {
                canReopen
                    ? Localized(ja: "この来庁の再開", en: "Take it up again")
                    : Localized(ja: "この来庁の終了", en: "End of this visit")
            }
            if canReturn {
                frame.form(to: Paths.returnToQueue(visit), class: "inline-form") {
                    Parts.button(Localized(ja: "待ちに戻す", en: "Back to the queue"), .outline)
                }
            }
            if canReopen {
                frame.form(to: Paths.reopen(visit), class: "inline-form") {
                    Parts.button(Localized(ja: "終了を取り消す", en: "Reopen"), .outline)
                }
            }
            if !abandonReasons.isEmpty { abandonForm(of: visit, in: frame) }
            closeForm(of: visit, problems, in: frame)
        }
    }

    private func abandonForm(of visit: VisitID, in frame: Frame) -> Markup {
        frame.form(to: Paths.abandon(visit), class: "form") {
            Parts.selectField(
                "abandon-reason",
                name: "reason",
                label: Localized(ja: "提出せずに終わる理由", en: "Why it ends without filing"),
                options: abandonReasons,
                chosen: abandonReasons.first?.value
            )
            Parts.button(
                Localized(ja: "提出せずに終了する", en: "End without filing"),
                .outline
            )
        }
    }

    /// Closing; where something is open, a button that cannot be pressed and why.
    func closeForm(
        of visit: VisitID,
        _ problems: [Problem],
        leadingTo destination: String? = nil,
        in frame: Frame
    ) -> Markup {
        let name = Localized(ja: "\(visit)を終了する", en: "Close \(visit)")
        switch closing {
        case .absent: return .nothing
        case .barred(let why):
            return HTML.div(.class("form")) {
                HTML.button(
                    .class("button button--outline"),
                    .type("button"),
                    .disabled(true),
                    .describedBy(["close-\(visit)-why"])
                ) { name }
                HTML.p(.class("support"), .id("close-\(visit)-why")) { why }
            }
        case .withReason, .free:
            let field = "close-reason-\(visit)"
            let hidden = destination.map { [HiddenValue(name: "to", value: $0)] } ?? []
            return frame.form(to: Paths.close(visit), class: "form", carrying: hidden) {
                if case .withReason = closing {
                    Parts.textField(
                        TextField(
                            id: field,
                            name: "reason",
                            label: Localized(
                                ja: "渡さずに終了する理由",
                                en: "Why it ends without a hand-over"
                            ),
                            value: reason,
                            support: Localized(
                                ja: "例:郵送した、本人が受け取らない。個人番号は書けません。",
                                en: "For example: posted, or not wanted. Never a My Number."
                            ),
                            problem: problems[at: field],
                            isRequired: true
                        )
                    )
                }
                Parts.button(name, .outline)
            }
        }
    }
}
