import Pages
import Vocabulary

/// A refusal or fault on its way to the error page; carries nothing that the person may not read.
struct WebError: Error {
    var kind: ErrorPage.Kind
    var particular: Localized?
    var back: Path?

    init(_ kind: ErrorPage.Kind, _ particular: Localized? = nil, back: Path? = nil) {
        self.kind = kind
        self.particular = particular
        self.back = back
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
        )
    )
    static let staleForm = WebError(
        .forbidden,
        Localized(
            ja: "この画面は前のサインインのものです。開き直してください。",
            en: "This page belongs to an earlier sign-in. Open it again."
        )
    )
    static let locked = WebError(
        .forbidden,
        Localized(
            ja: "しばらく操作がなかったため、画面をロックしました。パスワードで解除してください。",
            en: "The screen was locked because nobody used it. Open it with the password."
        ),
        back: Paths.unlock(leadingTo: nil)
    )
    static let noSuchPage = WebError(.notFound)
}
