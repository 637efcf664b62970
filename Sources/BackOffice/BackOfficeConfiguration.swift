/// Which items a simulated system rejects, and why.
package struct RejectionRule: Hashable, Sendable {
    /// Which items it matches.
    package enum Match: Hashable, Sendable {
        /// Items whose number can be divided by this one.
        case every(Int64)
        /// Items of one of our procedures.
        case procedure(String)
        /// Items with a procedure's code.
        case code(String)
        /// A share of all items, in thousandths, chosen by a seed.
        case share(perMille: Int, seed: UInt64)
        /// Everything.
        case all
    }

    /// Which items it matches.
    package var match: Match
    /// The reason it gives.
    package var reason: String
    /// Whether only first attempts are rejected, so that a correction is accepted.
    package var onlyFirstAttempts: Bool

    /// A rule; by default only first attempts, as a mismatch with the register.
    package init(
        _ match: Match,
        reason: String = "mismatch-with-register",
        onlyFirstAttempts: Bool = true
    ) {
        self.match = match
        self.reason = reason
        self.onlyFirstAttempts = onlyFirstAttempts
    }

    /// A rule written as `every=50`, `procedure=…`, `code=CH01`, `share=0.05`, `share=0.05:7` (seed) or
    /// `all`, each with `,reason=…` behind it if need be; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", maxSplits: 1)
        guard let match = parts.first.flatMap({ Match(String($0)) }) else { return nil }
        self.init(match)
        guard parts.count == 2 else { return }
        guard parts[1].hasPrefix("reason="), parts[1].utf8.count > 7 else { return nil }
        reason = String(parts[1].dropFirst(7))
    }
}

extension RejectionRule.Match {
    fileprivate init?(_ text: String) {
        if text == "all" {
            self = .all
            return
        }
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "every":
            guard let number = Int64(parts[1]), number > 0 else { return nil }
            self = .every(number)
        case "procedure": self = .procedure(parts[1])
        case "code": self = .code(parts[1])
        case "share":
            let numbers = parts[1].split(separator: ":").map(String.init)
            guard let share = numbers.first.flatMap(Double.init), (0...1).contains(share) else {
                return nil
            }
            let seed = numbers.count == 2 ? UInt64(numbers[1]) : 1
            guard let seed, numbers.count <= 2 else { return nil }
            self = .share(perMille: Int((share * 1000).rounded()), seed: seed)
        default: return nil
        }
    }
}

/// How the simulated back-office systems behave.
package struct BackOfficeConfiguration: Sendable {
    /// The path of the drop folder.
    package var drop: String
    /// The keys that a system returns for each person, such as the resident key (宛名番号), by its folder.
    package var returns: [String: [String]]
    /// Which items are rejected; the first rule that matches counts.
    package var rejections: [RejectionRule]
    /// How long a system takes for a lot.
    package var delay: Duration
    /// How often the folder is looked at.
    package var interval: Duration

    /// A configuration; by default the residence register gives keys and everything is accepted.
    package init(
        drop: String,
        returns: [String: [String]] = ["JUKI": ["resident_key"]],
        rejections: [RejectionRule] = [],
        delay: Duration = .zero,
        interval: Duration = .milliseconds(100)
    ) {
        self.drop = drop
        self.returns = returns
        self.rejections = rejections
        self.delay = delay
        self.interval = interval
    }
}
