import Postgres
package import Stores
import Vocabulary

/// What a roster changes of a staff.
package struct StaffRosterChange: Sendable {
    /// Who is new.
    package var added: [NewStaffMember] = []
    /// Who is somebody else from now on, or was let out and stands in the roster.
    package var changed: [(member: StaffMember, post: StaffPost)] = []
    /// How many stay as they are.
    package var unchanged = 0
    /// Who is let out, because the roster holds the whole staff and not them.
    package var letOut: [StaffMember] = []
    /// Who is not in the roster and stays.
    package var notInFile: [StaffMember] = []

    /// Compares a roster with the staff.
    init(_ roster: StaffRoster, over staff: [StaffMember], isComplete: Bool) {
        let known = Dictionary(staff.map { ($0.login, $0) }) { first, _ in first }
        let listed = Set(roster.rows.map(\.member.login))
        for row in roster.rows {
            guard let stands = known[row.member.login] else {
                added.append(row.member)
                continue
            }
            let post = roster.post(of: row, over: StaffPost(stands))
            if stands.isActive, StaffPost(stands) == post {
                unchanged += 1
            } else {
                changed.append((stands, post))
            }
        }
        let absent = staff.filter { $0.isActive && !listed.contains($0.login) }
        if isComplete { letOut = absent } else { notInFile = absent }
    }
}

/// Takes over a roster of the staff: the whole of it, or nothing.
package struct ImportStaff: Sendable {
    /// What is taken over, and how.
    package struct Request: Sendable {
        /// The roster.
        package let roster: StaffRoster
        /// Whether it is only told what would change.
        package let isTrial: Bool
        /// Whether whoever is not in it is let out.
        package let isComplete: Bool
        /// Whether more than a fifth of the staff may be let out.
        package let acceptsShrinking: Bool

        /// A value of these parts.
        package init(
            roster: StaffRoster,
            isTrial: Bool = false,
            isComplete: Bool = false,
            acceptsShrinking: Bool = false
        ) {
            self.roster = roster
            self.isTrial = isTrial
            self.isComplete = isComplete
            self.acceptsShrinking = acceptsShrinking
        }
    }

    /// What came of it.
    package struct Imported: Sendable {
        /// What was changed, or would be.
        package let change: StaffRosterChange
        /// The passwords of those who are new; shown once.
        package let passwords: [NewPassword]
    }

    /// Most new members of one roster: each password takes 0.4 s of one core.
    package static let addedMaximum = 1_000
    /// Members of whom one roster may let out so many in a hundred without being asked to.
    private static let letOutMaximum = 20

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Takes it over; whoever is let out, or whose term is over, is signed out at once.
    ///
    /// Refused where nobody could administer any more, and with the line of every member whom no account can
    /// hold.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<Imported, Refusal> {
        let planned = try await premises.perform(.importStaff, acting) { context in
            try await Self.judge(request, context)
        }
        guard case .success(let change) = planned, !request.isTrial else {
            return planned.map { Imported(change: $0, passwords: []) }
        }
        // Made before anything is locked: a password takes long.
        var passwords: [(text: String, hash: PasswordHash)] = []
        for _ in change.added {
            guard let (text, hash) = try await premises.makePassword() else {
                return .failure(.busy)
            }
            passwords.append((text, hash))
        }
        do {
            return try await premises.perform(.importStaff, acting) { context in
                try await Self.takeOver(request, passwords, context)
            }
        } catch let error as PostgresError where error.constraint == "staff_login" {
            return .failure(.loginOfOthers)
        }
    }

    private static func judge(
        _ request: Request,
        _ context: ActContext
    ) async throws -> StaffRosterChange {
        try await context.staff.lockFirst()
        let staff = try await context.staff.list(atMost: StaffRoster.rowsMaximum * 2)
        try await context.audits.write(context.audit())
        let known = Dictionary(staff.map { ($0.login, $0) }) { first, _ in first }
        let problems = request.roster.rows.compactMap { row -> Refusal? in
            let post = known[row.member.login].map {
                request.roster.post(of: row, over: StaffPost($0))
            }
            do throws(Refusal) {
                try NewStaffMember(login: row.member.login, post ?? row.member.post).check(context)
                return nil
            } catch {
                return error.at(line: row.line)
            }
        }
        if let refusal = Refusal(Array(problems.prefix(20))) { throw refusal }
        let change = StaffRosterChange(request.roster, over: staff, isComplete: request.isComplete)
        guard change.added.count <= addedMaximum else { throw Refusal.tooManyNew }
        let active = staff.count(where: \.isActive)
        if !request.acceptsShrinking, change.letOut.count * 100 > active * letOutMaximum {
            throw Refusal.shrinkingStaff(change.letOut.count, of: active)
        }
        guard change.leavesAdministrator(of: staff, on: context.now.dayInJapan) else {
            throw Refusal.noAdministrator
        }
        return change
    }

    private static func takeOver(
        _ request: Request,
        _ passwords: [(text: String, hash: PasswordHash)],
        _ context: ActContext
    ) async throws -> Imported {
        let change = try await judge(request, context)
        guard change.added.count <= passwords.count else { throw Refusal.staffChanged }
        var made: [NewPassword] = []
        for (member, password) in zip(change.added, passwords) {
            let staff = try await context.staff.add(
                login: member.login,
                member.post,
                passwordHash: password.hash.text
            )
            made.append(NewPassword(staff: staff, login: member.login, password: password.text))
        }
        let today = context.now.dayInJapan
        for (member, post) in change.changed {
            _ = try await context.staff.change(member.id, post)
            if !post.term.contains(today) { try await context.staff.end(member.id) }
        }
        for member in change.letOut {
            _ = try await context.staff.setDeactivated(member.id, at: context.now)
            try await context.staff.end(member.id)
        }
        return Imported(change: change, passwords: made)
    }
}

extension StaffRosterChange {
    /// Whether somebody is left who keeps the accounts.
    fileprivate func leavesAdministrator(of staff: [StaffMember], on day: CalendarDay) -> Bool {
        let gone = Set(letOut.map(\.id)).union(changed.map(\.member.id))
        let posts = added.map(\.post) + changed.map(\.post)
        return posts.contains { $0.roles.contains(.administrator) && $0.term.contains(day) }
            || staff.contains {
                !gone.contains($0.id) && $0.roles.contains(.administrator) && $0.mayEnter(on: day)
            }
    }
}

extension Refusal {
    fileprivate func at(line: Int) -> Refusal {
        Refusal(
            CSVProblem(
                line: line,
                column: path.isEmpty ? nil : path,
                ja: message.ja,
                en: message.en
            )
        )
    }

    fileprivate static let tooManyNew = Refusal(
        .invalid,
        Localized(
            ja: "一度に追加できるのは1,000人までです。名簿を分けてください。",
            en: "At most 1,000 members are added at once; split the roster."
        )
    )
    static let noAdministrator = Refusal.conflict(
        ja: "これでは、今日サインインできる管理者が一人もいなくなります。",
        en: "After this nobody who can sign in today would be an administrator."
    )
    fileprivate static let staffChanged = Refusal.conflict(
        ja: "取り込みの間に、ほかの人が職員を変更しました。もう一度取り込んでください。",
        en: "Somebody changed the staff meanwhile; take the roster over again."
    )
    fileprivate static let loginOfOthers = Refusal.invalid(
        "user",
        ja: "名簿の利用者名のうち、ほかの自治体で使われているものがあります。",
        en: "A user name of the roster is taken in another municipality."
    )

    fileprivate static func shrinkingStaff(_ gone: Int, of all: Int) -> Refusal {
        .conflict(
            ja: "職員\(all)人のうち\(gone)人がこの名簿にありません。途中で切れていないか確かめ、正しければ --accept-shrinking を付けてください。",
            en: "Of \(all) members \(gone) are not in this roster; check whether it was cut off, "
                + "and add --accept-shrinking if it is right."
        )
    }
}
