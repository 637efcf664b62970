package import Vocabulary

/// Where an office's business day stands.
package enum DayState: String, Hashable, Sendable {
    /// Nobody sealed it; goes to `sealed`.
    case open
    /// Sealed, and nothing is entered into its ledger any more; goes to `reopened`.
    case sealed
    /// Opened again after a seal that stays; goes to `sealed` by a supplement.
    case reopened

    /// The state of a day with these many seals.
    package init(seals: Int, isReopened: Bool) {
        self = seals == 0 ? .open : isReopened ? .reopened : .sealed
    }

    /// Where it may go.
    package var next: Set<DayState> {
        switch self {
        case .open, .reopened: [.sealed]
        case .sealed: [.reopened]
        }
    }

    /// Whether money may be entered and taken back.
    package var takesEntries: Bool { self != .sealed }
}

/// The seal of a day: its sheet, what was said to it and by whom, in canonical form.
///
/// A seal names the digest of the one before it, so that none can be taken out or put in between.
package struct ClosingSeal: Sendable {
    /// Who sealed a day, and which one of the office's seals it is.
    package struct Stamp: Hashable, Sendable {
        /// Counts the seals of an office, without a gap.
        package let number: Int
        /// 1 for the seal of the day, more for supplements.
        package let part: Int
        /// The digest of the seal before it; nil for an office's first.
        package let previous: String?
        package let at: Instant
        package let by: String
        /// The second person, where the difference asks for one.
        package let confirmedBy: String?

        /// A value of these parts.
        package init(
            number: Int,
            part: Int,
            previous: String?,
            at: Instant,
            by: String,
            confirmedBy: String?
        ) {
            self.number = number
            self.part = part
            self.previous = previous
            self.at = at
            self.by = by
            self.confirmedBy = confirmedBy
        }
    }

    /// The canonical text.
    package let text: String
    /// SHA-256 of it, in hexadecimal.
    package let digest: String

    /// Seals a count.
    package init(_ count: ClosingCount, _ stamp: Stamp) {
        let packet = SealedPacket([
            "number": .int(Int64(stamp.number)),
            "part": .int(Int64(stamp.part)),
            "previous": stamp.previous.map(JSONValue.string) ?? .null,
            "sheet": count.sheet.json,
            "counted": FeeMethod.json { count.answer.counted[$0] ?? 0 },
            "difference_reason": count.answer.differenceReason.map(JSONValue.string) ?? .null,
            "carried": .array(
                count.carried.map {
                    ["line": .string($0.line.key), "reason": .string($0.reason)]
                }
            ),
            "sealed_at": .string(stamp.at.description),
            "sealed_by": .string(stamp.by),
            "confirmed_by": stamp.confirmedBy.map(JSONValue.string) ?? .null,
        ])
        (text, digest) = (packet.text, packet.seal.hexadecimal)
    }

    /// What is wrong with seals of one office in the order of their numbers; empty where all are as they were made.
    ///
    /// Each is given by its number with its text and digest as they are kept.
    package static func faults(
        in seals: [(number: Int, text: String, digest: String)]
    ) -> [Fault] {
        var faults: [Fault] = []
        var before: String?
        for (place, seal) in seals.enumerated() {
            let json = try? JSONParser.parse(seal.text, limits: .init(bytes: 16 << 20))
            let digest = json.map { SealedPacket($0).seal.hexadecimal }
            if seal.number != place + 1 || json?["number"]?.asInt != Int64(place + 1) {
                faults.append(Fault(number: seal.number, kind: .gap))
            } else if digest != seal.digest {
                faults.append(Fault(number: seal.number, kind: .changed))
            } else if json?["previous"]?.asString != before {
                faults.append(Fault(number: seal.number, kind: .notLinked))
            }
            before = seal.digest
        }
        return faults
    }

    /// What is wrong with a seal.
    package struct Fault: Hashable, Sendable {
        /// What kind of wrong; the raw value stands in answers of the command.
        package enum Kind: String, Hashable, Sendable {
            /// A number is missing before it, or it says another one.
            case gap
            /// Its text is not what was sealed.
            case changed
            /// It does not follow the seal before it.
            case notLinked = "not-linked"
        }

        package let number: Int
        package let kind: Kind
    }
}
