import Testing
import Vocabulary

@Suite("The detector of My Numbers")
struct MyNumberDetectorTests {
    @Test(
        "finds one number in every disguise",
        arguments: [
            "123456789018", "1234-5678-9018", "1234 5678 9018", "１２３４５６７８９０１８",
            "１２３４－５６７８－９０１８", "1234ー5678ー9018", "1234−5678–9018", "1234.5678.9018",
            "1234・5678・9018", "1234\u{3000}5678\u{3000}9018", "1234\u{A0}5678\u{202F}9018",
            "1234\n5678\n9018", "123 456 789 018", "12 34 56 78 90 18", "1 2 3 4 5 6 7 8 9 0 1 8",
            "123456-789018", "12345-6789018", "12345678901-8", "1234/5678/9018", "1234_5678_9018",
            "1234 - 5678 - 9018", "(1234)(5678)(9018)", "1234:5678:9018", "1234、5678、9018",
            "12\u{200B}3456789018", "1234\u{AD}56789018", "①②③④⑤⑥⑦⑧⑨⓪①⑧", "一二三四五六七八九〇一八",
            "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟖", "番号は123456789018です", "x123456789018y", "No.1234-5678-9018。",
            "2026-04-06 1234-5678-9018 043-245-5111", "1234 5678 9018, 12", "1234-5678 9018",
            "043-245-5111 123456789018", "1234567890123 123456789018", "３|1234~5678~9018",
            "+1234 5678 9018", "12345678-9018, 2026-04-06", "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣8️⃣",
        ]
    )
    func disguises(text: String) {
        #expect(MyNumberDetector.containsMyNumber(text))
    }

    @Test(
        "leaves other numbers alone",
        arguments: [
            "", "12345678901", "123456789017", "1234-5678-9017", "1123456789018", "1234567890180",
            "7000012050002", "12345678901800000", "1234x5678x9018", "1234番5678番9018",
            "000000000000",
            "0000-0000-0000", "\"1234\",\"5678\",\"9018\"", "1234     5678     9018",
            "〒260-8722 千葉市中央区千葉港1-1", "260-8722 043-245-5111", "090-1234-5678 260-8722",
            "+81 90-1234-5678 9018", "V1024 B2048 I4096", "3丁目12番34号",
        ]
    )
    func others(text: String) {
        #expect(!MyNumberDetector.containsMyNumber(text))
    }

    @Test("does not take telephone numbers abroad or times of the day for one")
    func phonesAndTimes() {
        var flagged = 0
        for number in 0..<10_000 {
            let phone = "+81-90-1234-\(fill(number, 4))"
            let time = "2026-04-06 \(fill(number / 60 % 24, 2)):\(fill(number % 60, 2))"
            let pair = "260-\(fill(number, 4)) 043-245-5111"
            let mobile = "090-1234-\(fill(number, 4)) 2026-04-06"
            for text in [phone, time, pair, mobile, "☎\(phone) \(time)"]
            where MyNumberDetector.containsMyNumber(text) { flagged += 1 }
        }

        #expect(flagged == 0)
    }

    @Test("finds every valid number however it is cut", arguments: 0..<5 as Range<UInt64>)
    func allValid(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let separators = ["-", " ", "　", "ー", "−", ".", "・", " - ", "\t", "／"]
        for _ in 0..<500 {
            let digits = validNumber(&chance)
            let separator = separators[chance.below(separators.count)]
            var text = ""
            for (position, digit) in digits.enumerated() {
                if position > 0, chance.below(3) == 0 { text += separator }
                text += chance.below(2) == 0 ? "\(digit)" : fullWidth(digit)
            }

            #expect(MyNumberDetector.containsMyNumber(text), "\(text)")
            #expect(MyNumberDetector.containsMyNumber("宛名 " + text + " 様"), "\(text)")
            #expect(!MyNumberDetector.containsMyNumber("9\(digits.map(String.init).joined())"))
        }
    }

    @Test("misses nearly every number with one wrong digit")
    func corrupted() {
        var chance = SeededGenerator(seed: 11)
        var found = 0
        var tried = 0
        for _ in 0..<200 {
            let digits = validNumber(&chance)
            for position in digits.indices {
                var wrong = digits
                wrong[position] = (wrong[position] + 1 + UInt8(chance.below(9))) % 10
                tried += 1
                let text = wrong.map(String.init).joined()
                if MyNumberDetector.containsMyNumber(text) { found += 1 }
            }
        }

        #expect(found * 50 < tried, "\(found) of \(tried)")
    }

    @Test("knows the check digit", arguments: ["123456789018", "012345678903", "000000000060"])
    func checkDigit(text: String) {
        let digits = text.utf8.map { $0 - 48 }
        for last in 0..<10 as Range<UInt8> {
            let valid = MyNumberDetector.hasValidCheckDigit(Array(digits.dropLast()) + [last])
            #expect(valid == (last == digits.last))
        }
    }

    @Test("takes time in proportion to the text")
    func linear() {
        let hostile =
            String(repeating: "1 ", count: 200_000) + String(repeating: "9", count: 200_000)

        #expect(!MyNumberDetector.containsMyNumber(hostile))
    }

    private func fill(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    private func fullWidth(_ digit: UInt8) -> String {
        Unicode.Scalar(0xFF10 + UInt32(digit)).map { String(Character($0)) } ?? ""
    }

    // Weights written out, apart from the code under test.
    private func validNumber(_ chance: inout SeededGenerator) -> [UInt8] {
        let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
        let digits = (0..<11).map { _ in UInt8(chance.below(10)) }
        let remainder = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 } % 11
        return digits + [UInt8(remainder <= 1 ? 0 : 11 - remainder)]
    }
}
