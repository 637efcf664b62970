package import Vocabulary

extension CounterKind {
    /// Name for people.
    package var name: Localized {
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
    package var name: Localized {
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
    package var name: Localized {
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
