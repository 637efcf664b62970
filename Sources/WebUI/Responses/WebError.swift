import Pages
import Vocabulary

/// A refusal or fault on its way to the error page; carries nothing that the person may not read.
struct WebError: Error {
    var kind: ErrorPage.Kind
    /// What was not done, where it can be said nearer than by the kind.
    var heading: Localized?
    var particular: Localized?
    /// What to do, where it can be said nearer than by the kind.
    var remedy: Localized?

    init(
        _ kind: ErrorPage.Kind,
        _ particular: Localized? = nil,
        heading: Localized? = nil,
        remedy: Localized? = nil
    ) {
        self.kind = kind
        self.heading = heading
        self.particular = particular
        self.remedy = remedy
    }

    static let unreadableForm = WebError(
        .badRequest,
        Localized(ja: "フォームとして読み取れません。", en: "This cannot be read as a form.")
    )
    static let foreignForm = WebError(
        .forbidden,
        Localized(
            ja: "ほかのサイトから送られた操作のため、受け付けませんでした。",
            en: "This was sent by a page of another site and was not accepted."
        ),
        remedy: Localized(
            ja: "ひとまどの画面から操作してください。",
            en: "Use the pages of Hitomado itself."
        )
    )
    static let staleForm = WebError(
        .forbidden,
        Localized(
            ja: "この画面は前のサインインのものなので、何も変更していません。",
            en: "This page belongs to an earlier sign-in; nothing was changed."
        ),
        heading: Localized(ja: "画面が古くなっています", en: "This page is out of date"),
        remedy: Localized(
            ja: "画面を開き直してから、もう一度操作してください。",
            en: "Open the page again and repeat it there."
        )
    )
    static let locked = WebError(
        .forbidden,
        Localized(
            ja: "しばらく操作がなかったため、画面をロックしました。パスワードで解除してください。",
            en: "The screen was locked because nobody used it. Open it with the password."
        ),
        heading: Localized(ja: "画面がロックされています", en: "The screen is locked"),
        remedy: Localized(
            ja: "画面を開き直すと、ロックを解除できます。",
            en: "Open the page again to unlock it."
        )
    )
    static let noSuchPage = WebError(.notFound)
}

/// Thrown where a page or an act is asked for in a way that it does not know.
struct MethodRefused: Error {
    /// The ways that it knows, for the header field.
    let allowed: String
}
