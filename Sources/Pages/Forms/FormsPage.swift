package import Vocabulary

/// The forms of a visit that people sign on paper, each with its prints.
package struct FormsPage: Page {
    /// A form.
    package struct Form: Sendable {
        /// The name of the layout, in addresses.
        package var layout: String
        package var title: Localized
        /// The ids of the people it is about.
        package var people: [String]
        package var whose: [Localized]
        package var procedures: [Localized]
        package var signing: Localized
        package var sheets: Int
        /// Boxes that are left for a hand.
        package var emptyCount: Int
        /// Values that stand on an added sheet.
        package var movedCount: Int
        /// Whether the municipality's own sheet must lie in the printer.
        package var isPreprinted: Bool
        package var prints: [Print]
        /// Whether the last print shows something else than the form would now.
        package var hasChanged: Bool
        /// What was written as the reason of a reprint.
        package var reason: String

        /// Takes every part as given.
        package init(
            layout: String,
            title: Localized,
            people: [String],
            whose: [Localized],
            procedures: [Localized],
            signing: Localized,
            sheets: Int,
            emptyCount: Int,
            movedCount: Int,
            isPreprinted: Bool,
            prints: [Print],
            hasChanged: Bool,
            reason: String = ""
        ) {
            self.layout = layout
            self.title = title
            self.people = people
            self.whose = whose
            self.procedures = procedures
            self.signing = signing
            self.sheets = sheets
            self.emptyCount = emptyCount
            self.movedCount = movedCount
            self.isPreprinted = isPreprinted
            self.prints = prints
            self.hasChanged = hasChanged
            self.reason = reason
        }
    }

    /// A print of a form.
    package struct Print: Sendable {
        package var number: Int
        package var at: Instant
        package var by: String
        /// Why it was printed again; nil for the first.
        package var reason: String?

        /// Takes every part as given.
        package init(number: Int, at: Instant, by: String, reason: String?) {
            self.number = number
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    package var subjectOfVisit: Subject
    /// The version of the visit that the forms show.
    package var version: Int
    package var forms: [Form]
    /// How far it is shown who stands at the counter.
    package var identity: IdentityPage.Verdict
    package var problems: [Problem]

    /// Takes every part as given.
    package init(
        subject: Subject,
        version: Int,
        forms: [Form],
        identity: IdentityPage.Verdict,
        problems: [Problem] = []
    ) {
        subjectOfVisit = subject
        self.version = version
        self.forms = forms
        self.identity = identity
        self.problems = problems
    }

    package var title: Localized { Localized(ja: "様式の印刷", en: "Forms on paper") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            subjectOfVisit.isProtected ? Parts.banner(Self.protected) : .nothing,
            identityLine,
            forms.isEmpty ? HTML.p { Self.nothing } : .nothing,
            .group(forms.enumerated().map { card($1, $0, in: frame) }),
            Parts.backToConsole(of: subjectOfVisit.visit),
        ])
    }

    private var identityLine: Markup {
        HTML.p {
            Parts.chip(identity.notice.title, identity == .shown ? .success : .warning)
            Parts.linkButton(
                Localized(ja: "本人確認", en: "Identity"),
                .text,
                to: Paths.identity(subjectOfVisit.visit),
                key: "i"
            )
        }
    }

    private static let lead = Localized(
        ja: "入力した内容が印刷されます。印刷は記録され、2回目からは理由が要ります。空欄は手で書いていただきます。",
        en: "Prints what was typed. Every print is kept on record, and a second one needs a reason."
    )
    private static let nothing = Localized(
        ja: "この来庁の手続に、印刷する様式はありません。",
        en: "No procedure of this visit has a form to print."
    )
    private static let protected = Notice(
        .warning,
        title: Localized(ja: "支援措置のため印刷できません", en: "Not printed: address protection"),
        text: Localized(
            ja: "用紙に手で書いていただき、責任者に引き継いでください。",
            en: "Have it written by hand and hand over to the person in charge."
        )
    )

    private func card(_ form: Form, _ place: Int, in frame: Frame) -> Markup {
        HTML.section(.class("card form-card"), .labelledBy("form-\(place)-title")) {
            HTML.h2(.id("form-\(place)-title")) { form.title }
            HTML.p(.class("chips")) {
                Parts.chip(form.signing, .information)
                for flag in flags(form) { Parts.chip(flag, .warning) }
            }
            HTML.dl(.class("summary-list")) {
                Parts.row(.persons) { Localized.people(form.whose) }
                Parts.row(.procedure) { form.procedures.joined }
                Parts.row(Localized(ja: "枚数", en: "Sheets")) { Markup.text("\(form.sheets)") }
            }
            if !form.prints.isEmpty { prints(form, place) }
            if !subjectOfVisit.isProtected { act(form, place, in: frame) }
        }
    }

    private func flags(_ form: Form) -> [Localized] {
        var flags: [Localized] = []
        if form.hasChanged {
            flags.append(Localized(ja: "印刷のあとで内容が変わりました", en: "Changed since it was printed"))
        }
        if form.isPreprinted {
            flags.append(Localized(ja: "市の用紙をプリンターに", en: "On the city's own sheet"))
        }
        if form.emptyCount > 0 {
            flags.append(
                Localized(ja: "空欄 \(form.emptyCount)か所", en: "Left empty: \(form.emptyCount)")
            )
        }
        if form.movedCount > 0 {
            flags.append(
                Localized(
                    ja: "別紙 \(form.movedCount)件",
                    en: "On an added sheet: \(form.movedCount)"
                )
            )
        }
        return flags
    }

    private func prints(_ form: Form, _ place: Int) -> Markup {
        Parts.table(
            Localized(ja: "これまでの印刷", en: "Prints so far"),
            id: "form-\(place)-prints",
            columns: [
                Localized(ja: "印刷番号", en: "Print"), Localized(ja: "日時", en: "When"),
                Localized(ja: "印刷した人", en: "By"), Localized(ja: "再印刷の理由", en: "Why again"),
            ]
        ) {
            for print in form.prints {
                HTML.tr {
                    HTML.th(.scope("row")) {
                        Markup.text("\(subjectOfVisit.visit)-\(print.number)")
                    }
                    HTML.td { print.at.markup }
                    HTML.td { Markup.japanese(print.by) }
                    HTML.td { print.reason.map { Markup.japanese($0) } ?? Markup.text("–") }
                }
            }
        }
    }

    private func act(_ form: Form, _ place: Int, in frame: Frame) -> Markup {
        let isAgain = !form.prints.isEmpty
        let field = "reason-\(place)"
        return frame.form(
            to: Paths.form(subjectOfVisit.visit, form.layout),
            carrying: [
                HiddenValue(name: "version", value: String(version)),
                HiddenValue(name: "copies", value: String(form.prints.count)),
                HiddenValue(name: "place", value: String(place)),
            ] + form.people.map { HiddenValue(name: "person", value: $0) }
        ) {
            if isAgain {
                Parts.textField(
                    TextField(
                        id: field,
                        name: "reason",
                        label: Localized(ja: "再印刷の理由", en: "Why it is printed again"),
                        value: form.reason,
                        problem: problems[at: field],
                        isRequired: true
                    )
                )
            }
            HTML.div(.class("actions")) {
                Parts.button(
                    isAgain
                        ? Localized(ja: "再印刷", en: "Print again")
                        : Localized(ja: "印刷", en: "Print"),
                    isAgain ? .outline : .solid,
                    accessibleName: Localized(
                        ja: "\(isAgain ? "再印刷" : "印刷"):\(form.title.ja) \(place + 1)",
                        en: "\(isAgain ? "Print again" : "Print"): \(form.title.en) \(place + 1)"
                    ),
                    takesFocus: place == 0
                )
            }
        }
    }
}
