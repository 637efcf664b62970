/// A name with its reading.
struct WrittenName: Sendable {
    let written: String
    let kana: String
}

/// Names for residents who do not exist: common ones, and some that few systems keep whole.
enum MadeUpNames {
    static let family = names(
        "佐藤/サトウ 鈴木/スズキ 高橋/タカハシ 田中/タナカ 伊藤/イトウ 渡辺/ワタナベ 山本/ヤマモト 中村/ナカムラ"
            + " 小林/コバヤシ 加藤/カトウ 吉田/ヨシダ 山田/ヤマダ 佐々木/ササキ 山口/ヤマグチ 松本/マツモト"
            + " 井上/イノウエ 木村/キムラ 林/ハヤシ 斎藤/サイトウ 清水/シミズ 山崎/ヤマザキ 池田/イケダ 橋本/ハシモト"
            + " 石川/イシカワ 前田/マエダ 藤田/フジタ 後藤/ゴトウ 岡田/オカダ 長谷川/ハセガワ 石井/イシイ"
            + " 近藤/コンドウ 坂本/サカモト 遠藤/エンドウ 青木/アオキ 西村/ニシムラ 福田/フクダ 太田/オオタ 三浦/ミウラ"
    )

    /// Variation selectors, compatibility ideographs and characters beyond the first plane.
    static let rareFamily = names(
        "葛\u{E0100}城/カツラギ 渡邉\u{E0101}/ワタナベ 辻\u{E0100}本/ツジモト 山\u{FA11}/ヤマサキ \u{20BB7}田/ヨシダ"
            + " 髙橋/タカハシ \u{FA19}谷/カミヤ 芦\u{E0100}田/アシダ 齋\u{E0102}藤/サイトウ 祇\u{E0100}園/ギオン"
    )

    static let woman = names(
        "花子/ハナコ 陽菜/ヒナ 結衣/ユイ 美咲/ミサキ 葵/アオイ 由美子/ユミコ 恵子/ケイコ 千尋/チヒロ 明日香/アスカ"
            + " 真由美/マユミ 久美子/クミコ 彩/アヤ 智子/トモコ 麻衣/マイ 裕子/ユウコ 紗季/サキ 莉子/リコ 咲良/サクラ"
    )
    static let man = names(
        "太郎/タロウ 蓮/レン 翔太/ショウタ 健一/ケンイチ 大輔/ダイスケ 誠/マコト 和也/カズヤ 拓海/タクミ 直樹/ナオキ"
            + " 浩/ヒロシ 正雄/マサオ 悠真/ユウマ 湊/ミナト 亮/リョウ 雄一/ユウイチ 隆/タカシ 陽翔/ハルト 大和/ヤマト"
    )

    /// Names of foreign residents as their cards write them, with the reading that they chose.
    static let foreign: [(family: WrittenName, given: WrittenName)] = [
        pair("NGUYEN/グエン", "THI LAN/ティ ラン"), pair("TRAN/チャン", "VAN MINH/ヴァン ミン"),
        pair("THAPA/タパ", "SUMAN/スマン"), pair("GURUNG/グルン", "ANITA/アニタ"),
        pair("WANG/ワン", "FANG/ファン"), pair("LI/リ", "JUN/ジュン"),
        pair("SANTOS/サントス", "MARIA CLARA/マリア クララ"), pair("KIM/キム", "MIN SEO/ミンソ"),
        pair("O'CONNOR/オコナー", "SEÁN/ショーン"), pair("DA SILVA/ダ シルバ", "JOÃO/ジョアン"),
    ]

    private static func names(_ text: String) -> [WrittenName] {
        text.split(separator: " ").map { name(String($0)) }
    }

    private static func name(_ text: String) -> WrittenName {
        let parts = text.split(separator: "/")
        precondition(parts.count == 2, "a name is written with its reading")
        return WrittenName(written: String(parts[0]), kana: String(parts[1]))
    }

    private static func pair(
        _ family: String,
        _ given: String
    ) -> (family: WrittenName, given: WrittenName) {
        (name(family), name(given))
    }
}
