import Vocabulary

extension GlyphTable {
    /// Characters that were found.
    package struct Found: Hashable, Sendable {
        /// Those of the very reading first, then by strokes, variants behind their plain character.
        package let glyphs: [Glyph]
        /// Whether there are more.
        package let isCut: Bool
    }

    /// The characters of which everything is true that is asked for; none where nothing is.
    ///
    /// O(n) over the table.
    package func find(_ query: GlyphQuery, limit: Int) -> Found {
        if query.isEmpty { return Found(glyphs: [], isCut: false) }
        let matching = rows.compactMap { row in
            distance(of: row, from: query).map { (row: row, distance: $0) }
        }.sorted {
            ($0.distance, $0.row.strokes, $0.row.base.value)
                < ($1.distance, $1.row.strokes, $1.row.base.value)
        }
        var glyphs: [Glyph] = []
        for (row, _) in matching where glyphs.count <= limit {
            var all = self.glyphs(of: row)
            if case .number(let number)? = query.code { all = all.filter { $0.number == number } }
            glyphs += all
        }
        return Found(glyphs: Array(glyphs.prefix(limit)), isCut: glyphs.count > limit)
    }

    /// The character that a form named by its key.
    package func glyph(key: String) -> Glyph? {
        guard let written = key.split(separator: ".").first,
            let point = numeral(ArraySlice(written.utf8), radix: 16),
            let row = row(of: UInt32(point))
        else { return nil }
        return glyphs(of: row).first { utf8Equal($0.key, key) }
    }

    private func row(of point: UInt32) -> Row? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].base.value < point { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].base.value == point ? rows[low] : nil
    }

    /// Nothing where all of it is true and a reading is the whole one, 1 where a reading goes on; nil where not.
    private func distance(of row: Row, from query: GlyphQuery) -> Int? {
        if let radical = query.radical, radical != row.radical { return nil }
        if let strokes = query.strokes, !strokes.contains(Int(row.strokes)) { return nil }
        switch query.code {
        case nil: break
        case .point(let point): if row.base.value != point { return nil }
        case .number(let number): if !has(number, row) { return nil }
        case .like(let key): if FoldedKey(String(row.base)) != key { return nil }
        }
        guard let reading = query.reading else { return 0 }
        let keys = readings(of: row).map { FoldedKey($0) }
        if keys.contains(reading) { return 0 }
        return keys.contains { $0.starts(with: reading) } ? 1 : nil
    }

    private func has(_ number: Int, _ row: Row) -> Bool {
        Int(row.number) == number || variants(of: row).contains { $0.number == number }
    }

    // MARK: Out of the bytes

    private func glyphs(of row: Row) -> [Glyph] {
        let plain = (selector: Unicode.Scalar?.none, number: row.number > 0 ? Int(row.number) : nil)
        let readings = readings(of: row)
        return ([plain] + variants(of: row)).map { selector, number in
            Glyph(
                base: row.base,
                selector: selector,
                number: number,
                radical: Int(row.radical),
                strokes: Int(row.strokes),
                readings: readings
            )
        }
    }

    private func readings(of row: Row) -> [String] {
        bytes[row.readings].split(separator: UInt8(ascii: ",")).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func variants(of row: Row) -> [(selector: Unicode.Scalar?, number: Int?)] {
        bytes[row.variants].split(separator: UInt8(ascii: " ")).compactMap { variant in
            let parts = variant.split(separator: UInt8(ascii: "="))
            guard parts.count == 2, let selector = numeral(parts[0], radix: 16) else { return nil }
            return (Unicode.Scalar(UInt32(selector)), numeral(parts[1]))
        }
    }
}
