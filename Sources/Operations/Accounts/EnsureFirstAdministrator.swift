import Stores
package import Vocabulary

/// Makes the first administrator of a municipality that has no staff yet.
package struct EnsureFirstAdministrator: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The new account with its password, to be printed once; nil when there is staff already.
    ///
    /// The account has every role, so that a first trial needs no other; but for a section's, for a clerk
    /// sees every desk of the office anyhow.
    package func callAsFunction(
        login: String = "admin",
        displayName: String = "管理者",
        municipality: MunicipalityCode,
        office: MunicipalityCode
    ) async throws -> Result<NewPassword?, Refusal> {
        let acting = Acting(
            actor: "first-start",
            roles: [.administrator],
            municipality: municipality,
            office: nil,
            purpose: "account"
        )
        guard let (password, hash) = try await premises.makePassword() else {
            return .failure(.busy)
        }
        return try await premises.perform(.ensureFirstAdministrator, acting) { context in
            try await context.staff.lockFirst()
            guard try await context.staff.list(atMost: 1).isEmpty else { return nil }
            let member = NewStaffMember(
                login: login,
                StaffPost(
                    displayName: displayName,
                    roles: Set(StaffRole.allCases).subtracting([.section]),
                    office: office
                )
            )
            try member.check(context)
            let staff = try await context.staff.add(
                login: login,
                member.post,
                passwordHash: hash.text
            )
            try await context.audits.write(context.audit())
            return NewPassword(staff: staff, login: login, password: password)
        }
    }
}

extension Premises {
    /// A password of 16 letters and digits that cannot be mistaken, and its hash; nil when too busy.
    ///
    /// 16 of 32 signs are 80 bits.
    func makePassword() async throws -> (String, PasswordHash)? {
        let signs = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let letters = chance.bytes(16).map { signs[Int($0) % signs.count] }
        let groups = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }
        let password = groups.joined(separator: "-")
        let salt = chance.bytes(ScryptCost.saltBytes)
        return try await passwords.hash(password, salt: salt).map { (password, $0) }
    }
}
