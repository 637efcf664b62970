/// Where what is charged for one thing stands.
package enum ChargeState: CaseIterable, Hashable, Sendable {
    /// Nothing in force is entered for it; goes to `paid` or `waived`.
    case due
    /// Money was taken; goes to `voided`.
    case paid
    /// Waived with its ground; goes to `voided`.
    case waived
    /// A later entry took it back, and what it was for is due again; goes nowhere itself.
    case voided

    /// Where it may go.
    package var next: Set<ChargeState> {
        switch self {
        case .due: [.paid, .waived]
        case .paid, .waived: [.voided]
        case .voided: []
        }
    }
}

/// How a fee is settled; the raw value stands in the table.
package enum FeeMethod: String, CaseIterable, Hashable, Sendable {
    /// Coins and notes, which the closing counts.
    case cash
    /// Credit or debit card.
    case card
    /// Electronic money (電子マネー).
    case eMoney = "e-money"
    /// A code on a telephone (コード決済).
    case code
    /// Not taken, with a ground that the catalog names (減免).
    case waived

    /// Where a charge of this method stands.
    package var state: ChargeState { self == .waived ? .waived : .paid }

    /// Whether money was taken, but not into the drawer.
    package var isCashless: Bool { self == .card || self == .eMoney || self == .code }
}
