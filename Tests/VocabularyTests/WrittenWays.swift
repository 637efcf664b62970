import Vocabulary

/// Ways in which people write one number, one day and one address, drawn from a seed.
struct WrittenWays {
    var chance: SeededGenerator

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    mutating func pick<T>(_ choices: [T]) -> T {
        choices[Int(chance.next() % UInt64(choices.count))]
    }

    // MARK: Numbers

    static let hyphens = ["-", "－", "−", "‐", "–", "ー", "―", "ｰ"]

    private static let kanji = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    static func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }
            )
        )
    }

    /// Up to 99 with its ten, and figure by figure above.
    static func inKanji(_ number: Int) -> String {
        if number < 10 { return kanji[number] }
        if number < 100 {
            let (tens, ones) = (number / 10, number % 10)
            return (tens > 1 ? kanji[tens] : "") + "十" + (ones > 0 ? kanji[ones] : "")
        }
        return String(number).compactMap { $0.wholeNumberValue }.map { kanji[$0] }.joined()
    }

    mutating func figures(_ number: Int) -> String {
        pick([String(number), Self.fullWidth(String(number))])
    }

    mutating func number(_ number: Int) -> String {
        pick([String(number), Self.fullWidth(String(number)), Self.inKanji(number)])
    }

    // MARK: Days

    mutating func day(_ day: CalendarDay) -> String {
        let parts = day.civil
        guard let era = EraDate(day) else { return day.description }
        switch chance.next() % 6 {
        case 0:
            let blank = pick(["", " ", "　"])
            let year = era.year == 1 ? pick(["元", number(1)]) : number(era.year)
            return "\(era.era.name)\(year)年\(blank)\(number(parts.month))月\(blank)"
                + "\(number(parts.day))日" + pick(["", "生", "生まれ"])
        case 1:
            let mark = pick([".", "．", "/", "・"] + Self.hyphens)
            let numbers = [era.year, parts.month, parts.day].map { figures($0) }
            return letter(era) + numbers.joined(separator: mark)
        case 2:
            let packed = [era.year, parts.month, parts.day].map(Self.twoFigures).joined()
            return letter(era) + pick([packed, Self.fullWidth(packed)])
        case 3:
            let packed = "\(parts.year)" + [parts.month, parts.day].map(Self.twoFigures).joined()
            return pick([packed, Self.fullWidth(packed)])
        case 4:
            let mark = pick(["/", "／", ".", " ", "　"] + Self.hyphens)
            return [parts.year, parts.month, parts.day].map { figures($0) }
                .joined(separator: mark)
        default:
            return pick(["", "西暦"]) + Self.inKanji(parts.year)
                + "年\(number(parts.month))月\(number(parts.day))日"
        }
    }

    private mutating func letter(_ date: EraDate) -> String {
        let letter = String(date.era.letter)
        return pick([letter, letter.lowercased(), Self.fullWidth(letter)])
    }

    private static func twoFigures(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    // MARK: Addresses

    mutating func address(_ town: String, _ numbers: [Int], _ building: String?) -> String {
        let blank = pick(["", " ", "　"])
        var text = town + blank
        switch chance.next() % 3 {
        case 0:
            let mark = pick(Self.hyphens)
            let digits = numbers.map { figures($0) }
            text += digits.joined(separator: mark)
        case 1:
            let counters = numbers.count == 3 ? ["丁目", "番", "号"] : ["番地の", ""]
            text += zip(numbers, counters).map { number($0) + $1 }.joined()
        default:
            text += numbers.map { figures($0) }.joined(separator: pick(["の", "ノ"]))
        }
        guard let building else { return text }
        return text + pick([" ", "　"]) + building
    }
}
