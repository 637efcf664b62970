import Stores
package import Vocabulary

/// Leave to put a visit's data out, given at the moment of the output by the protection switch.
///
/// Renderers of receipts, slips, screens and JSON need one; only ``OutputGate`` makes them.
package struct Clearance: Hashable, Sendable {
    /// What may be shown.
    package enum Extent: Hashable, Sendable {
        /// Everything.
        case open
        /// Everything but where somebody lives and how to reach them.
        case masked
    }

    /// What may be shown.
    package let extent: Extent
    /// The visit it was given for, compared by whoever renders.
    package let visit: VisitID

    fileprivate init(_ extent: Extent, _ visit: VisitID) {
        self.extent = extent
        self.visit = visit
    }

    /// Whether something is withheld.
    package var isMasked: Bool { extent == .masked }

    /// What stands in place of a withheld value.
    package static let withheld = Localized(
        ja: "(支援措置により表示しません)",
        en: "(withheld: address protection)"
    )

    /// Whether a text holds the sign that something is withheld, however it was copied: no value does.
    package static func isSign(_ text: String) -> Bool {
        let plain = WrittenDay.halfWidth(text).unicodeScalars.filter {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        let letters = String(String.UnicodeScalarView(plain)).lowercased()
        return letters.contains("支援措置により表示しません")
            || letters.contains("withheld:addressprotection")
    }

    /// The fields that tell where somebody lives or how to reach them.
    package static let withheldFields: Set<String> = [
        "address", "postcode", "previous_address", "previous_municipality", "telephone",
        "filer_address", "registered_domicile", "employer", "school_name", "wanted_facilities",
    ]

    /// The fields that tell who somebody is.
    static let nameFields: Set<String> = [
        "family_name", "given_name", "family_kana", "given_kana", "former_surname", "alias",
        "latin_name", "register_head", "previous_householder", "father", "mother", "filer_name",
        "bank_account",
    ]

    /// A record without the names of whoever is protected, for screens that stand where others read along.
    func withoutNames(_ record: JSONValue) -> JSONValue {
        guard isMasked, let object = record.asObject else { return record }
        var unnamed = JSONObject()
        for member in object.members where !Self.nameFields.contains(member.key) {
            unnamed[member.key] = withoutNames(member.value)
        }
        return .object(unnamed)
    }

    /// The value of a record's field as it may be shown.
    package func shown(_ value: JSONValue, field: String) -> JSONValue {
        isMasked && Self.withheldFields.contains(field)
            ? .string(Self.withheld.ja) : value
    }

    /// A record (JSON by the contract) as it may be shown.
    package func shown(record: JSONValue) -> JSONValue {
        guard isMasked, let object = record.asObject else { return record }
        var masked = JSONObject()
        for member in object.members {
            masked[member.key] =
                Self.withheldFields.contains(member.key)
                ? .string(Self.withheld.ja) : shown(record: member.value)
        }
        return .object(masked)
    }
}

/// Asks the protection switch before every output; closed when it cannot be asked.
enum OutputGate {
    /// The clearance of a visit, asked in the transaction of the output itself.
    static func clearance(for visit: VisitID, _ context: ActContext) async throws -> Clearance {
        // A switch that cannot be read ends the transaction, and nothing is shown at all.
        let isProtected = try await context.protection.isProtected(visit)
        return Clearance(isProtected ? .masked : .open, visit)
    }

    /// The clearance of a visit at a desk, whose list asked the switch in the transaction of the output.
    static func clearance(for visit: DeskVisit) -> Clearance {
        Clearance(visit.isProtected ? .masked : .open, visit.visit)
    }

    /// The clearance of a listed visit, whose list asked the switch in the transaction of the output.
    static func clearance(for visit: ListedVisit) -> Clearance {
        Clearance(visit.isProtected ? .masked : .open, visit.id)
    }
}
