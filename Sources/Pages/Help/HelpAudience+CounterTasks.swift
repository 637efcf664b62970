import Vocabulary

// What a clerk does besides serving a visit: papers, characters, the end of a shift and of the day.

extension HelpAudience {
    static let papers = HelpTask(
        Localized(ja: "書類をスキャンし、原本を送る", en: "Scan papers and send originals"),
        [
            Localized(
                ja: "スキャンは個人番号(マイナンバー)を隠してから取り込みます。番号が読めるものは取り込まれません。",
                en:
                    "Cover the My Number before you attach a scan; one on which it can be read is refused."
            ),
            Localized(
                ja: "原本は送付に入れ、枚数を数えて送ります。センターが数え、相違は解決するまで一覧に残ります。",
                en:
                    "Pack originals, count them and send the parcel; a difference stays in the list until it is cleared up."
            ),
        ],
        at: Paths.parcels
    )

    static let glyphs = HelpTask(
        Localized(ja: "入力できない字を探す", en: "Find a character that cannot be typed"),
        [
            Localized(
                ja: "氏名に〓を入れておき、「字を探す」で読み・部首・画数・MJ番号から選びます。〓がその字に変わります。",
                en:
                    "Type 〓 in its place, then choose it by reading, radical, strokes or MJ number."
            )
        ]
    )

    static let shift = HelpTask(
        Localized(ja: "勤務の終わりに引き継ぐ", en: "Hand on at the end of a shift"),
        [
            Localized(
                ja: "手元の来庁・下書き・差戻しを選び、同僚か窓口に一度に引き継ぎます。渡せないものは理由が出ます。",
                en:
                    "Choose what you have in hand and give it to a colleague or the office at once; what cannot go is named."
            )
        ],
        at: Paths.shift
    )

    static let closing = HelpTask(
        Localized(ja: "一日を締める", en: "Close the day"),
        [
            Localized(
                ja: "現金を数えて入れ、残りを片づけるか、理由を書いて翌日に繰り越します。",
                en:
                    "Count the cash, and finish what is open or leave it to the next day with a reason."
            ),
            Localized(
                ja: "締めると、その日の収納は変えられません。差額が大きいときは別の職員が確かめます。",
                en:
                    "A sealed day takes no more money; where the difference is large a second person confirms."
            ),
        ],
        at: Paths.closing
    )
}
