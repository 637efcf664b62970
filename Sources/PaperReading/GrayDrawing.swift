/// A drawing in shades of grey, as the programs pass it on (PGM, binary).
struct GrayDrawing {
    let width: Int
    let height: Int
    private let shades: [UInt8]

    private init(width: Int, height: Int, shades: [UInt8]) {
        self.width = width
        self.height = height
        self.shades = shades
    }

    /// The drawing of a file with 256 shades; nil for everything else.
    init?(pgm: [UInt8]) {
        guard pgm.starts(with: "P5".utf8) else { return nil }
        var place = 2
        var numbers: [Int] = []
        while numbers.count < 3 {
            while place < pgm.count, pgm[place] <= 32 { place += 1 }
            let digits = pgm[place...].prefix { (0x30...0x39).contains($0) }
            guard digits.count <= 6, let number = Int(String(decoding: digits, as: UTF8.self))
            else {
                return nil
            }
            numbers.append(number)
            place = digits.endIndex
        }
        // One blank stands before the shades.
        let shades = Array(pgm.dropFirst(place + 1))
        guard numbers[2] == 255, shades.count == numbers[0] * numbers[1] else { return nil }
        self.init(width: numbers[0], height: numbers[1], shades: shades)
    }

    var pgm: [UInt8] { Array("P5 \(width) \(height) 255\n".utf8) + shades }

    /// The same, a quarter turn clockwise; O(n).
    var turned: GrayDrawing {
        var turned = [UInt8](repeating: 0, count: shades.count)
        for row in 0..<height {
            for column in 0..<width {
                turned[column * height + height - 1 - row] = shades[row * width + column]
            }
        }
        return GrayDrawing(width: height, height: width, shades: turned)
    }
}
