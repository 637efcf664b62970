package import Vocabulary

/// The sheets on which sections confirm values of the catalog, as one document to print on A4.
///
/// Stands alone, with its styles inside, so that it can be mailed; it holds nobody's data.
package struct ConfirmationDocument: Sendable {
    /// A value to confirm.
    package struct Row: Sendable {
        package let key: String
        package let name: Localized
        package let aspect: Localized
        package let value: String
        /// How well it is known, with its source as far as anybody wrote it down.
        package let mark: String
        package let place: String

        package init(
            key: String,
            name: Localized,
            aspect: Localized,
            value: String,
            mark: String,
            place: String
        ) {
            self.key = key
            self.name = name
            self.aspect = aspect
            self.value = value
            self.mark = mark
            self.place = place
        }
    }

    /// A section's sheet.
    package struct Section: Sendable {
        package let name: Localized
        package let rows: [Row]

        package init(name: Localized, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    private let office: Localized
    private let day: CalendarDay
    private let catalog: String
    private let sections: [Section]

    /// The document for an office; `catalog` is the hash that the values were read from.
    package init(office: Localized, day: CalendarDay, catalog: String, sections: [Section]) {
        self.office = office
        self.day = day
        self.catalog = catalog
        self.sections = sections
    }

    /// The document as UTF-8.
    package func rendered(in language: Language) -> [UInt8] {
        Markup.group([
            .trusted(Trusted("<!DOCTYPE html>")),
            HTML.html(.lang(language)) {
                HTML.head {
                    HTML.meta(Attribute("charset", "utf-8"))
                    HTML.title { Self.title }
                    HTML.style { Markup.trusted(Self.styles) }
                }
                HTML.body { sections.map(sheet) }
            },
        ]).rendered(in: language)
    }

    private static let title = Localized(ja: "原課確認シート", en: "Values for the section to confirm")

    private static let styles = Trusted(
        """
        @page { size: A4 landscape; margin: 12mm }
        body { font-family: "Noto Sans CJK JP", "Noto Sans JP", sans-serif; font-size: 10pt; color: #1a1a1a }
        section { break-after: page; margin-bottom: 3rem }
        section:last-child { break-after: auto }
        h1 { font-size: 15pt; margin: 0 0 2mm }
        table { border-collapse: collapse; width: 100% }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        th, td { border: 1px solid #626264; padding: 1.5mm 2mm; text-align: left; vertical-align: top }
        th { background: #f1f1f4 }
        td.value { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 90mm }
        td.place { font-size: 8pt; overflow-wrap: anywhere; max-width: 45mm }
        td.answer { min-width: 28mm }
        .signature { margin-top: 6mm; display: flex; gap: 15mm }
        .signature span { border-bottom: 1px solid #626264; min-width: 55mm; display: inline-block }
        """
    )

    private func sheet(_ section: Section) -> Markup {
        HTML.section {
            HTML.h1 {
                Self.title
                Markup.text(" ")
                section.name
            }
            HTML.p {
                office
                Markup.text(" · \(day) · \(catalog.prefix(19)) · ")
                Localized(
                    ja: "確認していただく値 \(section.rows.count) 件",
                    en: "\(section.rows.count) values to confirm"
                )
            }
            HTML.p {
                Localized(
                    ja: "推計のままの値です。正しければ「正しい」に印を、違えば正しい値と根拠を書いて、手続きカタログの担当へ戻してください。",
                    en:
                        "Nobody has checked these values. Tick what is right; else write what is, and its source."
                )
            }
            table(section)
            HTML.p(.class("signature")) {
                HTML.span { Localized(ja: "確認者", en: "Confirmed by") }
                HTML.span { Localized(ja: "確認日", en: "On") }
            }
        }
    }

    private func table(_ section: Section) -> Markup {
        HTML.table {
            HTML.thead {
                HTML.tr {
                    for column in Self.columns { HTML.th(.scope("col")) { column } }
                }
            }
            HTML.tbody {
                for row in section.rows { line(row) }
            }
        }
    }

    private static let columns = [
        Localized(ja: "番号", en: "Number"), Localized(ja: "手続き", en: "Procedure"),
        Localized(ja: "項目", en: "What"), Localized(ja: "いまの値", en: "Value now"),
        Localized(ja: "出典", en: "Source"),
        Localized(ja: "□正しい □違う(正しい値・根拠)", en: "□ right □ wrong (value, source)"),
        Localized(ja: "直すところ", en: "Where it stands"),
    ]

    private func line(_ row: Row) -> Markup {
        HTML.tr {
            HTML.td { Markup.text(row.key) }
            HTML.td { row.name }
            HTML.td { row.aspect }
            HTML.td(.class("value"), .lang(.ja)) { Markup.text(row.value) }
            HTML.td(.lang(.ja)) { Markup.text(row.mark) }
            HTML.td(.class("answer")) { Localized(ja: "□正しい □違う", en: "□ right □ wrong") }
            HTML.td(.class("place")) { Markup.text(row.place) }
        }
    }
}
