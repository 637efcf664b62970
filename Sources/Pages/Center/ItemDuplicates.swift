package import Vocabulary

/// The items that look like the one on the page, beside it.
package struct ItemDuplicates: Sendable {
    /// How a person was written.
    package struct Written: Sendable {
        /// Family and given name as given.
        package var name: String
        /// Their readings.
        package var reading: String

        /// Takes both as given.
        package init(name: String, reading: String) {
            self.name = name
            self.reading = reading
        }
    }

    /// An item that looks like this one.
    package struct Row: Sendable {
        /// How strongly the persons look alike.
        package var strength: DuplicateStrength
        /// What was found; nil where the reader is to ask the center.
        package var found: FiledElsewhere?
        /// How this item's person and the other's were written; nil for who does not compare them.
        package var written: (own: Written, other: Written)?
        /// Who said that the two are not the same, and when.
        package var decided: (by: String, at: Instant)?

        /// Takes every part as given.
        package init(
            strength: DuplicateStrength,
            found: FiledElsewhere?,
            written: (own: Written, other: Written)? = nil,
            decided: (by: String, at: Instant)? = nil
        ) {
            self.strength = strength
            self.found = found
            self.written = written
            self.decided = decided
        }

        var isWrittenAlike: Bool {
            guard let written else { return true }
            return utf8Equal(written.own.name, written.other.name)
        }
    }

    /// The rows, the newest item first.
    package var rows: [Row]
    /// Whether there are more than these.
    package var isCut: Bool
    /// Whether the reader decides.
    package var mayDecide: Bool
    /// The day that a send-back as a duplicate is due, as the form sends it.
    package var until: String

    /// Takes every part as given.
    package init(rows: [Row] = [], isCut: Bool = false, mayDecide: Bool = false, until: String = "")
    {
        self.rows = rows
        self.isCut = isCut
        self.mayDecide = mayDecide
        self.until = until
    }
}

extension CenterItemPage {
    /// What looks like the same matter, with what the center can do about it.
    func duplicateSection(in frame: Frame) -> Markup {
        let rows = item.duplicates.rows
        guard !rows.isEmpty else { return .nothing }
        return HTML.section(.id("duplicates"), .labelledBy("duplicates-title")) {
            HTML.h2(.id("duplicates-title")) {
                Localized(ja: "同じ人の同じ手続", en: "The same procedure for the same person")
            }
            Parts.table(
                Localized(ja: "この手続と並べて", en: "Beside this item"),
                id: "duplicate-table",
                columns: [
                    .itemNumber, Localized(ja: "人", en: "Person"),
                    Localized(ja: "窓口", en: "Office"), Localized(ja: "受付", en: "Filed"),
                    Localized(ja: "状態", en: "State"), Localized(ja: "判断", en: "Decision"),
                ]
            ) {
                for row in rows { self.row(row, in: frame) }
            }
            if item.duplicates.isCut {
                HTML.p {
                    Localized(
                        ja: "ほかにもあります。新しいものから示しています。",
                        en: "There are more; these are the newest."
                    )
                }
            }
        }
    }

    private func row(_ row: ItemDuplicates.Row, in frame: Frame) -> Markup {
        HTML.tr {
            if let found = row.found {
                HTML.th(.scope("row")) {
                    found.number
                    if found.isProtected { Parts.chip(.careful, .danger) }
                }
                HTML.td { person(row) }
                HTML.td { found.office }
                HTML.td { found.filedAt.markup }
                HTML.td { found.state.chip }
                HTML.td(.class("row-actions")) { decision(row, found, in: frame) }
            } else {
                HTML.th(.scope("row")) { Localized(same: "–") }
                HTML.td { row.strength.chip }
                for _ in 0..<3 { HTML.td { Localized(same: "–") } }
                HTML.td { DuplicateNote.askTheCenter }
            }
        }
    }

    @MarkupBuilder private func person(_ row: ItemDuplicates.Row) -> Markup {
        row.strength.chip
        if let written = row.written {
            HTML.dl(.class("summary-list")) {
                Parts.row(Localized(ja: "この手続", en: "This item")) { written.own.markup }
                Parts.row(Localized(ja: "相手", en: "The other")) { written.other.markup }
            }
            if !row.isWrittenAlike {
                Parts.chip(Localized(ja: "表記が異なる", en: "Written differently"), .warning)
            }
        }
    }

    @MarkupBuilder private func decision(
        _ row: ItemDuplicates.Row,
        _ other: FiledElsewhere,
        in frame: Frame
    ) -> Markup {
        if let decided = row.decided {
            HTML.p {
                Localized(ja: "重複ではない:", en: "Not a duplicate: ")
                Markup.japanese(decided.by)
                Markup.text(" ")
                decided.at.markup
            }
        }
        if item.duplicates.mayDecide {
            verdict(row.decided != nil, other.item, in: frame)
            if row.decided == nil, permissions.sendBack { sendBack(like: other.item, in: frame) }
        }
    }

    private func verdict(_ isDecided: Bool, _ other: ItemID, in frame: Frame) -> Markup {
        let text =
            isDecided
            ? Localized(ja: "判断を取り消す", en: "Undo the decision")
            : Localized(ja: "重複ではない", en: "Not a duplicate")
        return frame.form(
            to: Paths.duplicate(item.id),
            carrying: [HiddenValue(name: "other", value: other.description)]
        ) {
            Parts.button(
                text,
                .outline,
                name: "verdict",
                value: isDecided ? "undo" : "different",
                accessibleName: Localized(ja: "\(text.ja):\(other)", en: "\(text.en): \(other)")
            )
        }
    }

    /// The same as the form for sending back, filled in.
    ///
    /// The office reads the remark: it never names the other item, lest one without a number tell that
    /// somebody is protected. The office finds the item on this page where it may know of it.
    private func sendBack(like other: ItemID, in frame: Frame) -> Markup {
        frame.form(
            to: Paths.sendBack(item.id),
            carrying: [
                HiddenValue(name: "attempt", value: String(item.attempt)),
                HiddenValue(name: "reason", value: "duplicate"),
                HiddenValue(name: "remark", value: "別の受付と重複しています。"),
                HiddenValue(name: "owner", value: "office"),
                HiddenValue(name: "until", value: item.duplicates.until),
            ]
        ) {
            Parts.button(
                Localized(ja: "重複として差し戻す", en: "Send back as a duplicate"),
                .danger,
                accessibleName: Localized(
                    ja: "重複として差し戻す:\(other)",
                    en: "Send back as a duplicate of \(other)"
                )
            )
        }
    }
}

extension ItemDuplicates.Written {
    @MarkupBuilder fileprivate var markup: Markup {
        Markup.japanese(name.isEmpty ? "–" : name)
        if !reading.isEmpty {
            HTML.span(.class("quiet")) { Markup.japanese(reading) }
        }
    }
}
