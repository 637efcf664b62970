package import Vocabulary

/// Why a back-office system does not take an item (差戻し理由): a known code, or the system's own words.
package struct SendBackReason: Hashable, Sendable, RawRepresentable {
    /// The code or text as the system gave it.
    package let rawValue: String

    /// The reason with this code or text.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The most characters of a reason.
    package static let lengthMaximum = 200

    /// The codes with words of ours; any other text is shown as it came.
    package enum Code: String, Sendable, CaseIterable {
        case missingPaper = "missing-paper"
        case mismatchWithRegister = "mismatch-with-register"
        case notEligible = "not-eligible"
        case needsSpecialist = "needs-specialist"
        case illegible
        case protectionConflict = "protection-conflict"
        case duplicate
        case superseded
    }

    /// The code of what a system says in words of its own.
    package static let otherCode = "other"

    /// Whether the same may be sent again: a paper has come, or the register was put right.
    package var mayBeRepeated: Bool {
        switch code {
        case .notEligible, .duplicate, .superseded: false
        default: true
        }
    }

    /// The known code, if it is one.
    package var code: Code? { Code(rawValue: rawValue) }

    /// The reason in words for people.
    package func words(in language: Language) -> String {
        guard let code else { return rawValue }
        return switch language {
        case .ja: code.japanese
        case .en: code.english
        }
    }
}

extension SendBackReason.Code {
    fileprivate var japanese: String {
        switch self {
        case .missingPaper: "添付書類が足りない"
        case .mismatchWithRegister: "台帳の記載と一致しない"
        case .notEligible: "要件に当たらない"
        case .needsSpecialist: "専門の担当による確認が必要"
        case .illegible: "読み取れない"
        case .protectionConflict: "支援措置と食い違う"
        case .duplicate: "重複している"
        case .superseded: "後の届出で置き換えられた"
        }
    }

    fileprivate var english: String {
        switch self {
        case .missingPaper: "a paper is missing"
        case .mismatchWithRegister: "does not match the register"
        case .notEligible: "not eligible"
        case .needsSpecialist: "needs a specialist"
        case .illegible: "illegible"
        case .protectionConflict: "conflicts with a protection"
        case .duplicate: "filed twice"
        case .superseded: "replaced by a later filing"
        }
    }
}
