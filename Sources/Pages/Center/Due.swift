package import Vocabulary

/// A time by which something must have happened, and how it looks at the moment.
package struct Due: Sendable {
    /// How close it is.
    package enum Pressure: Sendable {
        case calm
        case near
        case overdue
    }

    /// The moment by which it must have happened.
    package var at: Instant
    /// How close it is, judged when the page was made.
    package var pressure: Pressure

    /// Takes every part as given.
    package init(at: Instant, pressure: Pressure) {
        self.at = at
        self.pressure = pressure
    }

    @MarkupBuilder var markup: Markup {
        at.markup
        switch pressure {
        case .calm: Markup.nothing
        case .near: Parts.chip(Localized(ja: "まもなく", en: "Soon"), .warning)
        case .overdue: Parts.chip(Localized(ja: "期限超過", en: "Overdue"), .danger)
        }
    }
}

extension Optional<Due> {
    var markup: Markup { self?.markup ?? .localized(Localized(same: "–")) }
}
