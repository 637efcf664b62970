package import Vocabulary

/// A scan as tables show it.
package struct ScanLine: Sendable {
    package var number: Int
    /// The kind of paper.
    package var kind: Localized
    /// How the person stands in the household; the household where it is nobody's alone.
    package var whose: Localized
    /// What it is for.
    package var procedures: [Localized]
    /// `JPEG` or `PDF`.
    package var format: String
    package var pages: Int
    package var bytes: Int
    /// SHA-256 in hexadecimal.
    package var digest: String
    package var at: Instant
    package var by: String
    /// Where it is given out; nil where it is not: removed, or under protection.
    package var path: Path?
    /// Why it was removed; nil while it is there.
    package var removedBecause: String?

    /// Takes every part as given.
    package init(
        number: Int,
        kind: Localized,
        whose: Localized,
        procedures: [Localized],
        format: String,
        pages: Int,
        bytes: Int,
        digest: String,
        at: Instant,
        by: String,
        path: Path?,
        removedBecause: String? = nil
    ) {
        self.number = number
        self.kind = kind
        self.whose = whose
        self.procedures = procedures
        self.format = format
        self.pages = pages
        self.bytes = bytes
        self.digest = digest
        self.at = at
        self.by = by
        self.path = path
        self.removedBecause = removedBecause
    }

    /// The table of scans; nothing where there are none.
    static func table(_ scans: [ScanLine]) -> Markup {
        guard !scans.isEmpty else { return .nothing }
        return Parts.table(
            .scans,
            id: "scans",
            columns: [
                Localized(ja: "番号", en: "No."), Localized(ja: "書類", en: "Paper"),
                Localized(ja: "だれの", en: "Whose"), .procedure,
                Localized(ja: "形式", en: "Format"), Localized(ja: "ページ", en: "Pages"),
                Localized(ja: "バイト", en: "Bytes"), Localized(ja: "SHA-256", en: "SHA-256"),
                Localized(ja: "取込み", en: "Attached"), Localized(ja: "画像", en: "Picture"),
            ],
            numbers: [5, 6]
        ) {
            for scan in scans { scan.row }
        }
    }

    private var row: Markup {
        HTML.tr {
            HTML.th(.scope("row")) { Markup.text("\(number)") }
            HTML.td { kind }
            HTML.td { whose }
            HTML.td { procedures.joined }
            HTML.td { Markup.text(format) }
            Parts.numberCell(pages)
            Parts.numberCell(bytes)
            HTML.td(.title(Localized(same: digest))) {
                HTML.span(.class("code")) { Markup.text("\(digest.prefix(16))…") }
            }
            HTML.td {
                at.markup
                Markup.text(" ")
                Markup.japanese(by)
            }
            HTML.td { picture }
        }
    }

    @MarkupBuilder private var picture: Markup {
        if let removedBecause {
            Parts.chip(Localized(ja: "取除き", en: "Removed"), .neutral)
            Markup.text(" ")
            Markup.japanese(removedBecause)
        } else if let path {
            HTML.a(
                .href(path),
                .ariaLabel(
                    Localized(
                        ja: "スキャン\(number)をダウンロード",
                        en: "Download scan \(number)"
                    )
                )
            ) { Localized(ja: "ダウンロード", en: "Download") }
        } else {
            Localized(ja: "表示しません", en: "Withheld")
        }
    }
}

extension Localized {
    static let papers = Localized(ja: "書類", en: "Papers")
    static let scans = Localized(ja: "書類のスキャン", en: "Scans of papers")
}
