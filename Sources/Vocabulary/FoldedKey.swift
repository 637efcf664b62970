/// The key under which a name is searched: what a clerk types and what is recorded meet in it.
///
/// Kana become large katakana, width and case are dropped, old and variant kanji become the common
/// ones, 々 the kanji before it, long marks and hyphens one, spaces and middle dots none. Only for search, never as the name:
/// different names can share a key.
package struct FoldedKey: Hashable, Comparable, Sendable {
    /// The folded text; may be empty.
    package let text: String

    /// Folds a name or what is searched for.
    ///
    /// O(n).
    package init(_ name: String) {
        var folded = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { Self.append(scalar, to: &folded) }
        text = String(folded)
    }

    /// A key that was folded before, as a table keeps it; taken as given.
    package init(folded text: String) {
        self.text = text
    }

    /// Whether a name with this key is found by another key as the beginning of it.
    package func starts(with other: FoldedKey) -> Bool {
        text.utf8.starts(with: other.text.utf8)
    }

    package static func == (left: FoldedKey, right: FoldedKey) -> Bool {
        utf8Equal(left.text, right.text)
    }

    package static func < (left: FoldedKey, right: FoldedKey) -> Bool {
        utf8Precedes(left.text, right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Bytes(text))
    }
}

extension FoldedKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "a search key of \(text.count) characters" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

// MARK: - Folding

extension FoldedKey {
    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView)
    {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: folded.append(scalar)
        // 々 is the kanji before it once more: 佐々木 is 佐佐木.
        case 0x3005: folded.append(folded.last ?? scalar)
        case 0x41...0x5A: append(shifted(scalar, by: 0x20), to: &folded)
        case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0x301C, 0x30FC, 0xFF0D, 0xFF5E,
            0xFF70:
            folded.append("-")
        case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return
        case 0xFF01...0xFF5D: append(shifted(scalar, by: -0xFEE0), to: &folded)
        case 0x3041...0x3096, 0x3099...0x309E, 0x30A1...0x30FE, 0x31F0...0x31FF, 0xFF66...0xFF9F:
            appendKana(scalar, to: &folded)
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            let unified = CompatibilityIdeographs.unified(scalar)
            folded.append(variants[unified] ?? unified)
        default: appendOther(scalar, to: &folded)
        }
    }

    private static func appendKana(
        _ scalar: Unicode.Scalar,
        to folded: inout String.UnicodeScalarView
    ) {
        let kana = KanaFolding.katakana(scalar)
        if kana == KanaFolding.voicedMark || kana == KanaFolding.halfVoicedMark {
            guard let last = folded.last, let whole = KanaFolding.composed(last, with: kana) else {
                return
            }
            folded.removeLast()
            folded.append(whole)
        } else {
            folded.append(KanaFolding.large(kana))
        }
    }

    private static func appendOther(
        _ scalar: Unicode.Scalar,
        to folded: inout String.UnicodeScalarView
    ) {
        let properties = scalar.properties
        if properties.isWhitespace { return }
        switch properties.generalCategory {
        case .format, .control, .nonspacingMark, .enclosingMark: return
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter:
            for lower in properties.lowercaseMapping.unicodeScalars
            where lower.properties.generalCategory != .nonspacingMark {
                if let letters = ligatures[lower] {
                    folded.append(contentsOf: letters.unicodeScalars)
                } else {
                    folded.append(plainLetters[lower] ?? lower)
                }
            }
        default: folded.append(scalar)
        }
    }

    private static func shifted(_ scalar: Unicode.Scalar, by offset: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(Int(scalar.value) + offset)) ?? scalar
    }
}

// MARK: - Tables

extension FoldedKey {
    private static let variants = table(kanjiGroups.split(separator: " "))
    private static let plainLetters = table(letterGroups)
    private static let ligatures: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    ]

    /// Each scalar of a group, the first excepted, to the first.
    private static func table(
        _ groups: [some StringProtocol]
    ) -> [Unicode.Scalar: Unicode.Scalar] {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for group in groups {
            guard let first = group.unicodeScalars.first else { continue }
            for variant in group.unicodeScalars.dropFirst() { table[variant] = first }
        }
        return table
    }

    // The common kanji first, then the old and variant ones met in names.
    private static let kanjiGroups = """
        斉齊齋斎 辺邊邉 高髙 崎\u{FA11}嵜㟢 沢澤 浜濱濵 桜櫻 国國 広廣 真眞 恵惠 \
        竜龍 滝瀧 島嶋嶌 富冨 桑桒 館舘 吉𠮷 土圡 柳栁桺 徳德惪 曽曾 関關 \
        黒黑 万萬 与與 寿壽 宝寶寳 実實 条條 来來 栄榮 学學斈 亀龜 円圓 \
        弥彌 応應 戸戶户 巌巖 塩鹽 槙槇 薮藪 桧檜 渕淵渊 鉄鐵 豊豐 静靜 \
        瀬瀨 奥奧 会會 沖冲 峰峯 梅楳 蔵藏 観觀 船舩 鶴靏靍鸖 鴎鷗 礼禮 \
        芦蘆 芸藝 荘莊 稲稻 穂穗 糸絲 総總 聡聰 薗園 遥遙 郷鄕 鎮鎭 顕顯 \
        黄黃 柏栢 横橫 浅淺 涼凉 温溫 満滿 将將 尭堯 岳嶽 当當 晃晄 暁曉 \
        区區 双雙 台臺 壱壹 児兒 内內 凛凜 勲勳 巣巢 恒恆 楽樂 済濟 渓溪 \
        湧涌 為爲 猪豬 瑶瑤 県縣 祢禰 穣穰 緑綠 莱萊 薫薰 蛍螢 衛衞 青靑 \
        頼賴 髪髮 麦麥 隆隆 清淸 増增 禄祿 翠翆 桝枡 帰歸 昇曻 舎舍 \
        剣劍劔 弁辨瓣辯 従從 徴徵 悦悅 戦戰 払拂 拝拜 挙擧 数數 断斷 旧舊 \
        昼晝 検檢 歩步 歳歲 毎每 気氣 涙淚 灯燈 点點 焼燒 状狀 狭狹 独獨 \
        献獻 画畫 畳疊 発發 皐皋 称稱 粋粹 経經 絵繪 継繼 続續 縄繩 声聲 \
        胆膽 茎莖 蒋蔣 虫蟲 蝉蟬 読讀 訳譯 証證 謡謠 譲讓 賛贊 転轉 軽輕 \
        辞辭 遅遲 鋭銳 銭錢 録錄 閲閱 隠隱 雑雜 霊靈 顔顏 駅驛 駆驅 騒騷 \
        験驗 鶏鷄 麹麴 黙默 齢齡 団團 囲圍 図圖 圧壓 売賣 変變 奨獎 寛寬 \
        写寫 専專 対對 尽盡 届屆 属屬 巻卷 帯帶 弐貳 弾彈 径徑 恋戀 悪惡 \
        択擇 担擔 拠據 揺搖 桟棧 枢樞 様樣 権權 欧歐 浄淨 湾灣 渋澁 潜潛 \
        炉爐 秘祕 稚稺 窓窗 祇衹 蓑簑 裏裡 賢贒 隣鄰 鑑鑒 亘亙 仏佛 仮假 \
        伝傳 価價 倹儉 励勵 労勞 参參 叡睿 喜㐂 塁壘 寧寗甯 峡峽 庁廳 \
        廃廢 慎愼 煕熙熈 珍珎 祷禱 秋穐 萌萠 錬鍊 鯵鰺 鴬鶯 彦彥 郎郞 壮壯 厳嚴 \
        教敎 尚尙 即卽 強强 緒緖 縁緣 収收 乗乘 抜拔 処處 薬藥 懐懷 戻戾 呉吳 村邨 \
        野埜 橋𣘺 宜冝 籠篭
        """

    // Small letters with marks, as in Vietnamese and European names, after the plain letter.
    private static let letterGroups = [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓđð",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖħ",
        "iìíîïĩīĭįǐȉȋḭḯỉịı",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽł",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťțṫṭṯṱẗŧ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    ]
}
