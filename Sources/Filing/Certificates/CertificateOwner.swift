import Crypto
package import Eligibility
package import Vocabulary

/// Whose a sheet is: a person of a visit, by name and birth as they were when it was issued.
///
/// Kept as a digest only, so that a row of a sheet says of nobody who they are.
package struct CertificateOwner: Hashable, Sendable {
    /// SHA-256 over visit, person, folded name and birth, in hexadecimal.
    package let digest: String

    /// The owner by a digest that was kept.
    package init(digest: String) {
        self.digest = digest
    }

    /// A person of a visit as they are now; nil where no name was typed, for then nobody can be told apart.
    package init?(_ key: PersonKey, of visit: VisitID) {
        guard let name = key.name else { return nil }
        let parts = [visit.description, key.person.description, name.text, key.born ?? ""]
        // A sign that no name holds stands between the parts.
        let bytes = Array(parts.joined(separator: "\u{1F}").utf8)
        digest = SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    package static func == (left: CertificateOwner, right: CertificateOwner) -> Bool {
        utf8Equal(left.digest, right.digest)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Bytes(digest))
    }
}

/// Asks at the last moment whether a sheet belongs to the visit and the person at the counter.
package struct OwnerCheck: Hashable, Sendable {
    /// A sheet as it was issued.
    package struct Sheet: Hashable, Sendable {
        package let visit: VisitID
        package let person: PersonID
        package let owner: CertificateOwner
        package let isSpoiled: Bool

        /// A value of these parts.
        package init(visit: VisitID, person: PersonID, owner: CertificateOwner, isSpoiled: Bool) {
            self.visit = visit
            self.person = person
            self.owner = owner
            self.isSpoiled = isSpoiled
        }
    }

    /// What comes of it; everything but `belongs` keeps the sheet at the counter.
    package enum Verdict: Hashable, CaseIterable, Sendable {
        /// It is of this visit and this person, who is still who they were.
        case belongs
        /// No sheet has this number.
        case unknown
        /// It is another visit's, or another person's.
        case anothers
        /// It may not be given out.
        case spoiled
        /// Name or birth of the person were corrected after it was issued.
        case ownerChanged
    }

    package let visit: VisitID
    package let person: PersonID
    /// The person as they are at this moment; nil where they left the household.
    package let owner: CertificateOwner?

    /// A value of these parts.
    package init(visit: VisitID, person: PersonID, owner: CertificateOwner?) {
        self.visit = visit
        self.person = person
        self.owner = owner
    }

    /// Judges the sheet whose number was scanned; nil where there is none of this number.
    package func judge(_ sheet: Sheet?) -> Verdict {
        guard let sheet else { return .unknown }
        guard sheet.visit == visit, sheet.person == person else { return .anothers }
        if sheet.isSpoiled { return .spoiled }
        return sheet.owner == owner ? .belongs : .ownerChanged
    }
}
