package import Vocabulary

/// The slip that goes with a certificate's sheet until it is handed over: its serial and whose it is.
package struct CertificateSlipPage: Page {
    package var subjectOfVisit: Subject
    package var name: Localized
    /// Whose the certificate is.
    package var whose: String
    /// Signs only, as a scanner types them.
    package var code: String
    /// In two groups, as people read it.
    package var writtenCode: String
    /// The certificate's number in the visit.
    package var number: Int
    package var office: Localized
    package var issuedAt: Instant
    package var issuedBy: String

    /// Takes every part as given.
    package init(
        subject: Subject,
        name: Localized,
        whose: String,
        code: String,
        writtenCode: String,
        number: Int,
        office: Localized,
        issuedAt: Instant,
        issuedBy: String
    ) {
        subjectOfVisit = subject
        self.name = name
        self.whose = whose
        self.code = code
        self.writtenCode = writtenCode
        self.number = number
        self.office = office
        self.issuedAt = issuedAt
        self.issuedBy = issuedBy
    }

    package var title: Localized { Localized(ja: "証明書交付票", en: "Certificate slip") }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.fees(subjectOfVisit.visit)),
            HTML.div(.class("sheet sheet--ticket")) {
                HTML.h1(.class("sheet__title")) { title }
                HTML.div(.class("slip-number")) {
                    HTML.p {
                        HTML.span(.class("slip-number__label")) { Localized.serial }
                        HTML.strong(.class("code")) { Markup.text(writtenCode) }
                    }
                    BarCode(code)?.markup ?? .nothing
                }
                HTML.dl(.class("summary-list")) {
                    Parts.row(Localized(ja: "証明書", en: "Certificate")) { name }
                    Parts.row(Localized(ja: "だれの", en: "Whose")) { Markup.japanese(whose) }
                    Parts.row(Localized(ja: "来庁番号", en: "Visit")) {
                        Markup.text("\(subjectOfVisit.visit)-\(number)")
                    }
                }
                HTML.p {
                    Localized(
                        ja: "この票は証明書ではありません。渡す前に番号を読み取り、氏名を確かめます。",
                        en:
                            "This slip is no certificate. Scan the serial and compare the name before handing over."
                    )
                }
                HTML.p(.class("sheet__foot")) {
                    office
                    Markup.text(" ")
                    issuedAt.markup
                    Markup.text(" ")
                    Markup.japanese(issuedBy)
                }
            },
        ])
    }
}
