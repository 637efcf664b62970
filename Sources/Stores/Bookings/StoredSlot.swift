package import Catalog
package import CounterFlow
package import Vocabulary

/// A slot of a desk's book as its table has it.
package struct StoredSlot: Hashable, Sendable {
    /// Its number.
    package let id: SlotID
    /// The office.
    package let office: MunicipalityCode
    /// The desk, by its name in the catalog.
    package let desk: DeskID
    /// Its time, its places, and whether it is closed.
    package let standing: SlotStanding

    /// A value of these parts.
    package init(id: SlotID, office: MunicipalityCode, desk: DeskID, standing: SlotStanding) {
        self.id = id
        self.office = office
        self.desk = desk
        self.standing = standing
    }

    /// When it begins.
    package var startsAt: Instant { standing.span.startsAt }
}

/// Slots that are to be opened in one desk's book.
package struct NewSlots: Sendable {
    /// The office.
    package let office: MunicipalityCode
    /// The desk.
    package let desk: DeskID
    /// When each begins.
    package let startsAt: [Instant]
    /// How long each takes.
    package let minutes: Int
    /// How many are received in each.
    package let capacity: Int

    /// A value of these parts.
    package init(
        office: MunicipalityCode,
        desk: DeskID,
        startsAt: [Instant],
        minutes: Int,
        capacity: Int
    ) {
        self.office = office
        self.desk = desk
        self.startsAt = startsAt
        self.minutes = minutes
        self.capacity = capacity
    }
}

/// When the first place of a desk's book begins.
package struct BookFront: Hashable, Sendable {
    /// The municipality.
    package let municipality: MunicipalityCode
    /// The office.
    package let office: MunicipalityCode
    /// The desk.
    package let desk: DeskID
    /// Nil where nothing is free.
    package let first: Instant?
}
