package import Vocabulary

/// Why, to whom and until when a person of the center sends an item back (差戻し).
package struct SendBack: Hashable, Sendable {
    /// Why, one of the known codes.
    package let reason: SendBackReason.Code
    /// More about it in words, for whoever answers; nil where nothing was written.
    package let remark: String?
    /// Who calls the resident and answers.
    package let owner: SendBackOwner
    /// By when.
    package let due: Instant

    /// A send-back of these parts.
    package init(
        reason: SendBackReason.Code,
        remark: String? = nil,
        owner: SendBackOwner = .office,
        due: Instant
    ) {
        self.reason = reason
        self.remark = remark
        self.owner = owner
        self.due = due
    }

    /// The most characters of a remark.
    package static let remarkMaximum = 300
    /// The most days until an answer is due.
    package static let daysMaximum = 90
}

/// Who answers a send-back: calls the resident, corrects or withdraws.
package enum SendBackOwner: String, CaseIterable, Hashable, Sendable {
    /// The counter that filed the item.
    case office
    /// The center itself, where the resident need not be asked.
    case center

    /// The owner as a short stable text for programs: `office:121011`, `center`.
    package func code(office: Int32) -> String {
        switch self {
        case .office: "office:\(sixDigits(office))"
        case .center: "center"
        }
    }

    /// The owner that a short stable text names.
    package init(code: String) {
        self = code == SendBackOwner.center.rawValue ? .center : .office
    }
}
