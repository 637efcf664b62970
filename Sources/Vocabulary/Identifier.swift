/// An identifier that says what it names, so that a visit is never taken for an item.
///
/// The number comes from a database sequence. The text is a letter and decimal digits, `V1024`: only
/// `0-9A-Z`, so that a hand scanner, which is a keyboard, can enter it.
package struct Identifier<Kind: IdentifierKind>: Hashable, Comparable, Sendable {
    /// The number from the database sequence, from 1.
    package let number: Int64

    /// The identifier of this number.
    package init(number: Int64) {
        self.number = number
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }
}

/// What an identifier names; `letter` starts its text.
package protocol IdentifierKind: Sendable {
    static var letter: Character { get }
}

/// Names a visit.
package enum VisitKind: IdentifierKind { package static let letter: Character = "V" }
/// Names a filed bundle.
package enum BundleKind: IdentifierKind { package static let letter: Character = "B" }
/// Names an item of a bundle.
package enum ItemKind: IdentifierKind { package static let letter: Character = "I" }
/// Names a lot handed to a back-office system.
package enum LotKind: IdentifierKind { package static let letter: Character = "L" }
/// Names a slot of a booking book.
package enum SlotKind: IdentifierKind { package static let letter: Character = "T" }
/// Names a parcel of paper originals.
package enum ParcelKind: IdentifierKind { package static let letter: Character = "P" }
/// Names a member of staff.
package enum StaffKind: IdentifierKind { package static let letter: Character = "S" }

/// Identifier of a visit, `V12`.
package typealias VisitID = Identifier<VisitKind>
/// Identifier of a filed bundle, `B12`.
package typealias BundleID = Identifier<BundleKind>
/// Identifier of an item, `I12`.
package typealias ItemID = Identifier<ItemKind>
/// Identifier of a lot, `L12`.
package typealias LotID = Identifier<LotKind>
/// Identifier of a slot of a booking book, `T12`.
package typealias SlotID = Identifier<SlotKind>
/// Identifier of a parcel of paper originals, `P12`.
package typealias ParcelID = Identifier<ParcelKind>
/// Identifier of a member of staff, `S12`.
package typealias StaffID = Identifier<StaffKind>

extension Identifier: LosslessStringConvertible {
    /// The identifier written as its letter and 1 to 18 digits without leading zeros; nil for anything else.
    package init?(_ text: String) {
        guard text.first == Kind.letter, (2...19).contains(text.utf8.count) else { return nil }
        let digits = text.dropFirst()
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.utf8.first != 48,
            let number = Int64(digits)
        else { return nil }
        self.number = number
    }

    package var description: String { "\(Kind.letter)\(number)" }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "an identifier is \(Kind.letter) and digits, as \(Kind.letter)12"
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
