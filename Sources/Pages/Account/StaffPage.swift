package import Vocabulary

/// The members of the staff, for the administrator: who may do what, and where.
package struct StaffPage: Page {
    /// A member of the staff.
    package struct Member: Sendable {
        /// The identifier that links lead to.
        package var id: StaffID
        /// The name that is typed to sign in.
        package var userName: String
        /// The person's name as given.
        package var name: String
        /// What the person may do.
        package var roles: [Role]
        /// The desks of a section that the person works for, in words.
        package var desks: [Localized]
        /// The desks of the office to choose from; none for those who are of no section.
        package var choices: [Choice]
        /// Which of these are chosen, by their values.
        package var chosen: Set<String>
        /// The office, in words.
        package var office: Localized
        /// The latest sign-in; nil for never.
        package var lastSignIn: Instant?
        /// False while signing in is refused.
        package var isActive: Bool
        /// From when to when the person works here.
        package var term: Term
        /// Whether the person is a contractor's.
        package var isContractor: Bool

        /// Takes every part as given.
        package init(
            id: StaffID,
            userName: String,
            name: String,
            roles: [Role],
            desks: [Localized] = [],
            choices: [Choice] = [],
            chosen: Set<String> = [],
            office: Localized,
            lastSignIn: Instant?,
            isActive: Bool,
            term: Term = Term(),
            isContractor: Bool = false
        ) {
            self.id = id
            self.userName = userName
            self.name = name
            self.roles = roles
            self.desks = desks
            self.choices = choices
            self.chosen = chosen
            self.office = office
            self.lastSignIn = lastSignIn
            self.isActive = isActive
            self.term = term
            self.isContractor = isContractor
        }
    }

    /// From which day to which somebody works here, both included.
    package struct Term: Sendable {
        /// The first day; nil for no limit.
        package var from: CalendarDay?
        /// The last day; nil for no limit.
        package var until: CalendarDay?
        /// Whether today is in it.
        package var isRunning: Bool

        /// Takes every part as given.
        package init(from: CalendarDay? = nil, until: CalendarDay? = nil, isRunning: Bool = true) {
            self.from = from
            self.until = until
            self.isRunning = isRunning
        }
    }

    /// What was typed for a new member.
    package struct Draft: Sendable {
        /// The name that is typed to sign in.
        package var userName: String
        /// The person's name as typed.
        package var name: String
        /// What the person may do.
        package var roles: Set<Role>
        /// The desks of a section, by their names in addresses.
        package var desks: Set<String>
        /// The office's code, as chosen.
        package var office: String
        /// The first and the last day, as typed.
        package var term: (from: String, until: String)
        /// Whether the person is a contractor's.
        package var isContractor: Bool

        /// Takes every part as given.
        package init(
            userName: String = "",
            name: String = "",
            roles: Set<Role> = [],
            desks: Set<String> = [],
            office: String = "",
            term: (from: String, until: String) = ("", ""),
            isContractor: Bool = false
        ) {
            self.userName = userName
            self.name = name
            self.roles = roles
            self.desks = desks
            self.office = office
            self.term = term
            self.isContractor = isContractor
        }
    }

    /// A password that the system made; shown this once.
    package struct NewPassword: Sendable {
        /// The name that is typed to sign in.
        package var userName: String
        /// The password in clear; on no other page.
        package var password: String

        /// Takes every part as given.
        package init(userName: String, password: String) {
            self.userName = userName
            self.password = password
        }
    }

    /// Everybody, active or not.
    package var members: [Member]
    /// What was typed for a new member.
    package var draft: Draft
    /// The offices that a member can belong to; values are codes.
    package var offices: [Choice]
    /// The desks that a member of a section can work for; values are their names in addresses.
    package var desks: [Choice]
    /// A password made a moment ago, to be shown this once.
    package var newPassword: NewPassword?
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        members: [Member],
        draft: Draft = Draft(),
        offices: [Choice],
        desks: [Choice] = [],
        newPassword: NewPassword? = nil,
        problems: [Problem] = []
    ) {
        self.members = members
        self.draft = draft
        self.offices = offices
        self.desks = desks
        self.newPassword = newPassword
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "職員", en: "Staff") }
    package var width: PageWidth { .console }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            newPassword.map(passwordBanner) ?? .nothing,
            table(in: frame),
            newMemberForm(in: frame),
        ])
    }

    private func passwordBanner(_ new: NewPassword) -> Markup {
        HTML.div(.class("banner banner--success"), .role("status")) {
            HTML.p(.class("banner__title")) {
                Localized(ja: "新しいパスワード(一度だけ表示)", en: "New password, shown this once")
            }
            HTML.dl(.class("summary-list")) {
                Parts.row(Localized(ja: "利用者名", en: "User name")) {
                    Markup.text(new.userName)
                }
                Parts.row(Localized(ja: "パスワード", en: "Password")) {
                    HTML.strong(.class("code")) { Markup.text(new.password) }
                }
            }
        }
    }

    private func table(in frame: Frame) -> Markup {
        Parts.table(
            Localized(ja: "登録されている職員", en: "Registered staff"),
            id: "staff",
            columns: [
                Localized(ja: "利用者名", en: "User name"), Localized(ja: "氏名", en: "Name"),
                Localized(ja: "役割", en: "Roles"), Localized(ja: "所属", en: "Office"),
                Localized(ja: "最後のサインイン", en: "Last sign-in"),
                Localized(ja: "状態", en: "State"), Localized(ja: "操作", en: "Actions"),
            ]
        ) {
            for member in members { row(member, in: frame) }
        }
    }

    private func row(_ member: Member, in frame: Frame) -> Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text(member.userName) }
            HTML.td { Markup.japanese(member.name) }
            HTML.td {
                member.roles.map(\.name).joined
                if !member.desks.isEmpty { HTML.span(.class("quiet")) { member.desks.joined } }
            }
            HTML.td { member.office }
            HTML.td { member.lastSignIn?.markup ?? .localized(.never) }
            HTML.td {
                standing(of: member)
                if member.isContractor {
                    Parts.chip(Localized(ja: "委託", en: "Contractor"), .information)
                }
                termLine(member.term)
            }
            HTML.td(.class("row-actions")) { actions(on: member, in: frame) }
        }
    }

    private func standing(of member: Member) -> Markup {
        if !member.isActive { return Parts.chip(Localized(ja: "停止", en: "Deactivated")) }
        return member.term.isRunning
            ? Parts.chip(Localized(ja: "有効", en: "Active"), .success)
            : Parts.chip(Localized(ja: "期間外", en: "Outside the term"))
    }

    private func termLine(_ term: Term) -> Markup {
        guard term.from != nil || term.until != nil else { return .nothing }
        let from = term.from?.writtenShort
        let until = term.until?.writtenShort
        return HTML.span(.class("quiet")) {
            Localized(
                ja: "\(from.map { "\($0.ja)から" } ?? "")\(until.map { "\($0.ja)まで" } ?? "")",
                en: [from.map { "from \($0.en)" }, until.map { "until \($0.en)" }]
                    .compactMap { $0 }.joined(separator: " ")
            )
        }
    }

    @MarkupBuilder
    private func actions(on member: Member, in frame: Frame) -> Markup {
        if !member.choices.isEmpty { desksForm(of: member, in: frame) }
        termForm(of: member, in: frame)
        frame.form(to: Paths.staffPassword(member.id), class: "inline-form") {
            Parts.button(
                Localized(ja: "パスワード再発行", en: "Reset password"),
                .outline,
                accessibleName: Localized(
                    ja: "パスワード再発行:\(member.userName)",
                    en: "Reset password: \(member.userName)"
                )
            )
        }
        frame.form(to: Paths.staffActive(member.id), class: "inline-form") {
            Parts.button(
                member.isActive
                    ? Localized(ja: "停止する", en: "Deactivate")
                    : Localized(ja: "有効にする", en: "Activate"),
                .text,
                name: "active",
                value: member.isActive ? "no" : "yes",
                accessibleName: member.isActive
                    ? Localized(ja: "停止する:\(member.userName)", en: "Deactivate: \(member.userName)")
                    : Localized(ja: "有効にする:\(member.userName)", en: "Activate: \(member.userName)")
            )
        }
    }
}

// MARK: - Adding a member

extension StaffPage {
    private func newMemberForm(in frame: Frame) -> Markup {
        HTML.section(.labelledBy("new-member")) {
            HTML.h2(.id("new-member")) { Localized(ja: "職員を追加", en: "Add a member") }
            frame.form(to: Paths.staff, class: "form card form--narrow", isGuarded: true) {
                Parts.textField(userNameField)
                Parts.textField(nameField)
                roleBoxes
                Parts.selectField(
                    "office",
                    name: "office",
                    label: Localized(ja: "所属", en: "Office"),
                    options: offices,
                    chosen: draft.office,
                    problem: problem(of: "office")
                )
                if !desks.isEmpty { deskBoxes }
                termFields("term", draft.term, problem(of: "term"))
                Parts.checkbox(
                    "contractor",
                    name: "contractor",
                    value: "yes",
                    label: Localized(
                        ja: "委託の人(受付と入力はできますが、判断は職員が行います)",
                        en: "A contractor's: accepts and types, decides nothing"
                    ),
                    isOn: draft.isContractor
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "追加する", en: "Add"))
                }
            }
        }
    }

    func problem(of field: String) -> Localized? {
        problems[at: field]
    }

    private var userNameField: TextField {
        TextField(
            id: "user",
            name: "user",
            label: Localized(ja: "利用者名", en: "User name"),
            value: draft.userName,
            support: Localized(
                ja: "半角の英小文字・数字・「-」「.」「_」、2〜40文字",
                en: "2 to 40 lower-case letters, digits, “-”, “.” or “_”"
            ),
            problem: problem(of: "user"),
            isRequired: true,
            maximumLength: 40
        )
    }

    private var nameField: TextField {
        TextField(
            id: "name",
            name: "name",
            label: Localized(ja: "氏名", en: "Name"),
            value: draft.name,
            problem: problem(of: "name"),
            isRequired: true,
            maximumLength: 100
        )
    }

    private var deskBoxes: Markup {
        HTML.fieldset(.class("field"), .id("desks")) {
            HTML.legend {
                Localized(ja: "担当する窓口(役割「個別窓口」だけ)", en: "Desks, for individual counters only")
            }
            Parts.support("desks", nil, problem(of: "desks"))
            for desk in desks {
                Parts.checkbox(
                    "desk-\(desk.value)",
                    name: "desk",
                    value: desk.value,
                    label: desk.label,
                    isOn: draft.desks.contains(desk.value)
                )
            }
        }
    }

    private var roleBoxes: Markup {
        HTML.fieldset(.class("field"), .id("roles")) {
            HTML.legend {
                Localized(ja: "役割(いくつでも)", en: "Roles, one or more")
                Parts.requirement
            }
            Parts.support("roles", nil, problem(of: "roles"))
            for role in Role.allCases {
                Parts.checkbox(
                    "role-\(role.rawValue)",
                    name: "role",
                    value: role.rawValue,
                    label: role.name,
                    isOn: draft.roles.contains(role)
                )
            }
        }
    }
}
