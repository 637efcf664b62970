package import Vocabulary

/// How a fee is settled.
package enum FeeKind: String, CaseIterable, Sendable {
    case cash
    case card
    case eMoney = "e-money"
    case code
    case waived

    /// What people call it, on pages and prints.
    package var name: Localized {
        switch self {
        case .cash: Localized(ja: "現金", en: "Cash")
        case .card: Localized(ja: "クレジット・デビットカード", en: "Card")
        case .eMoney: Localized(ja: "電子マネー", en: "Electronic money")
        case .code: Localized(ja: "コード決済", en: "Code payment")
        case .waived: Localized(ja: "減免", en: "Waived")
        }
    }
}

/// Where a charge stands.
package enum ChargeStanding: String, CaseIterable, Sendable {
    case paid
    case waived
    case voided
    /// No charge, but what takes one back.
    case takesBack

    var chip: Markup {
        switch self {
        case .paid: Parts.chip(Localized(ja: "収納済み", en: "Paid"), .success)
        case .waived: Parts.chip(Localized(ja: "減免", en: "Waived"), .information)
        case .voided: Parts.chip(Localized(ja: "取消し済み", en: "Taken back"), .warning)
        case .takesBack: Parts.chip(Localized(ja: "取消し", en: "Takes back"), .neutral)
        }
    }
}

/// Where a certificate stands.
package enum CertificateStanding: String, CaseIterable, Sendable {
    case requested
    case issued
    case handedOver
    case cancelled

    var chip: Markup {
        switch self {
        case .requested: Parts.chip(Localized(ja: "申請中", en: "Asked for"), .information)
        case .issued: Parts.chip(Localized(ja: "発行済み", en: "Issued"), .warning)
        case .handedOver: Parts.chip(Localized(ja: "交付済み", en: "Handed over"), .success)
        case .cancelled: Parts.chip(Localized(ja: "取下げ", en: "Given up"))
        }
    }
}

extension Localized {
    static let fees = Localized(ja: "手数料・証明書", en: "Fees and certificates")
    static let feesOfDay = Localized(ja: "手数料の日計", en: "Fees of the day")
    static let choose = Localized(ja: "(選んでください)", en: "(choose)")
    static let entryNumber = Localized(ja: "収納番号", en: "Entry")
    static let amount = Localized(ja: "金額", en: "Amount")
    static let standing = Localized(ja: "状態", en: "State")
    static let serial = Localized(ja: "証明書番号", en: "Serial")

    /// An amount that is printed as money even where it is nothing.
    static func money(_ yen: Int) -> Localized {
        Localized(ja: "\(grouped(yen))円", en: "¥\(grouped(yen))")
    }
}

extension Parts {
    /// A cell of an amount, set to the right.
    static func moneyCell(_ yen: Int) -> Markup {
        HTML.td(.class("number")) { Localized.money(yen) }
    }

    /// The ground of what was waived, or why it took a charge back.
    static func why(_ ground: Localized?, _ reason: String?) -> Markup {
        if let ground { return .localized(ground) }
        return reason.map { .japanese($0) } ?? .text("–")
    }

    /// The first choice of a list in which nothing is chosen for anybody.
    static func choices(_ choices: [Choice]) -> [Choice] { [Choice("", .choose)] + choices }
}
