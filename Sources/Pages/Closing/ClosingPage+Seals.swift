package import Vocabulary

// MARK: - Seals

extension ClosingPage {
    func section(of seal: Seal) -> Markup {
        HTML.section(.labelledBy("seal-\(seal.number)")) {
            HTML.h2(.id("seal-\(seal.number)")) { seal.name }
            HTML.dl(.class("summary-list")) {
                Parts.row(Localized(ja: "締めた人", en: "Sealed by")) {
                    Markup.japanese(seal.by)
                    Markup.text(" ")
                    seal.at.markup
                }
                if let second = seal.confirmedBy {
                    Parts.row(Localized(ja: "確認した人", en: "Confirmed by")) {
                        Markup.japanese(second)
                    }
                }
                Parts.row(Localized(ja: "照合値", en: "Digest")) {
                    HTML.span(.class("code")) { Markup.text(String(seal.digest.prefix(16))) }
                }
                if let reopening = seal.reopening {
                    Parts.row(Localized(ja: "開き直した理由", en: "Opened again because")) {
                        Markup.japanese(reopening.reason)
                        Markup.text(" ")
                        reopening.at.markup
                        Markup.text(" ")
                        Markup.japanese(reopening.by)
                    }
                }
            }
            Self.moneyTable(
                seal.money,
                id: "counted-\(seal.number)",
                Localized(ja: "数えた金額(その日の合計)", en: "Counted, of the whole day")
            )
            if let reason = seal.differenceReason {
                HTML.p {
                    Localized(ja: "差の理由:", en: "Why they differ: ")
                    Markup.japanese(reason)
                }
            }
            Self.carriedTable(seal.carried, id: "carried-\(seal.number)")
        }
    }

    private static func carriedTable(_ carried: [Carried], id: String) -> Markup {
        guard !carried.isEmpty else {
            return HTML.p {
                Localized(ja: "翌日に回したものはありません。", en: "Nothing was left to the next day.")
            }
        }
        return Parts.table(
            Localized(ja: "翌日に回したもの", en: "Left to the next day"),
            id: id,
            columns: [
                Localized(ja: "種類", en: "Kind"), Localized(ja: "来庁番号", en: "Visit"),
                Localized(ja: "内容", en: "What"), Localized(ja: "理由", en: "Why"),
            ]
        ) {
            for line in carried {
                HTML.tr {
                    HTML.th(.scope("row")) { line.name }
                    HTML.td { link(line.path, line.visit, Localized(same: "–")) }
                    HTML.td { text(line.what, line.who) }
                    HTML.td { Markup.japanese(line.reason) }
                }
            }
        }
    }
}

extension ClosingPage.Seal {
    fileprivate var name: Localized {
        part == 1
            ? Localized(ja: "締め 第\(number)号", en: "Seal no. \(number)")
            : Localized(ja: "追加の締め 第\(number)号", en: "Supplement, seal no. \(number)")
    }
}

/// What the last closed day left, as the list of an office tells it.
package struct CarriedOver: Sendable {
    package var on: CalendarDay
    package var by: String
    package var lines: [ClosingPage.Carried]

    /// Takes every part as given.
    package init(on: CalendarDay, by: String, lines: [ClosingPage.Carried]) {
        self.on = on
        self.by = by
        self.lines = lines
    }

    var banner: Markup {
        HTML.section(
            .class("banner banner--information"),
            .labelledBy("carried-over")
        ) {
            HTML.h2(.id("carried-over"), .class("banner__title")) {
                Localized(ja: "前回の締めから回ってきたもの", en: "Left by the last closing")
            }
            HTML.p {
                on.written
                Markup.text(" ")
                Markup.japanese(by)
            }
            HTML.ul(.class("plain-list")) {
                for line in lines {
                    HTML.li {
                        line.name
                        Markup.text(" ")
                        ClosingPage.link(line.path, line.visit, line.what)
                        if line.visit != nil, line.what != nil {
                            Markup.text(" ")
                            ClosingPage.text(line.what, line.who)
                        }
                        Localized(ja: ":", en: ": ")
                        Markup.japanese(line.reason)
                    }
                }
            }
        }
    }
}
