import Catalog
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Accounts: signing in, sessions, staff")
struct AccountTests {
    private static let administrator = House.acting([.administrator], actor: "admin")

    private func first(_ house: House) async throws -> NewPassword {
        let made = try await EnsureFirstAdministrator(house.premises)(
            municipality: House.chiba,
            office: House.chuo
        ).get()
        return try #require(made)
    }

    private func signIn(
        _ house: House,
        _ password: String,
        login: String = "admin"
    ) async throws
        -> Result<SignedIn, Refusal>
    {
        try await SignIn(house.premises)(login: login, password: password, language: .ja)
    }

    @Test("The first administrator is made once, however many starts there are")
    func firstOnce() async throws {
        try await House.with { house in
            let made = try await withThrowingTaskGroup(of: NewPassword?.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await EnsureFirstAdministrator(house.premises)(
                            municipality: House.chiba,
                            office: House.chuo
                        ).get()
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(made.compactMap { $0 }.count == 1)
            #expect(try await house.one("SELECT count(*) FROM hitomado.staff") == "1")
            #expect(
                try await house.one("SELECT left(password_hash, 9) FROM hitomado.staff")
                    == "scrypt$4$"
            )
        }
    }

    @Test("The right password opens a session, whose token is kept as a hash only")
    func signsIn() async throws {
        try await House.with { house in
            let account = try await first(house)
            let signed = try await signIn(house, account.password).get()
            #expect(signed.session.mustChangePassword)
            #expect(signed.session.roles == Set(StaffRole.allCases).subtracting([.section]))
            #expect(signed.token.utf8.count == 64)
            let kept = try await house.one(
                "SELECT encode(token_hash, 'hex') FROM hitomado.staff_session"
            )
            #expect(kept != signed.token)
            let live = try await ResolveSession(house.premises)(signed.token)
            #expect(live?.login == "admin")
            #expect(
                try await ResolveSession(house.premises)(String(repeating: "0", count: 64)) == nil
            )
            #expect(try await ResolveSession(house.premises)("") == nil)
            try await SignOut(house.premises)(signed.token)
            #expect(try await ResolveSession(house.premises)(signed.token) == nil)
        }
    }

    @Test("A wrong password and an unknown name get the same answer by the same way")
    func equalPath() async throws {
        try await House.with { house in
            _ = try await first(house)
            let wrong = try await signIn(house, "wrong").failure
            let unknown = try await signIn(house, "wrong", login: "nobody").failure
            #expect(wrong != nil && wrong == unknown)
            #expect(
                try await house.one(
                    "SELECT string_agg(succeeded::text, ',') FROM hitomado.sign_in_attempt"
                ) == "false,false"
            )
        }
    }

    @Test("After five failures in a quarter of an hour a name waits, whether anybody has it or not")
    func limits() async throws {
        try await House.with { house in
            let account = try await first(house)
            for login in ["admin", "nobody"] {
                for _ in 0..<5 {
                    #expect(
                        try await signIn(house, "wrong", login: login).failure?.kind == .notAllowed
                    )
                }
                let refusal = try await signIn(house, account.password, login: login).failure
                #expect(refusal?.kind == .tooOften(retryAfter: .seconds(900)))
            }
            house.clock.advance(by: .seconds(901))
            #expect(try await signIn(house, account.password).failure == nil)
        }
    }

    @Test("A failed sign-in is in the audit under a name that somebody has, and under no other")
    func auditsFailures() async throws {
        try await House.with { house in
            _ = try await first(house)
            for login in ["admin", "nobody"] { _ = try await signIn(house, "wrong", login: login) }
            let refused = "SELECT count(*) || min(actor) FROM hitomado.audit WHERE refused"
            #expect(try await house.one(refused) == "1admin")
        }
    }

    @Test("A password with the login in it is refused")
    func passwordWithLogin() async throws {
        try await House.with { house in
            let account = try await first(house)
            let session = try await signIn(house, account.password).get()
            let result = try await ChangePassword(house.premises)(
                old: account.password,
                new: "The Admin of 2026",
                token: session.token,
                by: session.session.acting(purpose: "account")
            )
            #expect(result.failure?.path == "new")
        }
    }

    @Test("A session ends after half an hour without use, and after twelve hours whatever its use")
    func expires() async throws {
        try await House.with { house in
            let account = try await first(house)
            let resolve = ResolveSession(house.premises)
            let idle = try await signIn(house, account.password).get().token
            house.clock.advance(by: .seconds(1801))
            #expect(try await resolve(idle) == nil)
            let busy = try await signIn(house, account.password).get().token
            for _ in 0..<179 {
                house.clock.advance(by: .seconds(240))
                #expect(try await resolve(busy)?.isLocked == false)
            }
            house.clock.advance(by: .seconds(241))
            #expect(try await resolve(busy) == nil)
            #expect(try await house.one("SELECT count(*) FROM hitomado.staff_session") == "0")
        }
    }

    @Test("The screen locks after five minutes and opens with the password; a refresh is no use")
    func locks() async throws {
        try await House.with { house in
            let account = try await first(house)
            let token = try await signIn(house, account.password).get().token
            let resolve = ResolveSession(house.premises)
            house.clock.advance(by: .seconds(200))
            _ = try await resolve(token, countsAsUse: false)
            house.clock.advance(by: .seconds(101))
            #expect(try await resolve(token)?.isLocked == true)
            let screen = LockScreen(house.premises)
            #expect(try await screen.unlock(token, password: "wrong").failure?.kind == .notAllowed)
            try await screen.unlock(token, password: account.password).get()
            #expect(try await resolve(token)?.isLocked == false)
            try await screen.lock(token)
            house.clock.advance(by: .seconds(1))
            #expect(try await resolve(token)?.isLocked == true)
            for _ in 0..<5 { _ = try await screen.unlock(token, password: "wrong") }
            #expect(try await resolve(token) == nil)
        }
    }

    @Test("A member of a section gets other desks of the office, and keeps the role")
    func changesDesks() async throws {
        try await House.with { house in
            let member = NewStaffMember(
                login: "sakura",
                StaffPost(
                    displayName: "花見 さくら",
                    roles: [.section],
                    office: House.chuo,
                    desks: ["nursery"]
                )
            )
            let staff = try await AddStaff(house.premises)(member, by: Self.administrator).get()
                .staff
            let change = ChangeDesks(house.premises)
            try await change(["school", "welfare"], of: staff, by: Self.administrator).get()
            let desks = "SELECT array_to_string(desks, ' ') || ' ' || roles[1] FROM hitomado.staff"
            #expect(try await house.one(desks) == "school welfare section")
            for wrong in [[], ["elsewhere"]] {
                let refusal = try await change(wrong, of: staff, by: Self.administrator).failure
                #expect(refusal?.path == "desks")
            }
            let clerk = try await change(["nursery"], of: staff, by: House.clerk)
            #expect(clerk.failure?.kind == .notAllowed)
            #expect(try await house.one(desks) == "school welfare section")
        }
    }

    @Test("A My Number is no login")
    func numberedLogin() async throws {
        try await House.with { house in
            let numbered = NewStaffMember(
                login: "123456789018",
                StaffPost(displayName: "花子", roles: [.clerk], office: House.chuo)
            )
            let refusal = try await AddStaff(house.premises)(numbered, by: Self.administrator)
                .failure
            #expect(refusal?.path == "user" && refusal?.message.en.contains("My Number") == true)
        }
    }

    @Test("Staff are added, reset, deactivated; a changed password ends the other sessions")
    func staff() async throws {
        try await House.with { house in
            let member = NewStaffMember(
                login: "hanako",
                StaffPost(displayName: "花子", roles: [.clerk], office: House.chuo)
            )
            let add = AddStaff(house.premises)
            let account = try await add(member, by: Self.administrator).get()
            #expect(try await add(member, by: Self.administrator).failure?.path == "user")
            let stranger = NewStaffMember(
                login: "x",
                StaffPost(displayName: "花子", roles: [.clerk], office: House.kitami)
            )
            #expect(try await add(stranger, by: Self.administrator).failure?.path == "user")
            let one = try await signIn(house, account.password, login: "hanako").get()
            let two = try await signIn(house, account.password, login: "hanako").get()
            let change = ChangePassword(house.premises)
            let acting = one.session.acting()
            #expect(
                try await change(old: account.password, new: "short", token: one.token, by: acting)
                    .failure?.path == "new"
            )
            #expect(
                try await change(
                    old: "wrong",
                    new: "a good long password",
                    token: one.token,
                    by: acting
                )
                .failure?.kind == .notAllowed
            )
            try await change(
                old: account.password,
                new: "a good long password",
                token: one.token,
                by: acting
            ).get()
            let resolve = ResolveSession(house.premises)
            #expect(try await resolve(one.token)?.mustChangePassword == false)
            #expect(try await resolve(two.token) == nil)
            let reset = try await ResetPassword(house.premises)(
                account.staff,
                by: Self.administrator
            ).get()
            #expect(try await resolve(one.token) == nil)
            let again = try await signIn(house, reset.password, login: "hanako").get()
            try await DeactivateStaff(house.premises)(account.staff, by: Self.administrator).get()
            #expect(try await resolve(again.token) == nil)
            #expect(
                try await signIn(house, reset.password, login: "hanako").failure?.kind
                    == .notAllowed
            )
            try await DeactivateStaff(house.premises).reactivate(
                account.staff,
                by: Self.administrator
            ).get()
            #expect(try await signIn(house, reset.password, login: "hanako").failure == nil)
            #expect(
                try await ListStaff(house.premises)(by: Self.administrator).get().map(\.login) == [
                    "hanako"
                ]
            )
        }
    }

    @Test("The last administrator who can sign in stays, whoever else goes")
    func lastAdministrator() async throws {
        try await House.with { house in
            let first = try await first(house).staff
            let post = StaffPost(displayName: "若葉", roles: [.clerk], office: House.chuo)
            let clerk = try await AddStaff(house.premises)(
                NewStaffMember(login: "wakaba", post),
                by: Self.administrator
            ).get().staff
            let yesterday = house.clock.now().dayInJapan.adding(days: -1)
            let over = try #require(StaffTerm(until: yesterday))
            let term = ChangeTerm(house.premises)
            #expect(
                try await term(over, of: first, by: Self.administrator).failure?.kind == .conflict
            )
            let deactivate = DeactivateStaff(house.premises)
            #expect(try await deactivate(first, by: Self.administrator).failure?.kind == .conflict)
            try await deactivate(clerk, by: Self.administrator).get()
            let left =
                "SELECT string_agg(login, ' ') FROM hitomado.staff WHERE deactivated_at IS NULL"
            #expect(try await house.one(left) == "admin")
        }
    }

    @Test("The standard cost is what the house promises")
    func cost() throws {
        #expect(ScryptCost.standard.log2Rounds == 17)
    }
}
