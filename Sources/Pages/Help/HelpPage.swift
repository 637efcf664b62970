package import Vocabulary

/// The help for one kind of people: their tasks, what they may do, what refusals mean, whom to ask.
package struct HelpPage: Page {
    /// Something that the role may do.
    package struct Act: Sendable {
        /// The name of the act in the audit.
        package var id: String
        package var words: Localized
        /// Whether a contractor's people leave it to an official.
        package var isForOfficials: Bool

        /// Takes every part as given.
        package init(id: String, words: Localized, isForOfficials: Bool) {
            self.id = id
            self.words = words
            self.isForOfficials = isForOfficials
        }
    }

    /// A sentence with which an act is refused, and what to do then.
    package struct Refused: Sendable {
        package var sentence: Localized
        package var meaning: Localized

        /// Takes both as given.
        package init(sentence: Localized, meaning: Localized) {
            self.sentence = sentence
            self.meaning = meaning
        }
    }

    package var audience: HelpAudience
    package var acts: [Act]
    package var refusals: [Refused]

    /// Takes every part as given.
    package init(audience: HelpAudience, acts: [Act], refusals: [Refused]) {
        self.audience = audience
        self.acts = acts
        self.refusals = refusals
    }

    package var title: Localized {
        Localized(ja: "ヘルプ:\(audience.name.ja)", en: "Help: \(audience.name.en)")
    }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title),
            HTML.p { Parts.linkButton(.allHelp, .text, to: Paths.help, key: "b") },
            .group(audience.tasks.enumerated().map { task($1, number: $0 + 1) }),
            actList,
            refusalList,
            HTML.section(.labelledBy("ask")) {
                HTML.h2(.id("ask")) { Localized(ja: "困ったときに聞く相手", en: "Whom to ask") }
                HTML.p { audience.contact }
            },
        ])
    }

    private func task(_ task: HelpTask, number: Int) -> Markup {
        HTML.section(.labelledBy("task-\(number)")) {
            HTML.h2(.id("task-\(number)")) { task.title }
            HTML.ol(.class("numbered")) {
                for step in task.steps { HTML.li { step } }
            }
            if !task.keys.isEmpty {
                HTML.dl(.class("summary-list summary-list--dense")) {
                    for key in task.keys {
                        HTML.div(.class("summary-list__row")) {
                            HTML.dt {
                                HTML.kbd(.class("key")) {
                                    Markup.text("Alt+\(String(key.key).uppercased())")
                                }
                            }
                            HTML.dd {
                                key.what
                                Localized(ja: "(\(key.page.ja))", en: " (\(key.page.en))")
                            }
                        }
                    }
                }
            }
            if let path = task.path {
                HTML.p {
                    HTML.a(.href(path)) {
                        Localized(
                            ja: "この画面を開く:\(task.title.ja)",
                            en: "Open it: \(task.title.en)"
                        )
                    }
                }
            }
        }
    }

    @MarkupBuilder private var actList: Markup {
        if !acts.isEmpty {
            HTML.section(.labelledBy("acts")) {
                HTML.h2(.id("acts")) {
                    Localized(
                        ja: "できること(履歴での呼び名)",
                        en: "What you may do, as histories name it"
                    )
                }
                HTML.ul(.class("plain-list")) {
                    for act in acts {
                        HTML.li(.id("act-\(act.id)")) {
                            act.words
                            if act.isForOfficials {
                                HTML.span(.class("quiet")) {
                                    Localized(ja: "(職員が判断)", en: " (an official decides)")
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var refusalList: Markup {
        if !refusals.isEmpty {
            HTML.section(.labelledBy("refusals")) {
                HTML.h2(.id("refusals")) {
                    Localized(ja: "断られたときの文の意味", en: "What refusals mean")
                }
                HTML.dl(.class("summary-list")) {
                    for refused in refusals {
                        Parts.row(refused.sentence) { Markup.localized(refused.meaning) }
                    }
                }
            }
        }
    }
}

/// The pages of the help, the reader's own first.
package struct HelpIndexPage: Page {
    /// What the reader is; empty for who is not signed in.
    package var roles: [Role]

    /// Takes every part as given.
    package init(roles: [Role]) {
        self.roles = roles
    }

    package var title: Localized { .help }

    package func content(in frame: Frame) -> Markup {
        let own = roles.map { HelpAudience($0) }
        let others = HelpAudience.allCases.filter { !own.contains($0) }
        return .group([
            Parts.heading(
                title,
                lead: Localized(
                    ja: "役割ごとに1ページです。どの画面からも Alt+0 で開けます。",
                    en: "One page a role; Alt+0 opens it from every page."
                )
            ),
            list(own, Localized(ja: "あなたの役割", en: "Your roles"), id: "own"),
            list(others, Localized(ja: "ほかの役割", en: "Other roles"), id: "others"),
            HTML.p { Parts.linkButton(.keysOfConsole, .text, to: Paths.keys) },
        ])
    }

    @MarkupBuilder
    private func list(_ audiences: [HelpAudience], _ title: Localized, id: String) -> Markup {
        if !audiences.isEmpty {
            HTML.section(.labelledBy(id)) {
                HTML.h2(.id(id)) { title }
                HTML.ul {
                    for audience in audiences {
                        HTML.li {
                            HTML.a(.href(Paths.help(audience))) { audience.name }
                        }
                    }
                }
            }
        }
    }
}

extension Localized {
    static let help = Localized(ja: "ヘルプ", en: "Help")
    fileprivate static let allHelp = Localized(ja: "ヘルプの一覧", en: "All of the help")
    fileprivate static let keysOfConsole = Localized(ja: "受付画面のキー操作", en: "Keys of the console")
}
