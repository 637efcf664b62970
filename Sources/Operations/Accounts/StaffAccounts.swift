import Catalog
import Postgres
package import Stores
package import Vocabulary

/// A password that the system made; shown once and kept nowhere.
package struct NewPassword: Sendable {
    /// The member of the staff.
    package let staff: StaffID
    /// The name for signing in.
    package let login: String
    /// The password, shown this once.
    package let password: String
}

/// What is known of a new member of the staff.
package struct NewStaffMember: Sendable {
    /// The name for signing in.
    package let login: String
    /// What the member is here.
    package let post: StaffPost

    /// A member with this name for signing in.
    package init(login: String, _ post: StaffPost) {
        self.login = login
        self.post = post
    }

    /// Refuses a login, name or role list that no account can have.
    func check(_ context: ActContext) throws(Refusal) {
        for (path, text) in [("user", login), ("name", post.displayName)]
        where MyNumberDetector.containsMyNumber(text) {
            throw .invalid(
                path,
                ja: "マイナンバー(個人番号)は書かないでください。",
                en: "Leave the My Number out."
            )
        }
        guard isLogin else {
            throw .invalid(
                "user",
                ja: "利用者名は英小文字・数字・「-」「.」「_」の2〜40文字で書いてください。",
                en: "Write 2 to 40 lower-case letters, digits, hyphens, dots or underscores."
            )
        }
        guard (1...100).contains(post.displayName.count),
            PersonName.refusal(of: post.displayName) == nil
        else {
            throw .invalid(
                "name",
                ja: "氏名を100文字以内で書いてください。",
                en: "Write a name of at most 100 characters."
            )
        }
        try checkRoles()
        guard context.catalog.municipality(of: post.office) == context.acting.municipality else {
            throw .invalid(
                "office",
                ja: "この自治体の所属を選んでください。",
                en: "Choose an office of this municipality."
            )
        }
        try post.checkDesks(context)
    }

    private var isLogin: Bool {
        (2...40).contains(login.utf8.count)
            && login.utf8.enumerated().allSatisfy { place, byte in
                switch byte {
                case 48...57, 97...122: true
                case 45, 46, 95: place > 0
                default: false
                }
            }
    }

    private func checkRoles() throws(Refusal) {
        guard !post.roles.isEmpty else {
            throw .invalid("roles", ja: "役割を一つ以上選んでください。", en: "Choose at least one role.")
        }
        guard !post.isContractor || !post.roles.contains(.administrator) else {
            throw .invalid(
                "roles",
                ja: "委託の人は管理者になれません。",
                en: "Nobody of a contractor is an administrator."
            )
        }
    }
}

extension StaffPost {
    /// Refuses a section without a desk, a desk without that role, and desks that the office has not.
    func checkDesks(_ context: ActContext) throws(Refusal) {
        let known = context.desks(of: office)
        let list = known.map(\.id).joined(separator: ", ")
        if roles.contains(.section), desks.isEmpty {
            throw .invalid(
                "desks",
                ja: "個別窓口の職員には、担当する窓口を一つ以上選んでください。",
                en: "Choose at least one desk for a member of an individual counter."
            )
        }
        if !roles.contains(.section), !desks.isEmpty {
            throw .invalid(
                "desks",
                ja: "担当する窓口は、役割「個別窓口」の職員だけに選べます。",
                en: "Only a member with the role of an individual counter has desks."
            )
        }
        guard desks.allSatisfy({ desk in known.contains { utf8Equal($0.id, desk) } }) else {
            throw .invalid(
                "desks",
                ja: "この所属にない窓口があります。この所属の窓口：\(list)",
                en: "That office has no such desk; its desks are: \(list)"
            )
        }
    }
}

/// Lists the staff of the municipality.
package struct ListStaff: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The staff in the order of their logins, deactivated members among them.
    package func callAsFunction(by acting: Acting) async throws -> Result<[StaffMember], Refusal> {
        try await premises.perform(.listStaff, acting) { context in
            try await context.audits.write(context.audit())
            return try await context.staff.list()
        }
    }
}

/// Adds a member of the staff with a password made by the system.
package struct AddStaff: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Adds it; the password is shown once and must be changed at the first sign-in.
    package func callAsFunction(
        _ member: NewStaffMember,
        by acting: Acting
    ) async throws -> Result<NewPassword, Refusal> {
        guard let (password, hash) = try await premises.makePassword() else {
            return .failure(.busy)
        }
        do {
            return try await premises.perform(.addStaff, acting) { context in
                try member.check(context)
                let staff = try await context.staff.add(
                    login: member.login,
                    member.post,
                    passwordHash: hash.text
                )
                try await context.audits.write(context.audit())
                return NewPassword(staff: staff, login: member.login, password: password)
            }
        } catch let error as PostgresError where error.constraint == "staff_login" {
            return .failure(
                .invalid(
                    "user",
                    ja: "この利用者名はすでに使われています。",
                    en: "This user name is taken."
                )
            )
        }
    }
}

/// Gives a member a new password made by the system, and ends all sessions of that member.
package struct ResetPassword: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Resets it; the password is shown once and must be changed at the next sign-in.
    package func callAsFunction(
        _ staff: StaffID,
        by acting: Acting
    ) async throws -> Result<NewPassword, Refusal> {
        guard let (password, hash) = try await premises.makePassword() else {
            return .failure(.busy)
        }
        return try await premises.perform(.resetPassword, acting) { context in
            guard let member = try await context.staff.find(staff) else {
                throw Refusal.noSuchStaff
            }
            _ = try await context.staff.setPassword(staff, hash: hash.text, mustChange: true)
            try await context.staff.end(staff)
            try await context.audits.write(context.audit())
            return NewPassword(staff: staff, login: member.login, password: password)
        }
    }
}

/// Lets a member of the staff out, or in again.
package struct DeactivateStaff: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Lets a member out at once: all sessions end.
    ///
    /// Nobody deactivates the own account, nor the last one of an administrator.
    package func callAsFunction(
        _ staff: StaffID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.deactivateStaff, acting) { context in
            guard acting.staff != staff else {
                throw Refusal.conflict(
                    ja: "自分のアカウントは停止できません。",
                    en: "Nobody deactivates the own account."
                )
            }
            try await context.staff.lockFirst()
            guard try await context.staff.setDeactivated(staff, at: context.now) else {
                throw Refusal.noSuchStaff
            }
            try await context.staff.end(staff)
            try await context.mustLeaveAdministrator(after: staff)
            try await context.audits.write(context.audit())
        }
    }

    /// Lets a member in again.
    package func reactivate(
        _ staff: StaffID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.reactivateStaff, acting) { context in
            guard try await context.staff.setDeactivated(staff, at: nil) else {
                throw Refusal.noSuchStaff
            }
            try await context.audits.write(context.audit())
        }
    }
}

extension ActContext {
    /// Refuses what has let the last administrator out.
    func mustLeaveAdministrator(after gone: StaffID) async throws {
        let known = try await staff.list(atMost: StaffRoster.rowsMaximum * 2)
            .filter { $0.roles.contains(.administrator) }
        guard known.contains(where: { $0.id == gone }) else { return }
        guard known.contains(where: { $0.mayEnter(on: now.dayInJapan) }) else {
            throw Refusal.noAdministrator
        }
    }
}

extension Refusal {
    static let noSuchStaff = Refusal(
        .notFound,
        Localized(ja: "その職員は登録されていません。", en: "There is no such member of the staff.")
    )
}
