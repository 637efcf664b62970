import Vocabulary

/// Words of a plan in plain text.
enum PlanWord {
    static let visit = Localized(ja: "窓口での目安", en: "Time at the counters")
    static let separate = Localized(ja: "課ごとに回る場合", en: "with a counter for each section")
    static let minutes = Localized(ja: "分", en: " min")
    static let deadline = Localized(ja: "期限", en: "by")
    static let effective = Localized(ja: "適用", en: "counts from")
    static let papers = Localized(ja: "持ち物", en: "Papers")
    static let reasons = Localized(ja: "理由", en: "Why")
    static let after = Localized(ja: "先に", en: "After")
    static let fee = Localized(ja: "手数料", en: "Fee")
    static let yen = Localized(ja: "円", en: " yen")
    static let examines = Localized(ja: "窓口で確認", en: "The desk examines")
    static let undecided = Localized(ja: "まだ決まらない手続き", en: "Not decided yet")
    static let needs = Localized(ja: "確認が必要", en: "Needs")
    static let question = Localized(ja: "次の質問", en: "Next question")
    static let allPapers = Localized(ja: "持ち物の一覧", en: "All papers")
    static let nothing = Localized(
        ja: "該当する手続きはありません。",
        en: "No procedure applies."
    )
}
