package import Stores
package import Vocabulary

/// Shows the parcels of originals: what is packed, on its way, looked for, and over.
package struct ListParcels: Sendable {
    /// Parcels with what may be told of them.
    package struct Listed: Sendable {
        /// Those that are not over first.
        package let parcels: [StoredParcel]
        /// The visits under protection, of which it is not told what their papers are.
        package let withheld: Set<VisitID>
        /// What those who did something are called.
        package let names: StaffNames
    }

    /// Most parcels of one list.
    package static let parcelsMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The parcels of an office, or of all for the center.
    package func callAsFunction(
        of office: MunicipalityCode?,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listParcels, acting) { context in
            if let office { try context.checkOffice(office) }
            guard office != nil || acting.office == nil || acting.roles.contains(.center) else {
                throw Refusal.notAllowed
            }
            return try await context.listed(office, nil)
        }
    }

    /// One parcel.
    package func callAsFunction(
        _ parcel: ParcelID,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listParcels, acting) { context in
            let listed = try await context.listed(nil, parcel)
            guard let found = listed.parcels.first, acting.sees(found.office) else {
                throw Refusal.noSuchParcel
            }
            return listed
        }
    }
}

extension ActContext {
    fileprivate func listed(
        _ office: MunicipalityCode?,
        _ parcel: ParcelID?
    ) async throws -> ListParcels.Listed {
        let found = try await parcels.parcels(
            of: office,
            only: parcel,
            atMost: ListParcels.parcelsMaximum,
            audit: audit()
        )
        var withheld: Set<VisitID> = []
        // A list names the papers that somebody looks for, and a parcel all of its own.
        let named = parcel == nil ? found.flatMap(\.differences) : found.flatMap(\.contents)
        for visit in Set(named.map(\.visit)) {
            if try await OutputGate.clearance(for: visit, self).isMasked { withheld.insert(visit) }
        }
        return ListParcels.Listed(
            parcels: found,
            withheld: withheld,
            names: try await staff.names(of: found.flatMap(\.actors))
        )
    }
}
