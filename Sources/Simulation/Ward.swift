import Vocabulary

/// A ward of Chiba City, the example: its office, a town in it, and its share of the arrivals.
///
/// The towns are real; postcodes were not checked and house numbers are drawn. The shares follow the
/// wards' populations roughly and are an estimate.
struct Ward: Sendable {
    let office: String
    let towns: [(name: String, postcode: String)]
    let share: Int

    static let all = [
        Ward(
            office: "121011",
            towns: [("中央区中央三丁目", "2600013"), ("中央区千葉港", "2600026"), ("中央区松ケ丘町", "2600807")],
            share: 22
        ),
        Ward(
            office: "121029",
            towns: [("花見川区幕張町五丁目", "2620032"), ("花見川区検見川町三丁目", "2620023")],
            share: 18
        ),
        Ward(
            office: "121037",
            towns: [("稲毛区小仲台六丁目", "2630043"), ("稲毛区穴川四丁目", "2630024")],
            share: 17
        ),
        Ward(
            office: "121045",
            towns: [("若葉区桜木北二丁目", "2640029"), ("若葉区都賀の台一丁目", "2640026")],
            share: 14
        ),
        Ward(
            office: "121053",
            towns: [("緑区おゆみ野三丁目", "2660031"), ("緑区あすみが丘七丁目", "2670066")],
            share: 13
        ),
        Ward(
            office: "121061",
            towns: [("美浜区高洲三丁目", "2610004"), ("美浜区真砂五丁目", "2610011")],
            share: 16
        ),
    ]
}

/// A place from which people come.
struct FormerPlace: Sendable {
    let address: String
    let municipality: String?
    /// A value of the fact `previous_place`.
    let kind: String

    static let otherPrefectures = [
        FormerPlace(address: "東京都新宿区西新宿二丁目", municipality: "131041", kind: "other-prefecture"),
        FormerPlace(address: "北海道北見市大通西三丁目", municipality: "012084", kind: "other-prefecture"),
        FormerPlace(address: "熊本県熊本市中央区手取本町", municipality: "431010", kind: "other-prefecture"),
        FormerPlace(address: "大阪府大阪市北区中之島一丁目", municipality: "271276", kind: "other-prefecture"),
        FormerPlace(address: "栃木県下野市笹原", municipality: "092169", kind: "other-prefecture"),
        FormerPlace(address: "神奈川県川崎市川崎区宮本町", municipality: "141313", kind: "other-prefecture"),
    ]
    static let samePrefecture = [
        FormerPlace(address: "千葉県船橋市湊町二丁目", municipality: "122041", kind: "same-prefecture"),
        FormerPlace(address: "千葉県市原市国分寺台中央一丁目", municipality: "122190", kind: "same-prefecture"),
        FormerPlace(address: "千葉県木更津市朝日三丁目", municipality: "122068", kind: "same-prefecture"),
    ]
    static let abroad = [
        FormerPlace(address: "ベトナム社会主義共和国 ハノイ市", municipality: nil, kind: "abroad"),
        FormerPlace(address: "ネパール カトマンズ", municipality: nil, kind: "abroad"),
        FormerPlace(address: "中華人民共和国 上海市", municipality: nil, kind: "abroad"),
        FormerPlace(address: "フィリピン共和国 マニラ", municipality: nil, kind: "abroad"),
    ]
}
