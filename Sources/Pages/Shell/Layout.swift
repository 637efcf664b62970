import Vocabulary

/// The frame of every page: head, header, warnings, whose page it is, content, footer.
struct Layout {
    let page: any Page
    let frame: Frame

    var markup: Markup {
        .group([
            .trusted(Trusted("<!DOCTYPE html>")),
            HTML.html(.lang(frame.language), .class("page-\(page.width.rawValue)")) {
                head
                HTML.body {
                    HTML.a(.class("skip-link"), .href(fragment: "main")) {
                        Localized(ja: "本文へ移動", en: "Skip to main content")
                    }
                    PracticeMark.markup(isOn: frame.isPractice)
                    simulationBanner
                    header
                    HTML.main(.id("main"), .focusable) { mainContent }
                    footer
                    scriptRegions
                }
            },
        ])
    }

    private var head: Markup {
        HTML.head {
            HTML.meta(Attribute("charset", "utf-8"))
            HTML.title { documentTitle }
            HTML.meta(
                .name("viewport"),
                Attribute("content", "width=device-width, initial-scale=1")
            )
            HTML.meta(.name("referrer"), Attribute("content", "same-origin"))
            HTML.link(.rel("stylesheet"), .href(Asset.styles.path))
            HTML.link(.rel("icon"), .href(Asset.icon.path))
            HTML.script(.src(Asset.script.path), Attribute("defer", isPresent: true))
        }
    }

    // No names here: titles end up in the browser's history and in the task bar.
    private var documentTitle: Localized {
        let parts = [page.subject.map { "\($0.visit) " } ?? "", page.problems.isEmpty ? "" : "! "]
        return Localized(
            ja: "\(parts[1])\(parts[0])\(page.title.ja)|ひとまど",
            en: "\(parts[1])\(parts[0])\(page.title.en) | Hitomado"
        )
    }

    private var simulationBanner: Markup {
        guard frame.isSimulated else { return .nothing }
        let name = Localized(ja: "動作の種類", en: "Mode of operation")
        return HTML.section(.class("simulation"), .ariaLabel(name)) {
            HTML.p {
                Localized(
                    ja: "模擬の基幹システムが動いています。本番ではありません。",
                    en: "A simulated back office is running. This is not the real system."
                )
            }
        }
    }

    @MarkupBuilder private var mainContent: Markup {
        if let notice = frame.notice { Parts.banner(notice) }
        Parts.errorSummary(page.problems)
        if let subject = page.subject { subjectBar(subject) }
        page.content(in: frame)
    }

    /// Where the script speaks: what changed, and that the page is out of date.
    @MarkupBuilder private var scriptRegions: Markup {
        HTML.p(.id("announcer"), .class("visually-hidden"), .role("status"))
        HTML.p(.id("stale-note"), .class("stale-note"), .role("alert"), .hidden(true)) {
            Localized(
                ja: "つながらないため、表示が古くなっています。",
                en: "No connection: what you see is out of date."
            )
        }
    }

    private var footer: Markup {
        HTML.footer(.class("site-footer")) {
            HTML.p { Localized(ja: "ひとまど(一窓)", en: "Hitomado: one window") }
        }
    }
}

// MARK: - Header

extension Layout {
    private var header: Markup {
        HTML.header(.class("site-header")) {
            HTML.div(.class("site-header__row")) {
                HTML.a(.class("product"), .href(Paths.home)) {
                    HTML.span(.class("product__mark"), .decorative)
                    HTML.span(.lang(.ja), .class("product__name")) { Markup.text("ひとまど") }
                }
                if let person = frame.person { whoIsHere(person) }
                languageSwitch
                help
                if frame.person != nil { signOut }
            }
            if let person = frame.person { navigation(for: person) }
        }
    }

    private func whoIsHere(_ person: SignedInPerson) -> Markup {
        HTML.p(.class("signed-in")) {
            HTML.span(.class("signed-in__office")) { person.office }
            HTML.span(.class("signed-in__name")) {
                Markup.japanese(person.name)
                HTML.span(.class("signed-in__role")) { person.roles.map(\.name).joined }
            }
        }
    }

    private var languageSwitch: Markup {
        let name = Localized(ja: "表示の言語", en: "Language of the screens")
        return HTML.nav(.class("languages"), .ariaLabel(name)) {
            HTML.ul {
                for language in Language.allCases { languageItem(language) }
            }
        }
    }

    private func languageItem(_ language: Language) -> Markup {
        HTML.li {
            if language == frame.language {
                HTML.span(.lang(language), .current("true")) {
                    Markup.text(language.ownName)
                }
            } else {
                HTML.a(
                    .href(Paths.language(language, back: frame.path)),
                    .lang(language),
                    Attribute("hreflang", language.rawValue)
                ) { Markup.text(language.ownName) }
            }
        }
    }

    private var help: Markup {
        HTML.a(.class("button button--text"), .href(Paths.help), .accessKey(HelpKey.ofEveryPage)) {
            Localized.help
            Parts.keyHint(HelpKey.ofEveryPage)
        }
    }

    private var signOut: Markup {
        frame.form(to: Paths.signOut, class: "sign-out") {
            Parts.button(Localized(ja: "サインアウト", en: "Sign out"), .text)
        }
    }

    private func navigation(for person: SignedInPerson) -> Markup {
        let name = Localized(ja: "業務", en: "Work areas")
        let area = Destination.area(of: frame.path)
        return HTML.nav(.class("site-nav"), .ariaLabel(name)) {
            HTML.ul {
                for destination in Destination.offered(to: person.roles) {
                    HTML.li {
                        HTML.a(
                            .href(destination.path),
                            .current(destination.path == frame.path ? "page" : nil),
                            .class(destination.path == area ? "is-here" : nil)
                        ) { destination.name }
                    }
                }
            }
        }
    }

    private func subjectBar(_ subject: Subject) -> Markup {
        let name = Localized(ja: "だれの手続か", en: "Whose procedures these are")
        return HTML.section(.class("subject"), .ariaLabel(name)) {
            HTML.p {
                HTML.span(.class("subject__label")) {
                    Localized(ja: "来庁番号", en: "Visit number")
                }
                HTML.strong(.class("subject__visit")) { Markup.text("\(subject.visit)") }
                if let ticket = subject.ticket {
                    HTML.span(.class("subject__label")) { Localized(ja: "呼出番号", en: "Ticket") }
                    HTML.strong { Markup.text(ticket) }
                }
                if let name = subject.name {
                    HTML.span(.class("subject__label")) {
                        Localized(ja: "世帯主", en: "Householder")
                    }
                    HTML.strong(.class("subject__name")) { Markup.japanese(name) }
                }
                if subject.isProtected {
                    Parts.chip(page.namesProtection ? .protected : .careful, .danger)
                    if page.namesProtection, mayConfirm {
                        HTML.a(.href(Paths.protection(subject.visit))) {
                            Localized(ja: "状態と確認", en: "How far it has come")
                        }
                    }
                }
            }
            if !subject.isProtected, page.offersProtection, mayProtect { protect(subject.visit) }
        }
    }

    /// One press protects from that moment on; it says nothing that the chip beside a name would not.
    private func protect(_ visit: VisitID) -> Markup {
        frame.form(
            to: Paths.protection(visit),
            class: "subject__care",
            carrying: [HiddenValue(name: "back", value: frame.path.text)]
        ) {
            Parts.button(page.namesProtection ? .protectNow : .carefulNow, .text, key: "q")
        }
    }

    private var mayProtect: Bool { has([.concierge, .clerk, .section, .center]) }
    private var mayConfirm: Bool { has([.clerk, .center]) }

    private func has(_ roles: Set<Role>) -> Bool {
        !roles.isDisjoint(with: frame.person?.roles ?? [])
    }
}

/// A work area that the header leads to.
private struct Destination {
    let path: Path
    let name: Localized
    let roles: Set<Role>

    static let all = [
        Destination(
            path: Paths.home,
            name: Localized(ja: "ホーム", en: "Home"),
            roles: Set(Role.allCases)
        ),
        Destination(
            path: Paths.door,
            name: Localized(ja: "総合案内", en: "Front door"),
            roles: [.concierge, .clerk]
        ),
        Destination(
            path: Paths.desk,
            name: Localized(ja: "総合窓口", en: "Counter"),
            roles: [.clerk]
        ),
        Destination(
            path: Paths.desks,
            name: Localized(ja: "個別窓口", en: "Desks"),
            roles: [.clerk, .section]
        ),
        Destination(
            path: Paths.handOvers,
            name: Localized(ja: "交付・引渡し", en: "Hand-over"),
            roles: [.clerk]
        ),
        Destination(
            path: Paths.bookings,
            name: .bookings,
            roles: [.concierge, .clerk]
        ),
        Destination(
            path: Paths.returns,
            name: Localized(ja: "差戻し", en: "Send-backs"),
            roles: [.clerk, .center]
        ),
        Destination(
            path: Paths.center,
            name: Localized(ja: "処理状況", en: "Center"),
            roles: [.center]
        ),
        Destination(
            path: Paths.held,
            name: Localized(ja: "審査待ち", en: "To check"),
            roles: [.center]
        ),
        Destination(
            path: Paths.lots,
            name: Localized(ja: "ロット", en: "Lots"),
            roles: [.center]
        ),
        Destination(
            path: Paths.duplicates,
            name: Localized(ja: "重複", en: "Duplicates"),
            roles: [.center]
        ),
        Destination(
            path: Paths.emergency,
            name: .emergency,
            roles: [.administrator]
        ),
        Destination(
            path: Paths.staff,
            name: Localized(ja: "職員", en: "Staff"),
            roles: [.administrator]
        ),
    ]

    /// The area that a page belongs to: the one with the longest path that the page's path starts with.
    static func area(of path: Path) -> Path? {
        let around = all.map(\.path).filter { $0 == path || path.text.hasPrefix($0.text + "/") }
        return around.max { $0.text.utf8.count < $1.text.utf8.count }
    }

    static func offered(to roles: [Role]) -> [Destination] {
        all.filter { !$0.roles.isDisjoint(with: roles) }
    }
}
