package import Vocabulary

/// Says what went wrong in a sentence, and what to do; never a detail of the fault.
package struct ErrorPage: Page {
    /// The refusals and faults that people meet.
    package enum Kind: Int, CaseIterable, Sendable {
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case conflict = 409
        case tooLarge = 413
        case tooMany = 429
        case fault = 500
        case unavailable = 503
    }

    /// What was refused, or failed.
    package var kind: Kind
    /// Told to whoever looks after the system; finds the log entry.
    package var reference: String?
    /// What was not done, where it can be said nearer than by the kind.
    package var heading: Localized?
    /// What was wrong in particular, where it is safe to say.
    package var particular: Localized?
    /// What to do, where it can be said nearer than by the kind.
    package var remedy: Localized?
    /// Where to go on.
    package var back: Way?

    /// A page to go on to, and what the link to it says.
    package struct Way: Sendable {
        package var name: Localized
        package var path: Path

        /// Takes both as given.
        package init(_ name: Localized, _ path: Path) {
            self.name = name
            self.path = path
        }
    }

    /// Takes every part as given.
    package init(
        kind: Kind,
        reference: String? = nil,
        heading: Localized? = nil,
        particular: Localized? = nil,
        remedy: Localized? = nil,
        back: Way? = nil
    ) {
        self.kind = kind
        self.reference = reference
        self.heading = heading
        self.particular = particular
        self.remedy = remedy
        self.back = back
    }

    package var title: Localized { heading ?? general }

    private var general: Localized {
        switch kind {
        case .badRequest: Localized(ja: "送信された内容を読み取れません", en: "We could not read this")
        case .forbidden: Localized(ja: "この操作はできません", en: "You may not do this")
        case .notFound: Localized(ja: "見つかりません", en: "Not found")
        case .methodNotAllowed:
            Localized(ja: "この開き方はできません", en: "This cannot be opened like that")
        case .conflict:
            Localized(ja: "今の状態ではできません", en: "This cannot be done as things stand")
        case .tooLarge: Localized(ja: "送信された内容が大きすぎます", en: "This is too large")
        case .tooMany: Localized(ja: "操作が多すぎます", en: "Too many attempts")
        case .fault: Localized(ja: "システムの不具合です", en: "A fault of ours")
        case .unavailable: Localized(ja: "一時的に利用できません", en: "Unavailable for the moment")
        }
    }

    private var advice: Localized {
        switch kind {
        case .badRequest:
            Localized(
                ja: "前の画面に戻り、入力を確かめてもう一度送信してください。",
                en: "Go back, check what was entered, and send it again."
            )
        case .forbidden:
            Localized(
                ja: "必要なときは、権限のある人に依頼してください。",
                en: "If it is needed, ask somebody who may."
            )
        case .notFound:
            Localized(
                ja: "番号を確かめて、一覧から開き直してください。",
                en: "Check the number and open it again from the list."
            )
        case .methodNotAllowed:
            Localized(
                ja: "アドレスを直接開くのではなく、画面のボタンやリンクから進んでください。",
                en: "Use the buttons and links of the pages instead of the address."
            )
        case .conflict:
            Localized(
                ja: "今の状態を確かめてください。",
                en: "Look at how it stands now."
            )
        case .tooLarge:
            Localized(
                ja: "文章を短くするか、分けて送信してください。",
                en: "Shorten the texts, or send them in parts."
            )
        case .tooMany:
            Localized(
                ja: "1分ほど待ってから、もう一度お試しください。",
                en: "Wait about a minute, then try again."
            )
        case .fault:
            Localized(
                ja: "受付済みのものは失われていません。もう一度お試しになり、続くときは下の番号を管理者に伝えてください。",
                en: "Nothing that was accepted is lost. Try again; if it goes on, tell the "
                    + "administrator the number below."
            )
        case .unavailable:
            Localized(
                ja: "少し待ってから、もう一度お試しください。続くときは管理者に伝えてください。",
                en: "Wait a little and try again. If it goes on, tell the administrator."
            )
        }
    }

    package func content(in frame: Frame) -> Markup {
        HTML.div(.class("error-page")) {
            HTML.h1 { title }
            if let particular { HTML.p(.class("lead")) { particular } }
            HTML.p { remedy ?? advice }
            if let reference {
                HTML.p(.class("error-page__reference")) {
                    Localized(ja: "番号:", en: "Number: ")
                    HTML.strong { Markup.text(reference) }
                }
            }
            HTML.div(.class("actions")) {
                if let back { Parts.linkButton(back.name, .solid, to: back.path) }
                Parts.linkButton(Localized(ja: "ホームへ", en: "To the home page"), to: Paths.home)
            }
        }
    }
}
