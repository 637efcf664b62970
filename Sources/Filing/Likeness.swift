/// How strongly two persons of different filings look like one.
///
/// Two names are the same key when they fold alike, which old and new kanji do: a proposal for a person to
/// judge, never a decision about who somebody is.
package enum Likeness: String, CaseIterable, Hashable, Sendable {
    /// The same folded name and the same whole day of birth.
    case same
    /// The same name while a birth is not wholly known, or the same reading and day of birth.
    case possible
}

extension PersonKey {
    /// How strongly this person looks like another; nil where nothing says so, or the births differ.
    ///
    /// Symmetric. O(n) in the lengths of the keys.
    package func likeness(to other: PersonKey) -> Likeness? {
        guard mayBeBorn(with: other) else { return nil }
        let areWhole = isBirthWhole && other.isBirthWhole
        if let name, let otherName = other.name, name == otherName {
            return areWhole ? .same : .possible
        }
        guard areWhole, let reading, let otherReading = other.reading else { return nil }
        return reading == otherReading ? .possible : nil
    }

    /// Whether the day of birth is known with month and day, as in `1985-05-02`.
    package var isBirthWhole: Bool { born?.utf8.count == 10 }

    /// Whether what is known of two births can be one day.
    private func mayBeBorn(with other: PersonKey) -> Bool {
        guard let born, let otherBorn = other.born else { return true }
        return born.utf8.starts(with: otherBorn.utf8) || otherBorn.utf8.starts(with: born.utf8)
    }
}
