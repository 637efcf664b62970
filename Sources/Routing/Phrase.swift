import Vocabulary

/// The sentences of a plan that come from routing itself and not from the catalog.
enum Phrase {
    static let and = Localized(ja: "と", en: " and ")
    static let or = Localized(ja: "、又は", en: ", or ")
    static let ifItApplies = Localized(ja: "(該当する場合)", en: " (if it applies)")

    static func alreadyHeld(_ system: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "(\(system.ja)で確認できるため提出不要)"
        case .en: " (already held by \(system.en): not asked for)"
        }
    }

    static func legalBasis(_ law: String, _ language: Language) -> String {
        switch language {
        case .ja: "根拠: \(law)"
        case .en: "Legal basis: \(law)"
        }
    }

    static let estimate = Localized(
        ja: "この判定は推計に基づきます。担当課で確認してください",
        en: "This rests on an estimate; the section has to confirm it"
    )

    static func coveredBy(_ name: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "「\(name.ja)」の届出により、届け出たものとみなされます(別の様式・署名は不要)"
        case .en: "Deemed made by “\(name.en)”: no form or signature of its own"
        }
    }

    static func prerequisiteMissing(_ names: [Localized], _ language: Language) -> String {
        switch language {
        case .ja: "前提となる手続きは今回の一覧にありません: " + names.joined.ja
        case .en: "What has to come first is not part of this visit: " + names.joined.en
        }
    }

    static func deadline(_ text: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "期限: \(text.ja)"
        case .en: "Time limit: \(text.en)"
        }
    }

    /// `questions` are those whose answers give the day; empty where no question does.
    static func lastDayNotKnown(_ questions: [Localized], _ language: Language) -> String {
        switch language {
        case .ja:
            "最後の日はまだわかりません(数え始める日によります)"
                + questions.map { "「\($0.ja)」" }.joined()
        case .en:
            "The last day is not known yet; it is counted from a day that is missing"
                + (questions.isEmpty ? "" : ": " + questions.map(\.en).joined(separator: " / "))
        }
    }

    static let staffDecides = Localized(
        ja: "例外の条件が食い違うため、職員が判断します",
        en: "Exceptions disagree: the staff decides"
    )

    static let notKnownYet = Localized(
        ja: "まだ確認していない事実によって決まります",
        en: "Depends on facts that were not asked yet"
    )

    static let coverNotKnown = Localized(
        ja: "他の届出で兼ねられるかどうかが、まだ決まっていません",
        en: "Whether another notification covers it is not decided yet"
    )

    static let rivalNotKnown = Localized(
        ja: "代わりに行う別の手続きに当たるかどうかが、まだ決まっていません",
        en: "Whether another procedure takes its place is not decided yet"
    )

    static func insteadOf(_ name: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "代わりに「\(name.ja)」を選ぶこともできます(両方はできません)"
        case .en: "“\(name.en)” can be chosen in its place, not beside it"
        }
    }

    static let residentUnsure = Localized(
        ja: "本人にもわからない事実によって決まります。窓口で確認します",
        en: "Depends on facts that the resident does not know; the counter finds out"
    )

    static func parameterMissing(_ name: String, _ language: Language) -> String {
        switch language {
        case .ja: "この日に有効な値(\(name))がカタログにありません"
        case .en: "The catalog has no value of \(name) on this day"
        }
    }

    static func elsewhere(_ section: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "他の市区町村など(案内のみ: \(section.ja))"
        case .en: "Another municipality or body (told by: \(section.en))"
        }
    }

    static let closedDay = Localized(
        ja: "この日、この窓口は閉まっています",
        en: "This desk is closed on that day"
    )

    static func otherChannel(_ via: Localized, _ language: Language) -> String {
        switch language {
        case .ja: "\(via.ja)でもできます"
        case .en: "Can also be done by \(via.en)"
        }
    }
}
