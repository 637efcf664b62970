import Catalog
import Vocabulary

extension CounterKind {
    /// Name for people.
    var name: Localized {
        switch self {
        case .unified: Localized(ja: "総合窓口", en: "Unified counter")
        case .individual: Localized(ja: "担当課の窓口", en: "Section counter")
        case .remote: Localized(ja: "リモート窓口", en: "Remote counter")
        case .appointment: Localized(ja: "予約", en: "By appointment")
        case .online: Localized(ja: "オンライン", en: "Online")
        case .post: Localized(ja: "郵送", en: "By post")
        case .pickUp: Localized(ja: "受け取り", en: "Pick-up")
        case .outside: Localized(ja: "市役所以外", en: "Outside the municipality")
        case .none: Localized(ja: "窓口での手続きなし", en: "Nothing to do at a counter")
        }
    }
}

extension Handling {
    /// Name for people.
    var name: Localized {
        switch self {
        case .atCounter: Localized(ja: "窓口で完了", en: "At the counter")
        case .center: Localized(ja: "集中事務センター", en: "Processing center")
        case .section: Localized(ja: "担当課", en: "Section")
        case .outside: Localized(ja: "市役所以外", en: "Outside the municipality")
        case .none: Localized(ja: "事務なし", en: "Nothing to handle")
        }
    }
}

extension Outcome {
    /// Name for people.
    var name: Localized {
        switch self {
        case .duty: Localized(ja: "必要", en: "required")
        case .right: Localized(ja: "申請できます", en: "can be claimed")
        case .recommended: Localized(ja: "おすすめ", en: "recommended")
        case .exOfficio: Localized(ja: "届出不要(職権)", en: "done by the office itself")
        case .deemed: Localized(ja: "届出済みとみなされます", en: "covered by another filing")
        case .referral: Localized(ja: "ご案内", en: "guidance")
        }
    }
}

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
