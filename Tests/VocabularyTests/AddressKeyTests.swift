import Testing
import Vocabulary

@Suite("The key of an address") struct AddressKeyTests {
    @Test(
        "is one for all writings of an address",
        arguments: [
            [
                "千葉市中央区千葉港1番1号", "千葉市中央区千葉港一番一号", "千葉市中央区千葉港１－１", "千葉市中央区 千葉港1ー1",
                "千葉市中央区千葉港１番地１", "千葉市中央区千葉港一の一",
            ],
            ["新宿区西新宿二丁目8番1号", "新宿区西新宿2-8-1", "新宿区西新宿２丁目８－１", "新宿区西新宿二ー八ー一"],
            ["札幌市北区北十条西四丁目1番地", "札幌市北区北10条西4丁目1"],
            ["港区六本木6-10-1森タワー101号室", "港区六本木六丁目10番1号 森タワー101"],
            ["1-2-3-101", "1丁目2番3号101号室", "一丁目二番三号一〇一号室"],
            ["本町1-2千石ハイツ", "本町一丁目2番 千石ハイツ"], ["大字小中台12番地の3", "小中台12-3"],
            ["百人町三丁目", "百人町3"], ["市ヶ谷1", "市ケ谷1"],
        ]
    )
    func one(_ writings: [String]) {
        let keys = Set(writings.map { AddressKey($0) })
        #expect(keys.count == 1, "\(writings.map { AddressKey($0).text })")
    }

    @Test(
        "is another for another place",
        arguments: [
            ["本町1-23", "本町12-3", "本町1-2-3", "本町123", "本町1-2", "本町2-1", "西本町1-23"],
            ["八千代1", "八1", "四日市3", "日市3"],
        ]
    )
    func another(_ addresses: [String]) {
        #expect(Set(addresses.map { AddressKey($0) }).count == addresses.count)
    }

    @Test("stays through every way of writing, and changes with every number", arguments: 1...20)
    func ways(_ seed: Int) {
        var ways = WrittenWays(seed: UInt64(seed))
        for _ in 0..<100 {
            let town = ways.pick(["千葉市中央区千葉港", "八千代市大和田", "四街道市鹿渡", "港区六本木", "三郷市"])
            let building = ways.pick([nil, "千石ハイツ", "コーポ・みなと", "Forest"])
            let count = ways.pick([2, 3])
            let numbers = (0..<count).map { _ in Int(ways.chance.next() % 120) + 1 }
            let first = ways.address(town, numbers, building)
            let second = ways.address(town, numbers, building)
            #expect(AddressKey(first) == AddressKey(second), "\(first) / \(second)")
            var moved = numbers
            moved[ways.pick(Array(moved.indices))] += 1
            let elsewhere = ways.address(town, moved, building)
            #expect(AddressKey(first) != AddressKey(elsewhere), "\(first) / \(elsewhere)")
        }
    }

    @Test("shows no address in a log")
    func discretion() {
        let key = AddressKey("千葉市中央区千葉港1番1号")
        #expect(!"\(key)".contains("千葉") && !String(reflecting: key).contains("千葉"))
    }
}
