package import Vocabulary

/// How far the protection of a visit's people has come, and the acts by which two persons take it further.
package struct ProtectionPage: Page {
    /// How far it has come.
    package enum State: Sendable {
        /// Nobody is protected.
        case none
        /// Somebody said so; it holds, and waits for a second person.
        case provisional
        /// A second person confirmed it.
        case confirmed
        /// One person asked to lift it, and it waits for a second.
        case lifting
    }

    /// Who did something, and when.
    package struct Step: Sendable {
        package var name: String
        package var at: Instant

        /// Takes both as given.
        package init(name: String, at: Instant) {
            self.name = name
            self.at = at
        }
    }

    package var subjectOfVisit: Subject
    package var state: State
    /// Who said so.
    package var set: Step?
    /// The second person.
    package var confirmed: Step?
    /// Who asked to lift it.
    package var liftAsked: Step?
    /// Whether the reader may be the second person who confirms.
    package var mayConfirm = false
    /// Whether the reader may ask to lift it.
    package var mayAskLift = false
    /// Whether the reader may be the second person who lifts.
    package var mayLift = false

    /// A page of a visit, without a step.
    package init(subject: Subject, state: State) {
        subjectOfVisit = subject
        self.state = state
    }

    package var title: Localized { Localized(ja: "支援措置", en: "Address protection") }
    package var subject: Subject? { subjectOfVisit }
    package var namesProtection: Bool { true }
    package var offersProtection: Bool { false }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: state.lead),
            steps,
            actions(in: frame),
            Parts.backToConsole(of: subjectOfVisit.visit),
        ])
    }

    @MarkupBuilder private var steps: Markup {
        if state != .none {
            HTML.dl(.class("summary-list")) {
                Parts.row(Localized(ja: "状態", en: "State")) {
                    Parts.chip(state.name, state == .confirmed ? .success : .warning)
                }
                step(Localized(ja: "申し出を受けた人", en: "Set by"), set)
                step(Localized(ja: "確認した人", en: "Confirmed by"), confirmed)
                step(Localized(ja: "解除を求めた人", en: "Lifting asked by"), liftAsked)
            }
        }
    }

    @MarkupBuilder private func step(_ name: Localized, _ step: Step?) -> Markup {
        if let step {
            Parts.row(name) {
                Markup.japanese(step.name)
                Markup.text(" ")
                step.at.markup
            }
        }
    }

    @MarkupBuilder private func actions(in frame: Frame) -> Markup {
        let visit = subjectOfVisit.visit
        if state == .none {
            frame.form(to: Paths.protection(visit)) { Parts.button(.protectNow, key: "q") }
        }
        if mayConfirm {
            frame.form(to: Paths.confirmProtection(visit)) {
                Parts.button(Localized(ja: "確認した(確定する)", en: "Confirm"), key: "c")
            }
        }
        if mayAskLift {
            frame.form(to: Paths.askLiftProtection(visit)) {
                Parts.button(
                    Localized(ja: "解除を求める", en: "Ask to lift it"),
                    .outline,
                    key: "l"
                )
            }
        }
        if mayLift {
            frame.form(to: Paths.liftProtection(visit)) {
                Parts.button(Localized(ja: "解除する", en: "Lift it"), .danger, key: "l")
            }
        }
        if let waiting { HTML.p(.class("support")) { waiting } }
    }

    /// Whom it waits for, where the reader can do nothing about it.
    private var waiting: Localized? {
        switch state {
        case .provisional where !mayConfirm:
            Localized(
                ja: "申し出を受けた人とは別の職員が、この画面を開いて確認してください。",
                en: "Another person than who set it opens this page and confirms."
            )
        case .lifting where !mayLift:
            Localized(
                ja: "求めた人とは別の職員が、10分以内にこの画面で解除してください。それまでは支援措置が続きます。",
                en: "Another person lifts it here within ten minutes; until then it holds."
            )
        default: nil
        }
    }
}

extension ProtectionPage.State {
    fileprivate var name: Localized {
        switch self {
        case .none: .none
        case .provisional: Localized(ja: "仮(確認待ち)", en: "Provisional")
        case .confirmed: Localized(ja: "確認済み", en: "Confirmed")
        case .lifting: Localized(ja: "解除の確認待ち", en: "To be lifted")
        }
    }

    fileprivate var lead: Localized {
        switch self {
        case .none:
            Localized(
                ja: "申し出があれば、その場で始めます。理由や証明は要りません。",
                en: "Begun the moment somebody says so; no reason and no proof is needed."
            )
        case .provisional, .lifting, .confirmed:
            Localized(
                ja: "住所や連絡先は、だれの画面にも紙にも出ません。確認されるまで、証明書・様式の印刷と引渡しは止まります。",
                en: "Addresses and telephone numbers stand on no screen and no paper. Prints, "
                    + "certificates and hand-overs stop until it is confirmed."
            )
        }
    }
}

extension Localized {
    static let protectNow = Localized(ja: "支援措置の申し出", en: "Protect")
    /// The same where others read along.
    static let carefulNow = Localized(ja: "要配慮にする", en: "Mark for care")
}
