/// A number in kanji at the beginning of a text: 二十八, 百一, 二〇二六, 壱.
///
/// Up to 9,999 where it counts tens and hundreds, up to nine figures where it is a row of figures.
struct KanjiNumber {
    let value: Int
    /// How many scalars it takes.
    let length: Int

    /// Reads the longest run of numerals; nil where there is none, or it is no number.
    init?(_ scalars: ArraySlice<Unicode.Scalar>) {
        let run = scalars.prefix(while: Self.isNumeral)
        guard !run.isEmpty, run.count <= 9 else { return nil }
        length = run.count
        if run.contains(where: { Self.units[$0] != nil }) {
            guard let value = Self.counted(run) else { return nil }
            self.value = value
        } else {
            value = run.reduce(0) { $0 * 10 + (Self.figures[$1] ?? 0) }
        }
    }

    static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        figures[scalar] != nil || units[scalar] != nil
    }

    /// The value of 千百十 with figures before them, each unit smaller than the one before.
    private static func counted(_ run: ArraySlice<Unicode.Scalar>) -> Int? {
        var (value, figure, last) = (0, Int?.none, 10_000)
        for scalar in run {
            if let unit = units[scalar] {
                guard unit < last, figure != 0 else { return nil }
                value += unit * (figure ?? 1)
                (figure, last) = (nil, unit)
            } else {
                guard figure == nil else { return nil }
                figure = figures[scalar]
            }
        }
        return value + (figure ?? 0)
    }

    private static let figures: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "一": 1, "壱": 1, "二": 2, "弐": 2, "三": 3, "参": 3, "四": 4, "五": 5, "六": 6,
        "七": 7, "八": 8, "九": 9,
    ]
    private static let units: [Unicode.Scalar: Int] = ["十": 10, "拾": 10, "百": 100, "千": 1_000]
}
