package import Vocabulary

/// Notes by which documents somebody showed who they are: kinds, never numbers or copies.
package struct IdentityPage: Page {
    /// How far it is shown.
    package enum Verdict: Sendable {
        case unseen
        case oneMore
        case shown
    }

    /// A kind of document.
    package struct Kind: Sendable {
        package var id: String
        package var name: Localized
        package var isSeen: Bool
        /// Whether it is only estimated that the kind serves.
        package var isEstimate: Bool

        /// Takes every part as given.
        package init(id: String, name: Localized, isSeen: Bool, isEstimate: Bool) {
            self.id = id
            self.name = name
            self.isSeen = isSeen
            self.isEstimate = isEstimate
        }
    }

    package var subjectOfVisit: Subject
    package var version: Int
    /// Of which one is enough.
    package var withPhoto: [Kind]
    /// Of which two different ones are needed.
    package var others: [Kind]
    package var verdict: Verdict
    /// Who stands at the counter, and the mandate that they showed, where they are no member.
    package var filer: Localized?

    /// Takes every part as given.
    package init(
        subject: Subject,
        version: Int,
        withPhoto: [Kind],
        others: [Kind],
        verdict: Verdict,
        filer: Localized?
    ) {
        subjectOfVisit = subject
        self.version = version
        self.withPhoto = withPhoto
        self.others = others
        self.verdict = verdict
        self.filer = filer
    }

    package var title: Localized { Localized(ja: "本人確認", en: "Identity") }
    package var subject: Subject? { subjectOfVisit }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            Parts.banner(verdict.notice),
            filer.map { text in HTML.p { text } } ?? .nothing,
            form(in: frame),
            HTML.p {
                Parts.linkButton(
                    Localized(ja: "様式の一覧へ", en: "To the forms"),
                    .text,
                    to: Paths.forms(subjectOfVisit.visit),
                    key: "b"
                )
            },
        ])
    }

    private static let lead = Localized(
        ja: "見た書類の種類だけを記録します。番号や写しは残しません。",
        en: "Only the kinds that you saw are kept; no numbers, no copies."
    )

    private func form(in frame: Frame) -> Markup {
        frame.form(
            to: Paths.identity(subjectOfVisit.visit),
            class: "form card",
            carrying: [HiddenValue(name: "version", value: String(version))]
        ) {
            group(Localized(ja: "写真つき(1点)", en: "With photograph (one)"), withPhoto, first: true)
            group(Localized(ja: "そのほか(2点)", en: "Others (two)"), others, first: false)
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "記録する", en: "Record"), key: "s")
            }
        }
    }

    private func group(_ legend: Localized, _ kinds: [Kind], first: Bool) -> Markup {
        HTML.fieldset(.digits(first)) {
            HTML.legend { legend }
            for kind in kinds {
                Parts.checkbox(
                    "kind-\(kind.id)",
                    name: "kind",
                    value: kind.id,
                    label: kind.isEstimate
                        ? Localized(ja: "\(kind.name.ja)（推計）", en: "\(kind.name.en) (estimate)")
                        : kind.name,
                    isOn: kind.isSeen
                )
            }
        }
    }
}

extension IdentityPage.Verdict {
    /// What is said about it, here and among the forms.
    var notice: Notice {
        switch self {
        case .unseen:
            Notice(
                .warning,
                title: Localized(ja: "本人確認がまだです", en: "Identity is not shown yet"),
                text: Localized(
                    ja: "写真つきの書類を1点、なければほかの書類を2点見てください。",
                    en: "See one document with a photograph, or two others."
                )
            )
        case .oneMore:
            Notice(
                .warning,
                title: Localized(ja: "あと1点必要です", en: "One more is needed"),
                text: Localized(
                    ja: "写真のない書類は、種類のちがうものが2点要ります。ないときは照会書で確かめてください。",
                    en:
                        "Without a photograph two different kinds are needed; else send a letter of enquiry."
                )
            )
        case .shown:
            Notice(.success, title: Localized(ja: "本人確認が済みました", en: "Identity is shown"))
        }
    }
}
