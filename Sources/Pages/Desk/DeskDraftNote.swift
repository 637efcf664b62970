package import Vocabulary

/// What a clerk typed into a visit's console earlier and did not save, and what can be done about it.
package struct DeskDraftNote: Sendable {
    /// What lies over the saved fields, by the names of controls; empty where there is no draft.
    package var typed: [String: [String]]
    /// When the last of it was typed; nil where there is no draft.
    package var typedAt: Instant?
    /// Who saved meanwhile, in words, where that is somebody.
    package var savedMeanwhile: Localized?
    /// What was typed into fields that the page no longer has, in words.
    package var withoutField: Localized?
    /// When a draft was typed that was thrown away and can be taken back.
    package var thrownAt: Instant?

    /// Takes every part as given.
    package init(
        typed: [String: [String]] = [:],
        typedAt: Instant? = nil,
        savedMeanwhile: Localized? = nil,
        withoutField: Localized? = nil,
        thrownAt: Instant? = nil
    ) {
        self.typed = typed
        self.typedAt = typedAt
        self.savedMeanwhile = savedMeanwhile
        self.withoutField = withoutField
        self.thrownAt = thrownAt
    }

    @MarkupBuilder func markup(of visit: VisitID) -> Markup {
        if let typedAt {
            note(
                [
                    Localized(
                        ja: "\(typedAt.written.ja)に入力した下書きを表示しています。まだ保存していません。",
                        en:
                            "This shows a draft typed on \(typedAt.written.en); it is not saved yet."
                    ), savedMeanwhile, withoutField,
                ].compactMap { $0 },
                Localized(ja: "下書きを捨てる", en: "Throw the draft away"),
                key: "x",
                to: Paths.throwDraft(visit)
            )
        }
        if let thrownAt {
            note(
                [
                    Localized(
                        ja: "\(thrownAt.written.ja)に入力した下書きを捨てました。次に保存するまで戻せます。",
                        en: "A draft typed on \(thrownAt.written.en) was thrown away; it can be "
                            + "taken back until you save."
                    )
                ],
                Localized(ja: "下書きを戻す", en: "Take the draft back"),
                key: "b",
                to: Paths.takeBackDraft(visit)
            )
        }
    }

    private func note(
        _ texts: [Localized],
        _ offer: Localized,
        key: Character,
        to path: Path
    ) -> Markup {
        HTML.div(.class("banner banner--information draft-note"), .role("status")) {
            for text in texts { HTML.p { text } }
            Parts.button(offer, .outline, key: key, to: path)
        }
    }
}

// MARK: - Words beside the button that saves

extension DeskDraftNote {
    /// Nothing is left to save.
    static func saved(at time: Instant?) -> Localized {
        guard let time else { return Localized(ja: "保存済み", en: "Saved") }
        return Localized(ja: "保存済み(\(time.clock))", en: "Saved at \(time.clock)")
    }

    /// What is typed is kept as a draft; not whole where something may not be kept.
    package static func kept(at time: Instant, isWhole: Bool) -> Localized {
        isWhole
            ? Localized(
                ja: "未保存。下書きに残しました(\(time.clock))",
                en: "Not saved; kept as a draft at \(time.clock)"
            )
            : Localized(
                ja: "未保存。下書きに残せない欄があります(\(time.clock))。保存してください。",
                en: "Not saved; something may not be kept as a draft (\(time.clock)): save it."
            )
    }
}
