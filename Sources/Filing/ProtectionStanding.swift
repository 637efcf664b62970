package import Vocabulary

/// How far the protection of a visit and its people (支援措置) has come.
///
/// It holds in every state but `none`. What somebody says is enough to begin it; to make it certain, or to end
/// it, takes a second person (住民基本台帳事務処理要領 第5-10 leaves how a claim is checked to the municipality).
package enum ProtectionState: String, CaseIterable, Hashable, Sendable {
    /// Nobody is protected; whoever says so makes it provisional.
    case none
    /// Somebody said so; another person confirms it, or two lift it.
    case provisional
    /// A second person confirmed it; two lift it.
    case confirmed
    /// One person asked to lift it, a short while ago; another does so, or confirms it, or the wish lapses.
    case lifting
}

/// The protection of a visit as it stands at a moment, and who may take it further.
package struct ProtectionStanding: Hashable, Sendable {
    /// Who did something, and when.
    package struct Step: Hashable, Sendable {
        /// The account.
        package let actor: String
        package let at: Instant

        /// A step of an account.
        package init(_ actor: String, at: Instant) {
            self.actor = actor
            self.at = at
        }
    }

    /// How far it has come.
    package let state: ProtectionState
    /// Who said so first; nil where nobody is protected.
    package let set: Step?
    /// The second person.
    package let confirmed: Step?
    /// Who asked to lift it, while that counts.
    package let liftAsked: Step?

    /// How long the second of two persons may take to lift it.
    package static let window = Duration.seconds(600)

    /// The standing of one who is protected by `set`, or of nobody.
    package init(set: Step?, confirmed: Step?, liftAsked: Step?, now: Instant) {
        self.set = set
        self.confirmed = confirmed
        self.liftAsked = liftAsked.flatMap { $0.at >= now.adding(.zero - Self.window) ? $0 : nil }
        state =
            if set == nil { .none } else if self.liftAsked != nil { .lifting } else {
                confirmed == nil ? .provisional : .confirmed
            }
    }

    /// Whether what leaves the house must wait for a second person.
    package var isProvisional: Bool { self.set != nil && confirmed == nil }

    /// Whether this account may be the second person who confirms.
    package func mayConfirm(_ actor: String) -> Bool {
        guard isProvisional, let set else { return false }
        return !utf8Equal(set.actor, actor)
    }

    /// Whether this account may ask to lift it.
    package var mayAskLift: Bool { state == .provisional || state == .confirmed }

    /// Whether this account may be the second person who lifts.
    package func mayLift(_ actor: String) -> Bool {
        liftAsked.map { !utf8Equal($0.actor, actor) } ?? false
    }
}
