package import CounterFlow
package import Vocabulary

/// Who did or read what: a row of the audit, which never holds a name, an address or a number of people.
package struct AuditNote: Hashable, Sendable {
    /// Name of the person or process that acts, 1 to 100 characters.
    package var actor: String
    /// The office.
    package var office: MunicipalityCode?
    /// Why, a stable word, 1 to 50 characters.
    package var purpose: String
    /// What, the name of the act.
    package var act: String
    /// The visit.
    package var visit: VisitID?
    /// The lot it is about.
    package var lot: LotID?
    /// The items, in order.
    package var items: [ItemID]
    /// Whether the act was refused.
    package var isRefused: Bool
    /// The appointment.
    package var appointment: BookingCode?

    /// A value of these parts.
    package init(
        actor: String,
        office: MunicipalityCode?,
        purpose: String,
        act: String,
        visit: VisitID? = nil,
        lot: LotID? = nil,
        items: [ItemID] = [],
        isRefused: Bool = false,
        appointment: BookingCode? = nil
    ) {
        self.actor = actor
        self.office = office
        self.purpose = purpose
        self.act = act
        self.visit = visit
        self.lot = lot
        self.items = items
        self.isRefused = isRefused
        self.appointment = appointment
    }
}

/// Something that was done to a visit or read of it.
package struct AuditedAct: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// Who acts.
    package let actor: String
    /// Why, a stable word.
    package let purpose: String
    /// What was done, the name of the act.
    package let act: String
    /// Whether it was refused.
    package let isRefused: Bool
}
