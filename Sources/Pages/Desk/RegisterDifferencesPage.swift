package import Vocabulary

/// Where the register has something else than what was said or typed; both are shown, nothing was changed.
package struct RegisterDifferencesPage: Page {
    /// One difference.
    package struct Row: Sendable {
        /// Whose it is; the household's where it is nobody's.
        package var whose: Localized
        /// The question or the field.
        package var what: Localized
        /// What stands in the visit.
        package var written: Localized
        package var registered: Localized

        /// Takes every part as given.
        package init(whose: Localized, what: Localized, written: Localized, registered: Localized) {
            self.whose = whose
            self.what = what
            self.written = written
            self.registered = registered
        }
    }

    package var subjectOfVisit: Subject
    /// How many answers and fields were filled in.
    package var filled: Int
    package var rows: [Row]

    /// Takes every part as given.
    package init(subject: Subject, filled: Int, rows: [Row]) {
        subjectOfVisit = subject
        self.filled = filled
        self.rows = rows
    }

    package var title: Localized { Localized(ja: "住民記録との違い", en: "Where the record differs") }
    package var subject: Subject? { subjectOfVisit }
    package var namesProtection: Bool { true }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(
                title,
                lead: Localized(
                    ja: "\(filled)項目を取り込みました。次の項目は入力した内容のままです。ご本人に確かめ、必要なら受付画面で直してください。",
                    en:
                        "\(filled) values were filled in. These stay as they were written: ask, and change them at the console if need be."
                )
            ),
            Parts.table(
                title,
                id: "differences",
                columns: [
                    Localized(ja: "だれの", en: "Whose"), Localized(ja: "項目", en: "What"),
                    Localized(ja: "入力した内容", en: "As written"),
                    Localized(ja: "住民記録", en: "Residence record"),
                ],
                hidesCaption: true
            ) {
                for row in rows {
                    HTML.tr {
                        HTML.th(.scope("row")) { row.whose }
                        HTML.td { row.what }
                        HTML.td { row.written }
                        HTML.td { row.registered }
                    }
                }
            },
            HTML.p {
                Parts.linkButton(
                    Localized(ja: "受付画面へ", en: "To the console"),
                    .solid,
                    to: Paths.desk(subjectOfVisit.visit),
                    key: "b"
                )
            },
        ])
    }
}
