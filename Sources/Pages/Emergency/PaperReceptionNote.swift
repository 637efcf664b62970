package import Vocabulary

/// That a visit was received on paper and entered later: both moments, for whoever reads of it.
package struct PaperReceptionNote: Sendable {
    /// When the paper was handed in; all days count from it.
    package var receivedAt: Instant
    /// When it was entered.
    package var enteredAt: Instant
    /// The number on the sheet.
    package var number: String?
    /// Who received the paper.
    package var receivedBy: String?

    /// Takes every part as given.
    package init(receivedAt: Instant, enteredAt: Instant, number: String?, receivedBy: String?) {
        self.receivedAt = receivedAt
        self.enteredAt = enteredAt
        self.number = number
        self.receivedBy = receivedBy
    }

    /// The rows of a summary list.
    @MarkupBuilder var rows: Markup {
        Parts.row(Localized(ja: "紙で受け付けた日時", en: "Received on paper")) {
            receivedAt.markup
            if let receivedBy {
                Markup.text(" ")
                Markup.japanese(receivedBy)
            }
        }
        Parts.row(Localized(ja: "入力した日時", en: "Entered")) { enteredAt.markup }
        if let number {
            Parts.row(Localized(ja: "緊急受付番号", en: "Number on the sheet")) {
                HTML.span(.class("code")) { Markup.text(number) }
            }
        }
    }
}
